"""The page over a server shows what the file shows: the same words in every view, and the same statements as SPARQL gives."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

import httpx
import pytest

from kg.serve.settings import Settings
from kg.show import network, page
from kg.show.values import Network
from tests.chromium import chromium, complaints, until
from tests.serve.conftest import built, served
from tests.show.composing import composed
from tests.show.invented import BASE, rows, three

VIEWS = ("picture", "table", "matrix", "disputes", "timeline", "voices")
WORDS = "return [...document.querySelectorAll(arguments[0])].map((one) => one.innerText.replace(/\\s+/g, ' ').trim())"


def records() -> list[Any]:
    return [*three(), *composed(40)]


@pytest.fixture(scope="module")
def shown() -> Network:
    return network(*rows(records()))


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(Settings(built(tmp_path_factory.mktemp("views") / "out", records()))) as client:
        yield str(client.base_url)


@pytest.fixture(scope="module")
def driver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    with chromium(tmp_path_factory.mktemp("profile")) as opened:
        opened.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride", {"width": 1280, "height": 800, "deviceScaleFactor": 1, "mobile": False}
        )
        yield opened


@pytest.fixture(scope="module")
def file(shown: Network, tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("file") / "page.html"
    path.write_text(page(shown, with_text=True), encoding="utf-8", newline="\n")
    return path.as_uri()


def opened(driver: Any, address: str) -> None:
    driver.get("about:blank")
    driver.get(address)
    until(driver, "return Boolean(window.kgPage?.ready)")


def words(driver: Any) -> dict[str, list[str]]:
    """What can be read in the view and in the panel."""
    return {place: driver.execute_script(WORDS, place) for place in ("#status", ".view:not([hidden])", "#panel", "#legend")}


def everywhere(driver: Any, addresses: list[str], settings: list[str]) -> list[dict[str, Any]]:
    """The words at each of these places of the page, at each of the addresses."""
    found: list[dict[str, Any]] = []
    for address in addresses:
        opened(driver, address)
        said = {}
        for setting in settings:
            driver.execute_script("return kgPage.go(arguments[0])", "#" + setting)
            said[setting] = words(driver)
        found.append(said)
        assert not complaints(driver), address
    return found


def test_every_view_reads_the_same_in_the_file_and_over_a_server(driver: Any, root: str, file: str) -> None:
    filters = ["", "rel=opposes,supports", "types=Person,Law,Policy&sure=0.7", "publisher=Harbor+Wire&from=2026-03-05", "by=claimed"]
    settings = [f"view={view}&{filter}" for view in VIEWS for filter in filters]
    one, other = everywhere(driver, [file, root + "/"], settings)
    for setting in settings:
        assert one[setting] == other[setting], setting


def test_every_panel_reads_the_same(driver: Any, root: str, file: str, shown: Network) -> None:
    keys = [thing.iri.removeprefix(BASE) for thing in shown.things]
    edges = [f"{keys[edge.subject]}~{edge.kind}~{keys[edge.object]}" for edge in shown.edges]
    settings = [f"view=voices&at={key}{more}" for key in [*keys[:12], *keys[-4:]] for more in ("", "&rel=said,sued&from=2026-03-02")]
    settings += [f"view=voices&at={edge}" for edge in edges[::25]]
    one, other = everywhere(driver, [file, root + "/"], settings)
    for setting in settings:
        assert one[setting] == other[setting], setting


def test_a_table_is_sorted_the_same(driver: Any, root: str, file: str) -> None:
    tables: list[list[Any]] = [[], []]
    for address, found in zip((file, root + "/"), tables, strict=True):
        opened(driver, address + "#view=table")
        for what in ("Statements", "Names"):
            clicked(driver, f"[...document.querySelectorAll('.choice button')].find((one) => one.innerText.startsWith('{what}'))")
            for column in driver.execute_script("return [...document.querySelectorAll('th button')].map((one) => one.dataset.column)"):
                for _ in ("up", "down"):
                    clicked(driver, f"document.querySelector(`th button[data-column='{column}']`)")
                    cells = driver.execute_script("return [...document.querySelectorAll('tbody tr')].map((row) => row.innerText)")
                    found += [(what, column, *row) for row in enumerate(cells)]
    assert len(tables[0]) > 1000
    assert next(((one, other) for one, other in zip(*tables, strict=True) if one != other), None) is None


def clicked(driver: Any, button: str) -> None:
    """Click, and wait until the table is there anew."""
    driver.execute_script(f"document.querySelector('#view-table table').id = 'before'; {button}.click()")
    until(driver, "return document.querySelector('#view-table table') && !document.getElementById('before')")


def test_what_is_left_of_a_list_comes_when_it_is_wanted(driver: Any, root: str, file: str) -> None:
    lists = []
    for address in (file, root + "/"):
        opened(driver, address + "#view=timeline&at=person/ada-castell")
        while driver.execute_script(
            "const more = [...document.querySelectorAll('button.more:not([hidden]):not(:disabled)')]; more[0]?.click(); return more.length"
        ):
            until(driver, "return !document.querySelector('button.more:disabled')")
        lists.append(words(driver))
    assert lists[0] == lists[1] and "Show more" not in str(lists[0])


def test_an_article_is_read_the_same(driver: Any, root: str, file: str, shown: Network) -> None:
    settings = [f"view=text&article={article.iri.removeprefix(BASE)}" for article in shown.articles[::9]]
    one, other = everywhere(driver, [file, root + "/"], settings)
    for setting in settings:
        assert one[setting] == other[setting], setting
    marks = [driver.execute_script("return [...document.querySelectorAll('#view-text mark')].map((mark) => mark.innerText)")]
    assert marks[0]


def test_search_finds_the_same_in_the_same_order(driver: Any, root: str, file: str) -> None:
    queries = [
        "a",
        "munoz",
        "MUÑOZ",
        "of",
        "bay",
        "new bay",
        "bay new",
        "ordinance rent",
        "council’s",
        "s",
        "zzz",
        " ",
        "x" * 300,
        "a%20b",
        "<b>",
    ]
    found = []
    for address in (file, root + "/"):
        opened(driver, address)
        found.append([driver.execute_script("return kgPage.find(arguments[0])", query) for query in queries])
    assert found[0] == found[1] and found[0][0]


def test_typing_and_enter_open_what_is_found(driver: Any, root: str) -> None:
    opened(driver, root + "/")
    field = driver.find_element("id", "search")
    field.send_keys("munoz\ue007")
    until(driver, "return document.querySelector('#panel h2')?.innerText === 'Inés Muñoz'")
    assert "at=person" in driver.execute_script("return location.hash")


def settings(shown: Network, number: int) -> dict[str, str]:
    """Random filters, as they stand in the page's address."""
    draw = random.Random(number)
    kinds, types = sorted({s.kind for s in shown.statements}), sorted({t.type for t in shown.things})
    days = sorted({s.date for s in shown.statements})
    chosen = {
        "rel": ",".join(sorted(draw.sample(kinds, draw.randint(1, len(kinds))))),
        "types": ",".join(sorted(draw.sample(types, draw.randint(2, len(types))))),
        "article": draw.choice(shown.articles).iri.removeprefix(BASE),
        "publisher": draw.choice(shown.articles).publisher,
        "from": draw.choice(days),
        "to": draw.choice(days[len(days) // 3 :]),
        "by": draw.choice(["stated", "claimed"]),
        "sure": draw.choice(["0.5", "0.7", "0.9"]),
        "with": draw.choice(shown.things[:20]).iri.removeprefix(BASE),
    }
    return {name: chosen[name] for name in draw.sample(sorted(chosen), draw.randint(1, 3))}


def test_filters_give_what_the_endpoint_gives(driver: Any, root: str, shown: Network) -> None:
    opened(driver, root + "/#view=voices")
    sizes = []
    for number in range(20):
        setting = settings(shown, number)
        driver.execute_script("return kgPage.go(arguments[0])", "#view=voices&" + urlencode(setting))
        found = driver.execute_script("return kgPage.statements()")
        query = driver.execute_script("return kgPage.sparql()")
        answer = httpx.post(
            root + "/sparql", data={"query": query}, headers={"Accept": "application/sparql-results+json"}, timeout=30
        ).json()
        assert set(found) == {row["statement"]["value"] for row in answer["results"]["bindings"]}, setting
        sizes.append(len(found))
    assert sum(size > 0 for size in sizes) > 10
