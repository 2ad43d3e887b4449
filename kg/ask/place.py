"""Where in a query something is wrong: "line 2, column 6: …", the line, and a caret under the place."""

from __future__ import annotations

import unicodedata

from kg.errors import QueryError

_WIDTH = 100  # characters of the line that are shown


def fault(query: str, at: int, message: str) -> QueryError:
    """A QueryError about the character at ``at`` (code points from 0), with the line and a caret."""
    line = query.count("\n", 0, at) + 1
    return fault_at(query, line, at - (query.rfind("\n", 0, at) + 1) + 1, message)


def fault_at(query: str, line: int, column: int, message: str) -> QueryError:
    """The same from a line and a column, both counted from 1."""
    text = [*query.split("\n"), ""][min(line, query.count("\n") + 1) - 1]
    first = max(0, column - 1 - _WIDTH // 2)
    shown = visible(text[first : first + _WIDTH])
    pad = visible(text[first : column - 1])
    caret = " " * sum(_cells(c) for c in pad) + "^"
    return QueryError(f"line {line}, column {column}: {message}\n  {shown.rstrip()}\n  {caret}")


def visible(text: str) -> str:
    """Text that a terminal only shows: control characters as pictures (␛), other invisible ones as escapes (\\u202e)."""
    return text if text.isascii() and text.isprintable() else "".join(_shown(c) for c in text)


def _shown(character: str) -> str:
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    hidden = unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
    if hidden and character not in "\u200c\u200d":  # joiners that Persian, Hindi and emoji need
        return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
    return character


def _cells(character: str) -> int:
    return 0 if unicodedata.combining(character) else 1 + (unicodedata.east_asian_width(character) in "WF")
