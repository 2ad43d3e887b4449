"""The words of a SPARQL query: in ``?c kg:cue "said" # SERVICE`` the last one is a comment and stands for nothing.

SPARQL cannot be split in one way only: in ``?a<?b&&?c>?d`` the sign "<" may open an IRI or mean "less than", and ``'''`` may
open a long string or be an empty one. ``tokens`` gives the usual reading; ``readings`` gives every token of every reading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

_NAME = r"[^\W\d_]|[_\d\u00B7\u0300-\u036F\u203F-\u2040-]"
_LOCAL = rf"(?:{_NAME}|:|%[0-9A-Fa-f]{{2}}|\\[_~.\-!$&'()*+,;=/?#@%])"
_TOKEN = re.compile(
    r"""(?P<space>[\s\ufeff]+)
    |(?P<comment>\#[^\r\n]*)
    |(?P<iri><(?:[^<>"{}|^`\\\x00-\x20]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8})*>)
    |(?P<string>'''(?:'{0,2}(?:[^'\\]|\\.))*'''|\"{3}(?:\"{0,2}(?:[^"\\]|\\.))*\"{3}|'(?:[^'\\\r\n]|\\.)*'|"(?:[^"\\\r\n]|\\.)*")
    |(?P<variable>[?$]\w+)
    |(?P<language>@[\w-]+)
    |(?P<blank>_:(?:NAME)+(?:\.+(?:NAME)+)*)
    |(?P<prefixed>(?:[^\W\d_](?:NAME)*+)?:(?:LOCAL(?:\.*LOCAL)*)?)
    |(?P<number>(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?)
    |(?P<word>[^\W\d]\w*)
    |(?P<sign>.)""".replace("NAME", _NAME).replace("LOCAL", _LOCAL),
    re.VERBOSE | re.DOTALL,
)
_ADDRESS = re.compile(r"<[A-Za-z][A-Za-z0-9+.-]*://")
_EMPTY = re.compile("''|\"\"")
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


class Token(NamedTuple):
    """A piece of the query: its kind, its characters, and where it starts (in code points)."""

    kind: str
    text: str
    start: int

    @property
    def end(self) -> int:
        """Where it ends, exclusive."""
        return self.start + len(self.text)


def tokens(query: str) -> tuple[Token, ...]:
    """The query's tokens as nearly everybody reads them, without spaces and comments."""
    found, at = [], 0
    while at < len(query):
        token = _at(query, at)
        at = token.end
        if token.kind not in ("space", "comment"):
            found.append(token)
    return tuple(found)


def readings(query: str) -> Iterator[Token]:
    """Every token of every way to split the query, each once: what stands in none of them cannot be meant."""
    todo, seen = [0], set()
    while todo:
        at = todo.pop()
        if at in seen or at >= len(query):
            continue
        seen.add(at)
        token = _at(query, at)
        yield token
        if token.text not in ("'", '"'):  # a string that nothing closes: no reading goes on
            todo += [token.end, *_other_ends(token)]


def decoded(query: str) -> str:
    """The query with its ``\\uXXXX`` and ``\\UXXXXXXXX`` escapes replaced by their characters, as the standard has it."""
    return _ESCAPE.sub(_character, query)


def expanded(token: Token, prefixes: Mapping[str, str]) -> str | None:
    """The IRI that a token stands for; None if it stands for none, or its prefix is not known."""
    if token.kind == "iri":
        return decoded(token.text[1:-1])
    prefix, _, local = token.text.partition(":")
    if token.kind != "prefixed" or prefix not in prefixes:
        return None
    return prefixes[prefix] + local.replace("\\", "")


def _at(query: str, at: int) -> Token:
    match = _TOKEN.match(query, at)
    assert match is not None and match.lastgroup is not None  # the last alternative takes any character
    return Token(match.lastgroup, match[0], at)


def _other_ends(token: Token) -> list[int]:
    """Where a token may end instead."""
    if token.kind == "iri" and not _ADDRESS.match(token.text):
        return [token.start + 1]  # "<" as "less than"; "x://" has no reading as an expression
    if token.kind == "string" and _EMPTY.match(token.text):
        return [token.start + 2]
    return []


def _character(match: re.Match[str]) -> str:
    code = int(match[1] or match[2], 16)
    return chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
