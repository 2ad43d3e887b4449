"""Every view of pages of 5, 300 and 5,000 articles, on a wide screen and on a phone, light and dark, in motion, still and printed."""

from __future__ import annotations

import base64
import re
from functools import cache

import pytest

from kg.outputs import _uncollected
from kg.show import network, page
from tests.browser.conftest import Window
from tests.show.composing import composed, many
from tests.show.invented import BASE, rows, three

VIEWS = ("table", "matrix", "disputes", "timeline", "voices", "picture")
LOOKS = [(1280, False), (1280, True), (390, True), (390, False)]
SIZES = pytest.mark.parametrize("articles", [5, 300, 5000])
OVERLAPS = """
const hit = (a, b) => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
const labels = kgPage.labels();
return labels.filter((a, i) => labels.slice(0, i).some((b) => hit(a, b))).length;
"""


@cache
def shown(articles: int) -> str:
    with _uncollected():
        return page(network(*(rows([*three(), *composed(2)]) if articles == 5 else many(articles))))


def opened(window: Window, articles: int, hash: str = "") -> None:
    """The page of so many articles, opened anew unless it is there."""
    if not window.run("return Boolean(window.kgPage) && document.title.endsWith(arguments[0])", f"in {articles:,} articles"):
        window.open(shown(articles), hash)
    window.run("scrollTo(0, 0)")
    window.go(hash or "#")


@SIZES
def test_every_view_stands_in_its_width_and_keeps_quiet(window: Window, articles: int) -> None:
    for width, dark in LOOKS:
        window.size(width, dark=dark)
        opened(window, articles)
        for view in VIEWS:
            window.go(f"#view={view}")
            assert window.run(f"return document.getElementById('view-{view}').getBoundingClientRect().height") > 100, (view, width)
            assert window.run("return document.documentElement.scrollWidth") <= width, (view, width)
        labels = len(window.run("return kgPage.labels()"))
        assert labels >= (15 if articles == 5 or width == 390 else 40) and window.run(OVERLAPS) == 0
    assert window.complaints() == [] and window.requests() == []


@SIZES
def test_on_a_phone_the_words_come_as_a_sheet_from_below(window: Window, articles: int) -> None:
    window.size(390)
    opened(window, articles)
    key = window.run("return kgPage.drawn()[0]").removeprefix(BASE)
    window.go(f"#at={key}")
    box = window.run("const r = document.getElementById('panel').getBoundingClientRect(); return [r.left, r.width, r.top, r.bottom]")
    assert box[:2] == [0, 390] and 250 < box[2] < 500 and box[3] == 800
    assert window.run("return document.querySelectorAll('#panel .card').length") > 0
    assert window.run("return document.documentElement.scrollWidth") <= 390
    window.run("document.querySelector('#panel .close').click()")
    assert not window.driver.find_element("id", "panel").is_displayed()


@SIZES
def test_what_is_not_drawn_is_counted_and_found(window: Window, articles: int) -> None:
    opened(window, articles)
    drawn = window.run("return kgPage.drawn()")
    status = window.driver.find_element("id", "status").text
    assert len(drawn) <= 300 and ("the most quoted" in status) == (articles > 5)
    hidden = window.run("return kgPage.find('a').concat(kgPage.find('e')).find((iri) => !kgPage.drawn().includes(iri))")
    window.go(f"#at={(hidden or drawn[-1]).removeprefix(BASE)}")
    assert window.driver.find_element("css selector", "#panel h2").text


def test_who_wants_no_motion_gets_none(window: Window) -> None:
    name = "document.querySelector('#panel .plain a.name').click(); "
    middle = "const at = kgPage.at(arguments[0] + location.hash.slice(4)), box = document.getElementById('canvas');"
    far = " return Math.hypot(at.x - box.clientWidth / 2, at.y - box.clientHeight / 2)"
    for still in (True, False):
        window.size(1280, still=still)
        window.open(shown(300))
        distance = window.run(name + middle + far, BASE)
        assert (distance < 2) == still
    window.size(1280, still=True)
    moving = "return [...document.querySelectorAll('*')].filter((one) => parseFloat(getComputedStyle(one).transitionDuration)).length"
    assert window.run(moving) == 0


@pytest.mark.parametrize(
    ("hash", "pages"), [("#view=table", 2), ("#at=law/rent-ordinance", 2), ("#view=matrix", 1), ("#view=disputes", 1), ("#", 1)]
)
def test_it_can_be_printed(window: Window, hash: str, pages: int) -> None:
    window.open(page(network(*rows(three()))), hash)
    paper = {"paperWidth": 8.27, "paperHeight": 11.69, "printBackground": False}
    pdf = base64.b64decode(window.driver.execute_cdp_cmd("Page.printToPDF", paper)["data"])
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) >= pages
    window.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    seen = window.run(
        "return [...document.querySelectorAll('.side, .tools, .views, .copy, .take, .close')].filter((one) => one.offsetParent).length"
    )
    window.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
    assert seen == 0


def test_the_picture_is_printed_as_a_drawing_on_light_ground(window: Window) -> None:
    window.size(1280, dark=True)
    window.open(page(network(*rows(three()))))
    window.run("dispatchEvent(new Event('beforeprint'))")
    words = window.run("return [...document.querySelectorAll('.printed text')].map((one) => one.textContent)")
    assert "Rent Ordinance" in words and len(words) > 10
    assert window.run("return document.querySelector('.printed rect').getAttribute('fill')") == "#ffffff"
    window.run("dispatchEvent(new Event('afterprint'))")
    assert window.run("return document.querySelector('.printed').childElementCount") == 0
