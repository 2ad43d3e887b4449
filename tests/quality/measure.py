"""How much of a hand-annotated article a graph.ttl has: claims with the right cue and speaker, stances, roles.

An annotated article is a JSON object: id, text, mentions (start, end, id of the thing), attributions, stances, roles; "-" stands
for nobody. A node is the annotated thing if both have a mention in common, else if they have a name in common.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyoxigraph

KG, ORG, SKOS = "https://w3id.org/newskg/ns#", "http://www.w3.org/ns/org#", "http://www.w3.org/2004/02/skos/core#"
PROV, SCHEMA, RDF = "http://www.w3.org/ns/prov#", "https://schema.org/", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
Pair = tuple[int, int]


@dataclass(frozen=True)
class Score:
    right: int = 0
    annotated: int = 0
    found: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(self.right + other.right, self.annotated + other.annotated, self.found + other.found)

    @property
    def f1(self) -> float:
        """In percent."""
        return 200 * self.right / max(1, self.annotated + self.found)


class Graph:
    """A Turtle file by subject and property, and by property and object."""

    def __init__(self, path: Path) -> None:
        self.values: dict[tuple[str, str], list[str]] = defaultdict(list)
        self.subjects: dict[tuple[str, str], list[str]] = defaultdict(list)
        for triple in sorted(pyoxigraph.parse(path=str(path), format=pyoxigraph.RdfFormat.TURTLE), key=str):
            subject, prop, value = triple.subject.value, triple.predicate.value, triple.object.value
            self.values[subject, prop].append(value)
            self.subjects[prop, value].append(subject)

    def one(self, node: str, prop: str) -> str | None:
        return next(iter(self.values[node, prop]), None)

    def spans(self, node: str, prop: str) -> list[Pair]:
        return [(int(self.values[s, KG + "start"][0]), int(self.values[s, KG + "end"][0])) for s in self.values[node, prop]]

    def of_article(self, article: str, kind: str) -> list[str]:
        """The assertions of this class that were read from the article."""
        return [n for n in self.subjects[PROV + "wasDerivedFrom", article] if KG + kind in self.values[n, RDF + "type"]]


def measured(articles: Sequence[dict[str, Any]], path: Path) -> dict[str, Score]:
    """The scores of a graph of these articles, added up. An article that the graph lacks counts with all it has."""
    graph, total = Graph(path), {"claims": Score(), "stances": Score(), "roles": Score()}
    for annotated in articles:
        article = next(iter(graph.subjects[SCHEMA + "identifier", annotated["id"]]), "")
        is_thing = _same_thing(graph, article, annotated)
        for task, score in (("claims", _claims), ("stances", _stances), ("roles", _roles)):
            total[task] += score(graph, article, annotated, is_thing)
    return total


Same = Callable[[str | None, str], bool]


def _same_thing(graph: Graph, article: str, annotated: dict[str, Any]) -> Same:
    """Whether a node of the graph is the annotated thing with this id."""
    places: dict[str, set[Pair]] = defaultdict(set)
    names: dict[str, set[str]] = defaultdict(set)
    for mention in annotated["mentions"]:
        places[mention["id"]].add((mention["start"], mention["end"]))
        if mention["type"]:
            names[mention["id"]].add(_plain(annotated["text"][mention["start"] : mention["end"]]))
    found: dict[str, set[Pair]] = defaultdict(set)
    for span in graph.subjects[KG + "in", article]:
        for node in graph.values[span, KG + "refersTo"]:
            found[node].add((int(graph.values[span, KG + "start"][0]), int(graph.values[span, KG + "end"][0])))

    def same(node: str | None, thing: str) -> bool:
        if node is None or thing == "-":
            return node is None and thing == "-"
        labels = {_plain(n) for prop in ("prefLabel", "altLabel") for n in graph.values[node, SKOS + prop]}
        return bool(found[node] & places[thing] or labels & names[thing])

    return same


def _plain(name: str) -> str:
    return name.casefold().removeprefix("the ").removeprefix("a ").strip(" .,’'“”\"")


def _claims(graph: Graph, article: str, annotated: dict[str, Any], same: Same) -> Score:
    def right(gold: dict[str, Any], claim: str) -> bool:
        words = [gold["cue"]] if gold["cue"] else gold["content"]
        spans = graph.spans(claim, KG + ("cueSpan" if gold["cue"] else "contentSpan"))
        return _touch(words, spans) and same(graph.one(claim, KG + "speaker"), gold["id"] or "-")

    return _paired(annotated["attributions"], graph.of_article(article, "Claim"), right)


def _stances(graph: Graph, article: str, annotated: dict[str, Any], same: Same) -> Score:
    def right(gold: dict[str, Any], stance: str) -> bool:
        value, target = (graph.one(stance, KG + "value") or "").removeprefix(KG).lower(), gold["target_id"]
        on_target = (
            same(graph.one(stance, KG + "target"), target)
            if target != "-"
            else _touch([gold["target"]], graph.spans(stance, KG + "evidence"))
        )
        return value == gold["value"] and same(graph.one(stance, KG + "holder"), gold["id"]) and on_target

    return _paired(annotated["stances"], graph.of_article(article, "Stance"), right)


def _roles(graph: Graph, article: str, annotated: dict[str, Any], same: Same) -> Score:
    def right(gold: dict[str, Any], role: str) -> bool:
        title, wanted = _plain(graph.one(role, KG + "title") or ""), _plain(gold["title"])
        there = gold["of"] == "-" or same(graph.one(role, ORG + "organization"), gold["of"])
        return bool(title) and (title in wanted or wanted in title) and there and same(graph.one(role, ORG + "member"), gold["person"])

    return _paired(annotated["roles"], graph.of_article(article, "Role"), right)


def _touch(words: Sequence[Sequence[int]], spans: Sequence[Pair]) -> bool:
    return any(start < e and s < end for start, end in words for s, e in spans)


def _paired(gold: Sequence[dict[str, Any]], found: Sequence[str], right: Callable[[dict[str, Any], str], bool]) -> Score:
    """One to one: each annotated statement takes the first right one that is left."""
    left = list(found)
    for statement in gold:
        match = next((node for node in left if right(statement, node)), None)
        if match is not None:
            left.remove(match)
    return Score(len(found) - len(left), len(gold), len(found))
