"""The sample articles show every format, and all of them are read."""

from pathlib import Path

import kg
from kg.model import Article
from kg.read import articles, sources

SAMPLES = Path(kg.__file__).parent / "samples"


def samples() -> list[Article]:
    found = [item for source in sources([str(SAMPLES)]) for item in articles(source)]
    assert all(isinstance(item, Article) for item in found), found
    return [item for item in found if isinstance(item, Article)]


def test_there_are_ten_articles_of_newspaper_length() -> None:
    lengths = {article.id: len(article.text.split()) for article in samples()}
    assert len(lengths) == 10
    assert all(200 <= length <= 450 for length in lengths.values()), lengths


def test_each_has_its_headline_in_the_text_and_its_date() -> None:
    for article in samples():
        assert article.headline_span and article.published and article.published.startswith("2026-"), article.id


def test_the_formats_are_all_there() -> None:
    assert {path.suffix for path in SAMPLES.iterdir()} == {".txt", ".md", ".html", ".jsonl"}
