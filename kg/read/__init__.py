"""Where articles come from: `sources(["news/"])` lists them cheaply, `articles(source)` reads "Council backs rent cap"."""

from kg.read.readers import READERS, articles
from kg.read.source import Limits, Source, signature
from kg.read.walk import sources

__all__ = ["READERS", "Limits", "Source", "articles", "signature", "sources"]
