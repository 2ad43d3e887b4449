"""The page for who uses a keyboard, a screen reader or strong contrast: axe-core finds nothing serious in any view."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from kg.show import network, page
from tests.browser.conftest import Window
from tests.show.invented import rows, three

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text(encoding="utf-8")
GRAVE = """
return axe.run({ resultTypes: ["violations"], preload: false }).then(({ violations }) => violations
  .filter((one) => ["serious", "critical"].includes(one.impact))
  .map((one) => [one.id, one.nodes.length, one.nodes[0].html.slice(0, 200), one.nodes[0].failureSummary]));
"""
VIEWS = {
    "picture": "#",
    "a thing": "#at=law/rent-ordinance",
    "a line": "#at=person/theo-blum~opposes~law/rent-ordinance",
    "table": "#view=table",
    "matrix": "#view=matrix",
    "disagreements": "#view=disputes",
    "timeline": "#view=timeline&from=2026-03-04",
    "who speaks": "#view=voices",
    "nothing passes": "#view=matrix&from=2099-01-01",
}
LOOKS = pytest.mark.parametrize(("width", "dark"), [(1280, False), (1280, True), (390, False), (390, True)])


@cache
def shown() -> str:
    return page(network(*rows(three())), with_text=True)


def grave(window: Window) -> list[object]:
    """What axe-core calls serious or critical in the page as it is now."""
    if not window.run("return Boolean(window.axe)"):
        window.run(AXE)
    found: list[object] = window.run(GRAVE)
    return found


@LOOKS
def test_no_view_has_a_serious_fault(window: Window, width: int, dark: bool) -> None:
    window.size(width, dark=dark)
    window.open(shown())
    found = {}
    for name, hash in VIEWS.items():
        window.go(hash)
        found[name] = grave(window)
    assert found == {name: [] for name in VIEWS}


@LOOKS
def test_nor_has_what_opens_over_a_view(window: Window, width: int, dark: bool) -> None:
    window.size(width, dark=dark)
    window.open(shown(), "#at=person/theo-blum")
    found = {}
    window.run("document.getElementById('filters').open = true")
    found["filters"] = grave(window)
    window.run("document.querySelector('#panel .where a.name').click()")
    found["article"] = grave(window)
    window.driver.find_element("id", "search").send_keys("o")
    found["names found"] = grave(window)
    window.run("[...document.querySelectorAll('#legend button')].find((b) => b.textContent === 'Show as SPARQL').click()")
    found["SPARQL"] = grave(window)
    assert found == {name: [] for name in found}
