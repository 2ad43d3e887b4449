"""Filters are exact: the page, a plain count in Python, and SPARQL over the graph give the same statements."""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import cache
from typing import Any
from urllib.parse import urlencode

import pytest

from kg.show import network, page
from kg.show.values import Network, Statement
from tests.browser.conftest import Window
from tests.show.composing import composed
from tests.show.invented import BASE, rows, store, three

SETTINGS = 24


@cache
def records() -> tuple[Any, ...]:
    return (*three(), *composed(20))


@cache
def shown() -> Network:
    return network(*rows(records()))


@cache
def graph() -> Any:
    return store(records())


def settings(number: int) -> dict[str, str]:
    """Random filters, as they stand in the page's address."""
    draw = random.Random(number)
    kinds, types = sorted({s.kind for s in shown().statements}), sorted({t.type for t in shown().things})
    days = sorted({s.date for s in shown().statements})
    chosen = {
        "rel": ",".join(sorted(draw.sample(kinds, draw.randint(1, len(kinds))))),
        "types": ",".join(sorted(draw.sample(types, draw.randint(2, len(types))))),
        "article": draw.choice(shown().articles).iri.removeprefix(BASE),
        "publisher": draw.choice(shown().articles).publisher,
        "from": draw.choice(days),
        "to": draw.choice(days[len(days) // 3 :]),
        "by": draw.choice(["stated", "claimed"]),
        "sure": draw.choice(["0.5", "0.7", "0.9"]),
        "with": draw.choice(shown().things[:20]).iri.removeprefix(BASE),
    }
    return {name: chosen[name] for name in draw.sample(sorted(chosen), draw.randint(1, 3))}


def passing(setting: dict[str, str]) -> Iterator[Statement]:
    for one in shown().statements:
        article, by = shown().articles[one.article], setting.get("by")
        good = [
            one.kind in setting.get("rel", one.kind).split(","),
            article.iri == BASE + setting.get("article", article.iri.removeprefix(BASE)),
            article.publisher == setting.get("publisher", article.publisher),
            setting.get("from", "") <= one.date <= setting.get("to", "9999"),
            by is None or (by == "claimed") == one.claimed,
            one.confidence is None or one.confidence >= float(setting.get("sure", 0)),
            any(pair_passes(one.subject, other, setting) for other in (one.objects or (None,))),
        ]
        if all(good):
            yield one


def pair_passes(subject: int | None, other: int | None, setting: dict[str, str]) -> bool:
    ends = [shown().things[end] for end in (subject, other) if end is not None]
    if "types" in setting and not all(end.type in setting["types"].split(",") for end in ends):
        return False
    return "with" not in setting or BASE + setting["with"] in [end.iri for end in ends]


@pytest.mark.parametrize("number", range(SETTINGS))
def test_a_filter_gives_what_sparql_gives(window: Window, number: int) -> None:
    setting = settings(number)
    if number == 0 or not window.run("return Boolean(window.kgPage) && document.title.includes('23')"):
        window.open(page(shown()))
    window.go("#" + urlencode(setting))
    found = set(window.run("return kgPage.statements()"))
    assert found == {one.iri for one in passing(setting)}, setting
    answer = graph().query(window.run("return kgPage.sparql()"), use_default_graph_as_union=True)
    assert found == {row["statement"].value for row in answer}, setting


def test_the_filters_that_are_tried_are_not_all_empty() -> None:
    sizes = [len(list(passing(settings(number)))) for number in range(SETTINGS)]
    assert sum(size > 0 for size in sizes) > SETTINGS / 2 and len(set(sizes)) > 8


def test_who_opposes_what_is_the_plain_edge_of_the_graph(window: Window) -> None:
    window.open(page(shown()))
    window.go("#rel=opposes&by=stated")
    edges = {(one, other) for one, _, other, _ in window.run("return kgPage.edges()")}
    plain = graph().query("SELECT DISTINCT ?a ?b { GRAPH ?g { ?a <https://w3id.org/newskg/ns#opposes> ?b } }")
    assert edges == {(row["a"].value, row["b"].value) for row in plain}


def test_the_picture_draws_only_what_passes(window: Window) -> None:
    window.open(page(shown()))
    window.go("#types=Law,Person&rel=opposes,supports")
    drawn = set(window.run("return kgPage.drawn()"))
    assert drawn and {thing.type for thing in shown().things if thing.iri in drawn} <= {"Law", "Person"}
    window.go("#types=")
    assert window.run("return kgPage.drawn()") == []
    assert "Nothing to draw" in window.driver.find_element("id", "status").text
