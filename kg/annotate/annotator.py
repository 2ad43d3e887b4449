"""An Article becomes a Doc: words, sentences, names, phrases, frames of "who said what". Loads the network once, then reads."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kg.model import Article

if TYPE_CHECKING:
    from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]
    from spacy.tokens import Doc

MOST_STRINGS = 300_000


class Annotator:
    """The language model, loaded. Call it with an article.

    ``model`` is a folder with the exported files (default: the one that comes with newskg); ``pipeline`` the name of an
    installed spaCy pipeline that gives names and syntax instead. Raises ModelError when either cannot be used.
    """

    def __init__(self, model: Path | None = None, pipeline: str | None = None) -> None:
        from kg.annotate.files import BUILT_IN
        from kg.annotate.reading import load_model
        from kg.annotate.spacy_parts import english_tokenizer, load_pipeline

        self._pipeline = load_pipeline(pipeline) if pipeline else None
        self._model = load_model(Path(model) if model else BUILT_IN)
        self._tokenizer = english_tokenizer()

    def __call__(self, article: Article) -> Doc:
        """The article's Doc: ``doc.text == article.text``, names in ``doc.ents``, phrases in ``doc.spans`` (TITLE, LAW,
        POLICY, EVENT, UNNAMED), in ``doc.user_data`` the article, frames, links, thresholds and scores (0..1, 3 digits)."""
        from kg.annotate.analysis import analyse
        from kg.annotate.document import write
        from kg.annotate.given import NOTHING, ask
        from kg.annotate.spacy_parts import tokens_of
        from kg.annotate.words import words_of

        doc = tokens_of(article.text, self._fresh_tokenizer(), (edge for span in article.furniture for edge in span))
        words = words_of(doc, article)
        if not len(words):
            return write(doc, article, words, None, self._model.labels)
        given = ask(self._pipeline, doc, words) if self._pipeline else NOTHING
        return write(doc, article, words, analyse(words, self._model, given), self._model.labels)

    def _fresh_tokenizer(self) -> Tokenizer:
        """The tokenizer; a new one once it has seen so many different words that they would fill the memory."""
        from kg.annotate.spacy_parts import english_tokenizer

        if len(self._tokenizer.vocab.strings) > MOST_STRINGS:
            self._tokenizer = english_tokenizer()
        return self._tokenizer
