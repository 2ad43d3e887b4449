"""The same passage with other people's names, other quotation marks or other capitals; its labels stay right."""

from __future__ import annotations

from collections import Counter, defaultdict
from random import Random

from training.passages import Passage
from training.treebanks import Document

HE = frozenset("he his him himself".split())
SHE = frozenset("she her hers herself".split())
STRAIGHT = str.maketrans("“”’‘", "\"\"''")
RENAMED, RENAMED_EACH = 0.5, 0.5
MADE_STRAIGHT, MADE_CURLY = 0.15, 0.30  # up to
SHOUTED, SHOUTED_HEADLINE, SMALL = 0.03, 0.09, 0.12  # up to
LONGEST_HEADLINE = 25


class Variants:
    """Draws names from all people of the passages and of CrossNER."""

    def __init__(self, passages: list[Passage], documents: list[Document], random: Random) -> None:
        self._random = random
        self._firsts: dict[str, list[str]] = defaultdict(list)
        self._lasts: list[str] = []
        for passage in passages:
            for words, gender in _people(passage).values():
                if len(words) > 1:
                    self._firsts[gender].append(words[0])
                    self._lasts.append(words[-1])
        for first, last in _pairs(documents):
            self._firsts["?"].append(first)
            self._lasts.append(last)

    def __call__(self, passage: Passage, start: int, end: int) -> list[str]:
        """The words ``[start, end)``, as many as before."""
        words = list(passage.forms)
        if self._random.random() < RENAMED:
            self._rename(passage, words)
        return self._recase(self._requote(words[start:end]), passage.words.breaks[start:end])

    def _rename(self, passage: Passage, words: list[str]) -> None:
        for name, (full, gender) in _people(passage).items():
            if self._random.random() < RENAMED_EACH:
                continue
            pool = self._firsts[gender] if gender != "?" or self._random.random() < 0.5 else self._firsts["m"] + self._firsts["f"]
            new = {full[0].lower(): self._random.choice(pool)} if len(full) > 1 and pool else {}
            new[full[-1].lower()] = self._random.choice(self._lasts)
            for mention in passage.mentions:
                if mention.id == name and mention.kind in ("typed", "name"):
                    for place in range(*mention.span):
                        found = new.get(words[place].lower())
                        if found:
                            words[place] = found.upper() if words[place].isupper() and len(words[place]) > 2 else found

    def _requote(self, words: list[str]) -> list[str]:
        chance = self._random.random()
        if chance < MADE_STRAIGHT:
            return [word.translate(STRAIGHT) for word in words]
        return _curly(words) if chance < MADE_CURLY else words

    def _recase(self, words: list[str], breaks: tuple[int, ...]) -> list[str]:
        chance = self._random.random()
        if chance < SHOUTED:
            return [word.upper() for word in words]
        if chance < SHOUTED_HEADLINE:
            line = next((place for place in range(1, len(words)) if breaks[place]), len(words))
            last = min(line, LONGEST_HEADLINE)
            return [word.upper() for word in words[:last]] + words[last:]
        return [words[0].lower(), *words[1:]] if words and chance < SMALL else words


def _people(passage: Passage) -> dict[str, tuple[list[str], str]]:
    """Id -> the longest form of a person's name, and m, f or ? by the pronouns used."""
    names: dict[str, list[str]] = {}
    pronouns: dict[str, Counter[str]] = defaultdict(Counter)
    for mention in passage.mentions:
        if mention.type == "PERSON" and mention.id:
            words = list(passage.forms[slice(*mention.span)])
            if mention.kind in ("typed", "name") and len(words) > len(names.get(mention.id, ())):
                names[mention.id] = words
            first = words[0].lower()
            if first in HE | SHE:
                pronouns[mention.id]["m" if first in HE else "f"] += 1
    return {name: (words, pronouns[name].most_common(1)[0][0] if pronouns[name] else "?") for name, words in names.items()}


def _pairs(documents: list[Document]) -> list[tuple[str, str]]:
    """First and last names of the people of CrossNER whose names are two words."""
    found = []
    for document in documents:
        for sentence in document.sentences:
            tags = [*sentence.names, None, None]
            for place in range(len(sentence.words) - 1):
                pair = sentence.words[place : place + 2]
                if tags[place : place + 2] == ["B-PER", "I-PER"] and tags[place + 2] != "I-PER" and all(w.istitle() for w in pair):
                    found.append((pair[0], pair[1]))
    return found


def _curly(words: list[str]) -> list[str]:
    """Straight quotation marks as curly ones, opening and closing in turn."""
    found, is_open = [], False
    for word in words:
        if word in ('"', "``", "''"):
            is_open = word == "``" or (word == '"' and not is_open)
            found.append("“" if is_open else "”")
        else:
            found.append(word.replace("'", "’"))
    return found
