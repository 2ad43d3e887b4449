"""A reporter's walk (docs/reporter.md): "Who in these articles opposes the ordinance, and in what words?" """

from __future__ import annotations

from functools import cache

from kg.show import network, page
from tests.browser.conftest import Window
from tests.browser.test_picture import click
from tests.show.invented import BASE, rows, three

LAW = BASE + "law/rent-ordinance"
WORDS = "Council member Theo Blum opposes the measure."


@cache
def shown() -> str:
    return page(network(*rows(three())), with_text=True)


def panel(window: Window) -> str:
    found: str = window.driver.find_element("id", "panel").text
    return found


def opposed(window: Window) -> None:
    """The panel answers: two oppose it, one of them as somebody else tells it."""
    assert "Opposed by 2" in panel(window) and WORDS in panel(window)
    assert "According to Ruth Adeyemi" in panel(window)


def test_from_the_picture_in_three_clicks(window: Window) -> None:
    window.open(shown())
    window.driver.find_element("css selector", "button[aria-label='Only opposes']").click()
    assert {kind for _, kind, _, _ in window.run("return kgPage.edges()")} == {"opposes"}
    click(window, LAW)
    opposed(window)
    window.driver.find_element("css selector", "#panel .where a.name").click()
    framed = window.driver.find_element("css selector", "#view-text mark.target")
    assert framed.text == "opposes" and framed.is_displayed()


def test_from_the_matrix_in_two(window: Window) -> None:
    window.open(shown())
    window.driver.find_element("xpath", "//nav//button[.='Who stands where']").click()
    window.driver.find_element("css selector", ".matrix button[aria-label^='Theo Blum opposes']").click()
    assert WORDS in panel(window) and "The Avery Ledger, 3 March 2026" in panel(window)


def test_with_the_keyboard_alone_by_name(window: Window) -> None:
    window.open(shown())
    press(window, "/")
    press(window, *"rent or", "ENTER")
    opposed(window)
    assert window.run("return document.activeElement.id") == "panel"
    assert tabbed(window, "return document.activeElement.matches('#panel .kind-opposes .where a.name')")
    press(window, "ENTER")
    assert window.driver.find_element("css selector", "#view-text mark.target").text == "opposes"


def test_with_the_keyboard_alone_in_the_matrix(window: Window) -> None:
    window.open(shown())
    assert tabbed(window, "return document.activeElement.textContent === 'Who stands where'")
    press(window, "ENTER")
    assert tabbed(window, "return (document.activeElement.ariaLabel || '').startsWith('Theo Blum opposes')")
    press(window, "ENTER")
    assert WORDS in panel(window)
    press(window, "ESCAPE")
    assert not window.driver.find_element("id", "panel").is_displayed()


def test_with_the_keyboard_alone_from_name_to_name_in_the_picture(window: Window) -> None:
    window.open(shown())
    assert tabbed(window, "return document.activeElement.id === 'canvas'")
    for key in ["ARROW_RIGHT"] * 6 + ["ARROW_LEFT", "ARROW_UP"] * 8 + ["ARROW_DOWN"] * 6:
        if "rent-ordinance" in window.run("return location.hash"):
            break
        press(window, key)
    opposed(window)
    press(window, "ENTER")
    assert window.run("return document.activeElement.id") == "panel"


def press(window: Window, *keys: str) -> None:
    from selenium.webdriver.common.action_chains import ActionChains
    from selenium.webdriver.common.keys import Keys

    for key in keys:
        ActionChains(window.driver).send_keys(getattr(Keys, key, key)).perform()


def tabbed(window: Window, there: str) -> bool:
    """Press Tab until ``there`` is true, at most 120 times; the focus is always to be seen (a date's small button has its own ring)."""
    for _ in range(120):
        press(window, "TAB")
        assert window.run("const now = document.activeElement; return now === document.body || now.matches(':focus-visible, [type=date]')")
        if window.run(there):
            return True
    return False
