"""Asks the store: "who stands where?" goes to a process of its own and comes back as a Table, or as an error that says where and why."""

from __future__ import annotations

import contextlib
import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from kg.ask.guard import check
from kg.ask.place import fault, fault_at
from kg.ask.prefixes import BASE, known_prefixes
from kg.ask.question import Question, bound, literal, read_question, with_values
from kg.ask.question import is_iri as _is_iri
from kg.ask.spelling import terms_of
from kg.ask.table import Limits, Table, Term
from kg.errors import QueryError

_CHILD = Path(__file__).with_name("child.py")
_XSD_STRING = "http://www.w3.org/2001/XMLSchema#string"
_LANGUAGE_STRING = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"
_EXPECTED = re.compile(r"""("(?:\\.|[^"\\])*")|\[(?:'(?:\\.[^']*|[^'])'|[^\]'])*\]|([^,\[\]"]+)""")


class Ending:
    """Ends a query from another thread: nobody waits for its answer any more."""

    def __init__(self) -> None:
        self.ended = False
        self._process: subprocess.Popen[bytes] | None = None

    def end(self) -> None:
        """Kill the query's process, now or as soon as there is one."""
        self.ended = True
        if self._process is not None:
            self._process.kill()

    def watch(self, process: subprocess.Popen[bytes]) -> None:
        """This is the process of the query."""
        self._process = process
        if self.ended:
            process.kill()


def ask(
    store: Path,
    query: str | Question,
    params: Mapping[str, str] | None = None,
    *,
    limits: Limits | None = None,
    ontology: Path | None = None,
    base: str = BASE,
    ending: Ending | None = None,
) -> Table:
    """The answer of the store (a folder of RocksDB, opened for reading) to a question or to SPARQL.

    ``params`` are the question's parameters as a person writes them. In plain SPARQL a parameter ``x`` is the value of
    ``VALUES ?x { "" }`` or else binds the variable ``?x``, which must then be selected; ``<…>`` is an IRI, the rest is text.
    ``ontology``: the Turtle file whose terms are known (None: unknown terms just find nothing). ``base``: where the graph's
    IRIs begin. ``ending`` lets another thread end the query. Raises QueryError: not SPARQL, not allowed, too long, too much, ended;
    the message may show the line and a caret.
    """
    limits = limits or Limits()
    text, values = _prepared(query, params or {}, base)
    prefixes = known_prefixes(base)
    graphs = check(text, prefixes, terms_of(ontology) if ontology else frozenset())
    request = {
        "store": str(store), "query": text, "prefixes": prefixes, "values": values, "graphs": sorted(set(graphs.values())),
        "base": base, "seconds": limits.seconds, "memory": limits.memory, "rows": limits.rows,
    }  # fmt: skip
    answer = _child(request, limits, ending or Ending())
    if "error" in answer:
        raise _error(answer, text, graphs, store, limits)
    return _table(answer)


def _prepared(query: str | Question, params: Mapping[str, str], base: str) -> tuple[str, dict[str, tuple[str, str]]]:
    """The query's text with its parameters, and what is left to bind: variable -> (iri or literal, value)."""
    if isinstance(query, str):
        query = read_question(query)
    if query.params or not params:
        return bound(query, params, base), {}
    text = query.text
    left = {}
    for name, value in params.items():
        iri = value[1:-1] if value.startswith("<") and _is_iri(value[1:-1]) else None
        changed = with_values(text, {name: f"<{iri}>" if iri else literal(value)})
        if changed == text:
            left[name] = ("iri", iri) if iri else ("literal", value)
        text = changed
    return text, left


def _child(request: dict[str, Any], limits: Limits, ending: Ending) -> dict[str, Any]:
    """The child's answer; the child is dead afterwards, whatever happens."""
    try:
        sent = json.dumps(request).encode()
        with _started() as process:
            ending.watch(process)
            out, err = process.communicate(sent, timeout=limits.seconds)
    except subprocess.TimeoutExpired as error:
        raise _too_slow(limits) from error
    except OSError as error:
        raise QueryError(f"cannot start a process for the query: {error}") from error
    if process.returncode == 0:
        return json.loads(out)  # type: ignore[no-any-return]
    if ending.ended:
        raise QueryError("the query was ended: nobody waits for its answer")
    raise _died(process.returncode, err.decode(errors="replace"), limits)


