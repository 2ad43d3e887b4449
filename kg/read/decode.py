"""Bytes to characters: "caf\\xe9" is Windows-1252, "%PDF-1.7" is no text at all. Plain text is kept to the character."""

from __future__ import annotations

import re

from kg.read.source import Source, failure

MAGIC = (
    (b"%PDF", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"{\\rtf", "a rich text document"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"RIFF", "a sound, a film or an image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"\x28\xb5\x2f\xfd", "a zstandard archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a database"),
)
BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
UNSTORABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
CONTROL_BYTES = bytes(b for b in range(32) if b not in b"\t\n\r\f\x0b\x1b")
BINARY_SHARE = 0.02
HIGH_SHARE = 0.3


def decode(data: bytes, source: Source) -> str:
    """The text in ``data`` without its byte order mark, line ends untouched.

    UTF-8, UTF-16 with a byte order mark, else Windows-1252 (which covers Latin-1). Raises SourceError for what is empty,
    binary, in an unknown encoding, or holds a character that no graph can store.
    """
    refuse_binary(data, source)
    text = _decode(data, source)
    if not text.strip():
        raise failure(source, "is empty; there is nothing to read")
    refuse_unstorable(text, source)
    return text


def refuse_binary(data: bytes, source: Source) -> None:
    """Raise SourceError when the bytes are not text."""
    for magic, what in MAGIC:
        if data.startswith(magic):
            raise failure(source, f"is {what}; convert it to text first")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return
    controls = len(data) - len(data.translate(None, CONTROL_BYTES))
    if controls > max(4, BINARY_SHARE * len(data)):
        raise failure(source, "is binary, or UTF-16 without a byte order mark; convert it to UTF-8 text first")


def refuse_unstorable(text: str, source: Source, where: str = "") -> None:
    """Raise SourceError that names the first character XML and RDF cannot hold; ``where`` is set for texts inside JSON."""
    found = UNSTORABLE.search(text)
    if not found:
        return
    what = f"U+{ord(found[0]):04X}" + (", half of a surrogate pair," if "\ud800" <= found[0] <= "\udfff" else "")
    row = text.count("\n", 0, found.start()) + 1
    column = found.start() - text.rfind("\n", 0, found.start())
    place = f"character {found.start()} of its text" if where else f"line {row}, column {column}"
    raise failure(source, f"{place} is {what} which cannot be stored; remove it", where)


def _decode(data: bytes, source: Source) -> str:
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding, source)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _single_byte(data, error, source)


def _strict(data: bytes, encoding: str, source: Source) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        reason = f"says it is {encoding.upper()} but byte {error.start} is not; save it as UTF-8"
        raise failure(source, reason) from error


def _single_byte(data: bytes, error: UnicodeDecodeError, source: Source) -> str:
    """Windows-1252 where that is likely: not for damaged UTF-8, nor where every other letter is outside ASCII."""
    replaced = data.decode("utf-8", "replace")
    good = sum(1 for c in replaced if c > "\x7f" and c != "\ufffd")
    if good > 2 * replaced.count("\ufffd"):
        raise failure(source, f"is UTF-8 with a damaged byte {data[error.start]:#04x} at offset {error.start}; repair it")
    high = sum(1 for b in data if b > 0x7F)
    if high <= HIGH_SHARE * len(data):
        try:
            return data.decode("cp1252")
        except UnicodeDecodeError:
            pass
    raise failure(source, "is in an encoding that cannot be told; save it as UTF-8") from error
