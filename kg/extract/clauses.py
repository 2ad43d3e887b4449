"""Where a reported clause begins and ends, by the parse: "said at a rally [that he would close the school | in June]"."""

from __future__ import annotations

from kg.extract.found import Stretch
from kg.extract.ground import DASHES, MARKS, Ground, sentence_start
from kg.extract.syntax import climb

BREAKS = frozenset({",", ";", ":", "(", ")", *MARKS, *DASHES})
# "in a statement", "at a news conference": where it was said, not what.
OCCASIONS = frozenset(
    """statement interview release email e-mail letter tweet post memo conference briefing call speech address testimony
    filing message text affidavit broadcast""".split()
)
SUBORDINATORS = frozenset("when while as after before during because if since although though unless until".split())
# Words that lean on the next one.
HANGING = frozenset({"AUX", "CCONJ", "SCONJ", "DET", "ADP", "PART"})
LINKING = frozenset({"however", "meanwhile", "still", "yet", "so", ","})
SMALL_GAP = 3
MOST_SKIPPED = 8


def completed(ground: Ground, cue: int, piece: Stretch) -> Stretch:
    """The piece with the words that its own words govern, up to the next comma or stop: "in his | hand"."""
    start, end = piece
    while ground.same_line(end - 1, following := ground.after(end)):
        if _pause(ground, following) or ground.word(end - 1) in MARKS:
            break
        if _opens_clause(ground, following) or not _governed(ground, following, cue, piece):
            break
        end = following + 1
    return start, end


def with_its_verb(ground: Ground, cue: int, piece: Stretch) -> Stretch:
    """ "the program, which began in May, | ended": a clause that stops at a comma before its verb was cut short."""
    start, end = piece
    for child in ground.parse.children[cue]:
        begins = ground.parse.dep[child] == "ccomp" and start <= ground.parse.left[child] < end <= child
        between = range(end, child)
        if begins and ground.word(end) == "," and not any(_pause(ground, i) and ground.word(i) != "," for i in between):
            return completed(ground, cue, (start, child + 1))
    return piece


def to_line_end(ground: Ground, piece: Stretch) -> Stretch:
    """In a headline the clause goes on to the end or the next comma; headlines are hard to parse."""
    start, end = piece
    while (following := ground.after(end)) < ground.headline:
        if _pause(ground, following) or ground.word(end - 1) in MARKS:
            break
        end = following + 1
    return start, end


def _pause(ground: Ground, i: int) -> bool:
    hyphen = ground.word(i) == "-" and ground.touches[i] and ground.touches[i - 1]
    return ground.stops(i) or (ground.word(i) in BREAKS and not hyphen)


def _opens_clause(ground: Ground, token: int) -> bool:
    """ "and refused", "when pressed": a new clause may belong to the cue as well as to the content."""
    head = ground.parse.head[token]
    if ground.parse.pos[token] == "CCONJ":
        return ground.parse.pos[head] in ("VERB", "AUX")
    describes_noun = ground.parse.dep[head] in ("acl", "acl:relcl", "advcl:relcl")
    return ground.word(token) in SUBORDINATORS and not describes_noun


def _governed(ground: Ground, token: int, cue: int, piece: Stretch) -> bool:
    """Whether the token hangs on a word of the piece, without the cue between them."""
    head = ground.parse.head
    for _ in range(40):
        above = head[token]
        if piece[0] <= above < piece[1]:
            return above != cue
        if above in (token, cue):
            return False
        token = above
    return False


def without_hanging(ground: Ground, cue: int, piece: Stretch) -> Stretch:
    """Words at the end that lean on one beyond it: followed if the cue governs that ("it would, in truth, | be"), else left
    out ("that the shop paid | has been")."""
    start, end = piece
    head = ground.parse.head
    beyond = head[end - 1]
    if ground.parse.pos[end - 1] in HANGING and end <= beyond < end + MOST_SKIPPED and ground.same_line(end, beyond):
        broken = any(_pause(ground, i) and ground.word(i) != "," for i in range(end, beyond))
        if not broken and cue in climb(ground.parse, beyond):
            return completed(ground, cue, (start, beyond + 1))
    while end - start > 1 and ground.parse.pos[end - 1] in HANGING and end <= head[end - 1]:
        end -= 1
    return start, end


