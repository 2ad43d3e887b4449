"""Named questions: ``who-stands-where`` with policy = "rent ordinance" becomes SPARQL in which that name is a text and nothing else.

A question is a ``.rq`` file whose first lines describe it::

    #+ summary: Who supports and who opposes a policy, law, event or person
    #+ param: policy | name | default "" | what is supported or opposed | rent ordinance

A parameter stands in the query as ``VALUES ?policy { "" }``, with its default, so that the file is a whole query for any engine.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from kg.ask.prefixes import BASE, KINDS
from kg.ask.spelling import nearest
from kg.ask.tokens import Token, tokens
from kg.errors import QueryError

Kind = Literal["name", "text", "date", "iri", "integer"]
_DATE = re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^<>\"{}|^`\\\x00-\x20]+")
_SHORT = re.compile(rf"({'|'.join(KINDS)}):([\w.-]+)")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}


@dataclass(frozen=True, slots=True)
class Param:
    """What a question may be told. ``default`` None: it must be told; "": it may be anything."""

    name: str
    type: Kind
    default: str | None
    description: str
    example: str


@dataclass(frozen=True, slots=True)
class Question:
    """A query with a name, one line about it, and its parameters; ``text`` is the whole file."""

    name: str
    summary: str
    params: tuple[Param, ...]
    text: str


def questions(folder: Path) -> tuple[Question, ...]:
    """Every ``.rq`` file of a folder, by name. Raises QueryError if one cannot be read or its header is wrong."""
    return tuple(_read(path) for path in sorted(folder.glob("*.rq")))


def question(folder: Path, name: str) -> Question:
    """The question of this name. Raises QueryError that names the nearest one."""
    names = sorted(path.stem for path in folder.glob("*.rq"))
    if name in names:
        return _read(folder / f"{name}.rq")
    near = nearest(name, names)
    raise QueryError(f"there is no question {name!r}; " + (f"did you mean {near}?" if near else f"there are {', '.join(names)}"))


def read_question(text: str, name: str = "the query") -> Question:
    """A query's text with its ``#+`` header, if it has one. Raises QueryError if the header is wrong."""
    header = [line[2:].partition(":") for line in text.splitlines() if line.startswith("#+")]
    fields = [(key.strip(), value.strip()) for key, _, value in header]
    strange = next((key for key, _ in fields if key not in ("summary", "param")), None)
    if strange is not None:
        raise QueryError(f"{name}: its header has {strange!r}; only summary and param are known")
    params = tuple(_param(value, name) for key, value in fields if key == "param")
    places = _places(text)
    for param in params:
        if param.name not in places:
            raise QueryError(f'{name}: the query does not use its parameter: write VALUES ?{param.name} {{ "" }} in it')
    return Question(name, next((value for key, value in fields if key == "summary"), ""), params, text)


def bound(question: Question, values: Mapping[str, str], base: str = BASE) -> str:
    """The question's text with these values in the places of its parameters, as inert literals; the lines stay the same.

    Raises QueryError for an unknown parameter, a missing one, or a value that does not fit its type.
    """
    known = {param.name: param for param in question.params}
    for name in values:
        if name not in known:
            near = nearest(name, known) or ", ".join(known)
            raise QueryError(f"{question.name} has no parameter {name!r}; " + (f"it has {near}" if known else "it has none"))
    new = {param.name: _value(question, param, values.get(param.name), base) for param in question.params}
    return with_values(question.text, new)


def with_values(text: str, values: Mapping[str, str]) -> str:
    """The query in which the one value of each ``VALUES ?name { … }`` is replaced by ``values[name]``, which is SPARQL already."""
    edits = [(token, values[name]) for name, found in _places(text).items() if name in values for token in found]
    for token, value in sorted(edits, key=lambda e: e[0].start, reverse=True):
        text = text[: token.start] + value + text[token.end :]
    return text


def literal(value: str) -> str:
    """A text as a SPARQL literal on one line."""
    return '"' + "".join(_ESCAPES.get(c) or c for c in value) + '"'


def is_iri(value: str) -> bool:
    """Whether these words can stand between < and >."""
    return _IRI.fullmatch(value) is not None


def _read(path: Path) -> Question:
    try:
        return read_question(path.read_text(encoding="utf-8"), path.stem)
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(f"cannot read the question {path}: {error}") from error


def _param(line: str, where: str) -> Param:
    fields = [field.strip() for field in line.split("|")]
    if len(fields) != 5 or fields[1] not in get_args(Kind) or not re.fullmatch(r'required|default ".*"', fields[2]):
        raise QueryError(f'{where}: a param is NAME | TYPE | default "" or required | DESCRIPTION | EXAMPLE, not {line!r}')
    default = None if fields[2] == "required" else fields[2][9:-1]
    return Param(fields[0], fields[1], default, fields[3], fields[4])  # type: ignore[arg-type]


def _places(text: str) -> dict[str, list[Token]]:
    """Parameter -> the tokens of its value: the single ones in ``VALUES ?name { "" }``."""
    places: dict[str, list[Token]] = {}
    found = tokens(text)
    for word, variable, opens, value, closes in zip(found, found[1:], found[2:], found[3:], found[4:], strict=False):
        shape = word.text.upper() == "VALUES" and variable.kind == "variable" and opens.text == "{" and closes.text == "}"
        if shape and value.kind in ("string", "iri", "number"):
            places.setdefault(variable.text[1:], []).append(value)
    return places


def _value(question: Question, param: Param, given: str | None, base: str) -> str:
    """A parameter's value as SPARQL."""
    value = param.default if given is None else given
    if value is None:
        example = f"--param {param.name}={param.example!r}"
        raise QueryError(f"{question.name} needs the parameter {param.name}: {param.description}; for example {example}")
    if value == "" and param.default == "":
        return literal("")
    value = _whole(value, base) if param.type in ("name", "iri") else value
    wrong = _wrong(param.type, value)
    if wrong:
        raise QueryError(f"the parameter {param.name} of {question.name} cannot be {given!r}: {wrong}")
    return {"iri": f"<{value}>", "integer": value}.get(param.type) or literal(value)


def _wrong(kind: Kind, value: str) -> str | None:
    """Why a value does not fit its type."""
    if any(0xD800 <= ord(c) < 0xE000 for c in value) or "\0" in value:
        return "it is not Unicode text"
    if kind == "date" and not _DATE.fullmatch(value):
        return "a date is written like 2026-03-04"
    if kind == "integer" and not re.fullmatch(r"-?[0-9]{1,18}", value):
        return "it is no whole number"
    if kind == "iri" and not is_iri(value):
        return "it is no IRI"
    if kind == "name" and not any(c.isalnum() for c in value):
        return "a name has a letter or a digit"
    return None


def _whole(value: str, base: str) -> str:
    """The whole IRI for ``policy:rent-ordinance`` and ``<https://…>``; any other value as it is."""
    short = _SHORT.fullmatch(value)
    if short:
        return f"{base}{short[1]}/{short[2]}"
    return value[1:-1] if value.startswith("<") and value.endswith(">") else value