@contextlib.contextmanager
def _started() -> Iterator[subprocess.Popen[bytes]]:
    """Without site-packages' start-up files, which the child does not need: it finds pyoxigraph on the parent's path."""
    path = os.pathsep.join(entry for entry in sys.path if entry)
    environment = {**os.environ, "PYTHONPATH": path, "MALLOC_ARENA_MAX": "2", "RUST_BACKTRACE": "0"}
    pipe = subprocess.PIPE
    with subprocess.Popen([sys.executable, "-S", "-P", str(_CHILD)], stdin=pipe, stdout=pipe, stderr=pipe, env=environment) as process:
        try:
            yield process
        finally:
            process.kill()


def _table(answer: dict[str, Any]) -> Table:
    if "truth" in answer:
        return Table(truth=answer["truth"])
    if "triples" in answer:
        triples = tuple(tuple(_term(cell) for cell in triple) for triple in answer["triples"])
        return Table(triples=triples, truncated=answer["truncated"])  # type: ignore[arg-type]
    rows = tuple(tuple(None if cell is None else _term(cell) for cell in row) for row in answer["rows"])
    return Table(tuple(answer["columns"]), rows, answer["truncated"])


def _term(cell: list[Any]) -> Term:
    value, kind, datatype, language = cell
    plain = datatype in ("", _XSD_STRING, _LANGUAGE_STRING)
    return Term(value, kind, None if plain else datatype, language or None)


def _error(answer: dict[str, Any], query: str, graphs: Mapping[int, str], store: Path, limits: Limits) -> QueryError:
    kind, message = answer["error"], answer["message"]
    if kind == "graph":
        at = next(at for at, iri in graphs.items() if iri == message)
        return fault(query, at, "there is no such graph in the store: FROM reads nothing else")
    if kind == "store":
        return QueryError(f"cannot open the store {store}: {message}")
    if kind == "memory":
        return _too_big(limits)
    where = re.match(r"error at (\d+):(\d+): (.*)", message, re.DOTALL)
    if kind == "syntax" and where:
        return fault_at(query, int(where[1]), int(where[2]), _readable(where[3]))
    if "SELECT projection" in message:
        return QueryError('a parameter is no variable that the query selects: select it, or write VALUES ?name { "" } in the query')
    return QueryError(f"the query failed: {' '.join(message.split())}")


def _readable(message: str) -> str:
    """The parser's message without its classes of characters."""
    items = [(quoted or words).strip() for quoted, words in _EXPECTED.findall(message.removeprefix("expected").replace("one of", ""))]
    items = [item for item in dict.fromkeys(items) if item]
    told = next((item for item in items if " " in item and not item.startswith('"')), None)
    if told:
        return str(told)
    return "this cannot stand here" + (f" (expected {' or '.join(items)})" if 0 < len(items) <= 8 else "")


def _died(code: int, err: str, limits: Limits) -> QueryError:
    if code in (-signal.SIGXCPU, -signal.SIGKILL):
        return _too_slow(limits)
    if "memory allocation" in err or "bad_alloc" in err or "MemoryError" in err:
        return _too_big(limits)
    if code == -signal.SIGSEGV:
        return QueryError("the query is too complicated for the engine: ask for less at once")
    last = next((line for line in reversed(err.splitlines()) if line.strip()), f"status {code}")
    return QueryError(f"the query's process failed: {last.strip()}")


def _too_slow(limits: Limits) -> QueryError:
    return QueryError(f"the query took longer than {limits.seconds:g} seconds: ask for less (a parameter, a LIMIT), or allow more time")


def _too_big(limits: Limits) -> QueryError:
    return QueryError(f"the query needs more than {limits.memory >> 20:,} MiB of memory: ask for less at once")
