"""Laws, policies, events and unnamed people that have no name of their own: "the gang-database plan", "two neighbors".

The model marks their phrases; equal words are one thing; a phrase that only takes up an earlier thing is left to coreference.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.extract.cast import Cast, Draft
from kg.extract.focus import taken_up
from kg.extract.found import Stretch
from kg.extract.kinds import DEFINITE, DETERMINERS, NOUNS_OF_TYPE, PRONOUNS, TYPE_OF_LABEL, plain_post
from kg.extract.syntax import POSSESSIVES, Parse, head_of, noun_phrase, overlap, parse_of, text_of, trim
from kg.model import ThingType

if TYPE_CHECKING:
    from spacy.tokens import Doc

# noun -> (type, how many words must say what it is about)
LEGAL_NOUNS: dict[str, tuple[ThingType, int]] = {
    "law": ("Law", 2), "laws": ("Law", 2), "ordinance": ("Law", 1), "ordinances": ("Law", 1), "statute": ("Law", 1),
    "ban": ("Policy", 1), "moratorium": ("Policy", 1), "policy": ("Policy", 2), "policies": ("Policy", 2),
}  # fmt: skip
VAGUE = frozenset("new other own such same old current proposed recent first local different common".split())
# Nouns of what happens once, whatever it is about.
HAPPENINGS = frozenset(
    "operation operations raid raids strike strikes hearing hearings protest protests rally march election vote summit walkout".split()
)
LAYERS = ("LAW", "POLICY", "EVENT", "UNNAMED")


def cast_phrases(doc: Doc, cast: Cast) -> None:
    """Add the phrases of the model's layers to the cast."""
    parse = parse_of(doc)
    learn_posts(doc, parse, cast)
    for stretch, kind, sure in _phrases(doc, parse, cast):
        if stretch in cast.at:
            continue
        if kind == "UnnamedSource" and (_beside_person(parse, cast, stretch) or _is_body(parse, cast, stretch)):
            continue
        if kind == "UnnamedSource" and (known := holder_of_post(parse, cast, stretch)) is not None:
            cast.mention(known, stretch, "nominal")
            continue
        if kind != "UnnamedSource" and takes_up(parse, stretch, kind):
            continue
        draft = _same(cast, doc, parse, stretch, kind)
        if draft is None:
            draft = cast.add(kind, weight=0.0)
            draft.sure = 0.0
        draft.sure = max(draft.sure, sure)
        draft.votes[kind] += 1
        draft.names[text_of(doc, stretch)] += 1
        cast.mention(draft, stretch, "name")


def _phrases(doc: Doc, parse: Parse, cast: Cast) -> Iterator[tuple[Stretch, ThingType, float]]:
    found, scores = [], doc.user_data.get("phrase_scores", {})
    for layer in LAYERS:
        for span in doc.spans.get(layer, ()):
            stretch = mended(parse, cast, trim(parse, (span.start, span.end)), layer)
            if stretch[0] < stretch[1] and _is_phrase(parse, stretch):
                found.append((stretch, *_kind(parse, stretch, layer, scores.get((layer, span.start, span.end), 1.0))))
    taken = {i for stretch, _, _ in found for i in range(*stretch)} | {i for ent in doc.ents for i in range(ent.start, ent.end)}
    found += [(stretch, kind, 1.0) for stretch, kind in _by_head(parse) if not taken.intersection(range(*stretch))]
    yield from sorted(found)


def _kind(parse: Parse, stretch: Stretch, layer: str, sure: float) -> tuple[ThingType, float]:
    """The phrase's type, and how sure. What the model takes for a policy is an event by its noun: "the border operations"."""
    if layer == "POLICY" and parse.lower[head_of(parse, stretch)] in HAPPENINGS:
        return "Event", 1.0
    return TYPE_OF_LABEL[layer], sure


