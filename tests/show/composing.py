"""Composed news: as many articles as a test wants, with towns, topics and people that return as unequally as in real ones."""

from __future__ import annotations

import random
from collections.abc import Sequence

from kg.model import Article, Record
from kg.show import CLASSES, PREDICATES
from tests.show.invented import BASE, KINDS, Draft, Rows, rows

_RETURNING = frozenset(KINDS.values()) - {"source"}

_FIRST = (
    "Ada",
    "Boris",
    "Chen",
    "Dora",
    "Emeka",
    "Farid",
    "Greta",
    "Hugo",
    "Ines",
    "Jonas",
    "Kira",
    "Lars",
    "Mina",
    "Nils",
    "Olga",
    "Pavel",
    "Quinn",
    "Rosa",
    "Sami",
    "Tove",
    "Uma",
    "Viktor",
    "Wanda",
    "Yusuf",
    "Zoe",
)
_LAST = (
    "Abara",
    "Brandt",
    "Castell",
    "Dunmore",
    "Eklund",
    "Farrow",
    "Grieve",
    "Halloran",
    "Iversen",
    "Jarrah",
    "Kessler",
    "Lindqvist",
    "Marchetti",
    "Novak",
    "Oyelaran",
    "Petrov",
    "Quist",
    "Rahimi",
    "Sorel",
    "Tanaka",
)
_TOWNS = (
    "Ashby",
    "Birch",
    "Carrow",
    "Dunlin",
    "Elmet",
    "Farley",
    "Garrow",
    "Hollin",
    "Ivelet",
    "Juniper",
    "Kelso",
    "Larch",
    "Merrow",
    "Norwick",
    "Orrin",
    "Pellow",
)
_TOPICS = (
    "harbor toll",
    "bus fare freeze",
    "school bond",
    "water meter rule",
    "night market permit",
    "curfew",
    "tree ordinance",
    "wage floor",
    "zoning plan",
    "bike lane plan",
)
_BODIES = (
    "Transit Authority",
    "School Board",
    "Police Department",
    "Water Board",
    "Chamber of Commerce",
    "Teachers Union",
    "Tenants League",
)


def composed(articles: int, seed: int = 5) -> list[Record]:
    """So many articles of some ten statements, about towns, topics and people that return with the usual inequality."""
    draw = random.Random(seed)
    return [_composed(number, draw, articles) for number in range(articles)]


def _composed(number: int, draw: random.Random, articles: int) -> Record:
    towns = max(3, articles // 2)
    town = _name(_TOWNS, int(draw.paretovariate(0.8)) % towns, "{} Falls", "{} Bay", "{} Heights", "New {}", "East {}")
    topic = f"{town} {_TOPICS[(len(town) + draw.randint(0, 2)) % 10]}"
    title = f"{town} argues over its {topic.removeprefix(town + ' ')}"
    day = f"2026-{1 + number % 12:02d}-{1 + (number * 7) % 28:02d}"
    draft = Draft(
        Article(
            f"composed-{number}",
            "",
            title,
            None,
            (),
            draw.choice(["The Ledger", "Harbor Wire", "Daily Plain"]),
            day,
            f"https://news.example/{number}",
            "en",
        )
    )
    draft.sentence(title, "\n\n")
    for turn in range(draw.randint(3, 6)):
        _passage(draft, draw, town, topic, turn)
    return draft.record()


def _passage(draft: Draft, draw: random.Random, town: str, topic: str, turn: int) -> None:
    at = sum(map(ord, town)) + draw.randint(0, 6) if draw.random() < 0.7 else draw.randint(0, 499)
    who = f"{_FIRST[at % 25]} {_LAST[at * 7 // 25 % 20]}"
    body = f"{town} {draw.choice(_BODIES)}"
    verb, value = draw.choice([("backs", "Supports"), ("opposes", "Opposes")])
    one = draft.sentence(f"{who}, director of the {body}, {verb} the {topic}.")
    person, agency, law = (
        draft.thing("Person", who),
        draft.thing("Agency" if "Union" not in body else "Organization", body),
        draft.thing("Policy", topic),
    )
    city = draft.thing("City", town)
    draft.role(one, person, "director", agency)
    draft.stance(one, person, value, law, verb, sure=round(draw.uniform(0.5, 0.99), 2))
    if draw.random() < 0.4:
        draft.relation(one, agency, "jurisdiction", city)
    two = draft.sentence(f"“We have waited long enough in {town},” {who} said, “and the {topic} is where we start or stop.”")
    claim = draft.claim(
        two,
        person,
        who,
        "said",
        f"“We have waited long enough in {town},”|“and the {topic} is where we start or stop.”",
        [city, law],
        "Direct",
    )
    if draw.random() < 0.35:
        three = draft.sentence(f"A spokesperson for the {body} said it will not enforce the {topic}.", "\n\n")
        voice = draft.thing("UnnamedSource", f"A spokesperson for the {body}", "", agency)
        claim = draft.claim(three, voice, f"A spokesperson for the {body}", "said", f"it will not enforce the {topic}", [law])
        draft.commitment(three, agency, "Refuses", f"enforce the {topic}", [law], claim)


def _name(stems: Sequence[str], number: int, *shapes: str) -> str:
    return shapes[number // len(stems) % len(shapes)].format(stems[number % len(stems)]) + (
        " " + "I" * (number // 80) if number >= 80 else ""
    )


def many(articles: int) -> tuple[Rows, dict[str, str]]:
    """Rows and texts of thousands of articles in seconds: a hundred composed ones, again and again under other names.

    What belongs to one article is new every time; people, places and topics return after the twelfth time.
    """
    found, texts = rows(composed(min(articles, 100)))
    found = [(s, p, o) for s, p, o in found if p in PREDICATES and (o in CLASSES or not p.endswith("#type"))]
    every: Rows = []
    again: dict[str, str] = {}
    for turn in range(-(-articles // 100)):
        new = {word: _renamed(word, turn) for row in found for word in row if word.startswith(BASE)}
        every += [(new.get(s, s), p, f"{o} {turn % 12}" if p.endswith("Label") else new.get(o, o)) for s, p, o in found]
        again |= {new[article]: text for article, text in texts.items()}
    return every, again


def _renamed(iri: str, turn: int) -> str:
    kind, _, rest = iri.removeprefix(BASE).partition("/")
    return f"{BASE}{kind}/{turn % 12 if kind in _RETURNING else turn}-{rest}"
