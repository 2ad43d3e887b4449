"""The server's pages in Debian's Chromium: nothing is fetched from elsewhere, nothing is complained about, and the editor asks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest

from tests.browser.test_access import AXE, GRAVE
from tests.chromium import chromium, complaints, until


@pytest.fixture(scope="module")
def driver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    with chromium(tmp_path_factory.mktemp("profile")) as opened:
        yield opened


def elsewhere(driver: Any, root: str) -> list[str]:
    """What the page asked of other servers."""
    timed = driver.execute_script("return performance.getEntriesByType('resource').map((entry) => entry.name)")
    return [address for address in timed if not address.startswith((root, "data:", "blob:"))]


@pytest.mark.parametrize("width", [1280, 390])
def test_no_page_complains_or_looks_elsewhere_or_is_too_wide(driver: Any, running: Callable[..., httpx.Client], width: int) -> None:
    root = str(running().base_url)
    screen = {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": width < 500}
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", screen)
    paths = ["/", "/thing/law/rent-ordinance", "/matrix", "/questions", "/questions/who-said-what", "/sparql", "/search?q=a", "/nothing"]
    for path in paths:
        driver.get(root + path)
        until(driver, "return document.readyState === 'complete'")
        missed = [line for line in complaints(driver) if "404 (Not Found)" not in line or path != "/nothing"]
        assert not missed, (path, missed)
        assert not elsewhere(driver, root), path
        assert driver.execute_script("return document.documentElement.scrollWidth") <= width, path


@pytest.mark.parametrize("dark", [False, True])
def test_axe_finds_nothing_serious_on_any_page(driver: Any, running: Callable[..., httpx.Client], dark: bool) -> None:
    client = running()
    scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [scheme]})
    article = client.get("/api/list?size=1").json()["part"]["articles"][0][0]
    paths = [
        "/",
        f"/#view=text&article={article}",
        "/thing/law/rent-ordinance",
        f"/{article}",
        "/matrix",
        "/questions",
        "/sparql",
        "/search?q=a",
    ]
    found = {}
    for path in [*paths, "/questions/who-said-what?who=", "/nothing"]:
        driver.get("about:blank")
        driver.get(f"{client.base_url}{path}")
        until(driver, "return document.readyState === 'complete' && (!document.getElementById('kg-data') || window.kgPage?.ready)")
        driver.execute_script(AXE)
        found[path] = driver.execute_script(GRAVE)
    complaints(driver)  # of the page that is not there
    assert not any(found.values()), found


def test_what_is_chosen_in_the_picture_leads_to_its_own_page(driver: Any, running: Callable[..., httpx.Client]) -> None:
    root = str(running().base_url)
    driver.get(root + "/#at=law/rent-ordinance")
    until(driver, "return window.kgPage?.ready && !document.getElementById('own-page').hidden")
    driver.execute_script("document.getElementById('own-page').click()")
    until(driver, "return location.pathname === '/thing/law/rent-ordinance'")


def test_the_large_editor_asks_this_server(driver: Any, running: Callable[..., httpx.Client]) -> None:
    root = str(running().base_url)
    driver.get(root + "/sparql?query=SELECT%20%3Fname%20%7B%20%3Fx%20a%20kg%3ALaw%20%3B%20skos%3AprefLabel%20%3Fname%20%7D&format=html")
    until(driver, "return !document.getElementById('to-rich').hidden")
    driver.execute_script("document.getElementById('to-rich').click()")
    until(driver, "return document.querySelector('#rich .CodeMirror')")
    driver.execute_script("document.querySelector('#rich .yasqe_queryButton').click()")
    until(driver, "return [...document.querySelectorAll('#rich .yasr td')].some((cell) => cell.innerText.includes('Rent Ordinance'))")
    assert not elsewhere(driver, root) and not complaints(driver)


def test_the_large_editor_s_styles_are_allowed_and_no_others(driver: Any, running: Callable[..., httpx.Client]) -> None:
    client = running()
    root = str(client.base_url)
    assert "unsafe-inline" not in client.get("/sparql", headers={"Accept": "text/html"}).headers["content-security-policy"]
    driver.get(root + "/sparql?query=SELECT%20%2A%20%7B%20%3Fx%20a%20kg%3ALaw%20%3B%20skos%3AprefLabel%20%3Fname%20%7D&format=html")
    until(driver, "return !document.getElementById('to-rich').hidden")
    driver.execute_script("document.getElementById('to-rich').click()")
    until(driver, "return document.querySelector('#rich .CodeMirror')")
    driver.execute_script("document.querySelector('#rich .yasqe_queryButton').click()")
    until(driver, "return document.querySelector('#rich .yasr td')")
    grip = until(driver, "return document.querySelector('#rich .grip-handle .grip-resizable, #rich .grip-handle')")
    from selenium.webdriver import ActionChains

    ActionChains(driver).move_to_element(grip).click_and_hold().move_by_offset(20, 0).release().perform()
    driver.execute_script("document.querySelector('#rich .CodeMirror').CodeMirror.setValue('SELECT * { ?x ?? }')")
    until(driver, "return document.querySelector('#rich .parseErrorIcon')")
    assert not complaints(driver)
    driver.execute_script("document.body.insertAdjacentHTML('beforeend', `<p id='other' style='color: red'>x</p>`)")
    assert driver.execute_script("return getComputedStyle(document.getElementById('other')).color") != "rgb(255, 0, 0)"
    assert len(complaints(driver)) == 1


def test_the_plain_form_asks_without_a_script(driver: Any, running: Callable[..., httpx.Client]) -> None:
    driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        driver.get(f"{running().base_url}/sparql")
        driver.find_element("css selector", "#plain button").click()
        driver.implicitly_wait(20)  # with scripts off, the page cannot be asked by script
        assert driver.find_element("xpath", "//*[contains(@class, 'scroll')]//td[normalize-space()='Theo Blum']")
    finally:
        driver.implicitly_wait(0)
        driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
