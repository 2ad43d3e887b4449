"""The ontology's terms that the page shows, in a reporter's words: kg:Refuses is "refuses" and draws a dotted purple line."""

from __future__ import annotations

import re
from typing import NamedTuple

KG = "https://w3id.org/newskg/ns#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
SCHEMA = "https://schema.org/"
ORG = "http://www.w3.org/ns/org#"
PROV = "http://www.w3.org/ns/prov#"
PREFIXES = {KG: "kg", RDF: "rdf", SKOS: "skos", SCHEMA: "schema", ORG: "org", PROV: "prov"}


class Look(NamedTuple):
    """How a type of thing is drawn: its name for one, colours on light and on dark ground, and the outline in units of its size.

    The outline is a list of corners (x right, y down); an empty one is a circle.
    """

    one: str
    light: str
    dark: str
    outline: tuple[tuple[float, float], ...] = ()
    hollow: bool = False


class Line(NamedTuple):
    """How a kind of statement is drawn and worded. ``back`` is the same from the object's side; ``dash``, ``width`` in pixels.

    ``arrow``: arrow, bar, circle, box, diamond, vee or "" (names of vis-network). ``group`` is the heading in the panel.
    """

    verb: str
    back: str
    group: str
    light: str
    dark: str
    dash: tuple[int, ...] = ()
    arrow: str = "arrow"
    width: float = 1.6
    weight: float = 1.0


_DIAMOND = ((0.0, -1.1), (1.1, 0.0), (0.0, 1.1), (-1.1, 0.0))
_SQUARE = ((-0.88, -0.88), (0.88, -0.88), (0.88, 0.88), (-0.88, 0.88))
_DOUBLE = ((-1.2, -0.62), (1.2, -0.62), (1.2, 0.62), (-1.2, 0.62))
_HOUSE = ((0.0, -1.1), (0.95, -0.25), (0.95, 0.9), (-0.95, 0.9), (-0.95, -0.25))
_HEXAGON = ((-0.55, -0.95), (0.55, -0.95), (1.1, 0.0), (0.55, 0.95), (-0.55, 0.95), (-1.1, 0.0))
_KITE = ((-1.0, -0.8), (0.55, -0.8), (1.1, 0.8), (-0.45, 0.8))
_PIN = ((-1.0, -0.85), (1.0, -0.85), (0.0, 1.05))
_PAGE = ((-0.8, -1.05), (0.3, -1.05), (0.8, -0.5), (0.8, 1.05), (-0.8, 1.05))
_ROOF = ((0.0, -1.1), (1.1, 0.85), (-1.1, 0.85))
_STAR = ((0.0, -1.25), (0.36, -0.36), (1.25, 0.0), (0.36, 0.36), (0.0, 1.25), (-0.36, 0.36), (-1.25, 0.0), (-0.36, -0.36))

# Okabe and Ito's colours (safe for the colour-blind), darker or lighter for contrast with the ground. Agents are blue and grey,
# places green, topics yellow to red; the outline alone tells the types apart as well.
TYPES: dict[str, Look] = {
    "Person": Look("Person", "#0072b2", "#56b4e9"),
    "Organization": Look("Organization", "#3c86a8", "#7cc4de", _DIAMOND),
    "Agency": Look("Agency", "#33527a", "#9db8dd", _SQUARE),
    "Group": Look("Group", "#6a7f94", "#a9bccd", _DOUBLE),
    "UnnamedSource": Look("Unnamed source", "#0072b2", "#56b4e9", (), True),
    "City": Look("City", "#00805d", "#2fc79a", _HOUSE),
    "Region": Look("Region", "#3f8f5a", "#74cf92", _KITE),
    "Country": Look("Country", "#0b6b50", "#3fae8a", _HEXAGON),
    "Place": Look("Place", "#5c8a3a", "#a0cf79", _PIN),
    "Policy": Look("Policy", "#c78500", "#f0b429", _PAGE),
    "Law": Look("Law", "#a8650a", "#e0a040", _ROOF),
    "Event": Look("Event", "#b0578d", "#e39bc6", _STAR),
}
AGENTS = frozenset({"Person", "Organization", "Agency", "Group", "UnnamedSource"})

_GREY = ("#6d7680", "#98a2ad")


def _relation(verb: str, back: str, arrow: str = "vee") -> Line:
    return Line(verb, back, "Relations", *_GREY, (), arrow, 1.2, 1.0)


KINDS: dict[str, Line] = {
    "supports": Line("supports", "is supported by", "Supports", "#0072b2", "#56b4e9", (), "arrow", 2.2, 1.6),
    "opposes": Line("opposes", "is opposed by", "Opposes", "#c74b00", "#ff8a4c", (9, 5), "bar", 2.2, 1.6),
    "commits": Line("promises", "in a promise by", "Promises", "#00805d", "#2fc79a", (), "circle", 2.0, 1.4),
    "refuses": Line("refuses", "in a refusal by", "Refuses", "#a0408a", "#e39bc6", (2, 4), "box", 2.0, 1.4),
    "said": Line("spoke about", "was spoken about by", "Said", "#a9b2bb", "#5d6873", (), "", 0.9, 0.6),
    "roleIn": Line("holds a post in", "has as post-holder", "Roles", *_GREY, (), "", 1.4, 1.4),
    "speaksFor": Line("speaks for", "has as unnamed speaker", "Speaks for", *_GREY, (1, 3), "vee", 1.4, 1.4),
    "partOf": _relation("is part of", "has as a part"),
    "basedIn": _relation("is based in", "is the seat of"),
    "jurisdiction": _relation("has jurisdiction over", "is under"),
    "memberOf": _relation("is a member of", "has as a member"),
    "leads": _relation("leads", "is led by"),
    "adopted": _relation("adopted", "was adopted by"),
    "proposed": _relation("proposed", "was proposed by"),
    "signed": _relation("signed", "was signed by"),
    "sued": _relation("sued", "was sued by"),
    "arrested": _relation("arrested", "was arrested by"),
    "funded": _relation("funded", "was funded by"),
    "employs": _relation("employs", "is employed by"),
}
VALUES = {"Supports": "supports", "Opposes": "opposes", "Commits": "commits", "Refuses": "refuses"}
MODES = {"Direct": "quoted word for word", "Mixed": "partly quoted", "Indirect": "reported in the outlet's words"}


def line(kind: str) -> Line:
    """How this kind is drawn; a relation that the page does not know is named after its term ("wasFinedBy" → "was fined by")."""
    words = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", kind).lower()
    return KINDS.get(kind) or _relation(words, f"stands in “{words}” with")
