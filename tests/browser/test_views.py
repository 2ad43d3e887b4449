"""The other views: table, who stands where, disagreements, timeline, who speaks, and the article's text."""

from __future__ import annotations

from functools import cache

import pytest

from kg.show import network, page
from tests.browser.conftest import Window
from tests.show.composing import composed
from tests.show.invented import rows, three


@cache
def small_page() -> str:
    return page(network(*rows(three())), with_text=True)


@cache
def middle_page() -> str:
    return page(network(*rows(composed(25))))


def text(window: Window, view: str) -> str:
    found: str = window.driver.find_element("id", f"view-{view}").text
    return found


@pytest.mark.parametrize("view", ["picture", "table", "matrix", "disputes", "timeline", "voices"])
@pytest.mark.parametrize(("width", "dark"), [(1280, False), (390, True)])
def test_every_view_opens_in_its_width_without_complaint(window: Window, view: str, width: int, dark: bool) -> None:
    window.size(width, dark=dark)
    window.open(middle_page(), f"#view={view}")
    assert window.run(f"return document.getElementById('view-{view}').getBoundingClientRect().height") > 100
    assert window.run("return document.documentElement.scrollWidth") <= width
    assert window.complaints() == [] and window.requests() == []


def test_the_table_has_every_statement_and_can_be_sorted(window: Window) -> None:
    window.open(small_page(), "#view=table")
    count = len(network(*rows(three())).statements)
    assert len(window.driver.find_elements("css selector", "#view-table tbody tr")) == count
    heads = window.driver.find_elements("css selector", "#view-table th button")
    heads[0].click()
    who = [cell.text for cell in window.driver.find_elements("css selector", "#view-table td[data-label=Who]")]
    assert who == sorted(who, key=str.casefold) and len(set(who)) > 5
    assert window.driver.find_element("css selector", "#view-table th").get_attribute("aria-sort") == "ascending"


def test_the_table_of_names_has_those_that_the_picture_leaves_out(window: Window) -> None:
    window.open(small_page(), "#view=table")
    window.run("document.querySelectorAll('#view-table .choice button')[1].click()")
    assert "Little Marrow" in text(window, "table")


def test_a_cell_of_the_matrix_shows_its_words(window: Window) -> None:
    window.open(small_page(), "#view=matrix")
    window.run("document.querySelector('button[aria-label^=\"Theo Blum opposes\"]').click()")
    assert "Council member Theo Blum opposes the measure" in window.driver.find_element("id", "panel").text


def test_those_who_agree_stand_together_in_the_matrix(window: Window) -> None:
    window.open(small_page(), "#view=matrix&rel=opposes,supports&with=law/rent-ordinance")
    signs = window.run("return [...document.querySelectorAll('.matrix tbody .sign')].map((sign) => sign.className)")
    assert signs == sorted(signs, key=lambda sign: "opposes" in sign) and len(set(signs)) == 2


def test_a_disagreement_stands_side_by_side(window: Window) -> None:
    window.open(small_page(), "#view=disputes")
    pro, con = (window.driver.find_element("css selector", f".side-{kind}").text for kind in ("supports", "opposes"))
    assert "Tenants League of Port Avery supports" in pro and "Theo Blum opposes" in con
    assert "Theo Blum" not in pro


def test_the_slider_of_the_timeline_filters_all_views(window: Window) -> None:
    window.open(small_page(), "#view=timeline")
    window.run("const s = document.querySelector('.sliders input'); s.value = 2; s.dispatchEvent(new Event('change'))")
    assert window.run("return location.hash") == "#view=timeline&from=2026-03-15"
    window.go("#from=2026-03-15")
    assert all("sheriff" in one or "source" in one or one for one in window.run("return kgPage.statements()"))
    assert "pass the filters" in window.driver.find_element("id", "status").text


def test_shares_of_voice_are_counted(window: Window) -> None:
    window.open(small_page(), "#view=voices")
    assert "9 statements: 67 % by named speakers" in text(window, "voices")


