"""What we take from spaCy: its English tokenizer ("won't" is "wo", "n't"), and any pipeline that is installed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import TYPE_CHECKING

from kg.errors import ModelError

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]
    from spacy.tokens import Doc

LONGEST_RUN = 300
ENDLESS = re.compile(rf"\S{{{LONGEST_RUN + 1}}}")
# Pieces of a text that together are the text: long runs cut, all else up to the next long run in one.
PIECES = re.compile(rf"\S{{{LONGEST_RUN}}}|(?:(?!\S{{{LONGEST_RUN}}})[\s\S])+")


def english_tokenizer() -> Tokenizer:
    """The tokenizer of ``spacy.blank("en")``, built without the rest of a pipeline: half the time."""
    from spacy.lang.en import English
    from spacy.tokenizer import Tokenizer
    from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex
    from spacy.vocab import create_vocab

    rules = English.Defaults
    return Tokenizer(
        create_vocab("en", rules),
        rules=rules.tokenizer_exceptions,
        prefix_search=compile_prefix_regex(rules.prefixes or ()).search,
        suffix_search=compile_suffix_regex(rules.suffixes or ()).search,
        infix_finditer=compile_infix_regex(rules.infixes or ()).finditer,
        token_match=rules.token_match,
        url_match=rules.url_match,
    )


def tokens_of(text: str, tokenizer: Tokenizer, edges: Iterable[int] = ()) -> Doc:
    """A Doc of the text's tokens, cut at ``edges``: "Act](http" is a word of the news and a mark.

    Endless runs without a space are cut first: spaCy's time on them is quadratic.
    """
    cuts = sorted({edge for edge in edges if 0 < edge < len(text) and not (text[edge - 1].isspace() or text[edge].isspace())})
    if not cuts and not ENDLESS.search(text):
        found: Doc = tokenizer(text)
        return found
    from spacy.tokens import Doc

    tokens = [
        token for start, end in pairwise([0, *cuts, len(text)]) for piece in PIECES.findall(text[start:end]) for token in tokenizer(piece)
    ]
    return Doc(tokenizer.vocab, words=[token.text for token in tokens], spaces=[bool(token.whitespace_) for token in tokens])


def load_pipeline(name: str) -> Language:
    """An installed pipeline, by its package's name or its folder. Raises ModelError where there is none."""
    import spacy

    try:
        pipeline = spacy.load(name)
    except (OSError, ImportError, ValueError) as error:
        reason = str(error).splitlines()[0]
        raise ModelError(f"The spaCy pipeline {name!r} cannot be loaded ({reason}); install it or leave out --pipeline.") from error
    pipeline.max_length = 1 << 30  # whether a text is too long is for the reader to say
    return pipeline
