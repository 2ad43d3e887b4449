"""The child process that takes pages apart: "<h1>Council backs rent cap</h1>…" in, title, text, authors and date out.

Run as a program of its own, never imported by the package: a page of 200,000 attributes keeps the parser's C code busy for
minutes, and only a process can be stopped then. One request is a line of JSON and the page's bytes, one answer a line of JSON.
"""

from __future__ import annotations

import contextlib
import json
import re
import sys
from typing import Any

MEMORY = 3 << 30
META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,40})", re.I)
LANGUAGE = re.compile(r"<html\b[^>]{0,500}?\blang\s*=\s*[\"']?([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)", re.I)
RESET_AFTER = 500


def main() -> None:
    """Answer requests until standard input ends."""
    _limit_memory()
    requests, answers = sys.stdin.buffer, sys.stdout.buffer
    for count, line in enumerate(requests, 1):
        request = json.loads(line)
        answer = _answer(requests.read(request["size"]), request)
        answers.write(json.dumps(answer).encode() + b"\n")
        answers.flush()
        if count % RESET_AFTER == 0:
            _reset()


def take_apart(data: bytes, address: str | None, charset: str | None) -> dict[str, Any]:
    """What the page says: title, text, author, date, sitename, url, language; ``text`` is None when it has none."""
    from trafilatura import bare_extraction

    html = decoded(data, charset)
    found: Any = bare_extraction(
        html,
        url=address,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        # "today" as the latest date would make the same page give another graph tomorrow
        date_extraction_params={"original_date": True, "extensive_search": False, "max_date": "2100-01-01"},
    )
    language = LANGUAGE.search(html[:20_000])
    names = ("title", "text", "author", "date", "sitename", "url")
    return {name: getattr(found, name, None) for name in names} | {"language": language[1] if language else None}


def decoded(data: bytes, charset: str | None) -> str:
    """The page's characters: byte order mark, then the server's word, the page's own, UTF-8, and at last a guess."""
    for mark, name in ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace")
    declared = META_CHARSET.search(data[:10_000])
    for said in (charset, declared[1].decode("ascii") if declared else None, "utf-8"):
        with contextlib.suppress(LookupError, UnicodeError):
            if said:
                return data.decode("cp1252" if said.lower() in ("iso-8859-1", "latin-1", "latin1") else said)
    from charset_normalizer import from_bytes

    best = from_bytes(data[:200_000]).best()
    return data.decode(best.encoding if best else "cp1252", "replace")


def _answer(data: bytes, request: dict[str, Any]) -> dict[str, Any]:
    """Any failure of the parser is an answer too: the next page must not suffer for it."""
    try:
        return take_apart(data, request["url"], request["charset"])
    except MemoryError:
        return {"error": "needs too much memory"}
    except Exception as error:
        return {"error": f"breaks the HTML parser ({type(error).__name__})"}


def _limit_memory() -> None:
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def _reset() -> None:
    from trafilatura.meta import reset_caches

    reset_caches()


if __name__ == "__main__":
    main()
