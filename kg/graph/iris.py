"""IRIs: ``https://chicago.example/a b`` is made safe, the article "chicago-pd" gets …/article/chicago-pd-0f3a… as its own.

Everything that comes from a text is hostile: what cannot be an IRI is percent-encoded or refused, never written as it is.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
import urllib.parse
from typing import Any

from kg.graph.terms import ARTICLE_KIND
from kg.model import Article, Span

_SLUG_LENGTH = 60
_IRI_LENGTH = 2048
_SAFE = "%:/?@!$&'()*+,;=-._~"


def article_iri(base: str, article: Article) -> str:
    """The IRI of one version of one article: its id as a slug, and ten hexadecimal digits that stand for id and text."""
    return f"{base}{ARTICLE_KIND}/{slug(article.id) or 'article'}-{_digest([article.id, article.text], 10)}"


def span_iri(article: str, span: Span) -> str:
    """The IRI of characters ``[start, end)`` of an article, as RFC 5147 writes them: the same words are one node."""
    return f"{article}#char={span.start},{span.end}"


def assertion_iri(base: str, kind: str, values: list[Any]) -> str:
    """The IRI of an assertion: 16 hexadecimal digits that stand for ``values`` (anything that JSON can hold)."""
    return f"{base}{kind}/{_digest(values, 16)}"


def thing_iri(base: str, path: str) -> str:
    """The IRI of a node, from its path below the base ("person/brandon-johnson")."""
    return base + urllib.parse.quote(path, safe="/-._~")


def slug(words: str) -> str:
    """``words`` as lower-case ASCII letters and digits with single hyphens, at most 60 characters; may be empty."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:_SLUG_LENGTH].rstrip("-")


def safe_iri(address: str) -> str | None:
    """``address`` as an IRI that every RDF library can write, or None if it is no http or https address."""
    try:
        parts = urllib.parse.urlsplit(address.strip())
        host, _ = parts.hostname, parts.port
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not host or not re.fullmatch(r"[\w.:-]+", host):
        return None
    return _encoded(parts)


def safe_base(base: str) -> str | None:
    """``base`` if IRIs can be built below it (an http or https address that ends with "/"), else None."""
    return base if safe_iri(base) == base and base.endswith("/") and "#" not in base else None


def _encoded(parts: urllib.parse.SplitResult) -> str | None:
    """The address with everything outside ASCII and RFC 3986 percent-encoded; None where a part cannot be."""
    import pyoxigraph as ox

    try:
        rest = [urllib.parse.quote(_whole_percents(p), safe=_SAFE) for p in parts[2:]]
        iri = urllib.parse.urlunsplit((parts.scheme, parts.netloc, *rest))
        return str(ox.NamedNode(iri).value) if len(iri) <= _IRI_LENGTH else None
    except ValueError:  # an encoding error is one too: a lone surrogate
        return None


def _whole_percents(part: str) -> str:
    """A "%" that does not begin an escape is one itself."""
    return re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", part)


def _digest(values: list[Any], length: int) -> str:
    return hashlib.sha256(json.dumps(values, ensure_ascii=True).encode()).hexdigest()[:length]
