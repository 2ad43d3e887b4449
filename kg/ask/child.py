"""The process in which one query runs: it reads "SELECT ?who …" and its limits from standard input, and writes the answer as JSON.

pyoxigraph can neither be stopped nor limited from inside; a process can. This file is run as a script, so it imports nothing of ours.
"""

from __future__ import annotations

import json
import math
import os
import sys
from collections.abc import Iterable, Iterator
from typing import Any

_MOST_CHARACTERS = 1 << 26  # of an answer
_NEWUSER, _NEWNET = 0x10000000, 0x40000000


def main() -> None:
    """Answer the request on standard input: one JSON object on standard output."""
    request = json.load(sys.stdin.buffer)
    os.nice(5)  # whoever waits for a page beside it comes first
    _limit_time(request["seconds"])
    _leave_network()
    try:
        answer = _answered(request)
    except SyntaxError as error:
        answer = {"error": "syntax", "message": str(error)}
    except (OSError, RuntimeError, ValueError) as error:
        answer = {"error": "engine", "message": str(error)}
    except MemoryError:
        answer = {"error": "memory", "message": ""}
    sys.stdout.buffer.write(json.dumps(answer).encode())


def _answered(request: dict[str, Any]) -> dict[str, Any]:
    import pyoxigraph as ox

    try:
        store = ox.Store.read_only(request["store"])
    except (OSError, RuntimeError) as error:
        return {"error": "store", "message": str(error)}
    _limit_memory(request["memory"])
    for iri in request["graphs"]:
        if not store.contains_named_graph(ox.NamedNode(iri)):
            return {"error": "graph", "message": iri}
    result = store.query(
        request["query"],
        base_iri=request["base"],
        prefixes=request["prefixes"],
        use_default_graph_as_union=not request["graphs"] and _default_is_empty(store),
        substitutions={ox.Variable(name): _term_of(ox, kind, value) for name, (kind, value) in request["values"].items()},
    )
    if isinstance(result, ox.QueryBoolean):
        return {"truth": bool(result)}
    if isinstance(result, ox.QuerySolutions):
        columns = [variable.value for variable in result.variables]
        rows, truncated = _first(_rows(result, columns), request["rows"])
        return {"columns": columns, "rows": rows, "truncated": truncated}
    triples, truncated = _first(_distinct(result), request["rows"])
    return {"triples": sorted(triples), "truncated": truncated}


def _default_is_empty(store: Any) -> bool:
    """Then the union of the articles' graphs is asked; where the default graph holds that union already, each triple once, it is."""
    import pyoxigraph as ox

    return next(iter(store.quads_for_pattern(None, None, None, ox.DefaultGraph())), None) is None


def _term_of(ox: Any, kind: str, value: str) -> Any:
    return ox.NamedNode(value) if kind == "iri" else ox.Literal(value)


def _rows(solutions: Any, columns: list[str]) -> Iterator[list[Any]]:
    blanks: dict[str, str] = {}
    for solution in solutions:
        yield [_written(solution[column], blanks) for column in columns]


def _distinct(triples: Any) -> Iterator[list[Any]]:
    """Triples as lists, each once."""
    blanks: dict[str, str] = {}
    seen = set()
    for triple in triples:
        if triple not in seen:
            seen.add(triple)
            yield [_written(term, blanks) for term in (triple.subject, triple.predicate, triple.object)]


def _first(rows: Iterable[list[Any]], most: int) -> tuple[list[Any], bool]:
    """The first rows, and whether there are more."""
    found: list[Any] = []
    size = 0
    for row in rows:
        size += sum(len(cell[0]) for cell in row if cell)
        if len(found) == most or size > _MOST_CHARACTERS:
            return found, True
        found.append(row)
    return found, False


def _written(term: Any, blanks: dict[str, str]) -> list[str] | None:
    """[value, kind, datatype, language]; blank nodes are numbered, since the engine names them at random."""
    import pyoxigraph as ox

    if term is None:
        return None
    if isinstance(term, ox.NamedNode):
        return [term.value, "iri", "", ""]
    if isinstance(term, ox.BlankNode):
        return [blanks.setdefault(term.value, f"b{len(blanks)}"), "bnode", "", ""]
    if isinstance(term, ox.Literal):
        return [term.value, "literal", term.datatype.value, term.language or ""]
    return [str(term), "literal", "", ""]


def _limit_time(seconds: float) -> None:
    """The parent kills at the limit; this ends the child if the parent is gone."""
    import resource

    cpu = math.ceil(seconds) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (cpu, cpu + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _limit_memory(most: int) -> None:
    """``most`` bytes beside what the open store takes already (RocksDB reserves some hundred megabytes that it never touches)."""
    import resource

    with open("/proc/self/statm") as file:
        present = int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    resource.setrlimit(resource.RLIMIT_AS, (present + most, present + most))


def _leave_network() -> None:
    """A network namespace without any network, where the kernel gives one: SERVICE is refused before, this is the second lock.

    Root keeps its user namespace: in a new one it could no longer read other people's files.
    """
    import ctypes

    try:
        ctypes.CDLL(None).unshare(_NEWNET if os.geteuid() == 0 else _NEWUSER | _NEWNET)
    except (OSError, AttributeError):
        return


if __name__ == "__main__":
    main()