def from_that(ground: Ground, cue: int, piece: Stretch) -> Stretch:
    """ "said at a rally [that …]": the clause begins at its conjunction, not at the adjunct before it."""
    parse, (start, end) = ground.parse, piece
    for child in parse.children[cue]:
        left = parse.left[child]
        if parse.dep[child] == "ccomp" and start < left <= child < end and ground.word(left) == "that":
            first = any(start <= c < left and parse.dep[c] in ("ccomp", "obj", "xcomp") for c in parse.children[cue])
            return piece if first else (left, end)
    return piece


def before_next_cue(ground: Ground, cue: int, piece: Stretch, others: frozenset[int]) -> Stretch:
    """ "promised help [and] warned of …": the clause ends where a verb coordinated with the cue begins.

    ``others``: the heads of the other cues of the same source."""
    start, end = piece
    for verb in others & set(ground.parse.children[cue]):
        joint = _conjunction(ground, verb)
        if ground.parse.dep[verb] == "conj" and joint is not None and start < joint <= verb < end:
            end = joint
    return start, end


def _conjunction(ground: Ground, verb: int) -> int | None:
    return next((c for c in ground.parse.children[verb] if c < verb and ground.parse.dep[c] == "cc"), None)


def without_occasion(ground: Ground, cue: int, piece: Stretch) -> Stretch:
    """ "called for calm | in a statement": the last phrase says where it was said."""
    start, end = piece
    for noun in range(end - 1, start, -1):
        if ground.parse.lemma[noun] in OCCASIONS and ground.parse.dep[noun] in ("obl", "nmod"):
            left = ground.parse.left[noun]
            says_where = ground.parse.head[noun] == cue or ground.word(left + 1) in ("a", "an")
            if start < left and ground.word(left) in ("in", "at", "during", "on", "to") and says_where and ground.parse.right[noun] >= end:
                return start, left
    return piece


def one_piece(ground: Ground, pieces: tuple[Stretch, ...]) -> tuple[Stretch, ...]:
    """What follows its cue is one stretch: small gaps are filled, then the longest stays."""
    joined: list[Stretch] = []
    for start, end in pieces:
        if joined and start - joined[-1][1] <= SMALL_GAP and not _broken(ground, joined[-1][1], start):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return (max(joined, key=lambda p: p[1] - p[0]),)


def _broken(ground: Ground, start: int, end: int) -> bool:
    if ground.line[start - 1] != ground.line[end]:
        return True
    return any(ground.word(i) in DASHES | {";", ":"} or ground.stops(i) for i in range(start, end))


def parenthetical(ground: Ground, start: int, end: int) -> bool:
    """Whether a cue clause stands between commas, or between a comma and the sentence's end: "…, she said, …"."""
    after = ground.after(end)
    closed = not ground.same_line(end - 1, after) or ground.stops(after) or _comma(ground, after, 1)
    return closed and comma_before(ground, start)


def comma_before(ground: Ground, start: int) -> bool:
    before = ground.before(start)
    return ground.same_line(before, start) and _comma(ground, before, -1)


def _comma(ground: Ground, i: int, step: int) -> bool:
    return ground.word(i) in {",", *DASHES} or (ground.word(i) in MARKS and ground.word(i + step) == ",")


def governs_sentence(ground: Ground, cue: int) -> bool:
    """Whether the cue comments on the whole sentence, not on a clause inside it ("the plane which, they say, fell")."""
    head = ground.parse.head
    return head[head[cue]] == head[cue]


def _links(ground: Ground, i: int) -> bool:
    return ground.word(i) in LINKING or (ground.parse.pos[i] == "CCONJ" and ground.word(i) != "nor")


def clause_start(ground: Ground, i: int) -> int:
    """First word of the sentence of token i that can belong to a report: "But" and "However," stay outside."""
    start = sentence_start(ground, i)
    while start < i and _links(ground, start):
        start = ground.after(start + 1)
    if ground.word(start) == "for" and ground.word(start + 1) in {"example", "instance"}:
        start = ground.after(start + 3)
    return start
