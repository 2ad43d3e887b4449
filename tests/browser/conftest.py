"""Debian's Chromium, headless and without a network, for the pages that kg.show writes."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.chromium import chromium, complaints


class Window:
    """One browser window; ``open`` shows a page from a file and waits until it is drawn."""

    def __init__(self, driver: Any, folder: Path) -> None:
        self.driver, self.folder = driver, folder

    def size(self, width: int, height: int = 800, dark: bool = False, still: bool = False) -> None:
        """The screen, and what its owner prefers: dark or light, things that move or not."""
        screen = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500}
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        motion = {"name": "prefers-reduced-motion", "value": "reduce" if still else "no-preference"}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", screen)
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [scheme, motion]})

    def open(self, html: str, hash: str = "") -> None:
        file = self.folder / "page.html"
        file.write_text(html, encoding="utf-8", newline="\n")
        self.driver.get("about:blank")
        self.driver.get(file.as_uri() + hash)
        self.wait("return Boolean(window.kgPage?.ready)")

    def run(self, script: str, *values: Any) -> Any:
        return self.driver.execute_script(script, *values)

    def wait(self, script: str, seconds: float = 20) -> None:
        end = time.monotonic() + seconds
        while not self.run(script):
            assert time.monotonic() < end, f"never true: {script}; {self.complaints()}"
            time.sleep(0.03)

    def go(self, hash: str) -> None:
        self.run("kgPage.go(arguments[0]); return new Promise(requestAnimationFrame)", hash)

    def complaints(self) -> list[str]:
        """What the console was told since the last time."""
        return complaints(self.driver)

    def requests(self) -> list[str]:
        """Addresses that the page asked for, its own file not counted."""
        timed = self.run("return performance.getEntriesByType('resource').map((entry) => entry.name)")
        return [address for address in timed if not address.startswith("data:")]


@pytest.fixture(scope="session")
def driver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    with chromium(tmp_path_factory.mktemp("profile")) as opened:
        opened.execute_cdp_cmd("Network.enable", {})
        offline = {"offline": True, "latency": 0, "downloadThroughput": 0, "uploadThroughput": 0}
        opened.execute_cdp_cmd("Network.emulateNetworkConditions", offline)
        yield opened


@pytest.fixture
def window(driver: Any, tmp_path: Path) -> Window:
    found = Window(driver, tmp_path)
    found.size(1280)
    found.complaints()
    return found
