"""How soon the page of `kg show` can be read, against plain pyvis with the same names and lines in the same run.

    python benchmarks/page.py [--times 3] [--patience 45]

Pages of invented articles with 300, 1,500 and 5,000 drawn names are opened in Chromium, offline, each in a fresh window. First paint is
the moment when the canvas holds more than a few coloured points; the yardstick is the file that pyvis writes by itself
(`Network().save_graph`) from the same nodes and lines, given up after --patience seconds. Readable are names of at least 11 pixels within
the window; pairs are readable names that overlap. On a busy machine the ratios remain. The tables go to standard output and to
benchmarks/results/page.md.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from typing import Any

ROOT = pathlib.Path(__file__).parents[1]
RESULTS = pathlib.Path(__file__).parent / "results"
SIZES = {300: 60, 1500: 700, 5000: 5000}  # names drawn: articles
QUERIES = ("b", "bi", "bir", "birch", "birch falls", "farrow 3", "é", "zz", "spokesperson for the", "water rule")

# Told to every page before its own scripts: when the canvas holds something, looked at four times a second.
WATCH = """
const coloured = () => {
  const canvas = document.querySelector("canvas");
  if (!canvas || !canvas.width) return 0;
  const data = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
  let found = 0;
  for (let i = 3; i < data.length; i += 4) found += data[i] > 60;
  return found;
};
const look = () => { if (coloured() > 500) window.paintedAt = performance.now(); else setTimeout(look, 100); };
look();
"""
OURS = "return kgPage.labels().filter(({ px }) => px >= 11).map(({ x, y, w, h }) => [x, y, w, h])"
THEIRS = """
const scale = network.getScale(), box = document.querySelector("canvas").getBoundingClientRect();
const context = document.createElement("canvas").getContext("2d");
context.font = "14px arial";
const px = 14 * scale;
if (px < 11) return [];
return nodes.get().map((node) => {
  const at = network.canvasToDOM(network.getPosition(node.id)), wide = context.measureText(node.label).width * scale;
  return [at.x - wide / 2, at.y + 10 * scale, wide, px];
}).filter(([x, y, w, h]) => x >= 0 && y >= 0 && x + w <= box.width && y + h <= box.height);
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=3)
    parser.add_argument("--patience", type=float, default=45)
    args = parser.parse_args()
    sys.path.insert(0, str(ROOT))
    lines = [f"`benchmarks/page.py --times {args.times} --patience {args.patience:g}`; load before it {os.getloadavg()[0]:.1f}.", ""]
    with tempfile.TemporaryDirectory() as folder:
        lines += [*first_paints(pathlib.Path(folder), args.times, args.patience), "", *making(pathlib.Path(folder))]
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / "page.md").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print("\n".join(lines))


def first_paints(folder: pathlib.Path, times: int, patience: float) -> list[str]:
    """A row for each size: ours, plain pyvis, and the ratio; then how long a search takes."""
    columns = [
        "drawn",
        "names, lines",
        "first paint s",
        "pyvis s",
        "ratio",
        "readable names",
        "pyvis",
        "overlapping pairs",
        "pyvis",
        "kB",
        "pyvis kB",
    ]
    table = ["| " + " | ".join(columns) + " |", "|" + "---:|" * len(columns)]
    searches = ""
    for drawn, articles in SIZES.items():
        ours, theirs = pages(folder, drawn, articles)
        mine = [opened(ours, OURS, 60) for _ in range(times)]
        plain = opened(theirs, THEIRS, patience)
        seconds = statistics.median(one[0] for one in mine)
        labels, other = mine[0][1], plain[1]
        gone = not plain[0]
        figures = [f"{drawn:,}", mine[0][2]["size"], f"{seconds:.2f}", f"{'> ' if gone else ''}{plain[0] or patience:.1f}"]
        figures += [
            f"{'> ' if gone else ''}{(plain[0] or patience) / seconds:.0f}",
            f"{len(labels)}",
            "none yet" if gone else f"{len(other)}",
        ]
        figures += [f"{overlapping(labels)}", "" if gone else f"{overlapping(other):,}"]
        table.append("| " + " | ".join([*figures, *(f"{path.stat().st_size / 1000:,.0f}" for path in (ours, theirs))]) + " |")
        print(table[-1], file=sys.stderr)
        searches = mine[-1][2]["search"]
    return [*table, "", f"Search as one types, {searches}"]