def test_an_article_is_shown_with_its_statements_marked(window: Window) -> None:
    window.open(small_page(), "#at=person/theo-blum")
    window.run("[...document.querySelectorAll('#panel .where a.name')][0].click()")
    assert "Council passes rent ordinance as landlords promise a fight" in text(window, "text")
    marks = [mark.text for mark in window.driver.find_elements("css selector", "#view-text mark.target")]
    assert marks == ["opposes"]
    assert window.run("return document.querySelector('#view-text .body').textContent").startswith("Council passes rent ordinance")


def test_a_table_for_a_spreadsheet_holds_no_formula(window: Window) -> None:
    found = [(s, p, "=HYPERLINK(1)" if p.endswith("prefLabel") else o) for s, p, o in rows(three())[0]]
    window.open(page(network(found)), "#view=table")
    window.run("window.saved = []; URL.createObjectURL = (blob) => { blob.text().then((text) => saved.push(text)); return '#'; }")
    window.run("document.querySelector('#view-table .take button').click()")
    window.wait("return window.saved.length === 1")
    lines = window.run("return saved[0]").splitlines()
    assert len(lines) > 20 and all(",'=HYPERLINK" in line or "," in line for line in lines)
    assert not [line for line in lines if ",=" in line or line.startswith("=")]


def test_the_picture_can_be_taken_away_as_svg_and_png(window: Window) -> None:
    import xml.etree.ElementTree as ElementTree

    window.open(small_page())
    keep = "saved.push([blob.type, blob.size]); blob.text().then((text) => { window.text = text; }); return '#';"
    window.run(f"window.saved = []; URL.createObjectURL = (blob) => {{ {keep} }}")
    for name in ("PNG", "SVG"):
        window.run("[...document.querySelectorAll('#tools button')].find((b) => b.textContent === arguments[0]).click()", name)
        window.wait(f"return window.saved.length === {1 if name == 'PNG' else 2}")
    assert [kind for kind, size in window.run("return window.saved") if size > 3000] == ["image/png", "image/svg+xml"]
    window.wait("return window.text.startsWith('<svg')")
    drawing = ElementTree.fromstring(window.run("return window.text"))
    words = " ".join(one.text or "" for one in drawing.iter("{http://www.w3.org/2000/svg}text"))
    assert "Rent Ordinance" in words and "Theo Blum" in words


def test_a_citation_goes_to_the_clipboard(window: Window) -> None:
    window.open(small_page(), "#at=person/theo-blum~opposes~law/rent-ordinance")
    window.run("Object.defineProperty(navigator, 'clipboard', { value: { writeText: async (text) => { window.copied = text; } } })")
    window.run("document.querySelector('#panel .copy').click()")
    assert window.run("return window.copied").startswith("“Council member Theo Blum opposes the measure")
    assert (
        "(Council passes rent ordinance as landlords promise a fight, The Avery Ledger, 3 March 2026, https://ledger.example/council-vote"
        in window.run("return window.copied")
    )


def test_the_selection_can_be_read_as_sparql(window: Window) -> None:
    window.open(small_page(), "#rel=opposes")
    window.run("[...document.querySelectorAll('#legend button')].find((b) => b.textContent === 'Show as SPARQL').click()")
    assert "kg:value kg:Opposes ; kg:holder ?subject" in window.driver.find_element("css selector", "dialog pre").text


def test_the_picture_fills_its_place_after_another_view(window: Window) -> None:
    window.open(middle_page(), "#view=table")
    window.go("#")
    window.wait("return kgPage.labels().length > 20")
    labels = window.run("return kgPage.labels()")
    wide = window.run("return document.getElementById('canvas').clientWidth")
    assert max(label["x"] for label in labels) > wide / 2 and min(label["x"] for label in labels) < wide / 3
    drawn = window.run("const c = document.querySelector('#canvas canvas'); return [c.width, c.height]")
    assert drawn == window.run("const c = document.getElementById('canvas'); return [c.clientWidth, c.clientHeight]")
