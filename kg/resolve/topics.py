"""Laws, policies and events: "the Clean Air Act" is one thing everywhere, "the bill" is another one in every article.

A label is a name across articles if it carries a proper name, an acronym or a number of its own; a policy also if two of its
words say what it is about ("sanctuary city policy").
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.model import TOPIC_TYPES
from kg.resolve.acronyms import Expansions, expansions_of
from kg.resolve.cards import Card
from kg.resolve.identity import Identities, Identity, named, of_article
from kg.resolve.names import canonical, is_acronym

# Words that say what kind of thing it is, or nothing about it.
GENERIC = frozenset(
    """accord act acts action administration agenda agreement amendment approach attack attacks ban bill bills blast bombing
    briefing budget campaign case ceasefire ceremony changes change city code commission committee compromise conference
    contract council country county court crackdown crisis current cut cuts deal debate decision decisions decree demand
    demands demonstration department directive draft effort efforts election elections emergency event executive explosion
    federal final first framework freeze funding government governor group guideline guidelines hearing house idea incident
    initiative investigation invasion issue judge judgment killing killings last latest law laws lawsuit legal legislation
    legislative limit limits local march mayor measure measures meeting meetings merger minister move nation national new
    office official old operation operations order orders ordinance ordinances package pact parliament plan plans policies
    policy political position practice practices president press previous probe procedure process program programme programs
    project proposal proposals proposed protest protests provision provisions public raid raids rally rate recent
    recommendation reform reforms regulation regulations report request requirement resolution response restriction
    restrictions review riot riots rule rules ruling same scheme second sentence senate session shooting side situation
    special stance standard standards state statement statute step steps strategy strike strikes such suit summit support
    system talks tax third this today town treaty trial truce verdict vetoes veto village violence visit vote votes war work
    year years day days week weeks month months hour hours million billion trillion percent dollar dollars january february
    march april may june july august september october november december monday tuesday wednesday thursday friday saturday
    sunday""".split()
)
_STOP = frozenset(
    """a an the of and or for on in at to with by from its his her their our my your against over about into as that
    which""".split()
)
_OWNERS = re.compile(
    r"^(?:his|her|their|its|our|my|your|this|that|these|those|such|another|any|some|no|both|two|three|several)\b",
    re.IGNORECASE,
)
_POSSESSIVE = re.compile(r"^.*?\w['’](?:s)?\s+(?=\w)")
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_NUMBERED = re.compile(
    r"\b(?:act|amendment|article|bill|chapter|directive|initiative|law|measure|no|number|order|proposition|prop|question|"
    r"resolution|rule|section|title|[hs]\s?r?|[hs]\s?j\s?res|[hs]\s?con\s?res|hb|sb|ab|lb|hr|sr|hf|sf)\s?\d+\b"
)


def topics(cards: Iterable[Card], places: Iterable[Card]) -> Identities:
    """The nodes of all laws, policies and events; ``places`` are the cards of all places."""
    cards = list(cards)
    plain = frozenset(canonical(name) for card in cards for name in card.names if name.islower())
    found: Identities = {card.id: _of_label(card, name, plain) for card in cards if (name := _label(card)) is not None}
    expansions = expansions_of([*cards, *places], found)
    for card in cards:
        if card.id not in found:
            found[card.id] = _of_acronym(card, expansions)
    return found


def is_name(label: str, kind: str, plain: frozenset[str] = frozenset()) -> bool:
    """Whether articles that use this label mean the same law, policy or event.

    ``plain`` are canonical labels that some article writes in small letters: capitals are then those of a headline.
    """
    if _OWNERS.match(label):
        return False
    own = _POSSESSIVE.sub("", label)
    if _NUMBERED.search(canonical(own)):
        return True
    if not any(_tells(word) for word in canonical(own).split()):
        return bool(_YEAR.search(own)) and kind == "Event"
    if _YEAR.search(own) or _has_proper_name(label, own, canonical(label) in plain):
        return True
    return kind == "Policy" and sum(_tells(word) or word in _ABOUT for word in canonical(own).split()) >= 2


def topic_key(label: str) -> str:
    """The canonical label, a plural as its singular: "sanctuary city policies" is the same policy."""
    words = canonical(label).split()
    last = label.split()[-1] if label.split() else ""
    if last.islower():  # "Proud Boys" keeps its s
        words[-1] = _singular(words[-1])
    return " ".join(words)


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("s") and not word.endswith(("ss", "us", "is", "news")) and len(word) > 3:
        return word[:-1]
    return word


def _label(card: Card) -> str | None:
    """The card's name, or a longer one where that is an acronym. None if all are acronyms."""
    return max(card.full_names, key=lambda name: (name == card.name, len(name), name), default=None)


def _of_label(card: Card, label: str, plain: frozenset[str]) -> Identity:
    if is_name(label, card.type, plain):
        return named(card.type, topic_key(label))
    return of_article(card)


def _of_acronym(card: Card, expansions: Expansions) -> Identity:
    return expansions.meant(card, (), TOPIC_TYPES) or named(card.type, card.key)


def _tells(word: str) -> bool:
    """Whether a word says more than what kind of thing it is."""
    return word not in _STOP and word not in GENERIC and not word[0].isdigit()


# Words that count for what a policy is about where another one does: "city" beside "sanctuary".
_ABOUT = frozenset("city state federal tax budget county town public local national".split())


def _has_proper_name(label: str, own: str, plain: bool) -> bool:
    """Whether the label holds a name: an acronym, or a capital where no article writes the label small.

    ``own`` is the label without its owner: "Arizona's" is a name beside what "immigration law" tells.
    """
    words = [word for word in re.findall(r"[\w.&'’-]+", label) if word.lower() not in _STOP]
    capital = [word for word in words if word[:1].isupper() and _tells(canonical(word))]
    if any(is_acronym(word) for word in capital) or (own != label and capital):
        return True
    return bool(capital) and not plain