def pages(folder: pathlib.Path, drawn: int, articles: int) -> tuple[pathlib.Path, pathlib.Path]:
    """Our page with so many names drawn, and the file of plain pyvis with the same names and lines."""
    import pyvis.network  # type: ignore[import-untyped]

    from kg.show import network, page
    from tests.show.composing import composed, many
    from tests.show.invented import rows

    made = network(*(rows(composed(articles)) if articles < 100 else many(articles)), drawn=drawn)
    ours, theirs = folder / f"ours-{drawn}.html", folder / f"pyvis-{drawn}.html"
    ours.write_text(page(made), encoding="utf-8", newline="\n")
    plain, inside = pyvis.network.Network(directed=True, cdn_resources="in_line"), set(made.drawn)
    for at in made.drawn:
        plain.add_node(at, label=made.things[at].label)
    for edge in made.edges:
        if edge.subject in inside and edge.object in inside:
            plain.add_edge(edge.subject, edge.object)
    theirs.write_text(plain.generate_html(), encoding="utf-8", newline="\n")
    return ours, theirs


def opened(path: pathlib.Path, labels: str, patience: float) -> tuple[float, list[list[float]], dict[str, str]]:
    """Seconds to the first paint (0: there was none), the boxes of readable names, and what our page tells of itself."""
    from selenium.common.exceptions import TimeoutException, WebDriverException

    with window() as driver:
        driver.set_page_load_timeout(patience)
        driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": WATCH})
        end = time.monotonic() + patience
        try:
            driver.get(path.as_uri())
        except TimeoutException:
            return 0.0, [], {}
        painted = 0
        while not painted:
            if time.monotonic() > end:
                return 0.0, [], {}
            time.sleep(0.1)
            with contextlib.suppress(WebDriverException):  # a page that is still busy does not answer
                painted = driver.execute_script("return window.paintedAt || 0")
        time.sleep(0.5)
        told = {"size": str(driver.execute_script(SIZE)), "search": str(driver.execute_script(SEARCH, QUERIES))} if labels == OURS else {}
        return painted / 1000, driver.execute_script(labels), told


SIZE = "return `${kgPage.drawn().length.toLocaleString('en-US')}, ${kgPage.edges().length.toLocaleString('en-US')}`"
SEARCH = """
const times = arguments[0].map((query) => { const from = performance.now(); kgPage.find(query); return performance.now() - from; });
times.sort((a, b) => a - b);
const all = document.getElementById("status").textContent.match(/of ([\\d,]+)/)?.[1] ?? kgPage.drawn().length;
const [middle, most] = [times[Math.floor(times.length / 2)], times.at(-1)].map((time) => time.toFixed(1));
return `${times.length} queries over ${all} names: ${middle} ms in the median, ${most} ms at most.`;
"""


@contextlib.contextmanager
def window() -> Iterator[Any]:
    """A fresh Chromium, 1,280 by 800, without a network."""
    from tests.chromium import chromium

    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile, chromium(pathlib.Path(profile)) as driver:
        screen = {"width": 1280, "height": 800, "deviceScaleFactor": 1, "mobile": False}
        driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", screen)
        driver.execute_cdp_cmd("Network.enable", {})
        offline = {"offline": True, "latency": 0, "downloadThroughput": 0, "uploadThroughput": 0}
        driver.execute_cdp_cmd("Network.emulateNetworkConditions", offline)
        driver.set_script_timeout(20)
        yield driver


def overlapping(boxes: list[list[float]]) -> int:
    """How many pairs of boxes overlap."""

    def hit(a: list[float], b: list[float]) -> bool:
        return a[0] < b[0] + b[2] and b[0] < a[0] + a[2] and a[1] < b[1] + b[3] and b[1] < a[1] + a[3]

    return sum(hit(a, b) for i, a in enumerate(boxes) for b in boxes[:i])


def making(folder: pathlib.Path) -> list[str]:
    """Seconds of `kg show` for 1,000 articles, a process of its own."""
    from benchmarks.serve import compose

    out = compose(folder / "out", 1000)
    command = [sys.executable, "-m", "kg", "show", "--in", str(out), "-o", str(folder / "graph.html")]
    taken = []
    for _ in range(3):
        started, before = time.monotonic(), os.times()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT)
        after = os.times()
        cpu = after.children_user + after.children_system - before.children_user - before.children_system
        taken.append((time.monotonic() - started, cpu))
    wall, cpu = min(taken)
    size = (folder / "graph.html").stat().st_size / 1000
    return [f"`kg show` for 1,000 articles: {wall:.1f} s ({cpu:.1f} CPU-seconds), {size:,.0f} kB; the best of three."]


if __name__ == "__main__":
    main()
