"""The page in a browser: it opens from a file without a network, and the picture can be read, searched, filtered and clicked."""

from __future__ import annotations

from functools import cache

import pytest

from kg.show import network, page
from kg.show.values import Network
from tests.browser.conftest import Window
from tests.show.composing import composed
from tests.show.invented import BASE, rows, three


@cache
def small() -> Network:
    return network(*rows(three()))


@cache
def small_page() -> str:
    return page(small(), with_text=True)


@cache
def large_page() -> str:
    return page(network(*rows(composed(70))))


COLOURED = """
const drawn = document.querySelector("#canvas canvas"), context = drawn.getContext("2d");
const pixels = new Uint32Array(context.getImageData(0, 0, drawn.width, drawn.height).data.buffer);
return pixels.reduce((sum, pixel) => sum + (pixel !== 0), 0);
"""
OVERLAPS = """
const hit = (a, b) => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
const labels = kgPage.labels();
return labels.flatMap((a, i) => labels.slice(0, i).filter((b) => hit(a, b)).map((b) => [a.text, b.text]));
"""


def test_the_page_opens_without_a_network_and_without_complaint(window: Window) -> None:
    window.open(small_page())
    assert window.run(COLOURED) > 3000
    assert window.requests() == []
    assert window.complaints() == []


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("dark", [False, True])
def test_a_large_picture_is_readable_at_first_paint(window: Window, width: int, dark: bool) -> None:
    window.size(width, dark=dark)
    window.open(large_page())
    labels = window.run("return kgPage.labels()")
    assert len(labels) >= (40 if width > 500 else 15)
    assert min(label["px"] for label in labels) >= 11
    assert window.run(OVERLAPS) == []
    assert window.run("return document.documentElement.scrollWidth <= innerWidth")
    assert window.complaints() == []


def test_a_closer_look_shows_more_names(window: Window) -> None:
    window.open(large_page())
    before = window.run("return kgPage.labels().map((label) => label.text)")
    for _ in range(4):
        window.run("document.querySelector('#tools button').click(); return new Promise(requestAnimationFrame)")
    inside = window.run("return new Promise((done) => setTimeout(() => done(kgPage.labels()), 100))")
    assert {label["text"] for label in inside} - set(before)
    assert window.run(OVERLAPS) == []


def test_the_script_draws_what_python_chose(window: Window) -> None:
    window.open(large_page())
    assert window.run("return kgPage.drawn()") == window.run("return kgPage.first()")


def test_search_is_blind_to_case_and_accents(window: Window) -> None:
    window.open(small_page())
    assert window.run("return kgPage.find('MUNOZ ines')") == [BASE + "person/ines-munoz"]
    assert BASE + "city/little-marrow" in window.run("return kgPage.find('marrow')")


def test_a_name_that_is_typed_and_chosen_opens_its_panel(window: Window) -> None:
    from selenium.webdriver.common.keys import Keys

    window.open(small_page())
    search = window.driver.find_element("id", "search")
    search.send_keys("munoz")
    assert "Inés Muñoz" in window.driver.find_element("id", "found").text
    search.send_keys(Keys.ENTER)
    panel = window.driver.find_element("id", "panel").text
    assert "Inés Muñoz" in panel and "Mayor, Port Avery" in panel
    assert "This is the floor, not the ceiling" in panel and "3 March 2026" in panel
    assert window.run("return location.hash") == "#at=person/ines-munoz"


def test_a_hidden_thing_is_drawn_with_its_neighbours_when_it_is_chosen(window: Window) -> None:
    window.open(page(network(*rows(three()), drawn=5)))
    hidden = BASE + "person/dana-okafor"
    assert hidden not in window.run("return kgPage.drawn()")
    window.go("#at=person/dana-okafor")
    assert {hidden, BASE + "country/republic-of-sull"} <= set(window.run("return kgPage.drawn()"))


