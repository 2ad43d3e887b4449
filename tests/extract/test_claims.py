from __future__ import annotations

import pytest
from spacy.tokens import Doc, Span

from kg.extract.claims import claims
from kg.extract.found import FoundClaim
from tests.extract.hand_made import contents, doc_of, place, words_of


def read(doc: Doc) -> list[FoundClaim]:
    return list(claims(doc))


def source_of(doc: Doc, claim: FoundClaim) -> str | None:
    return words_of(doc, [claim.source])[0] if claim.source else None


def test_a_frame_becomes_a_claim() -> None:
    doc = doc_of("Ruiz said the pool will open.", ("said", "Ruiz", ["the pool will open."]))
    (claim,) = read(doc)
    assert contents(doc, [claim]) == [["the pool will open"]] and claim.mode == "Indirect"
    assert claim.source == place(doc, "Ruiz") and claim.cue == place(doc, "said") and 0 < claim.confidence <= 1


def test_a_frame_below_the_threshold_is_dropped() -> None:
    doc = doc_of("Ruiz said the pool will open.", ("said", "Ruiz", ["the pool will open"]))
    doc.user_data["thresholds"] = {"say": 1.0}
    assert read(doc) == []


def test_an_interrupted_quotation_is_one_claim_with_two_pieces() -> None:
    doc = doc_of("“We stay here,” Ruiz said. “It is our home.” They left.", ("said", "Ruiz", ["“We stay here,”", "“It is"]))
    (claim,) = read(doc)
    assert contents(doc, [claim]) == [["“We stay here,”", "“It is our home.”"]] and claim.mode == "Direct"


def test_the_model_need_not_see_the_second_piece() -> None:
    doc = doc_of("“We stay here,” Ruiz said. “It is our home and it is dry.”", ("said", "Ruiz", ["“We stay here,”"]))
    assert contents(doc, read(doc)) == [["“We stay here,”", "“It is our home and it is dry.”"]]


def test_a_quotation_with_its_own_cue_ends_the_one_before() -> None:
    doc = doc_of(
        "“We stay here,” Ruiz said. “I doubt that very much,” Lang replied.",
        ("said", "Ruiz", ["“We stay here,”", "“I doubt that very much,”"]),
        ("replied", "Lang", ["“I doubt that very much,”"]),
    )
    assert contents(doc, read(doc)) == [["“We stay here,”"], ["“I doubt that very much,”"]]


def test_a_cut_quotation_is_completed_over_its_paragraphs() -> None:
    text = "She said: “We stay. It is our home.\n\n“And we will pay for it.”\n\nThe council met."
    doc = doc_of(text, ("said", "She", ["“We stay"]))
    assert contents(doc, read(doc)) == [["“We stay. It is our home.", "“And we will pay for it.”"]]


def test_words_around_a_fronted_quotation_stay_out() -> None:
    doc = doc_of(
        "The doors closed. “We stay here now,” Ruiz said, and the lights went out.",
        ("said", "Ruiz", ["closed. “We stay here now,”", "and the lights went out"]),
    )
    assert contents(doc, read(doc)) == [["“We stay here now,”"]]


def test_a_quotation_that_begins_inside_the_sentence_keeps_its_lead_in() -> None:
    doc = doc_of("Paying the fee “was never an option,” Ruiz said.", ("said", "Ruiz", ["fee “was never an option"]))
    (claim,) = read(doc)
    assert contents(doc, [claim]) == [["fee “was never an option,”"]] and claim.mode == "Mixed"


def test_a_show_in_quotation_marks_is_no_content() -> None:
    doc = doc_of("On “The Long Morning Hour,” Ruiz said the pool will open.", ("said", "Ruiz", ["the pool will open"]))
    assert contents(doc, read(doc)) == [["the pool will open"]]


def test_content_never_holds_its_own_cue_or_runs_over_a_line() -> None:
    doc = doc_of("Ruiz said the pool\nThe council met.", ("said", "Ruiz", ["said the pool\nThe council"]))
    assert contents(doc, read(doc)) == [["the pool"]]


def test_marks_around_the_cue_do_not_make_a_report_direct() -> None:
    doc = doc_of("“I hope the pool opens,” Ruiz said.", ("said", "Ruiz", ["“I hope the pool opens,”"]), ("hope", "I", ["the pool opens"]))
    assert [claim.mode for claim in read(doc)] == ["Direct", "Indirect"]


