"""Debian's Chromium for tests, headless, with the flags that keep it from calling home."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update"
    " --disable-sync"
).split()


@contextmanager
def chromium(profile: Path) -> Iterator[Any]:
    """A driver with an empty profile and the console's log; the test is skipped where Chromium or selenium is absent."""
    browser, chauffeur = shutil.which("chromium"), shutil.which("chromedriver")
    if not browser or not chauffeur:
        pytest.skip("chromium and chromedriver are not installed (apt install chromium chromium-driver)")
    webdriver = pytest.importorskip("selenium.webdriver", reason="selenium is not installed")
    options = webdriver.ChromeOptions()
    options.binary_location = browser
    for flag in (*FLAGS, f"--user-data-dir={profile}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    opened = webdriver.Chrome(options=options, service=webdriver.ChromeService(chauffeur))
    try:
        yield opened
    finally:
        opened.quit()


def complaints(driver: Any) -> list[str]:
    """What the console was told since the last time."""
    return [entry["message"] for entry in driver.get_log("browser") if entry["level"] in ("SEVERE", "WARNING")]


def until(driver: Any, script: str, seconds: float = 20) -> Any:
    """What the script returns, once it is true."""
    end = time.monotonic() + seconds
    while not (found := driver.execute_script(script)):
        assert time.monotonic() < end, f"never true: {script}; {complaints(driver)}"
        time.sleep(0.03)
    return found
