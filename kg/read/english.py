"""Whether a text is English: "el alcalde dijo que no" is refused, a short or mixed text is given the benefit of the doubt."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

MARKS = {
    "English": "the of and to that with for was were have has had this from by at be are it he she they which not but who",
    "Spanish": "el la los las de que y en un una por con para del se su al como más pero dijo según",
    "French": "le la les des de et que en un une pour dans du au aux est qui pas sur par avec selon",
    "German": "der die das und den dem des nicht mit ein eine auf für ist sich von zu im auch sagte",
    "Italian": "il lo gli di che e la un una per con del della dei non è sono nel alla",
    "Portuguese": "o os as de que e em um uma para com do da dos das não no na ao disse",
    "Dutch": "de het een en van dat niet met voor op zijn te aan door ook bij heeft",
    "Polish": "w i na z do nie się że jest to o jak po za od przez dla",
    "Turkish": "ve bir bu için ile da de olarak olan en daha çok gibi kadar dedi",
    "Indonesian": "yang dan di dengan untuk dari ini dalam pada tidak itu akan ke kata",
}
WORDS = {language: frozenset(marks.split()) for language, marks in MARKS.items()}
WORD = re.compile(r"[^\W\d_]+")
ENOUGH_WORDS, ENOUGH_LETTERS = 40, 100
SAMPLE = 20_000


def other_language(text: str) -> str | None:
    """The language or script the text is surely in, when that is not English; else None."""
    sample = text[:SAMPLE]
    words = [word.casefold() for word in WORD.findall(sample)]
    script = _script("".join(words))
    if script or len(words) < ENOUGH_WORDS:
        return script
    counts = Counter(words)
    share = {language: sum(counts[mark] for mark in marks) / len(words) for language, marks in WORDS.items()}
    best = max(share, key=lambda language: share[language])
    return best if share["English"] < 0.1 and share[best] > 0.12 and share[best] > 2 * share["English"] else None


def _script(letters: str) -> str | None:
    """ "Cyrillic" where most of at least 100 letters are not Latin."""
    step = max(1, len(letters) // 2000)
    sampled = letters[::step]
    scripts = Counter(unicodedata.name(letter, "?").split()[0] for letter in sampled)
    if len(letters) < ENOUGH_LETTERS or scripts["LATIN"] * 2 > len(sampled):
        return None
    most = max(sorted(scripts), key=lambda script: scripts[script])
    return most if most == "CJK" else most.capitalize()
