"""An annotated passage as what the network should answer: a label for every word, and frames with their who and what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from kg.annotate.spacy_parts import english_tokenizer, tokens_of
from kg.annotate.words import Words, words_of
from kg.extract.syntax import POSSESSIVES
from kg.model import Article
from training.labels import NAME_TYPES, PHRASES

Span = tuple[int, int]
# Types whose later mentions ("she", "the measure") are linked to a name or phrase.
LINKED = frozenset("PERSON AGENCY ORG UNNAMED CITY REGION COUNTRY LAW POLICY EVENT".split())
NO_NOMINAL_SOURCE = frozenset("PERSON AGENCY ORG GROUP".split())
PRONOUNS = frozenset(
    "i you he she it we they me him her us them my your his its our their mine yours hers ours theirs who whom whose which that this these"
    " those himself herself itself themselves myself ourselves there here one both all each what".split()
)
# Words that name no one thing by themselves: "the Department" is a later mention, "the Energy Department" a name.
GENERIC = frozenset(
    "department agency committee court administration state city county senate house council commission board government congress party"
    " president mayor governor senator police bill act law university company group union program bureau office district school corps"
    " country nation town village region".split()
)
DETERMINERS = frozenset("the a an this that these those its their his her our my your".split())
AUXILIARIES = frozenset(
    "will would wo to not n't 'll ’ll n’t also never shall can could must may might has have had is are was were be been being do does did"
    " no longer ca 've ’ve".split()
)
LINKERS = frozenset("of for in on at to from with by who that which , ( — – -".split())
JOINERS = frozenset("of for the and to on in - , .".split())
FARTHEST_TITLE, NEXT_TITLE, FARTHEST_BODY = 25, 8, 25  # words between a title and its person or organization
NEAR_PERSON = 6


@dataclass(frozen=True, slots=True)
class Mention:
    """``kind``: typed (marked with its type), name (a name again), anaphor ("she", "the bill") or either."""

    span: Span
    type: str | None
    id: str | None
    kind: str


@dataclass(frozen=True, slots=True)
class Target:
    """A frame to be found: its cue, the word it is asked about, its who and what. ``others``: for an anaphor, all other mentions
    of the thing; for a role, all mentions of the person, ``bodies`` all of the organization."""

    label: str
    cue: Span
    anchor: int
    who: tuple[Span, ...] = ()
    what: tuple[Span, ...] = ()
    others: tuple[Span, ...] = ()
    bodies: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """Labels of every word. A tag "?" is neither rewarded nor punished; ``soft`` phrases (nominal repeats) train, but do not count.
    ``spared``: cue label -> words at which a cue is neither wanted nor wrong."""

    id: str
    group: str
    text: str
    words: Words
    names: list[str]
    phrases: dict[str, list[str]]
    soft: dict[str, set[int]]
    targets: list[Target]
    spared: dict[str, set[int]]
    mentions: list[Mention]

    @property
    def forms(self) -> tuple[str, ...]:
        """The words as the network reads them."""
        return self.words.forms


class Converter:
    """Annotation in JSON, as the corpora and ``markup.read`` give it, to Passages. ``misfits`` counts spans that cut a word."""

    def __init__(self) -> None:
        self._tokenizer = english_tokenizer()
        self.misfits = 0

    def __call__(self, found: dict[str, Any], group: str = "") -> Passage:
        """One passage. Spans that cut a word are widened to it."""
        words, places = words_and_places(found, self._tokenizer)
        mentions = _mentions(found, places, words.texts)
        draft = _Draft(words.texts, mentions)
        draft.tag()
        draft.attributions(found["attributions"], places)
        draft.stances(found["stances"], places)
        draft.commitments(found["commitments"], places)
        draft.roles([(r["person"], _tokens(r["title"], self._tokenizer), r["of"]) for r in found["roles"]])
        draft.links()
        self.misfits += places.misfits
        targets = list(dict.fromkeys(draft.targets))
        return Passage(
            found["id"], group, found["text"], words, draft.names, draft.phrases, draft.soft, targets, draft.spared, mentions
        )  # fmt: skip


def words_and_places(found: dict[str, Any], tokenizer: Any) -> tuple[Words, Places]:
    """The words of a text in JSON (``id``, ``text``) as the network reads them, and where they stand."""
    doc = tokens_of(found["text"], tokenizer)
    words = words_of(doc, Article(id=found["id"], text=found["text"]))
    return words, Places(found["text"], [(doc[t].idx, doc[t].idx + len(doc[t])) for t in words.token])


class Places:
    """Characters to words."""

    def __init__(self, text: str, offsets: list[Span]) -> None:
        self._text, self._offsets = text, offsets
        self._starts = {start: word for word, (start, _) in enumerate(offsets)}
        self._ends = {end: word + 1 for word, (_, end) in enumerate(offsets)}
        self.misfits = 0

    def span(self, found: Sequence[int] | None) -> Span | None:
        """The words of a stretch of characters; None where there are none."""
        if found is None:
            return None
        start, end = found
        while start < end and self._text[start].isspace():
            start += 1
        while end > start and self._text[end - 1].isspace():
            end -= 1
        if start in self._starts and end in self._ends:
            return self._starts[start], self._ends[end]
        self.misfits += 1
        inside = [word for word, (first, last) in enumerate(self._offsets) if first < end and last > start]
        return (inside[0], inside[-1] + 1) if inside else None


@dataclass(slots=True)
class _Draft:
    words: Sequence[str]
    mentions: list[Mention]
    names: list[str] = field(default_factory=list)
    phrases: dict[str, list[str]] = field(default_factory=dict)
    soft: dict[str, set[int]] = field(default_factory=dict)
    targets: list[Target] = field(default_factory=list)
    spared: dict[str, set[int]] = field(default_factory=lambda: {"role": set(), "coref": set()})

    def tag(self) -> None:
        """Tags of names and phrases; of nested ones of a layer the outermost."""
        self.names = ["O"] * len(self.words)
        self.phrases = {layer: ["O"] * len(self.words) for layer in PHRASES}
        self.soft = {layer: set() for layer in PHRASES}
        for mention in sorted(self.mentions, key=lambda m: m.span[0] - m.span[1]):
            tags = self.names if mention.type in NAME_TYPES else self.phrases.get(mention.type or "")
            if tags is not None:
                self._tag(mention, tags)
        for mention in self.mentions:  # "the mayor": neither rewarded nor punished as UNNAMED
            if mention.type in NO_NOMINAL_SOURCE and mention.kind == "anaphor" and not self._pronoun(mention.span):
                for word in range(*mention.span):
                    if self.phrases["UNNAMED"][word] == "O":
                        self.phrases["UNNAMED"][word] = "?"

    def _tag(self, mention: Mention, tags: list[str]) -> None:
        start, end = mention.span
        if mention.kind in ("typed", "name") or self._phrase_again(mention):
            if set(tags[start:end]) <= {"O", "?"}:
                tags[start:end] = [f"B-{mention.type}"] + [f"I-{mention.type}"] * (end - start - 1)
                if mention.kind == "anaphor" and mention.type in PHRASES:
                    self.soft[mention.type].update(range(start, end))
        elif mention.kind == "either":
            tags[start:end] = ["?" if tag == "O" else tag for tag in tags[start:end]]

    def _phrase_again(self, mention: Mention) -> bool:
        """Whether a later mention is a phrase, too: "the bill", not "it"."""
        first = self.words[mention.span[0]].lower()
        if mention.kind != "anaphor" or mention.type not in PHRASES:
            return False
        return first not in PRONOUNS | {"his", "her"} or (mention.span[1] - mention.span[0] > 1 and first in DETERMINERS)

    def _pronoun(self, span: Span) -> bool:
        return self.words[span[0]].lower() in PRONOUNS

    def attributions(self, found: list[dict[str, Any]], places: Places) -> None:
        """Frames of speech. The colon of "Ruiz: No." is a cue; an attribution without any cue trains nothing."""
        for one in found:
            cue, source = places.span(one["cue"]), places.span(one["source"])
            if cue is None and source and source[1] < len(self.words) and self.words[source[1]] == ":":
                cue = (source[1], source[1] + 1)
            if cue:
                self.targets.append(Target("say", cue, cue[0], _some(source), _some(*map(places.span, one["content"]))))

    def stances(self, found: list[dict[str, Any]], places: Places) -> None:
        """Frames of support and opposition."""
        for one in found:
            if cue := places.span(one["cue"]):
                who, what = _some(places.span(one["holder"])), _some(places.span(one["target"]))
                self.targets.append(Target(one["value"], cue, cue[0], who, what))

    def commitments(self, found: list[dict[str, Any]], places: Places) -> None:
        """Frames of promises and refusals; their cue is the verb of the action."""
        for one in found:
            if action := places.span(one["action"]):
                verb = next((word for word in range(*action) if self._full_verb(word)), action[0])
                self.targets.append(Target(one["value"], (verb, verb + 1), verb, _some(places.span(one["agent"])), (action,)))

    def _full_verb(self, word: int) -> bool:
        lower = self.words[word].lower()
        return lower not in AUXILIARIES and not lower.endswith("ly") and lower[0].isalpha()

    def roles(self, found: list[tuple[str, list[str], str]]) -> None:
        """Frames of "chair of the board"; the title nearest to the person is meant. Titles without a role are spared."""
        titles = [mention for mention in self.mentions if mention.type == "TITLE"]
        for person, title, of in found:
            people = [mention for mention in self.mentions if mention.id == person]
            bodies = [mention for mention in self.mentions if mention.id == of] if of != "-" else []
            if people:
                self._role(self._titles(titles, title, people), people, bodies)
        cues = {target.cue for target in self.targets if target.label == "role"}
        self.spared["role"].update(word for title in titles if title.span not in cues for word in range(*title.span))

    def _titles(self, titles: list[Mention], wanted: list[str], people: list[Mention]) -> list[Mention]:
        def words(title: Mention) -> list[str]:
            return [word.lower() for word in self.words[title.span[0] : title.span[1]]]

        found = [title for title in titles if words(title) == wanted]
        near = [t for t in titles if wanted[0] in words(t) and any(_gap(t.span, p.span) <= NEAR_PERSON for p in people)]
        return sorted(found or near[:1], key=lambda title: min(_gap(title.span, person.span) for person in people))

    def _role(self, titles: list[Mention], people: list[Mention], bodies: list[Mention]) -> None:
        linked = False
        for title in titles:
            person = min(people, key=lambda p: _gap(title.span, p.span) + (0 if _named(p) else 2))
            if _gap(title.span, person.span) > (NEXT_TITLE if linked else FARTHEST_TITLE):
                continue
            who = title.span if any(_inside(title.span, p.span) for p in people) else person.span
            what = self._body(title, bodies)
            others, spans = tuple(p.span for p in people), tuple(body.span for body in bodies)
            self.targets.append(Target("role", title.span, title.span[0], (who,), what, others, spans))
            linked = True

    def _body(self, title: Mention, bodies: list[Mention]) -> tuple[Span, ...]:
        """The mention of the organization nearest to the title, if the title is not part of it."""

        def distance(body: Mention) -> int:
            return _gap(title.span, body.span) + (0 if _named(body) else 3) + (100 if _inside(title.span, body.span) else 0)

        best = min(bodies, key=distance, default=None)
        if best is None or _gap(title.span, best.span) > FARTHEST_BODY or _inside(title.span, best.span):
            return ()
        return (best.span,)

    def links(self) -> None:
        """Frames from an anaphor to the named mentions of its thing."""
        for mention in self.mentions:
            head = _head(self.words, mention.span)
            if mention.kind == "anaphor" and mention.type in LINKED:
                same = [other for other in self.mentions if other.id == mention.id and other is not mention]
                named = tuple(other.span for other in same if _named(other))
                self.targets.append(Target("coref", (head, head + 1), head, named, (), tuple(other.span for other in same)))
            elif mention.kind in ("either", "anaphor"):
                self.spared["coref"].update(range(*mention.span))


def is_pronoun(passage: Passage, target: Target) -> bool:
    """Whether an anaphor is a pronoun, and not a noun such as "the measure"."""
    return passage.words.texts[target.anchor].lower() in PRONOUNS


def _mentions(found: dict[str, Any], places: Places, words: Sequence[str]) -> list[Mention]:
    mentions = []
    for one in found["mentions"]:
        if span := places.span((one["start"], one["end"])):
            kind = one["type"] or found["types"].get(one["id"])
            mentions.append(Mention(span, kind, one["id"], "typed" if one["type"] else _kind(words[span[0] : span[1]], kind)))
    return mentions


def _kind(words: Sequence[str], kind: str | None) -> str:
    """Name, anaphor or either: what a mention without a type of its own is."""
    lower = [word.lower() for word in words]
    if (lower[0] in PRONOUNS and len(words) <= 2) or all(word in PRONOUNS for word in lower):
        return "anaphor"
    if not any(word[0].isupper() or word[0].isdigit() for word in words):
        return "anaphor"
    return _named_kind(words, lower, kind) if kind in NAME_TYPES else _phrase_kind(words, lower)


def _named_kind(words: Sequence[str], lower: list[str], kind: str | None) -> str:
    if lower[0] in DETERMINERS:
        distinct = any(word[0].isupper() for word in words[1:]) and not all(word in GENERIC for word in lower[1:])
        return "either" if distinct else "anaphor"
    opens = words[0][0].isupper() or words[0][0].isdigit()
    common_end = words[-1][0].islower() and kind not in ("DATE", "GROUP")
    by_office = kind == "PERSON" and lower[-1] in GENERIC
    return "name" if opens and not common_end and not by_office and not all(word in GENERIC for word in lower) else "either"


def _phrase_kind(words: Sequence[str], lower: list[str]) -> str:
    body = words[1:] if lower[0] in DETERMINERS else words
    title_case = all(w[0].isupper() or w[0].isdigit() or w.lower() in JOINERS or not w[0].isalpha() for w in body)
    return "name" if body and title_case and not all(word.lower() in GENERIC for word in body) else "anaphor"


def _head(words: Sequence[str], span: Span) -> int:
    """The head of a noun phrase: the last word before its first preposition or relative pronoun."""
    head = span[0]
    while head + 1 < span[1] and words[head + 1].lower() not in LINKERS:
        head += 1
    return head - 1 if words[head] in POSSESSIVES and head > span[0] else head


def _named(mention: Mention) -> bool:
    return mention.kind in ("typed", "name")


def _inside(inner: Span, outer: Span) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _gap(one: Span, other: Span) -> int:
    return max(0, other[0] - one[1], one[0] - other[1])


def _some(*spans: Span | None) -> tuple[Span, ...]:
    return tuple(span for span in spans if span)


def _tokens(words: str, tokenizer: Any) -> list[str]:
    return [token.text.lower() for token in tokenizer(words)]


def counts(passages: Iterable[Passage]) -> Counter[str]:
    """How many passages, words, names, phrases and frames of each label."""
    found: Counter[str] = Counter()
    for passage in passages:
        found.update(passages=1, words=len(passage.forms), names=sum(tag[0] == "B" for tag in passage.names))
        found.update(phrases=sum(tag[0] == "B" for tags in passage.phrases.values() for tag in tags))
        found.update(target.label for target in passage.targets)
    return found
