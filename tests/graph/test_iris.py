"""IRIs that every library can write: "Mayor's raid — é" becomes a slug, a broken address is mended or dropped."""

from __future__ import annotations

import warnings

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st

from kg.graph import iris
from kg.model import Article, Span


@pytest.mark.parametrize(
    ("address", "iri"),
    [
        ("https://news.example/a b", "https://news.example/a%20b"),
        ("https://news.example/50%/x?q=<b>#a#b", "https://news.example/50%25/x?q=%3Cb%3E#a%23b"),
        ("HTTPS://news.example/é", "https://news.example/%C3%A9"),
        (" http://news.example:8080/x\n", "http://news.example:8080/x"),
        ("https://zeitung-köln.example/", "https://zeitung-köln.example/"),
        ("http://[2001:db8::1]/x", "http://[2001:db8::1]/x"),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("http://", None),
        ("http://a b/", None),
        ("http://[::1", None),
        ("http://news.example:99999999/", None),
        ("https://u<v>@news.example/", None),
        ("https://news.example/" + "a" * 3000, None),
        ("", None),
    ],
)
def test_addresses_are_made_safe_or_refused(address: str, iri: str | None) -> None:
    assert iris.safe_iri(address) == iri


@given(st.one_of(st.text(), st.text().map("https://news.example/{}".format), st.text().map("http://{}/x".format)))
def test_whatever_is_kept_can_be_written_and_read(address: str) -> None:
    iri = iris.safe_iri(address)
    if iri is None:
        return
    line = f"<http://s> <http://p> <{iri}> ."
    assert [t.object.value for t in ox.parse(line, format=ox.RdfFormat.N_TRIPLES)] == [iri]
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        graph = rdflib.Graph()
        graph.add((rdflib.URIRef("http://s"), rdflib.URIRef("http://p"), rdflib.URIRef(iri)))
        assert list(rdflib.Graph().parse(data=graph.serialize(format="turtle"), format="turtle").objects()) == [rdflib.URIRef(iri)]
    assert iris.safe_iri(iri) == iri


def test_article_iris_tell_versions_apart_and_metadata_do_not_count() -> None:
    one = iris.article_iri("https://x.example/", Article("Mayor's raid — é", "a"))
    assert one.startswith("https://x.example/article/mayor-s-raid-e-")
    assert one == iris.article_iri("https://x.example/", Article("Mayor's raid — é", "a", headline="h"))
    assert one != iris.article_iri("https://x.example/", Article("Mayor's raid — é", "b"))


def test_an_id_without_latin_letters_still_has_an_iri() -> None:
    assert iris.article_iri("https://x.example/", Article("新闻", "a")).startswith("https://x.example/article/article-")


def test_span_iris_follow_rfc_5147() -> None:
    assert iris.span_iri("https://x.example/article/a", Span(3, 9)) == "https://x.example/article/a#char=3,9"


@given(st.text())
def test_slugs_are_short_and_plain(words: str) -> None:
    assert set(iris.slug(words)) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert len(iris.slug(words)) <= 60


@pytest.mark.parametrize(
    ("base", "fits"),
    [("https://x.example/id/", True), ("https://x.example/id#/", False), ("https://x.example/id", False), ("x/", False)],
)
def test_a_base_ends_with_a_slash(base: str, fits: bool) -> None:
    assert (iris.safe_base(base) == base) is fits
