"""The page as text: complete, closed to the outside, the same every time."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import zlib
from functools import cache
from html.parser import HTMLParser

from kg.show import network, page
from tests.show.composing import composed
from tests.show.invented import rows, three


@cache
def shown() -> str:
    return page(network(*rows(three())))


class Outline(HTMLParser):
    """The tags with their attributes, and what stands in script elements."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: list[str] = []
        self.inside = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self.inside = tag
        if tag == "script":
            self.scripts.append("")

    def handle_endtag(self, tag: str) -> None:
        self.inside = ""

    def handle_data(self, data: str) -> None:
        if self.inside == "script":
            self.scripts[-1] += data


def data_of(text: str) -> dict[str, list[object]]:
    found = re.search(r'id="kg-data" data-coding="(\w+)">(.*?)</script>', text, re.DOTALL)
    assert found
    content = found[2] if found[1] == "plain" else zlib.decompress(base64.b64decode(found[2])).decode()
    loaded: dict[str, list[object]] = json.loads(content)
    return loaded | {name: list(zip(*loaded[name], strict=True)) for name in loaded.get("columns", [])}  # type: ignore[call-overload]


def test_the_page_is_a_valid_document() -> None:
    assert shown().startswith('<!doctype html>\n<html lang="en">')
    assert "<title>Who said what, in 3 articles</title>" in shown()
    assert 'name="viewport"' in shown() and shown().endswith("</html>\n")


def test_the_page_says_what_it_is_not() -> None:
    assert "Lines are what sources said in 3 articles, not established facts." in shown()


def test_the_same_network_gives_the_same_bytes() -> None:
    assert page(network(*rows(three()))).encode() == shown().encode()


def test_nothing_is_fetched_from_elsewhere() -> None:
    tags = Outline(shown()).tags
    assert not [tag for tag, attributes in tags if "src" in attributes]
    assert {attributes["href"] for tag, attributes in tags if tag == "link"} == {"data:,"}
    assert "sourceMappingURL" not in shown()


def test_the_policy_allows_exactly_the_scripts_that_are_there() -> None:
    outline = Outline(shown())
    policy = next(a["content"] for tag, a in outline.tags if a.get("http-equiv") == "Content-Security-Policy")
    running = [
        text for (tag, a), text in zip([t for t in outline.tags if t[0] == "script"], outline.scripts, strict=True) if "type" not in a
    ]
    hashes = {base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in running}
    assert policy and policy.startswith("default-src 'none'; ") and "unsafe" not in policy
    assert set(re.findall(r"script-src ([^;]*)", policy)[0].split()) == {f"'sha256-{one}'" for one in hashes}
    assert len(running) == 2


def test_no_text_of_ours_is_markup() -> None:
    assert not [a for _, a in Outline(shown()).tags if any(name.startswith("on") or name == "style" for name in a)]


def test_a_hostile_title_is_text() -> None:
    made = page(network(*rows(three())), title="</title><script>alert(1)</script>\u202e\ud800")
    assert "<title>&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;\u200b\ufffd</title>" in made
    made.encode()


def test_hostile_data_stay_inside_their_element() -> None:
    found = [
        (s, p, o + "</script><script>alert(1)//\u2028" if p.endswith(("Label", "text", "headline")) else o) for s, p, o in rows(three())[0]
    ]
    made = page(network(found))
    assert "<script>alert" not in made and "\u2028" not in made
    assert len(Outline(made).scripts) == 4


def test_texts_are_inside_only_when_asked_for() -> None:
    plain, whole = data_of(shown()), data_of(page(network(*rows(three())), with_text=True))
    assert [len(row) for row in plain["articles"]] == [6, 6, 6]  # type: ignore[arg-type]
    assert [len(row) for row in whole["articles"]] == [8, 8, 8]  # type: ignore[arg-type]


def test_many_statements_are_deflated_and_the_file_stays_small() -> None:
    shown_at_first = network(*rows(composed(60)))
    made = page(shown_at_first)
    assert 'data-coding="deflate"' in made
    assert len(data_of(made)["statements"]) == len(shown_at_first.statements)
    assert len(shown_at_first.drawn) > 280 and len(made.encode()) <= 700_000


def test_an_empty_graph_is_explained() -> None:
    made = page(network([]))
    assert "Nothing to show yet" in made and "kg build" in made and "<script" not in made


def test_articles_without_anything_in_them_are_explained() -> None:
    article = "https://w3id.org/newskg/id/article/a-1"
    made = page(network([(article, "http://www.w3.org/1999/02/22-rdf-syntax-ns#type", "https://w3id.org/newskg/ns#Article")]))
    assert "1 article was read, but no person" in made