def _by_head(parse: Parse) -> Iterator[tuple[Stretch, ThingType]]:
    """ "federal drug laws", "rent stabilization policies", "a noncompete ban": a noun that is always a legal text, with what it is
    about before it."""
    for noun in range(len(parse)):
        kind, least = LEGAL_NOUNS.get(parse.lower[noun], ("Law", 99))
        about = [i for i in range(parse.left[noun], noun) if parse.dep[i] in {"amod", "compound"} and parse.lower[i] not in VAGUE]
        if len(about) >= least and parse.pos[noun] in {"NOUN", "PROPN"}:
            yield noun_phrase(parse, noun), kind


def _is_body(parse: Parse, cast: Cast, stretch: Stretch) -> bool:
    """ "the union", "the agency": a body in focus and no unnamed person; notes the mention."""
    bodies = NOUNS_OF_TYPE["Organization"] | NOUNS_OF_TYPE["Agency"]
    return parse.lemma[stretch[1] - 1] in bodies - {"police", "administration"} and taken_up(parse, cast, stretch) is not None


def _beside_person(parse: Parse, cast: Cast, stretch: Stretch) -> bool:
    """ "Ana Ruiz, the agency's assistant administrator": the post beside a name is not another person."""
    head = head_of(parse, stretch)
    beside = [parse.head[head]] if parse.dep[head] in {"appos", "nmod:desc", "compound"} else []
    beside += [c for c in parse.children[head] if parse.dep[c] in {"appos", "flat"}]
    return any(cast.at[s].type == "Person" and cast.at[s].mentions[s] == "name" for token in beside for s in cast.covering(token))


def learn_posts(doc: Doc, parse: Parse, cast: Cast) -> None:
    """Note the posts of named people from the titles beside their names: "Mayor Ana Ruiz", "Bo Lee, the union's president"."""
    cast.titles = tuple((t.start, t.end) for t in doc.spans.get("TITLE", ()))
    for title in doc.spans.get("TITLE", ()):
        post = plain_post(title.text).split()
        after = cast.starting(title.end)
        head = head_of(parse, (title.start, title.end))
        beside = after or (next(iter(cast.covering(parse.head[head])), None) if parse.dep[head] == "appos" else None)
        if post and beside is not None and cast.at[beside].type == "Person":
            cast.at[beside].posts.add(" ".join(post))


def holder_of_post(parse: Parse, cast: Cast, stretch: Stretch) -> Draft | None:
    """ "the mayor", "the Republican governor": the one named person with that post."""
    words = [i for i in range(*stretch) if not parse.space[i]]
    if parse.lower[words[0]] not in DEFINITE or len(words) > 3 or parse.lower[words[0]] in {"a", "an"}:
        return None
    post = plain_post(" ".join(parse.lower[i] for i in words[1:])).split()
    fits = [d for d in cast.of_type("Person") if any(_same_post(post, known.split()) for known in d.posts)]
    return fits[0] if len(fits) == 1 else None


def _same_post(phrase: list[str], known: list[str]) -> bool:
    """ "governor" for "lieutenant governor" or "Republican governor" for "governor"; "prime minister" is no "foreign minister"."""
    return phrase[-1:] == known[-1:] and (set(phrase) <= set(known) or set(known) <= set(phrase))


# A phrase does not end in one of these: the model stopped short of its noun.
_OPEN_ENDED = frozenset({"ADP", "DET", "PART", "CCONJ", "SCONJ", "NUM", "ADJ"})


def mended(parse: Parse, cast: Cast, stretch: Stretch, layer: str) -> Stretch:
    """With whole names and whole prepositional phrases: neither "the race for Quill" + "County" nor "passage of" ends there."""
    start, end = stretch
    if start < end and parse.words[start] in POSSESSIVES and parse.dep[start] == "case":
        start = parse.left[parse.head[start]]  # "'s spokeswoman" without whose
    for inner in [s for t in {start, max(start, end - 1)} for s in cast.covering(t)]:
        start, end = min(start, inner[0]), max(end, inner[1])
    for _ in range(3):
        last = end - 1
        named = any(parse.pos[i] in {"NOUN", "PROPN"} for i in range(start, end))
        if last < start or parse.pos[last] not in _OPEN_ENDED or (named and parse.pos[last] in {"NUM", "ADJ"}):
            break
        governor = parse.head[last]
        if last < governor <= last + 8 and parse.sent[governor] == parse.sent[last]:
            end = governor + 1
        elif parse.pos[last] in {"NUM", "ADJ"}:
            break
        else:
            end = last
    for inner in cast.covering(end - 1) if end > start else ():
        end = max(end, inner[1])
    end = next((i for i in range(start + 1, end) if parse.lower[i] in {"that", "which", "who"} and not start <= parse.head[i] < end), end)
    if layer == "UNNAMED" and start < end:
        end = max(end, _complement_end(parse, (start, end)))
    return trim(parse, (start, end))


