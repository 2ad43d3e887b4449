"""Whatever stands in a name, a title, a quotation or an address: it is shown as text, and nothing runs."""

from __future__ import annotations

from functools import cache

import pytest

from kg.show import network, page
from tests.browser.conftest import Window
from tests.show.invented import BASE, rows, three

HIT = "window.hit=1"
HOSTILE = (
    f"<script>{HIT}</script>",
    f"</script><script>{HIT}</script>",
    f"<!--<script>{HIT}</script>-->",
    f"<img src=x onerror={HIT}>",
    f"\"><img src=x onerror='{HIT}'>",
    f"'><svg/onload={HIT}>",
    f"`${{{HIT}}}`",
    f"';{HIT};//",
    f'";{HIT};//',
    f"\\';{HIT};//",
    f"</title><script>{HIT}</script>",
    f"</style><script>{HIT}</script>",
    f"</textarea><script>{HIT}</script>",
    f"<iframe srcdoc='<script>parent.{HIT}</script>'>",
    f"<a href=\"javascript:{HIT}\">href</a>",
    f"javascript:{HIT}",
    f"JaVaScRiPt:{HIT}",
    f"java\tscript:{HIT}",
    f"data:text/html,<script>{HIT}</script>",
    "href",
    f"{{{{ self.{HIT} }}}}",
    "{% include 'page.css' %}",
    f"{{{{constructor.constructor('{HIT}')()}}}}",
    f"\u2028{HIT}\u2029",
    "\u202egnp.exe\u202c",
    "\u2066\u200f left \u2069",
    "\x00\x01\x1b[31mred",
    "\ud800 half",
    "=HYPERLINK(\"http://x.example\")",
    "+cmd|' /C calc'!A0",
    "&lt;script&gt;&#60;script&#62;",
    "<base href='http://x.example/'><meta http-equiv=refresh content=0;url=http://x.example>",
    "__proto__",
    "<b>" * 3000,
    "x" * 10_000,
    "א" * 50 + " mixed עברית",
)  # fmt: skip
FIELDS = ("Label", "headline", "publisher", "author", "identifier", "cue", "#text", "/text", "action", "title", "extractedBy")
FIELDS += ("datePublished", "statedOn", "schema.org/url", "sameAs", "confidence")
FOREIGN = """
const wanted = new Set(`HTML HEAD META LINK TITLE STYLE BODY A HEADER DIV H1 H2 H3 H4 P NAV UL OL LI BUTTON SECTION LABEL INPUT
  DETAILS SUMMARY MAIN ASIDE NOSCRIPT SCRIPT CANVAS FIELDSET LEGEND SELECT OPTION SPAN B BDI SMALL BLOCKQUOTE
  MARK CITE ARTICLE TABLE THEAD TBODY TR TH TD CAPTION OUTPUT BR DIALOG PRE CODE svg polygon circle line
  polyline rect`.split(/\\s+/));
return [...document.querySelectorAll("*")].filter((one) => !wanted.has(one.tagName)).map((one) => one.outerHTML.slice(0, 100));
"""
LINKS = """
return [...document.querySelectorAll("a[href]")].map((one) => one.getAttribute("href")).filter((href) => !/^(https?:\\/\\/|#)/.test(href));
"""


@cache
def hostile_page(with_text: bool) -> str:
    """Three articles whose every text field is hostile, each in another way."""
    found, texts = rows(three())
    dirty, turn = [], 0
    for s, p, o in found:
        if p.endswith(FIELDS):
            o, turn = HOSTILE[turn % len(HOSTILE)], turn + 1
        dirty.append((s, p, o))
    stuffed = {iri: (text + "\n" + "\n".join(HOSTILE)) for iri, text in texts.items()}
    named = [
        (BASE + f"person/h{i}", "http://www.w3.org/1999/02/22-rdf-syntax-ns#type", "https://w3id.org/newskg/ns#Person")
        for i in range(len(HOSTILE))
    ]
    labels = [(BASE + f"person/h{i}", "http://www.w3.org/2004/02/skos/core#prefLabel", text) for i, text in enumerate(HOSTILE)]
    return page(network([*dirty, *named, *labels], stuffed), title=HOSTILE[1], with_text=with_text)


def inert(window: Window) -> None:
    assert window.run("return window.hit === undefined && Object.prototype.hit === undefined")
    assert window.run(FOREIGN) == []
    assert window.run(LINKS) == []
    assert window.run("return document.scripts.length") == 4
    assert window.complaints() == [] and window.requests() == []


@pytest.mark.parametrize("view", ["picture", "table", "matrix", "disputes", "timeline", "voices"])
def test_every_view_shows_hostile_texts_as_texts(window: Window, view: str) -> None:
    window.open(hostile_page(True), f"#view={view}")
    inert(window)
    assert window.run("return document.documentElement.scrollWidth") <= 1280


def test_every_thing_s_panel_is_inert(window: Window) -> None:
    window.open(hostile_page(True))
    keys = window.run("return kgPage.find('e').concat(kgPage.find('h'), kgPage.drawn())")
    for iri in sorted(set(keys)):
        window.go("#at=" + iri.removeprefix(BASE))
    assert len(keys) > 30
    inert(window)


def test_hostile_articles_are_shown_as_texts(window: Window) -> None:
    window.open(hostile_page(True), "#at=law/rent-ordinance")
    for number in range(3):
        window.run("document.querySelectorAll('#panel .where a.name')[arguments[0]]?.click()", number)
        assert window.run("return document.querySelector('#view-text .body').textContent.includes('<script>')")
        inert(window)


@pytest.mark.parametrize("number", range(len(HOSTILE)))
def test_a_hostile_address_chooses_nothing_and_runs_nothing(window: Window, number: int) -> None:
    if not window.run("return Boolean(window.kgPage) && document.title === arguments[0]", HOSTILE[1]):
        window.open(hostile_page(True))
    from urllib.parse import quote

    text = quote(HOSTILE[number].encode("utf-8", "replace")[:2000])
    filters = ("types", "rel", "article", "publisher", "from", "to", "by", "sure", "with")
    for names in (("at", "view", "more", "n"), filters):  # few calls: a browser slows down who moves too often
        window.go("#" + "&".join(f"{name}={text}" for name in names))
    window.run("kgPage.sparql()")
    inert(window)
