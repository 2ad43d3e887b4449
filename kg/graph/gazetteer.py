"""Names that are known beforehand, from Turtle: "ICE" is the Immigration and Customs Enforcement agency of the United States.

An entry is a node with a class of the ontology and a skos:prefLabel; skos:altLabel gives its other names, skos:notation its
acronym, schema:sameAs its outside identities; kg:partOf, kg:jurisdiction, kg:memberOf, kg:roleIn, kg:basedIn and
skos:related lead to what it lies in or belongs to. A country is kg:basedIn its capital.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from kg.errors import GazetteerError
from kg.graph.ontology import ontology_dir
from kg.model import Gazetteer, Known, ThingType

if TYPE_CHECKING:
    import pyoxigraph as ox

_KG = "https://w3id.org/newskg/ns#"
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_LABEL, _OTHER, _ACRONYM = _SKOS + "prefLabel", _SKOS + "altLabel", _SKOS + "notation"
_SAME = "https://schema.org/sameAs"
_PART = _KG + "partOf"
_SEAT = _KG + "basedIn"
_WITHIN = (_PART, _KG + "jurisdiction", _KG + "memberOf", _KG + "roleIn", _SEAT, _SKOS + "related")
_TYPES: dict[str, ThingType] = {_KG + name: name for name in get_args(ThingType)}

BUILT_IN = ("agencies", "bodies", "congress", "countries", "demonyms", "regions", "states")

_STRING = re.compile(r'"[^"]*"')

_Nodes = dict[str, dict[str, list[str]]]


def load_gazetteer(paths: Iterable[str | Path] = (), *, cities: bool | Collection[str] = False, builtin: bool = True) -> Gazetteer:
    """The built-in names and those of the given Turtle files. ``cities`` adds 34,000 cities of the world, or those so named.

    Raises GazetteerError, naming file and line, for a file that is missing or not Turtle, or an entry without name or class.
    """
    nodes: _Nodes = {}
    folder = ontology_dir() / "gazetteer"
    for name in BUILT_IN if builtin else ():
        _read(folder / f"{name}.ttl", nodes)
    if builtin and cities:
        _read(folder / "cities.ttl", nodes, () if isinstance(cities, bool) else cities)
    for path in map(Path, paths):
        own = _read(path, {})
        _check(path, own)
        _join(nodes, own)
    return Gazetteer.of(_entries(nodes))


def _read(path: Path, nodes: _Nodes, names: Collection[str] = ()) -> _Nodes:
    """Add the file's triples to ``nodes``: subject -> predicate -> objects, all as plain strings."""
    last, values = "", {}
    try:
        for quad in _quads(path, names):
            subject, predicate, term = _parts(quad)
            if subject != last:  # an entry's triples stand together: one look-up for all of them
                last, values = subject, nodes.setdefault(subject, {})
            if predicate == _LABEL and getattr(term, "language", None) not in (None, "en"):
                predicate = _OTHER
            values.setdefault(predicate, []).append(term.value)
    except SyntaxError as error:
        raise GazetteerError(f"gazetteer {path}, line {error.lineno}: {_first_line(error.msg)}; mend the Turtle there") from error
    except OSError as error:
        raise GazetteerError(f"gazetteer {path} cannot be read ({_first_line(error)}); check the path") from error
    return nodes


def _quads(path: Path, names: Collection[str]) -> Iterator[ox.Quad]:
    import pyoxigraph as ox

    if not names:
        return ox.parse(path=str(path), format=ox.RdfFormat.TURTLE)
    return ox.parse(_lines_with(path, names), format=ox.RdfFormat.TURTLE)


def _lines_with(path: Path, names: Collection[str]) -> bytes:
    """The lines of our own cities.ttl, one entry each, that bear one of the names, and all that are no city's."""
    wanted = {f'"{name.casefold()}"' for name in names}
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = (line for line in lines if not line.startswith("city:") or wanted.intersection(_STRING.findall(line.casefold())))
    return "".join(kept).encode()


def _parts(quad: Any) -> tuple[str, str, Any]:
    return quad.subject.value, quad.predicate.value, quad.object


def _first_line(words: object) -> str:
    return str(words).strip().splitlines()[0] if str(words).strip() else "it is damaged"


def _join(nodes: _Nodes, more: _Nodes) -> None:
    for subject, found in more.items():
        values = nodes.setdefault(subject, {})
        for predicate, objects in found.items():
            values.setdefault(predicate, []).extend(objects)


def _check(path: Path, nodes: _Nodes) -> None:
    """Refuse a person's own file whose entries nobody could use."""
    entries = {iri: values for iri, values in nodes.items() if _LABEL in values or _type(values) is not None}
    if not entries:
        raise GazetteerError(f"gazetteer {path} names nothing: an entry has a class such as kg:Agency and a skos:prefLabel")
    for iri, values in entries.items():
        if _LABEL not in values and _OTHER not in values:
            raise GazetteerError(f"gazetteer {path}: <{iri}> has no skos:prefLabel; add one")
        if _type(values) is None:
            raise GazetteerError(f"gazetteer {path}: <{iri}> has no class of the ontology; add one such as kg:Agency")


def _type(values: dict[str, list[str]]) -> ThingType | None:
    """The first class of the ontology that stands on the node, by the alphabet of IRIs where there are several."""
    return next((_TYPES[kind] for kind in sorted(values.get(_TYPE, ())) if kind in _TYPES), None)


def _entries(nodes: _Nodes) -> Iterator[Known]:
    chains: dict[str, tuple[str, ...]] = {}
    capitals = {iri for values in nodes.values() if _type(values) == "Country" for iri in values.get(_SEAT, ())}
    for iri, values in nodes.items():
        kind = _type(values)
        if kind is not None and (_LABEL in values or _OTHER in values):
            yield _entry(kind, values, _within(kind, values, nodes, chains), iri in capitals)


def _entry(kind: ThingType, values: dict[str, list[str]], within: tuple[str, ...], capital: bool) -> Known:
    acronyms = sorted(values.get(_ACRONYM, ()))
    name = min(values.get(_LABEL) or values[_OTHER])
    others = {*values.get(_LABEL, ()), *values.get(_OTHER, ()), *acronyms[1:]} - {name}
    same = tuple(sorted(set(values.get(_SAME, ()))))
    return Known(name, kind, tuple(sorted(others)), acronyms[0] if acronyms else None, same, within, capital)


def _within(kind: ThingType, values: dict[str, list[str]], nodes: _Nodes, chains: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Names of what the entry lies in or belongs to, the nearest first. A country does not lie in its capital."""
    names: dict[str, None] = {}
    for predicate in _WITHIN:
        for iri in sorted(values.get(predicate, ())) if (kind, predicate) != ("Country", _SEAT) else ():
            if iri not in chains:
                chains[iri] = _chain(iri, nodes)
            names.update(dict.fromkeys(chains[iri]))
    return tuple(names)


def _chain(iri: str, nodes: _Nodes) -> tuple[str, ...]:
    """The node's name and, step by step along kg:partOf, the names of what it is part of. A circle ends the walk."""
    names: dict[str, None] = {}
    seen: set[str] = set()
    steps = [iri]
    while steps:
        iri = steps.pop(0)
        if iri not in seen:
            seen.add(iri)
            values = nodes.get(iri, {})
            names.update(dict.fromkeys(sorted(values.get(_LABEL, ()))[:1]))
            steps.extend(sorted(values.get(_PART, ())))
    return tuple(names)