def _complement_end(parse: Parse, stretch: Stretch) -> int:
    """Where "residents | of the two towns" ends: the phrase's own "of/for/from …" up to a comma or relative clause."""
    head, end = head_of(parse, stretch), stretch[1]
    for child in parse.children[head]:
        if child >= end and parse.dep[child] == "nmod" and parse.left[child] == end:
            end = parse.right[child]
            cut = next(
                (
                    i
                    for i in range(stretch[1], end)
                    if parse.words[i] in {",", "(", "—", "–", ";"} or parse.lower[i] in {"who", "which", "that"}
                ),
                end,
            )
            if cut < end:
                return cut
    return end


def _is_phrase(parse: Parse, stretch: Stretch) -> bool:
    """More than a pronoun or a determiner, and with a letter in it."""
    if stretch[1] - stretch[0] == 1 and (
        parse.lower[stretch[0]] in PRONOUNS | DETERMINERS | {"you", "your"} or parse.pos[stretch[0]] in {"DET", "ADP", "AUX"}
    ):
        return False
    return parse.pos[stretch[0]] != "AUX" and any(c.isalpha() for i in range(*stretch) for c in parse.words[i])


def takes_up(parse: Parse, stretch: Stretch, kind: str) -> bool:
    """Whether the phrase only points back: "the bill", "this decision", "such measures"."""
    words = [i for i in range(*stretch) if not parse.space[i]]
    noun = parse.lemma[words[-1]].lower()
    return len(words) == 2 and parse.lower[words[0]] in DEFINITE and noun in NOUNS_OF_TYPE[kind] and parse.words[words[-1]][0].islower()


def phrase_key(text: str) -> str:
    """The phrase without determiner and case: equal keys, one thing."""
    words = re.sub(r"\s+", " ", text.casefold().replace("’", "'")).split()
    while len(words) > 1 and words[0] in DETERMINERS:
        words = words[1:]
    return " ".join(words)


def _same(cast: Cast, doc: Doc, parse: Parse, stretch: Stretch, kind: ThingType) -> Draft | None:
    """An earlier draft of the same words. "A spokesman" twice is two people; "the spokesman" is the one before."""
    text = text_of(doc, stretch)
    if kind == "UnnamedSource" and parse.lower[stretch[0]] in {"a", "an", "one", "another", "some", "two", "three", "several"}:
        return None
    wanted = phrase_key(text)
    for draft in cast.drafts:
        if draft.type == kind and any(phrase_key(n) == wanted for n in draft.names):
            return draft
    return None


def label_of(text: str) -> str:
    """A phrase as a label: on one line, without the determiner it starts with."""
    words = re.sub(r"\s+", " ", text).strip(" ,;:.“”\"'‘’").split(" ")
    while len(words) > 1 and words[0].casefold() in DETERMINERS:
        words = words[1:]
    return " ".join(words)


def phrase_at(cast: Cast, parse: Parse, stretch: Stretch) -> Draft | None:
    """The thing that a phrase means: its own mention, or the one that shares its head and most of its words."""
    if stretch in cast.at:
        return cast.at[stretch]
    head = head_of(parse, stretch)
    near = [s for s in cast.covering(head) if 2 * overlap(s, stretch) > max(s[1] - s[0], 1)]
    return cast.at[near[-1]] if near else None
