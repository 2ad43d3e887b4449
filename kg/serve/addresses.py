"""Which page shows which IRI: …/id/person/ana-ruiz is at /thing/person/ana-ruiz, …/id/claim/4f0c at /claim/4f0c."""

from __future__ import annotations

from urllib.parse import quote, urlencode

from kg.graph.terms import ARTICLE_KIND, ASSERTION_KINDS
from kg.serve.names import CLASS_OF

_KEPT = "-._~%"  # a slug's own escapes stay as they are


def page_of(iri: str, base: str) -> str:
    """The path of the page about an IRI of the graph; "" for any other."""
    kind, _, slug = iri.removeprefix(base).partition("/")
    if not iri.startswith(base) or not slug:
        return ""
    if kind in CLASS_OF:
        return f"/thing/{kind}/{_coded(slug)}"
    return f"/{kind}/{_coded(slug)}" if kind in (*ASSERTION_KINDS, ARTICLE_KIND) else ""


def picture_of(iri: str, base: str) -> str:
    """Where the page draws a thing with all its neighbours."""
    key = quote(iri.removeprefix(base), safe="/")
    return f"/#more={key}&at={key}"


def iri_of(base: str, kind: str, slug: str) -> str:
    """The IRI that a page's path, decoded once, stands for."""
    return f"{base}{kind}/{quote(slug, safe=_KEPT)}"


def with_query(path: str, **values: str) -> str:
    """A path with a query string of the values that are not empty."""
    query = urlencode({name: value for name, value in values.items() if value})
    return f"{path}?{query}" if query else path


def _coded(slug: str, safe: str = "") -> str:
    """A slug for a path: its "%" becomes "%25", so that decoding once gives the slug again."""
    return quote(slug, safe=safe + "-._~")
