"""Web pages: "council.html" becomes its title, an empty line and the story; menus, buttons and comments stay behind."""

from __future__ import annotations

import atexit
import functools
import json
import os
import re
import subprocess
import sys
import threading
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kg.model import Article, Span
from kg.read.dates import iso
from kg.read.decode import UNSTORABLE, refuse_binary
from kg.read.finish import finish, one_line, web_address
from kg.read.source import Limits, Source, failure, load

FEWEST_WORDS = 10


def read(source: Source, limits: Limits) -> Iterator[Article]:
    """The one article of a saved page. Raises SourceError or OSError."""
    yield article(load(source, limits.page_bytes), source, limits)


def article(data: bytes, source: Source, limits: Limits, address: str | None = None, charset: str | None = None) -> Article:
    """The article on the page whose bytes these are; ``address`` is where it came from, ``charset`` what the server said."""
    if not data.strip():
        raise failure(source, "is empty; there is nothing to read")
    refuse_binary(data, source)
    found = take_apart(data, address, charset, limits.seconds)
    if "error" in found:
        raise failure(source, f"{found['error']}; save its text as a .txt file")
    title, body = _title(found), clean(found["text"] or "")
    if len(body.split()) < FEWEST_WORDS:
        raise failure(source, "has no news in it; if its story is made by scripts, save the text as a .txt file")
    text, headline = with_title(title, body)
    made = Article(
        id=source.stem,
        text=text,
        headline=title,
        headline_span=headline,
        authors=authors(found["author"]),
        publisher=one_line(found["sitename"]),
        published=iso(found["date"] or ""),
        url=web_address(found["url"]) or web_address(address),
        language=found["language"],
        source=source.name,
    )
    return finish(made, source, limits)


def take_apart(data: bytes, address: str | None, charset: str | None, seconds: float) -> dict[str, Any]:
    """The child process's answer about a page, or {"error": why there is none}."""
    request = json.dumps({"size": len(data), "url": address, "charset": charset}).encode() + b"\n"
    return _child(os.getpid()).ask(request + data, seconds)


def clean(text: str) -> str:
    """NFC, without characters a graph cannot store, an empty line between paragraphs: done before any offset exists."""
    text = UNSTORABLE.sub("", unicodedata.normalize("NFC", text.replace("\r", "\n")))
    return "\n\n".join(line.strip() for line in text.split("\n") if line.strip())


def with_title(title: str | None, body: str) -> tuple[str, Span | None]:
    """The text with its title on top, which is read as news too, and where the title stands."""
    if not title:
        return body, None
    first, _, rest = body.partition("\n\n")
    if _plain(first) == _plain(title):
        body = rest
    return f"{title}\n\n{body}", Span(0, len(title))


def authors(value: str | None) -> tuple[str, ...]:
    """ "Ana Ruiz; Bo Chen" -> ("Ana Ruiz", "Bo Chen")."""
    names = (one_line(name) for name in (value or "").split(";"))
    return tuple(dict.fromkeys(name for name in names if name))


def _title(found: dict[str, Any]) -> str | None:
    """The title without the site's name behind it: "Council backs rent cap | Marlow Ledger"."""
    title, site = one_line(found["title"]), one_line(found["sitename"])
    if title and site and (tail := re.search(rf"\s[|–—-]\s+{re.escape(site)}$", title)):
        return title[: tail.start()].strip() or title
    return title


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


class Child:
    """Holds the process that takes pages apart; it starts with the first page and again after one that had to be stopped."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None

    def ask(self, request: bytes, seconds: float) -> dict[str, Any]:
        """The answer to one request; a process that takes longer than ``seconds``, or dies, is replaced for the next one."""
        with self._lock:
            process = self._process or self._start()
            timer = threading.Timer(seconds, process.kill)
            timer.start()
            answer = _exchange(process, request)
            late = not timer.is_alive()
            timer.cancel()
            timer.join()
            if late or not answer.endswith(b"\n"):
                self._stop()
        if answer.endswith(b"\n"):
            return dict(json.loads(answer))
        return {"error": f"takes more than {seconds:g} s to parse" if late else "breaks the HTML parser"}

    def close(self) -> None:
        """End the process, if there is one."""
        with self._lock:
            self._stop()

    def _start(self) -> subprocess.Popen[bytes]:
        # -P: a trafilatura.py in the folder somebody builds from must not be imported
        command = [sys.executable, "-P", str(Path(__file__).with_name("page.py"))]
        pipe, nowhere = subprocess.PIPE, subprocess.DEVNULL
        self._process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=nowhere)
        return self._process

    def _stop(self) -> None:
        if self._process:
            self._process.kill()
            self._process.communicate()
            self._process = None


def _exchange(process: subprocess.Popen[bytes], request: bytes) -> bytes:
    """Write, then read one line; empty when the process is gone."""
    assert process.stdin and process.stdout
    try:
        process.stdin.write(request)
        process.stdin.flush()
        return process.stdout.readline()
    except (BrokenPipeError, ValueError):
        return b""


@functools.cache
def _child(_pid: int) -> Child:
    """One child for each process: a forked one must not write into its parent's pipe."""
    child = Child()
    atexit.register(child.close)
    return child
