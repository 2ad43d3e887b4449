"""Addresses: "https://ledger.example/rent-cap" is fetched and read. The only place that uses the network, and only when asked."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from kg.errors import SourceError
from kg.model import Article
from kg.read import html, text
from kg.read.decode import decode
from kg.read.source import Limits, Source, failure, megabytes

HEADERS = {
    "User-Agent": "newskg/0.1",
    "Accept": "text/html,application/xhtml+xml,text/plain;q=0.8",
    "Accept-Encoding": "identity",
}
BLOCK = 1 << 16


class Page(NamedTuple):
    """What a server sent: the address after all redirections, the media type, the charset it names, the bytes."""

    address: str
    kind: str
    charset: str | None
    data: bytes


def read(source: Source, limits: Limits) -> Iterator[Article]:
    """The one article at an address. Raises SourceError for all that can go wrong on the way."""
    page = fetch(source, limits)
    named = Source(slug(page.address), "url")
    try:
        if page.kind in ("text/html", "application/xhtml+xml", ""):
            yield _placed(html.article(page.data, named, limits, page.address, page.charset), source)
        elif page.kind == "text/plain":
            yield _placed(text.article(decode(page.data, named), named, limits), source, page.address)
        else:
            raise failure(source, f"is {page.kind}, neither a page nor plain text; save its text as a .txt file")
    except SourceError as error:
        raise SourceError(str(error).replace(named.name, source.name, 1)) from error


def slug(address: str) -> str:
    """An article's id from its address: "https://ledger.example/news/rent-cap.html?p=2" -> "ledger.example-news-rent-cap"."""
    parts = urlsplit(address)
    path = re.sub(r"\.(?:html?|php|aspx?)$", "", parts.path)
    return re.sub(r"[^\w.-]+", "-", f"{(parts.hostname or '').removeprefix('www.')}{path}").strip("-.")[:150]


def fetch(source: Source, limits: Limits) -> Page:
    """The page at the source's address, within ``limits.page_bytes`` and ``limits.seconds``."""
    import http.client
    import urllib.error
    import urllib.request

    try:
        request = urllib.request.Request(source.path, headers=HEADERS)
        with _opener().open(request, timeout=limits.seconds) as answer:
            data = _body(answer, source, limits)
            kind = answer.headers.get_content_type() if answer.headers["Content-Type"] else ""
            return Page(answer.url, kind, answer.headers.get_content_charset(), data)
    except urllib.error.HTTPError as error:
        error.close()
        raise failure(source, f"the server answers {error.code} {error.reason}; check the address") from error
    except (urllib.error.URLError, OSError, http.client.HTTPException, ValueError) as error:
        why = getattr(error, "reason", None) or error
        raise failure(source, f"cannot be fetched ({str(why).lower() or type(why).__name__}); check the address and the network") from error


def _opener() -> Any:
    """Only http and https, also after a redirection: never file:, ftp: or data:."""
    from urllib import request

    opener = request.OpenerDirector()
    handlers = (request.ProxyHandler, request.HTTPHandler, request.HTTPSHandler, request.HTTPRedirectHandler)
    for handler in (*handlers, request.HTTPErrorProcessor, request.HTTPDefaultErrorHandler, request.UnknownHandler):
        opener.add_handler(handler())
    return opener


def _body(answer: Any, source: Source, limits: Limits) -> bytes:
    """The bytes, read in blocks: a server that drips them is stopped too."""
    if answer.headers.get("Content-Encoding", "identity").lower() != "identity":
        raise failure(source, "is sent compressed although nobody asked; save the page as an .html file")
    until = time.monotonic() + limits.seconds
    data = bytearray()
    while block := answer.read1(BLOCK):
        data += block
        if len(data) > limits.page_bytes:
            raise failure(source, f"is larger than {megabytes(limits.page_bytes)}; save its text as a .txt file")
        if time.monotonic() > until:
            raise failure(source, f"takes more than {limits.seconds:g} s to load; try again later")
    return bytes(data)


def _placed(article: Article, source: Source, address: str | None = None) -> Article:
    from dataclasses import replace

    from kg.read.finish import web_address

    return replace(article, source=source.name, url=article.url or web_address(address))
