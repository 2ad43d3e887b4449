"""Addresses are fetched from a server of the test's own; nothing else is asked."""

import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

import pytest

from kg.errors import SourceError
from kg.model import Article
from kg.read import Limits, Source, articles
from kg.read.web import slug

STORY = "<p>The council voted 5-2 on Monday to adopt the plan, its clerk said in a statement sent to reporters.</p>"
PAGE = f"<html><head><title>Rent cap</title></head><body><article><h1>Rent cap</h1>{STORY * 3}</article></body></html>"


class Site(BaseHTTPRequestHandler):
    pages: ClassVar[dict[str, tuple[str, bytes]]] = {
        "/news/rent-cap.html": ("text/html; charset=utf-8", PAGE.encode()),
        "/plain": ("text/plain; charset=utf-8", b"The council met.\r\n"),
        "/paper.pdf": ("application/pdf", b"%PDF-1.7"),
        "/large": ("text/html", b"x" * 3000),
    }

    def do_GET(self) -> None:
        if self.path == "/moved":
            return self._redirect("/news/rent-cap.html")
        if self.path == "/ftp":
            return self._redirect("ftp://localhost/a.html")
        if self.path == "/file":
            return self._redirect("file:///etc/hostname")
        if self.path not in self.pages:
            return self.send_error(404)
        kind, data = self.pages[self.path]
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.end_headers()
        self.wfile.write(data)

    def _redirect(self, target: str) -> None:
        self.send_response(302)
        self.send_header("Location", target)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Site) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def read(address: str, limits: Limits | None = None) -> Article | SourceError:
    (result,) = articles(Source(address, "url"), limits)
    return result


def test_a_page_is_fetched_and_its_id_is_its_address(site: str) -> None:
    result = read(f"{site}/news/rent-cap.html")
    assert isinstance(result, Article), result
    assert (result.id, result.headline) == ("127.0.0.1-news-rent-cap", "Rent cap")
    assert result.url == result.source == f"{site}/news/rent-cap.html"


def test_a_redirection_is_followed_and_the_last_address_counts(site: str) -> None:
    result = read(f"{site}/moved")
    assert isinstance(result, Article) and result.url == f"{site}/news/rent-cap.html"


def test_plain_text_is_kept_to_the_character(site: str) -> None:
    result = read(f"{site}/plain")
    assert isinstance(result, Article) and result.text == "The council met.\r\n" and result.url == f"{site}/plain"


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/gone", "the server answers 404"),
        ("/paper.pdf", "application/pdf"),
        ("/large", "larger than 0.002 MB"),
        ("/ftp", "cannot be fetched"),
        ("/file", "the server answers 302"),
    ],
)
def test_what_cannot_be_read_is_explained_in_one_line(site: str, path: str, reason: str) -> None:
    result = read(f"{site}{path}", Limits(page_bytes=2000))
    assert isinstance(result, SourceError), result
    assert str(result).startswith(f"{site}{path}: ") and reason in str(result) and "\n" not in str(result)


def test_a_server_that_is_silent_or_not_there_is_given_up() -> None:
    with socket.socket() as deaf:
        deaf.bind(("127.0.0.1", 0))
        deaf.listen()
        port = deaf.getsockname()[1]
        assert "timed out" in str(read(f"http://127.0.0.1:{port}/", Limits(seconds=0.2)))
    assert "cannot be fetched" in str(read(f"http://127.0.0.1:{port}/", Limits(seconds=0.2)))


def test_a_slug_is_host_and_path() -> None:
    assert slug("https://www.ledger.example/news/rent-cap.html?p=2#x") == "ledger.example-news-rent-cap"
    assert slug("https://ledger.example/") == "ledger.example"
