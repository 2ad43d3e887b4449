"""The graph as W3C Web Annotations: "Ana Ruiz supports the freeze", pinned to its words by place and by quotation.

Each annotation carries both selectors, so a tool finds the words by counting, or, where the page differs, by the words around.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import IO, Any

from kg.graph.reading import Described, by_graph, described, graph_data
from kg.graph.terms import ASSERTION_KINDS, DATA, KG, ORG, RDF, SCHEMA
from kg.graph.turtle import base_of
from kg.graph.workspace import Manifest, Workspace

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_AROUND = 32  # characters of prefix and suffix


def write_annotations(workspace: Workspace, manifest: Manifest, output: IO[bytes]) -> None:
    """One AnnotationPage: each mention identifies a thing, each assertion describes its evidence. Raises WorkspaceError."""
    base = base_of(manifest.entries[0].graph) if manifest.entries else DATA
    head = {"@context": _CONTEXT, "id": f"{base}annotation/page", "type": "AnnotationPage"}
    output.write((json.dumps(head, ensure_ascii=False)[:-1] + ', "items": [').encode())
    before = "\n"
    for annotation in _annotations(workspace, manifest, base):
        output.write((before + json.dumps(annotation, ensure_ascii=False)).encode())
        before = ",\n"
    output.write(b"\n]}\n")


def _annotations(workspace: Workspace, manifest: Manifest, base: str) -> Iterator[dict[str, Any]]:
    for graph, entries in by_graph(manifest).items():
        article, text = described(graph_data(workspace, entries), graph), workspace.get_text(entries[0].key)
        for span in sorted(article.of("Mention"), key=article.span):
            for thing in article.all(span, KG + "refersTo"):
                yield _annotation(base, "identifying", (thing, article.label(thing)), [_target(article, span, text)])
        for kind in ASSERTION_KINDS:
            for node in article.said(kind.capitalize()):
                targets = [_target(article, span, text) for span in sorted(article.all(node, KG + "evidence"), key=article.span)]
                yield _annotation(base, "describing", (node, _summary(article, kind, node)), targets)


def _annotation(base: str, why: str, what: tuple[str, str], targets: list[dict[str, Any]]) -> dict[str, Any]:
    """``what``: the IRI the words stand for, and the same for people to read."""
    places = [(target["source"], target["selector"][0]["start"], target["selector"][0]["end"]) for target in targets]
    digest = hashlib.sha256(json.dumps([what[0], places]).encode()).hexdigest()[:16]
    body = [{"id": what[0]}, {"type": "TextualBody", "value": what[1], "format": "text/plain", "purpose": why}]
    return {"id": f"{base}annotation/{digest}", "type": "Annotation", "motivation": why, "body": body, "target": targets}


def _target(article: Described, span: str, text: str) -> dict[str, Any]:
    start, end = article.span(span)
    quote = {
        "type": "TextQuoteSelector",
        "exact": text[start:end],
        "prefix": text[max(0, start - _AROUND) : start],
        "suffix": text[end : end + _AROUND],
    }
    return {"source": article.article, "selector": [{"type": "TextPositionSelector", "start": start, "end": end}, quote]}


def _summary(a: Described, kind: str, node: str) -> str:
    """An assertion in one line: "Ana Ruiz Supports eviction freeze"."""
    match kind:
        case "claim":
            words = [a.label(a.one(node, KG + "speaker")), a.one(node, KG + "cue"), a.one(node, SCHEMA + "text")]
        case "stance":
            words = [a.label(a.one(node, KG + "holder")), _value(a, node), a.label(a.one(node, KG + "target"))]
        case "commitment":
            words = [a.label(a.one(node, KG + "agent")), _value(a, node), a.one(node, KG + "action")]
        case "role":
            words = [a.label(a.one(node, ORG + "member")), a.one(node, KG + "title"), a.label(a.one(node, ORG + "organization"))]
        case _:
            predicate = a.one(node, RDF + "predicate").removeprefix(KG)
            words = [a.label(a.one(node, RDF + "subject")), predicate, a.label(a.one(node, RDF + "object"))]
    return " ".join(word for word in words if word)


def _value(a: Described, node: str) -> str:
    return a.one(node, KG + "value").removeprefix(KG)
