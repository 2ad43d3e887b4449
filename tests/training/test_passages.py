"""An annotated passage as labels of words: what is a name, what is a later mention, what a frame is asked about."""

from __future__ import annotations

from training.markup import parse
from training.passages import Converter, Passage, is_pronoun

TEXT = """\
[[Orla Penn|PERSON p]], [[chair|TITLE]] of the [[Water Board|AGENCY w]], opposes [[the [[pipe levy|POLICY l]]|l]].
[[The Board|w]] "will study [[it|l]]," [[she|p]] said. [[The chair|p]] has vowed not to vote.
=S opposes || Orla Penn, chair of the Water Board || p || the pipe levy || l || opposes
=A mixed || she || p || said || "will study it,"
=K commits || The Board || w || will study it
=K refuses || The chair || p || has vowed not to vote
=R p || chair || w"""


def passage(text: str = TEXT) -> Passage:
    return Converter()(parse("one", text.split("\n")), "own")


def words(found: Passage, span: tuple[int, int]) -> str:
    return " ".join(found.words.texts[slice(*span)])


def test_names_are_tagged_and_generic_later_mentions_are_spared() -> None:
    found = passage()
    tagged = {word: tag for word, tag in zip(found.words.texts, found.names, strict=True) if tag != "O"}
    assert tagged["Orla"] == "B-PERSON" and tagged["Penn"] == "I-PERSON"
    assert tagged["Water"] == "B-AGENCY"
    assert "The" not in tagged  # "The Board" is a later mention, not a name


def test_phrases_take_the_outer_mark_and_kinds_are_told_apart() -> None:
    found = passage()
    assert [tag for tag in found.phrases["POLICY"] if tag != "O"] == ["B-POLICY", "I-POLICY", "I-POLICY"]
    kinds = {words(found, mention.span): mention.kind for mention in found.mentions}
    assert kinds["she"] == kinds["it"] == kinds["The chair"] == "anaphor" and kinds["Water Board"] == "typed"


def test_frames_have_cue_who_and_what() -> None:
    found = passage()
    frames = {(t.label, words(found, t.cue)): t for t in found.targets if t.label not in ("coref", "role")}
    stance = frames["opposes", "opposes"]
    assert words(found, stance.who[0]) == "Orla Penn , chair of the Water Board" and words(found, stance.what[0]) == "the pipe levy"
    assert ("commits", "study") in frames and ("refuses", "vowed") in frames
    assert words(found, frames["say", "said"].what[0]) == '" will study it , "'


def test_a_role_has_its_person_and_body() -> None:
    found = passage()
    role = next(t for t in found.targets if t.label == "role")
    assert (words(found, role.cue), words(found, role.who[0]), words(found, role.what[0])) == ("chair", "Orla Penn", "Water Board")


def test_anaphors_point_to_the_named_mentions() -> None:
    found = passage()
    links = {words(found, (t.anchor, t.anchor + 1)): t for t in found.targets if t.label == "coref"}
    assert words(found, links["she"].who[0]) == "Orla Penn" and is_pronoun(found, links["she"])
    assert words(found, links["chair"].who[0]) == "Orla Penn" and not is_pronoun(found, links["chair"])
    assert {words(found, span) for span in links["Board"].who} == {"Water Board"}


def test_a_title_without_a_role_is_spared() -> None:
    found = passage(TEXT.replace("\n=R p || chair || w", ""))
    assert [found.words.texts[word] for word in found.spared["role"]] == ["chair"]


def test_a_span_that_cuts_a_word_is_widened_and_counted() -> None:
    convert = Converter()
    found = convert({**parse("one", TEXT.split("\n")), "mentions": [{"start": 0, "end": 3, "type": "PERSON", "id": "p"}]})
    assert convert.misfits == 1 and words(found, found.mentions[0].span) == "Orla"
