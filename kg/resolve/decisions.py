"""A curator's decisions, applied last: "agency/chicago-pd is agency/oak-city-police-department", "this Ann Lee is another one".

A TOML file; nodes are named as in the graph's IRIs, below the base:

    [[merge]]                                   # these nodes are one
    into = "agency/oak-city-police-department"
    nodes = ["agency/cpd", "organization/chicago-pd"]

    [[split]]                                   # in these articles the node is another one
    node = "person/ann-lee"
    articles = ["toll-2", "toll-3"]             # schema:identifier of the articles
    into = "person/ann-lee-ohio"

    [[label]]                                   # the node is called so
    node = "agency/oak-city-police-department"
    label = "Oak City Police Department"

Splits come first, then merges, then labels.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from kg.errors import KgError
from kg.model import AGENT_TYPES, PLACE_TYPES, Node, ThingType
from kg.resolve.identity import CardId
from kg.resolve.names import KINDS

_TYPES: dict[str, ThingType] = {kind: name for name, kind in KINDS.items()}  # type: ignore[misc]
_PATH = re.compile(r"([a-z]+)/[a-z0-9]+(?:-[a-z0-9]+)*")
_FIELDS = {"merge": {"into", "nodes"}, "split": {"node", "articles", "into"}, "label": {"node", "label"}}


@dataclass(frozen=True, slots=True)
class Decisions:
    """What a curator decided. ``merges`` are (node, into), ``splits`` (node, article id, into), ``labels`` (node, label)."""

    merges: tuple[tuple[str, str], ...] = ()
    splits: tuple[tuple[str, str, str], ...] = ()
    labels: tuple[tuple[str, str], ...] = ()


def load_decisions(path: str | Path) -> Decisions:
    """The decisions in a TOML file. Raises KgError, with the entry, where one cannot be followed."""
    try:
        values = tomllib.loads(Path(path).read_text(encoding="utf-8"))
    except OSError as error:
        raise KgError(f"decisions {path} cannot be read ({error.strerror or error}); check the path") from error
    except ValueError as error:
        raise KgError(f"decisions {path}: {error}; mend the TOML there") from error
    try:
        return parse_decisions(values)
    except KgError as error:
        raise KgError(f"decisions {path}: {error}") from error


def parse_decisions(values: Mapping[str, Any]) -> Decisions:
    """Decisions from what TOML or JSON gives. Raises KgError on anything else than described above."""
    entries = {kind: _entries(kind, values.get(kind, [])) for kind in _FIELDS}
    unknown = sorted(set(values) - set(_FIELDS))
    if unknown:
        raise KgError(f"{unknown[0]!r} is no decision; use [[merge]], [[split]] or [[label]]")
    return Decisions(
        tuple((_path(node), _same_family(node, e["into"])) for e in entries["merge"] for node in _strings(e["nodes"])),
        tuple((_path(e["node"]), a, _same_family(e["node"], e["into"])) for e in entries["split"] for a in _strings(e["articles"])),
        tuple((_path(e["node"]), _strings([e["label"]])[0]) for e in entries["label"]),
    )


def decide(nodes: Mapping[CardId, Node], articles: Mapping[str, str], decisions: Decisions) -> dict[CardId, Node]:
    """The nodes after the decisions; ``articles`` gives the id of each article's key. What names no node changes nothing."""
    splits = {(node, article): into for node, article, into in decisions.splits}
    merges, labels = dict(decisions.merges), dict(decisions.labels)
    there = {node.path: node for _, node in sorted(nodes.items())}
    found: dict[CardId, Node] = {}
    for card, node in nodes.items():
        path = splits.get((node.path, articles[card[0]]), node.path)
        moved = _moved(node, _end(path, merges), there)
        found[card] = replace(moved, label=labels[moved.path]) if moved.path in labels else moved
    return _agreed(found)


def _moved(node: Node, path: str, there: Mapping[str, Node]) -> Node:
    """The node at its new path: the one that is there already, else itself under the new name."""
    if path == node.path:
        return node
    return there.get(path) or Node(path, _TYPES[path.split("/")[0]], node.label)


def _end(path: str, merges: Mapping[str, str]) -> str:
    """Where merges of merges lead; a circle stops at its first member."""
    seen = [path]
    while (path := merges.get(path, path)) not in seen:
        seen.append(path)
    return path if merges.get(path, path) == path else min(seen[seen.index(path) :])


def _agreed(nodes: dict[CardId, Node]) -> dict[CardId, Node]:
    """One Node a path: nodes that were given a new path together take the first label."""
    first: dict[str, Node] = {}
    for node in sorted(nodes.values(), key=lambda n: (n.path, n.label, n.same_as)):
        first.setdefault(node.path, node)
    return {card: first[node.path] for card, node in nodes.items()}


# ------------------------------------------------------------ checks


def _entries(kind: str, found: Any) -> list[dict[str, Any]]:
    if not isinstance(found, list) or not all(isinstance(entry, dict) for entry in found):
        raise KgError(f"{kind!r} must be written as [[{kind}]]")
    for number, entry in enumerate(found, 1):
        if set(entry) != _FIELDS[kind]:
            raise KgError(f"[[{kind}]] number {number} must have {', '.join(sorted(_FIELDS[kind]))} and nothing else")
    return found


def _path(path: Any) -> str:
    match = _PATH.fullmatch(path) if isinstance(path, str) else None
    if not match or match[1] not in _TYPES:
        raise KgError(f"{path!r} is no node; name it as in the graph, like 'person/ann-lee'")
    return str(path)


def _same_family(node: Any, into: Any) -> str:
    """The new path, if a thing of the old kind can be one of the new kind: agents, places and topics stay among themselves."""
    old, new = (_TYPES[_path(path).split("/")[0]] for path in (node, into))
    if any((old in family) != (new in family) for family in (AGENT_TYPES, PLACE_TYPES)):
        raise KgError(f"{node!r} cannot become {into!r}: they are different kinds of things")
    return str(into)


def _strings(found: Any) -> list[str]:
    if not isinstance(found, list) or not found or not all(isinstance(value, str) and value.strip() for value in found):
        raise KgError(f"{found!r} must be a list of words in quotation marks")
    return found