def test_a_clause_cut_short_takes_the_words_it_governs() -> None:
    doc = doc_of(
        "Ruiz said he had it in his hand.",
        ("said", "Ruiz", ["he had it in his"]),
        parse="PROPN nsubj 1;VERB root 1;PRON nsubj 3;VERB ccomp 1;PRON obj 3;ADP case 7;PRON nmod:poss 7;NOUN obl 3;PUNCT punct 1",
    )
    assert contents(doc, read(doc)) == [["he had it in his hand"]]


def test_a_second_verb_of_the_same_source_ends_the_clause() -> None:
    doc = doc_of(
        "Ruiz promised help and warned of floods.",
        ("promised", "Ruiz", ["help and warned of floods"]),
        ("warned", "Ruiz", ["of floods"]),
        parse="PROPN nsubj 1;VERB root 1;NOUN obj 1;CCONJ cc 4;VERB conj 1;ADP case 6;NOUN obl 4;PUNCT punct 1",
    )
    assert contents(doc, read(doc)) == [["help"], ["of floods"]]


def test_the_clause_begins_at_its_conjunction() -> None:
    doc = doc_of(
        "Ruiz said at noon that pools close.",
        ("said", "Ruiz", ["at noon that pools close"]),
        parse="PROPN nsubj 1;VERB root 1;ADP case 3;NOUN obl 1;SCONJ mark 6;NOUN nsubj 6;VERB ccomp 1;PUNCT punct 1",
    )
    assert contents(doc, read(doc)) == [["that pools close"]]


def test_where_it_was_said_is_not_what_was_said() -> None:
    doc = doc_of(
        "Ruiz demanded calm in a statement.",
        ("demanded", "Ruiz", ["calm in a statement"]),
        parse="PROPN nsubj 1;VERB root 1;NOUN obj 1;ADP case 5;DET det 5;NOUN obl 1;PUNCT punct 1",
    )
    assert contents(doc, read(doc)) == [["calm"]]


def test_a_parenthetical_cue_takes_the_whole_sentence_but_not_its_and() -> None:
    doc = doc_of(
        "But the old pool, Ruiz said, is dry.",
        ("said", "Ruiz", ["is dry"]),
        parse="CCONJ cc 9;DET det 3;ADJ amod 3;NOUN nsubj 9;PUNCT punct 6;PROPN nsubj 6;VERB parataxis 9;PUNCT punct 6;"
        "AUX cop 9;ADJ root 9;PUNCT punct 9",
    )
    assert contents(doc, read(doc)) == [["the old pool", "is dry"]]


def test_a_fronted_sentence_is_taken_from_its_beginning_after_the_dateline() -> None:
    doc = doc_of(
        "LYON — Pools will close, Ruiz said.",
        ("said", "Ruiz", ["will close"]),
        parse="PROPN parataxis 4;PUNCT punct 0;NOUN nsubj 4;AUX aux 4;VERB ccomp 7;PUNCT punct 7;PROPN nsubj 7;VERB root 7;PUNCT punct 7",
    )
    assert contents(doc, read(doc)) == [["Pools will close"]]


def test_a_source_is_completed_and_a_line_above_cut_off() -> None:
    doc = doc_of(
        "7 p.m.\nA lawyer for the Coast Club said no.",
        ("said", "7 p.m.\nA lawyer for the", ["no"]),
        parse="NUM dep 8;NOUN dep 0;SPACE dep 1;DET det 4;NOUN nsubj 9;ADP case 8;DET det 8;PROPN compound 8;PROPN nmod 4;"
        "VERB root 9;INTJ obj 9;PUNCT punct 9",
    )
    (claim,) = read(doc)
    assert source_of(doc, claim) == "A lawyer for the Coast Club"


def test_a_relative_pronoun_alone_is_cut_from_a_source() -> None:
    doc = doc_of("Ana Ruiz, who runs the club, said no.", ("said", "Ana Ruiz, who", ["no"]))
    assert source_of(doc, read(doc)[0]) == "Ana Ruiz"


