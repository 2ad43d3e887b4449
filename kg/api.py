"""newskg from Python, one article or one question at a time: ``kg.extract(kg.read_article("council.txt")).claims``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import SourceError
from kg.model import Article, Gazetteer, Record

if TYPE_CHECKING:
    import rdflib
    from spacy.tokens import Doc

    from kg.ask import Limits as QueryLimits
    from kg.ask import Question, Table
    from kg.read import Limits


def read_article(source: str | Path, limits: Limits | None = None) -> Article:
    """The one article that a file or address holds; words with a line break in them are taken as the text itself.

    Raises SourceError when it cannot be read, or holds more than one article.
    """
    if isinstance(source, str) and "\n" in source:
        return Article(id="text", text=source)
    found = list(read_articles([source], limits))
    if len(found) == 1:
        return found[0]
    problem = "holds no article" if not found else f"holds {len(found)} articles: use kg.read_articles"
    raise SourceError(f"{source}: {problem}")


def read_articles(sources: Iterable[str | Path], limits: Limits | None = None) -> Iterator[Article]:
    """The articles of files, folders and addresses, in order. Raises SourceError at the first that cannot be read."""
    from kg.read import articles
    from kg.read import sources as listed

    for source in listed([str(source) for source in sources], limits):
        for found in articles(source, limits):
            if isinstance(found, SourceError):
                raise found
            yield found


def annotate(article: Article, pipeline: str | None = None) -> Doc:
    """The article's spaCy Doc: words, syntax, names, phrases, frames. The model is loaded at the first call."""
    from kg.steps import annotator

    return annotator(pipeline)(article)


def extract(article: Article | Doc, gazetteer: Gazetteer | None = None) -> Record:
    """What an article (or its Doc) says: things, mentions, claims, stances, commitments, roles, relations.

    ``gazetteer``: names known beforehand; by default the ones that come with newskg.
    """
    from kg.extract import extract as extracted
    from kg.steps import known_names

    doc = annotate(article) if isinstance(article, Article) else article
    return extracted(doc, known_names(()) if gazetteer is None else gazetteer)


def open_graph(out: str | Path = "out") -> rdflib.Dataset:
    """The graph that ``build`` made in ``out``, as an rdflib Dataset; plain SPARQL sees each triple once. Raises WorkspaceError."""
    from kg.graph.store import open_graph as opened

    return opened(out)


def ask(
    query: str | Question, out: str | Path = "out", params: Mapping[str, str] | None = None, *, limits: QueryLimits | None = None
) -> Table:
    """The answer to a named question ("who-said-what"), or to SPARQL, over the graph in ``out``.

    ``params``: the question's parameters, as a person writes them. Raises QueryError, WorkspaceError.
    """
    from kg.ask import Limits, question
    from kg.ask import ask as asked
    from kg.graph.ontology import ontology_dir
    from kg.graph.store import store_of
    from kg.graph.workspace import Workspace
    from kg.pipeline import BASE

    if isinstance(query, str) and is_name(query):
        query = question(ontology_dir() / "queries", query)
    workspace = Workspace(out)
    manifest = workspace.built()
    ontology = ontology_dir() / "news.ttl"
    base = str(manifest.notes.get("base", BASE))
    return asked(store_of(workspace), query, params or {}, limits=limits or Limits(), ontology=ontology, base=base)


def is_name(query: str) -> bool:
    """Whether these words can only be a question's name: SPARQL has spaces and brackets."""
    return query.replace("-", "").replace("_", "").isalnum()