def test_a_click_on_a_mark_shows_its_words_and_a_click_on_nothing_closes_them(window: Window) -> None:
    window.open(small_page())
    click(window, BASE + "law/rent-ordinance")
    panel = window.driver.find_element("id", "panel")
    assert panel.find_element("css selector", "h2").text == "Rent Ordinance"
    assert [title.text for title in panel.find_elements("css selector", ".group h3")][:2] == ["Supported by 2", "Opposed by 2"]
    assert "backs" in [mark.text for mark in panel.find_elements("css selector", "mark")]


def test_a_line_shows_what_stands_between_its_ends(window: Window) -> None:
    window.open(small_page(), "#at=person/theo-blum~opposes~law/rent-ordinance")
    panel = window.driver.find_element("id", "panel").text
    assert "Theo Blum and Rent Ordinance" in panel and "Theo Blum opposes Rent Ordinance" in panel
    assert "a lawsuit with a bow on it" in panel and "Tenants League" not in panel


def test_the_panel_tells_who_says_so_of_somebody_else(window: Window) -> None:
    window.open(small_page(), "#at=group/the-councils-own-lawyers")
    assert "According to Ruth Adeyemi" in window.driver.find_element("id", "panel").text


def test_links_lead_to_the_article_and_to_nothing_else(window: Window) -> None:
    window.open(small_page(), "#at=city/port-avery")
    outside = [a for a in window.driver.find_elements("css selector", "#panel a") if not a.get_attribute("class")]
    assert {a.get_dom_attribute("href") for a in outside} == {
        "https://ledger.example/council-vote",
        "https://wire.example/owners?id=1&x=2",
        "http://www.wikidata.org/entity/Q42",
    }
    assert {a.get_dom_attribute("rel") for a in outside} == {"noopener noreferrer"}


def test_the_state_is_in_the_address_and_back_goes_back(window: Window) -> None:
    window.open(small_page())
    window.run("document.querySelector('input[data-filter=rel][value=said]').click()")
    hash = window.run("return location.hash")
    without = window.run("return kgPage.statements()")
    assert "said" not in hash and len(without) < len(small().statements)
    window.driver.back()
    window.wait(f"return kgPage.statements().length === {len(small().statements)}")
    window.open(small_page(), hash)
    assert window.run("return kgPage.statements()") == without


def test_the_picture_can_be_walked_by_keyboard(window: Window) -> None:
    from selenium.webdriver.common.keys import Keys

    window.open(small_page())
    picture = window.driver.find_element("id", "canvas")
    picture.send_keys(Keys.ARROW_RIGHT)
    first = window.run("return location.hash")
    picture.send_keys(Keys.ARROW_LEFT)
    assert first.startswith("#at=") and window.run("return location.hash") != first
    picture.send_keys(Keys.ESCAPE)
    assert window.run("return location.hash") == ""


def test_a_phone_shows_the_panel_as_a_sheet_over_the_picture(window: Window) -> None:
    window.size(390)
    window.open(small_page(), "#at=law/rent-ordinance")
    box = window.run("const r = document.getElementById('panel').getBoundingClientRect(); return [r.left, r.width, r.top, r.bottom]")
    assert box[:2] == [0, 390] and 250 < box[2] < 500 and box[3] == 800
    assert window.run("return document.documentElement.scrollWidth") <= 390


def click(window: Window, iri: str) -> None:
    """Click where the thing's mark is drawn, and wait until vis-network has told a double click from a single one."""
    from selenium.webdriver.common.action_chains import ActionChains

    spot = window.run("return kgPage.at(arguments[0])", iri)
    picture = window.driver.find_element("id", "canvas")
    middle = picture.size["width"] / 2, picture.size["height"] / 2
    ActionChains(window.driver).move_to_element_with_offset(picture, spot["x"] - middle[0], spot["y"] - middle[1]).click().perform()
    window.wait("return /[#&]at=/.test(location.hash)")
