from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from kg.annotate import Annotator
from kg.model import Article


@pytest.fixture(scope="session")
def annotator() -> Annotator:
    return Annotator()


@pytest.fixture(scope="session")
def annotate(annotator: Annotator) -> Callable[[str], Doc]:
    """The Doc of a text."""
    return lambda text: annotator(Article("test", text))
