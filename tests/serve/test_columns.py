"""The server's columns hold what the page of kg.show holds: the same statements, whose they are, who claims them, how many words."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.serve.columns import Columns, Filters, selected
from kg.serve.current import Current
from kg.serve.part import part
from kg.serve.preparing import columns_of
from kg.show import network
from kg.show.pack import pack
from kg.show.values import Network
from tests.serve.conftest import built
from tests.show.composing import composed
from tests.show.invented import rows, three


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("columns") / "out", [*three(), *composed(30)])


@pytest.fixture(scope="module")
def columns(out: Path) -> Columns:
    return columns_of(Current(out).now())


@pytest.fixture(scope="module")
def shown() -> Network:
    return network(*rows([*three(), *composed(30)]))


def test_things_and_articles_are_those_of_the_page_in_its_order(columns: Columns, shown: Network) -> None:
    packed = pack(shown)
    assert [row[:9] for row in columns.things] == packed["things"]
    assert columns.articles == packed["articles"]


def test_statements_are_those_of_the_page_in_its_order(columns: Columns, shown: Network) -> None:
    assert [columns.base + key for key in columns.keys] == [one.iri for one in shown.statements]
    assert [columns.kinds[kind] for kind in columns.kind] == [one.kind for one in shown.statements]
    assert columns.subject.tolist() == [-1 if one.subject is None else one.subject for one in shown.statements]
    assert columns.article.tolist() == [one.article for one in shown.statements]
    assert [columns.days[day] for day in columns.day] == [one.date for one in shown.statements]
    assert columns.claimed.tolist() == [one.claimed for one in shown.statements]
    assert columns.sure.tolist() == [2.0 if one.confidence is None else one.confidence for one in shown.statements]
    objects = [[] for _ in shown.statements]  # type: ignore[var-annotated]
    for statement, thing in zip(columns.pair.tolist(), columns.object.tolist(), strict=True):
        objects[statement] += [thing] if thing >= 0 else []
    assert objects == [list(one.objects) for one in shown.statements]


def test_a_part_is_the_page_s_own_rows_under_their_numbers(columns: Columns, out: Path, shown: Network) -> None:
    whole = pack(shown, base=columns.base)
    some = range(0, len(columns.keys), 7)
    found = part(Current(out).now(), columns, some)
    numbers = found["numbers"]
    assert set(some) <= set(numbers["statements"])
    for at, row in zip(numbers["statements"], found["statements"], strict=True):
        kind, sentence, by = found["kinds"][row[1]], found["sentences"][row[4]], found["extractors"][row[14]]
        other = whole["statements"][at]
        assert (kind, sentence, by) == (whole["kinds"][other[1]], whole["sentences"][other[4]], whole["extractors"][other[14]])
        assert [row[i] for i in (0, 2, 3, *range(5, 14), 15)] == [other[i] for i in (0, 2, 3, *range(5, 14), 15)]
    assert [row[:9] for row in found["things"]] == [whole["things"][at] for at in numbers["things"]]
    assert [row[:6] for row in found["articles"]] == [whole["articles"][at][:6] for at in numbers["articles"]]


@pytest.mark.parametrize("words", ["abc", "1e", "nan", "inf", "-1", "0x1", "9" * 400, "\ud800"])
def test_a_filter_that_makes_no_sense_breaks_nothing(columns: Columns, words: str) -> None:
    for name in ("article", "publisher", "first", "last", "by", "sure", "thing"):
        selected(columns, Filters(**{name: words}))
    selected(columns, Filters(types=frozenset([words]), rel=frozenset([words])))


def test_selections_are_not_kept_for_ever(columns: Columns) -> None:
    for number in range(40):
        selected(columns, Filters(article=str(number)))
    assert len(columns.kept) <= 16
