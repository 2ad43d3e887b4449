"""What one takes away as Turtle: it parses, and says nothing that the graph does not say."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from kg.show import network, page
from tests.browser.conftest import Window
from tests.show.composing import composed
from tests.show.invented import BASE, rows, store, three

KG = "https://w3id.org/newskg/ns#"
BUTTON = "[...document.querySelectorAll('{} button')].find((button) => button.textContent === 'Save as Turtle').click()"


@cache
def records() -> tuple[Any, ...]:
    return (*three(), *composed(20))


@cache
def shown() -> str:
    return page(network(*rows(records())))


@cache
def graph() -> frozenset[str]:
    made: Any = store(records())
    return frozenset(str(quad.triple) for quad in made)


def taken(window: Window, place: str) -> set[str]:
    """The triples in the file that the button in this place saves."""
    import pyoxigraph as ox

    window.run("window.saved = []; URL.createObjectURL = (blob) => { blob.text().then((text) => saved.push(text)); return '#'; }")
    window.run(BUTTON.format(place))
    window.wait("return window.saved.length === 1")
    return {str(quad.triple) for quad in ox.parse(window.run("return saved[0]"), format=ox.RdfFormat.TURTLE)}


def of(triples: set[str] | frozenset[str], subject: str) -> set[str]:
    return {triple for triple in triples if triple.startswith(f"<{subject}>")}


def test_everything_taken_is_in_the_graph_and_each_statement_is_whole(window: Window) -> None:
    window.open(shown())
    found = taken(window, "#legend")
    assert found - graph() == set()
    for iri in window.run("return kgPage.statements()"):
        if "/source/" not in iri:
            assert of(found, iri) == of(graph(), iri)
    assert len(found) > 0.6 * len(graph())  # not the mentions, and not what an article says of itself alone


def test_a_selection_is_taken_with_the_claims_that_it_stands_in(window: Window) -> None:
    window.open(shown(), "#rel=opposes&with=group/the-councils-own-lawyers")
    found = taken(window, "#legend")
    said = {triple.split()[0] for triple in found if f"<{KG}Assertion>" in triple}
    assert len(said) == 2 and found <= graph()
    assert any(f"<{KG}speaker> <{BASE}person/ruth-adeyemi>" in triple for triple in found)
    assert not any(f"<{KG}opposes>" in triple for triple in found)  # somebody else says so: no plain edge


@pytest.mark.parametrize(
    ("hash", "count"), [("#at=person/theo-blum", 3), ("#at=person/theo-blum~opposes~law/rent-ordinance", 2)], ids=["a thing", "a line"]
)
def test_what_the_panel_shows_can_be_taken(window: Window, hash: str, count: int) -> None:
    window.open(shown(), hash)
    assert window.run("return document.querySelectorAll('#panel .card').length") == count
    found = taken(window, "#panel")
    said = {triple.split()[0] for triple in found if f"<{KG}Assertion>" in triple}
    assert len(said) == count and found <= graph()


def test_texts_that_cannot_be_shown_as_they_are_are_left_out(window: Window) -> None:
    import pyoxigraph as ox

    found, texts = rows(three())
    changed = [(s, p, o.replace("Blum", "Bl\u202eum") if p.endswith(("Label", "cue")) else o) for s, p, o in found]
    window.open(page(network(changed, {iri: text.replace("backs", "ba\x00ks") for iri, text in texts.items()})))
    turtle = taken(window, "#legend")
    assert not any("Blum" in triple and "Label" in triple for triple in turtle) and not any("ba ks" in triple for triple in turtle)
    assert any(ox.Literal("Inés Muñoz").value in triple for triple in turtle)
