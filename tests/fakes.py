"""A reader for tests that needs no model: 'Ana Ruiz said the pool will open.' gives a person and a claim.

Words in the text make it misbehave: KILL ends its process, ONCE does so the first time, WRONG gives evidence that is not there,
SLOW waits.
"""

from __future__ import annotations

import os
import re
import signal
import time
from pathlib import Path

from kg.model import Article, Claim, Mention, Record, Span, Thing

SAID = re.compile(r"([A-Z]\w+(?: [A-Z]\w+)+) (said) ([^.\n]+)\.")


def understand(article: Article) -> Record:
    """Every "First Last said words." of the text."""
    _misbehave(article.text)
    things: dict[str, Thing] = {}
    mentions, claims = [], []
    for match in SAID.finditer(article.text):
        thing = things.setdefault(match[1], Thing(f"t{len(things)}", "Person", match[1]))
        mentions.append(Mention(Span(*match.span(1)), thing.id))
        source, cue, content = (Span(*match.span(group)) for group in (1, 2, 3))
        whole = Span(match.start(), match.end())
        claims.append(Claim(f"c{len(claims)}", "Indirect", (content,), thing.id, source, cue, extracted_by="fake", evidence=(whole,)))
    if "WRONG" in article.text:
        mentions.append(Mention(Span(0, len(article.text) + 9), mentions[0].thing))
    return Record(article, tuple(things.values()), tuple(mentions), tuple(claims))


def _misbehave(text: str) -> None:
    if "SLOW" in text:
        time.sleep(60)
    if "KILL" in text:
        os.kill(os.getpid(), signal.SIGKILL)
    if match := re.search(r"ONCE (\S+)", text):
        mark = Path(match[1])
        if not mark.exists():
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)


def article(name: str, words: str = "the pool will open on Monday") -> str:
    """A short invented news text in which ``name`` says ``words``, long enough to be taken for news."""
    return (
        f"The town of Brindle Ford talked about its summer on Tuesday, and the council met in the old school.\n\n"
        f"{name} said {words}. Nobody else in the room wanted to add anything, and the meeting ended at nine.\n\n"
        f"The next meeting of the council is in the first week of the month, in the same place and at the same time.\n"
    )