def test_an_active_cue_finds_its_subject_a_passive_one_stays_without() -> None:
    active = doc_of(
        "Ruiz warned of floods.", ("warned", None, ["of floods"]), parse="PROPN nsubj 1;VERB root 1;ADP case 3;NOUN obl 1;PUNCT punct 1"
    )
    assert source_of(active, read(active)[0]) == "Ruiz"
    passive = doc_of(
        "Ruiz is expected to win.",
        ("expected", None, ["to win"]),
        parse="PROPN nsubj:pass 2;AUX aux:pass 2;VERB root 2;PART mark 4;VERB xcomp 2;PUNCT punct 2",
    )
    assert source_of(passive, read(passive)[0]) is None


def test_the_subject_of_a_participle_is_that_of_its_sentence() -> None:
    doc = doc_of(
        "Ruiz left, warning of floods.",
        ("warning", None, ["of floods"]),
        parse="PROPN nsubj 1;VERB root 1;PUNCT punct 3;VERB advcl 1;ADP case 5;NOUN obl 3;PUNCT punct 1",
    )
    assert source_of(doc, read(doc)[0]) == "Ruiz"


@pytest.mark.parametrize("speaker", ["Harbor minister", "Audit", "Port police"])
def test_a_headline_with_a_colon_is_a_claim(speaker: str) -> None:
    doc = doc_of(f"{speaker}: no plan to close the quay\nThe council met.")
    (claim,) = read(doc)
    assert source_of(doc, claim) == speaker and claim.cue is None
    assert contents(doc, [claim]) == [["no plan to close the quay"]]


def test_a_headline_speaker_may_address_somebody_and_be_a_name() -> None:
    doc = doc_of("Ana Ruiz to drivers: slow down at the quay\nThe council met.")
    doc.ents = [Span(doc, 0, 2, label="PERSON")]
    assert [source_of(doc, claim) for claim in read(doc)] == ["Ana Ruiz"]


def test_a_topic_before_a_colon_does_not_speak() -> None:
    assert read(doc_of("Night at the quay: ten hours of rain\nThe council met.")) == []


def test_a_signed_quotation_belongs_to_its_signature() -> None:
    doc = doc_of("“The quay was never so clean.” — Ana Ruiz\nThe council met.")
    (claim,) = read(doc)
    assert source_of(doc, claim) == "Ana Ruiz" and claim.mode == "Direct"


def test_a_signed_quotation_is_not_taken_by_the_cue_before_it() -> None:
    doc = doc_of(
        "“We stay here now,” Ruiz said. “The quay was never clean.” — Ben Lang\nThe council met.", ("said", "Ruiz", ["“We stay here now,”"])
    )
    assert [source_of(doc, claim) for claim in read(doc)] == ["Ruiz", "Ben Lang"]


def test_words_quoted_in_a_headline_are_a_claim_without_speaker() -> None:
    doc = doc_of("‘We were lied to’: pilots to strike\nThe council met.")
    (claim,) = read(doc)
    assert claim.source is None and contents(doc, [claim]) == [["‘We were lied to’"]]
    assert read(doc_of("‘Drink the sea’: council revives its plan\nThe council met.")) == []


def test_the_on_of_call_on_belongs_to_the_cue() -> None:
    doc = doc_of("Ruiz called on drivers to wait.", ("called", "Ruiz", ["on drivers to wait"]))
    (claim,) = read(doc)
    assert claim.cue == place(doc, "called on") and contents(doc, [claim]) == [["drivers to wait"]]


def test_a_clause_does_not_run_into_the_next_quotation() -> None:
    doc = doc_of(
        "Ruiz said the pool is dry. “Never again here.” Lang left.",
        ("said", "Ruiz", ["the pool is dry. “Never again"]),
        ("left", "Lang", ["“Never again here.”"]),
    )
    assert contents(doc, read(doc))[0] == ["the pool is dry"]


def test_a_quoted_paragraph_shares_the_speaker_of_the_one_before() -> None:
    doc = doc_of(
        "“We stay here now,” Ruiz said.\n\n“The quay was never so clean.”\n\nThe council met.", ("said", "Ruiz", ["“We stay here now,”"])
    )
    _, second = read(doc)
    assert second.source is None and second.cue is None and second.same_speaker == place(doc, "said")
    assert contents(doc, [second]) == [["“The quay was never so clean.”"]]


def test_an_empty_doc_has_no_claims() -> None:
    assert read(doc_of("")) == [] and read(doc_of("\n\n")) == []


def test_reading_twice_gives_the_same_claims() -> None:
    doc = doc_of("“We stay here,” Ruiz said. “It is our home.”", ("said", "Ruiz", ["“We stay here,”"]))
    assert read(doc) == read(doc)
