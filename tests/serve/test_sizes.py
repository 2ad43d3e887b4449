"""Every view over a server, at three sizes, light and dark, on a desk and on a phone; and with hostile words in every field."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from kg.serve.settings import Settings
from tests.chromium import complaints
from tests.serve.conftest import built, served
from tests.serve.test_browser import elsewhere
from tests.serve.test_safety import HOSTILE, hostile_record
from tests.serve.test_views import driver, opened, until  # noqa: F401 — the window is a fixture
from tests.show.composing import composed
from tests.show.invented import three

VIEWS = ("picture", "table", "matrix", "disputes", "timeline", "voices")
LOOKS = [(1280, False), (1280, True), (390, False), (390, True)]
HIT = "return Object.keys(window).concat(Object.keys(Object.prototype)).filter((name) => /^(hit|pwned|xss)/i.test(name))"


# A folder with a large graph, as benchmarks/serve.py composes one in a minute: the same tests over it.
LARGE = os.environ.get("NEWSKG_LARGE", "")
SIZES = [5, 300, pytest.param(0, marks=pytest.mark.skipif(not LARGE, reason="NEWSKG_LARGE names no folder with a large graph"))]


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[int], str]]:
    """The address of a server over so many articles (0: the large graph); started when it is first asked for."""
    found: dict[int, str] = {}
    with ExitStack() as servers:

        def address(size: int) -> str:
            if size not in found:
                folder = tmp_path_factory.mktemp("size") / "out"
                out = built(folder, [*three(), *composed(size - 3)]) if size else Path(LARGE)
                found[size] = str(servers.enter_context(served(Settings(out))).base_url)
            return found[size]

        yield address


def look(driver: Any, width: int, dark: bool) -> None:  # noqa: F811
    screen = {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": width < 500}
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", screen)
    scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [scheme]})


@pytest.mark.parametrize(("width", "dark"), LOOKS)
@pytest.mark.parametrize("size", SIZES)
def test_every_view_is_shown_at_every_size(driver: Any, root: Callable[[int], str], size: int, width: int, dark: bool) -> None:  # noqa: F811
    look(driver, width, dark)
    opened(driver, root(size) + "/")
    busiest = driver.execute_script("return kgPage.find('a').then(([iri]) => iri.split('/id/')[1])")
    for view in VIEWS:
        driver.execute_script("return kgPage.go(arguments[0])", f"#view={view}&at={busiest}")
        assert driver.execute_script(f"return document.getElementById('view-{view}').getBoundingClientRect().height") > 100, view
        assert driver.execute_script("return document.querySelectorAll('#panel .card').length") > 2
        assert driver.execute_script("return document.documentElement.scrollWidth") <= width, view
    driver.execute_script("return kgPage.go('#')")
    drawn = driver.execute_script("return kgPage.drawn().length")
    assert 10 < drawn < 100 if size == 5 else drawn == 300
    assert not complaints(driver) and not elsewhere(driver, root(size))


def test_a_large_graph_says_how_much_of_it_is_shown(driver: Any, root: Callable[[int], str]) -> None:  # noqa: F811
    look(driver, 1280, False)
    opened(driver, root(300) + "/")
    assert re.match(r"Showing 300 of [\d,]+: the most quoted · [\d,]+ statements$", driver.find_element("id", "status").text)
    driver.execute_script("return kgPage.go('#more=person/ada-castell&at=person/ada-castell')")
    assert driver.execute_script("return kgPage.drawn().length") > 300


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    records = [hostile_record(number, words) for number, words in enumerate(HOSTILE)]
    with served(Settings(built(tmp_path_factory.mktemp("hostile") / "out", records))) as client:
        yield str(client.base_url)


def inert(driver: Any, root: str) -> None:  # noqa: F811
    assert driver.execute_script(HIT) == []
    assert driver.execute_script("return document.scripts.length") == 5
    links = driver.execute_script("return [...document.querySelectorAll('a[href]')].map((one) => one.getAttribute('href'))")
    assert [link for link in links if not link.startswith(("http://", "https://", "#", "/"))] == []
    assert not complaints(driver) and not elsewhere(driver, root)


@pytest.mark.parametrize("view", VIEWS)
def test_hostile_words_are_words_in_every_view(driver: Any, hostile: str, view: str) -> None:  # noqa: F811
    look(driver, 1280, False)
    opened(driver, f"{hostile}/#view={view}")
    for key in driver.execute_script("return kgPage.find('r').then((iris) => iris.map((iri) => iri.split('/id/')[1]))")[:6]:
        driver.execute_script("return kgPage.go(arguments[0])", f"#view={view}&at={key}")
    assert "<script>" in driver.execute_script("return document.body.innerText") or view in ("picture", "voices", "matrix")
    inert(driver, hostile)


def test_hostile_articles_are_read_as_words(driver: Any, hostile: str) -> None:  # noqa: F811
    opened(driver, hostile + "/#view=table")
    for number in range(0, len(HOSTILE), 6):
        key = driver.execute_script("return document.querySelectorAll('tbody td[data-label=Article] a')[arguments[0]].hash", number)
        driver.execute_script("return kgPage.go(arguments[0])", key)
        until(driver, "return document.querySelector('#view-text .body')?.textContent.length")
        inert(driver, hostile)
        driver.execute_script("return kgPage.go('#view=table')")


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_address_chooses_nothing_and_runs_nothing(driver: Any, hostile: str, words: str) -> None:  # noqa: F811
    if not driver.execute_script("return Boolean(window.kgPage) && location.origin === arguments[0]", hostile):
        opened(driver, hostile + "/")
    text = quote(words.encode("utf-8", "replace")[:2000])
    for names in (("at", "view", "more", "n"), ("types", "rel", "article", "publisher", "from", "to", "by", "sure", "with")):
        driver.execute_script("return kgPage.go(arguments[0])", "#" + "&".join(f"{name}={text}" for name in names))
    driver.execute_script("kgPage.sparql(); return kgPage.find(arguments[0])", words[:300].encode("utf-8", "replace").decode())
    inert(driver, hostile)
