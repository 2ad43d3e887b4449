"""The language model's room: an Article in, a spaCy Doc out in which "the chief said" is a frame with a who and a what."""

from kg.annotate.annotator import Annotator

__all__ = ["Annotator"]
