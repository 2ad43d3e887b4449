"""Laws, policies and events: "the Clean Air Act" is one thing everywhere, "the bill" is another one in every article.

A label is a name across articles if it carries a proper name, an acronym or a number of its own; a policy also if two of its
words say what it is about ("rent stabilization policy").
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.model import TOPIC_TYPES
from kg.resolve.acronyms import Expansions, expansions_of
from kg.resolve.cards import Card
from kg.resolve.identity import Identities, Identity, named, of_article
from kg.resolve.names import canonical, has_determiner, is_acronym
from kg.resolve.words import ABOUT_WORDS, STOP_WORDS, TOPIC_WORDS

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
    if has_determiner(label):
        return False
    own = _POSSESSIVE.sub("", label)
    if _NUMBERED.search(canonical(own)):
        return True
    if not any(_tells(word) for word in canonical(own).split()):
        return bool(_YEAR.search(own)) and kind == "Event"
    if _YEAR.search(own) or _has_proper_name(label, own, canonical(label) in plain):
        return True
    return kind == "Policy" and sum(_tells(word) or word in ABOUT_WORDS for word in canonical(own).split()) >= 2


def topic_key(label: str) -> str:
    """The canonical label, a plural as its singular: "rent stabilization policies" is the same policy."""
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
    return word not in STOP_WORDS and word not in TOPIC_WORDS and not word[0].isdigit()


def _has_proper_name(label: str, own: str, plain: bool) -> bool:
    """Whether the label holds a name: an acronym, or a capital where no article writes the label small.

    ``own`` is the label without its owner: "Arizona's" is a name beside what "immigration law" tells.
    """
    words = [word for word in re.findall(r"[\w.&'’-]+", label) if word.lower() not in STOP_WORDS]
    capital = [word for word in words if word[:1].isupper() and _tells(canonical(word))]
    if any(is_acronym(word) for word in capital) or (own != label and capital):
        return True
    return bool(capital) and not plain
