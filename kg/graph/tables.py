"""Tables for spreadsheets: one line for each claim, "who said what, where it stands", and so for stances, roles and the rest.

A text from the news may begin with "=" and would be run as a formula: such cells begin with an apostrophe.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator
from typing import IO

from kg.errors import WorkspaceError
from kg.graph.reading import Described, described, parts
from kg.graph.terms import KG, ORG, RDF, SCHEMA, SKOS
from kg.graph.workspace import Manifest, Workspace

Row = tuple[object, ...]

_BETWEEN = " | "  # between the values of one cell
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_FORMULA = re.compile(r"[\s\x00-\x1f]*[=+\-@\t\r＝＋－＠]")  # what spreadsheets take for a formula, or skip before one


def write_table(workspace: Workspace, manifest: Manifest, table: str, output: IO[bytes]) -> None:
    """Write one of TABLES as CSV in UTF-8, with a line of column names, sorted by article. Raises WorkspaceError."""
    if table not in TABLES:
        raise WorkspaceError(f"there is no table {table!r}: take one of {', '.join(TABLES)}")
    columns, rows = TABLES[table]
    articles = (described(data, graph) for graph, data in parts(workspace, manifest))
    output.write(_line(columns))
    for row in rows(articles):
        output.write(_line(row))


def cell(value: object) -> str:
    """A value that no spreadsheet runs and no terminal obeys."""
    if isinstance(value, int):
        return str(value)
    words = _CONTROL.sub("", str(value))
    return "'" + words if _FORMULA.match(words) else words


def _line(row: Iterable[object]) -> bytes:
    line = io.StringIO(newline="")
    csv.writer(line, lineterminator="\n").writerow([cell(value) for value in row])
    return line.getvalue().encode()


def _articles(articles: Iterable[Described]) -> Iterator[Row]:
    for a in articles:
        terms = ("identifier", "headline", "author", "publisher", "datePublished", "url", "inLanguage")
        yield (a.article, *(_BETWEEN.join(a.all(a.article, SCHEMA + term)) for term in terms), a.one(a.article, KG + "textHash"))


def _things(articles: Iterable[Described]) -> Iterator[Row]:
    """The only table that is no longer than the things are many; the others are as long as the news."""
    found: dict[str, tuple[str, str, set[str], set[str], list[int]]] = {}
    for a in articles:
        for node in a.nodes:
            if kind := a.kind(node):
                row = found.setdefault(node, (kind, a.label(node), set(), set(), [0]))
                row[2].update(a.all(node, SKOS + "altLabel"))
                row[3].update(a.all(node, SCHEMA + "sameAs"))
                row[4][0] += 1
    for node, (kind, label, others, same, count) in sorted(found.items()):
        yield node, kind, label, _BETWEEN.join(sorted(others)), _BETWEEN.join(sorted(same)), count[0]


def _mentions(articles: Iterable[Described]) -> Iterator[Row]:
    for a in articles:
        for node in sorted(a.of("Mention"), key=a.span):
            for thing in a.all(node, KG + "refersTo"):
                yield (*_origin(a), *a.span(node), a.one(node, KG + "text"), thing, a.label(thing), a.kind(thing))


def _claims(articles: Iterable[Described]) -> Iterator[Row]:
    for a, node in _each(articles, "Claim"):
        speaker = a.one(node, KG + "speaker")
        about = _BETWEEN.join(a.label(thing) for thing in a.all(node, KG + "about"))
        said = a.one(node, KG + "cue"), _short(a.one(node, KG + "mode")), a.one(node, SCHEMA + "text")
        yield (*_origin(a), node, speaker, a.label(speaker), *said, about, *_proof(a, node))


def _stances(articles: Iterable[Described]) -> Iterator[Row]:
    for a, node in _each(articles, "Stance"):
        holder, target = a.one(node, KG + "holder"), a.one(node, KG + "target")
        value = _short(a.one(node, KG + "value"))
        yield (
            *_origin(a),
            node,
            holder,
            a.label(holder),
            value,
            target,
            a.label(target),
            a.one(node, KG + "cue"),
            *_proof(a, node),
        )


def _commitments(articles: Iterable[Described]) -> Iterator[Row]:
    for a, node in _each(articles, "Commitment"):
        agent, value = a.one(node, KG + "agent"), _short(a.one(node, KG + "value"))
        about = _BETWEEN.join(a.label(thing) for thing in a.all(node, KG + "about"))
        yield (*_origin(a), node, agent, a.label(agent), value, a.one(node, KG + "action"), about, *_proof(a, node))


def _roles(articles: Iterable[Described]) -> Iterator[Row]:
    for a, node in _each(articles, "Role"):
        member, home = a.one(node, ORG + "member"), a.one(node, ORG + "organization")
        yield (*_origin(a), node, member, a.label(member), a.one(node, KG + "title"), home, a.label(home), *_proof(a, node))


def _relations(articles: Iterable[Described]) -> Iterator[Row]:
    for a, node in _each(articles, "Relation"):
        subject, target = a.one(node, RDF + "subject"), a.one(node, RDF + "object")
        predicate = _short(a.one(node, RDF + "predicate"))
        yield (*_origin(a), node, subject, a.label(subject), predicate, target, a.label(target), *_proof(a, node))


def _each(articles: Iterable[Described], cls: str) -> Iterator[tuple[Described, str]]:
    """The assertions of a class, in the order of the text."""
    for a in articles:
        for node in sorted(a.said(cls), key=lambda node: (_first(a, node), node)):
            yield a, node


def _origin(a: Described) -> tuple[str, str]:
    return a.one(a.article, SCHEMA + "identifier"), a.one(a.article, SCHEMA + "datePublished")


def _proof(a: Described, node: str) -> Row:
    """Within whose claim it stands, how sure it is, and the words that say it, with the place of the first."""
    spans = sorted(a.all(node, KG + "evidence"), key=a.span)
    words = _BETWEEN.join(a.one(span, KG + "text") for span in spans)
    return a.one(node, KG + "accordingTo"), a.one(node, KG + "confidence"), *_first(a, node), words


def _first(a: Described, node: str) -> tuple[int, int]:
    return min(map(a.span, a.all(node, KG + "evidence")), default=(0, 0))


def _short(iri: str) -> str:
    return iri.removeprefix(KG)


_ORIGIN = ("article", "published")
_PROOF = ("according_to", "confidence", "start", "end", "evidence")
TABLES: dict[str, tuple[tuple[str, ...], Callable[[Iterable[Described]], Iterator[Row]]]] = {
    "articles": (
        ("iri", "identifier", "headline", "authors", "publisher", "published", "url", "language", "text_hash"),
        _articles,
    ),
    "things": (("iri", "type", "label", "other_names", "same_as", "articles"), _things),
    "mentions": ((*_ORIGIN, "start", "end", "text", "thing", "label", "type"), _mentions),
    "claims": ((*_ORIGIN, "claim", "speaker", "speaker_label", "cue", "mode", "text", "about", *_PROOF), _claims),
    "stances": ((*_ORIGIN, "stance", "holder", "holder_label", "value", "target", "target_label", "cue", *_PROOF), _stances),
    "commitments": ((*_ORIGIN, "commitment", "agent", "agent_label", "value", "action", "about", *_PROOF), _commitments),
    "roles": ((*_ORIGIN, "role", "member", "member_label", "title", "organization", "organization_label", *_PROOF), _roles),
    "relations": ((*_ORIGIN, "relation", "subject", "subject_label", "predicate", "object", "object_label", *_PROOF), _relations),
}
