import numpy as np

from kg.annotate.cues import Cue
from kg.annotate.frames import Proposal, Scene, proposals, settle

TAG = {"O": 0, "B0": 1, "I0": 2, "B1": 3, "I1": 4}


def propose(sentence: str, label: str, cue: str, breaks: tuple[int, ...] = (), start: int = 0) -> list[Proposal]:
    """What is proposed for words written as "Ruiz/B0": their tags, and chances to fit."""
    pairs = [(*word.rsplit("/", 1), "")[:2] if "/" in word else (word, "O") for word in sentence.split()]
    words, tags = [word for word, _ in pairs], np.array([TAG[tag] for _, tag in pairs])
    odds = np.full((len(words), 5), 0.02, np.float32)
    odds[np.arange(len(words)), tags] = 0.92
    place = words.index(cue)
    view = Scene(start, words, breaks or (0,) * len(words), [])
    return list(proposals(Cue(label, place + start, place + start + 1, 0.9, True), tags, np.log(odds), view))


def said(words: str, stretch: tuple[int, int]) -> str:
    return " ".join(word.rsplit("/", 1)[0] for word in words.split()[slice(*stretch)])


def test_a_source_a_cue_and_a_content() -> None:
    text = "Ana/B0 Ruiz/I0 said taxes/B1 hurt/I1 ."
    (frame,) = propose(text, "say", "said")
    assert frame.who and said(text, frame.who) == "Ana Ruiz" and [said(text, piece) for piece in frame.what] == ["taxes hurt"]
    assert frame.who_score > 0.9 and frame.what_score > 0.9 and frame.score == 0.9


def test_an_interrupted_quotation_is_one_frame_with_two_pieces() -> None:
    text = "“/B1 We/I1 will/I1 not/I1 ,/I1 ”/I1 Ruiz/B0 said , “/B1 pay/I1 for/I1 it/I1 ./I1 ”/I1"
    (frame,) = propose(text, "say", "said")
    assert [said(text, piece) for piece in frame.what] == ["“ We will not , ”", "“ pay for it . ”"]


def test_pieces_parted_by_one_idle_word_are_one_but_not_over_a_line_break() -> None:
    text = "Ruiz/B0 said taxes/B1 still hurt/B1 the/I1 poor/I1"
    assert len(propose(text, "say", "said")[0].what) == 1
    assert len(propose(text, "say", "said", (0, 0, 0, 0, 1, 0, 0))[0].what) == 2


def test_joint_sources_give_a_frame_each() -> None:
    text = "Ruiz/B0 and Pell/B0 said taxes/B1 hurt/I1"
    assert [said(text, frame.who) for frame in propose(text, "say", "said") if frame.who] == ["Ruiz", "Pell"]


def test_a_far_second_source_is_dropped() -> None:
    text = "Ruiz/B0 left town on the last train from the old mill with Pell/B0 ; nobody/O said taxes/B1 hurt/I1"
    assert len(propose(text, "say", "said")) == 1


def test_two_targets_are_two_stances() -> None:
    text = "Ruiz/B0 opposes the/B1 bill/I1 and the/B1 tax/I1"
    assert [said(text, frame.what[0]) for frame in propose(text, "opposes", "opposes")] == ["the bill", "the tax"]


def test_a_cue_without_a_what_is_nothing_unless_it_is_a_role() -> None:
    assert propose("Ruiz/B0 said .", "say", "said") == []
    (role,) = propose("Mayor Ruiz/B0 spoke .", "role", "Mayor")
    assert role.what == () and role.what_score == 0


def test_a_claim_may_have_no_source() -> None:
    (frame,) = propose("Taxes/B1 hurt/I1 , it was said .", "say", "said")
    assert frame.who is None and frame.who_score == 0


def test_stretches_count_from_the_start_of_the_text_not_of_the_window() -> None:
    (frame,) = propose("Ruiz/B0 said taxes/B1 hurt/I1", "say", "said", start=100)
    assert (frame.who, frame.cue, frame.what) == ((100, 101), (101, 102), ((102, 104),))


def say(cue: int, *what: tuple[int, int], sure: bool = True) -> Proposal:
    return Proposal("say", (cue, cue + 1), None, what, 0.9, 0.0, 0.9, sure)


def test_a_piece_that_two_cues_claim_goes_to_the_nearer_one() -> None:
    near, far = settle([say(30, (0, 10), (31, 40)), say(11, (0, 10))])
    assert far.what == ((31, 40),) and near.what == ((0, 10),)


def test_an_unsure_cue_takes_nothing_from_a_sure_one() -> None:
    _, far = settle([say(30, (0, 10), (31, 40)), say(11, (0, 10), sure=False)])
    assert far.what == ((0, 10), (31, 40))


def test_the_only_piece_is_never_taken() -> None:
    _, far = settle([say(30, (0, 10)), say(11, (0, 10))])
    assert far.what == ((0, 10),)
