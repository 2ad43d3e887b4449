"""Names as keys and as parts of an IRI: "the U.S. Dept. of Justice" -> "us department of justice" -> "us-department-of-justice"."""

from __future__ import annotations

import functools
import hashlib
import re
import unicodedata

from kg.resolve.words import BODY_WORDS, DETERMINERS, TOPIC_WORDS

SLUG_LENGTH = 60
KINDS = {
    "Person": "person", "Organization": "organization", "Agency": "agency", "Group": "group", "UnnamedSource": "source",
    "Place": "place", "City": "city", "Region": "region", "Country": "country", "Policy": "policy", "Law": "law", "Event": "event",
}  # fmt: skip

_WORDS = BODY_WORDS | TOPIC_WORDS
_LETTERS = str.maketrans(
    {"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"} | {"&": " and ", "’": "'", "‘": "'", "ʼ": "'"}
)
_ACCENTS = re.compile("[\u0300-\u036f]")
_INITIALS = re.compile(r"\b[^\W\d_](?:\.[^\W\d_])+\b\.?")
_POSSESSIVE = re.compile(r"'s\b")
_SHORT = {
    "dept": "department", "depts": "departments", "govt": "government", "assn": "association", "natl": "national",
    "intl": "international",
}  # fmt: skip
_NATION = re.compile(r"\bunited states(?: of america)?\b|^usa$")
_HASHED = re.compile(r"(?:^|-)(?:[0-9a-f]{8}|[0-9a-f]{10})$")


@functools.lru_cache(maxsize=200_000)
def canonical(name: str) -> str:
    """The name in lower-case words with single spaces: without accents, punctuation, "the" and possessives; U.S. is "us".

    Never empty: a name without letters or digits stands for itself.
    """
    text = unicodedata.normalize("NFKC", name).translate(_LETTERS).casefold()
    text = text if text.isascii() else _ACCENTS.sub("", unicodedata.normalize("NFKD", text))
    text = _INITIALS.sub(lambda m: m[0].replace(".", ""), text.translate(_LETTERS))
    words = _words(_POSSESSIVE.sub("", text))
    words = words[1:] if len(words) > 1 and words[0] == "the" else words
    key = _NATION.sub("us", " ".join(_SHORT.get(word, word) for word in words))
    return key or " ".join(text.split()) or "?"


def _words(text: str) -> list[str]:
    """Runs of letters, digits and the marks that other scripts put on them."""
    if text.isascii():
        return re.findall(r"[a-z0-9]+", text)
    kept = (c if c.isalnum() or unicodedata.category(c)[0] == "M" else " " for c in text)
    return "".join(kept).split()


def slug(key: str, length: int = SLUG_LENGTH) -> str:
    """A canonical name as the last part of an IRI: ASCII letters and digits with single hyphens, at most ``length`` characters.

    Distinct names give distinct slugs: what does not fit, or is not ASCII, is told apart by eight digits of a hash.
    """
    text = "-".join(re.findall(r"[a-z0-9]+", key.encode("ascii", "ignore").decode()))
    if text == key.replace(" ", "-") and len(text) <= length and not _HASHED.search(text):
        return text
    return f"{text[: length - 9].rstrip('-')}-{digest(key, 8)}".lstrip("-")


def scoped(article: str, key: str, *distinct: str) -> str:
    """The last part of an IRI for a thing of one article: ``article`` is the article's id, ``distinct`` what else tells it apart."""
    parts = (_cut(canonical(article)), _cut(key), digest("\n".join([*distinct, article, key]), 10))
    return "-".join(filter(None, parts))


def _cut(key: str, length: int = 24) -> str:
    """The first words of a name, as far as they fit."""
    text = "-".join(re.findall(r"[a-z0-9]+", key.encode("ascii", "ignore").decode()))
    return text if len(text) <= length else (text[: length + 1].rpartition("-")[0] or text[:length])


def digest(text: str, length: int) -> str:
    """The first hexadecimal digits of a hash."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:length]


@functools.lru_cache(maxsize=100_000)
def is_acronym(name: str) -> bool:
    """Whether the name is initials: "OCPD", "U.N.", "DoJ", but not "Iran", "Oak City PD" or a headline's "SENATE"."""
    letters = name.replace(".", "")
    if not (2 <= len(letters) <= 8 and letters.isalpha()) or letters.casefold() in _WORDS:
        return False
    return sum(c.isupper() for c in letters) * 2 > len(letters)


def has_determiner(name: str) -> bool:
    """Whether the words begin and end as a description does: "his ministry", "a Georgia judge", but not "No Child Left Behind"."""
    words = name.split()
    return len(words) > 1 and words[0].casefold() in DETERMINERS and words[-1][0].islower()


def is_description(name: str) -> bool:
    """Whether the words describe somebody and name nobody: "his ministry", "state television", "the presidency"."""
    return has_determiner(name) or name.islower()


def initials(name: str) -> str:
    """An acronym's letters: "U.N." and "UN" are one."""
    return name.replace(".", "").casefold()
