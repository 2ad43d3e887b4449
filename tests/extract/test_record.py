"""The assembly: what the extractors found becomes things and statements with their characters."""

from __future__ import annotations

from dataclasses import replace

import pytest
from spacy.tokens import Doc

from kg.extract import extract
from kg.extract.confidence import STANCES, share_right
from kg.extract.found import FoundClaim, FoundCommitment, FoundRelation, FoundRole, FoundStance
from kg.extract.record import HULL_LIMIT, assemble
from kg.graph.evidence import verify
from kg.model import Record, Span, Stance
from tests.extract.docs import GAZETTEER, cast_of, doc_of, place

Found = FoundClaim | FoundStance | FoundCommitment | FoundRole | FoundRelation
KIND = {FoundClaim: "claims", FoundStance: "stances", FoundCommitment: "commitments", FoundRole: "roles", FoundRelation: "relations"}


def assembled(doc: Doc, *found: Found) -> Record:
    """The record of the Doc with just these statements."""
    rows: dict[str, list[Found]] = {kind: [] for kind in KIND.values()}
    for one in found:
        rows[KIND[type(one)]].append(one)
    record = assemble(doc, cast_of(doc), {kind: tuple(row) for kind, row in rows.items()})
    verify(record)
    return record


def claim(doc: Doc, source: str | None, cue: str | None, *content: str, mode: str = "Indirect", same_as: str | None = None) -> FoundClaim:
    where = [place(doc, words) if words else None for words in (source, cue, same_as)]
    return FoundClaim(mode, where[0], where[1], tuple(place(doc, words) for words in content), 0.8, where[2])  # type: ignore[arg-type]


def stance(doc: Doc, holder: str, cue: str, target: str, value: str = "Opposes", sure: float = 0.9) -> FoundStance:
    return FoundStance(value, place(doc, holder), place(doc, target), place(doc, cue), sure)  # type: ignore[arg-type]


def name(record: Record, thing: str | None) -> str | None:
    return next((t.name for t in record.things if t.id == thing), None)


def text(record: Record, span: Span | None) -> str:
    return record.article.text[span.start : span.end] if span else ""


def sides(record: Record) -> list[tuple[str | None, str, str | None]]:
    return [(name(record, s.holder), s.value, name(record, s.target)) for s in record.stances]


# ---------------------------------------------------------------- things and mentions
def test_things_stand_in_the_order_of_their_first_mention() -> None:
    record = assembled(doc_of("[nsubj {PERSON Ana Ruiz}] left [obj {CITY Saltmere}] [obl for {CITY Quill}] ."))
    assert [(t.id, t.name) for t in record.things] == [("t1", "Ana Ruiz"), ("t2", "Saltmere"), ("t3", "Quill")]


def test_the_longest_name_is_the_name_and_the_others_are_aliases() -> None:
    record = assembled(doc_of("[nsubj {PERSON Ruiz}] ate . [nsubj {PERSON Ana Ruiz}] left . [nsubj She] slept ."))
    assert [(t.name, t.aliases) for t in record.things] == [("Ana Ruiz", ("Ruiz",))]
    assert [(text(record, m.span), m.kind) for m in record.mentions] == [("Ruiz", "name"), ("Ana Ruiz", "name"), ("She", "pronoun")]


def test_a_label_has_no_determiner() -> None:
    record = assembled(doc_of("[nsubj {PERSON Ana Ruiz}] read [obj {LAW the rent ordinance}] .", sure=0.99))
    assert [t.name for t in record.things] == ["Ana Ruiz", "rent ordinance"]


def test_a_shouted_name_is_written_plainly() -> None:
    assert [t.name for t in assembled(doc_of("[nsubj {PERSON ANA RUIZ}] left .")).things] == ["Ana Ruiz"]


def test_a_phrase_of_which_nothing_is_said_is_forgotten() -> None:
    assert assembled(doc_of("[nsubj Rain] stopped [obj {EVENT the harbour fair}] .", sure=0.9)).things == ()
    assert len(assembled(doc_of("[nsubj Rain] stopped [obj {EVENT the harbour fair}] .", sure=0.995)).things) == 1


def test_a_phrase_that_takes_part_in_a_statement_is_kept() -> None:
    doc = doc_of("[nsubj {PERSON Ana Ruiz}] opposes [obj {EVENT the harbour fair}] .", sure=0.5)
    assert [t.name for t in assembled(doc, stance(doc, "Ana Ruiz", "opposes", "the harbour fair")).things] == ["Ana Ruiz", "harbour fair"]


# ---------------------------------------------------------------- claims
SAID = "[nsubj {PERSON Ana Ruiz}] said [ccomp [nsubj rents] rise] ."


def test_a_claim_has_its_speaker_words_and_confidence() -> None:
    doc = doc_of(SAID)
    record = assembled(doc, claim(doc, "Ana Ruiz", "said", "rents rise"))
    (found,) = record.claims
    assert (found.id, found.mode, name(record, found.speaker), found.confidence) == ("c1", "Indirect", "Ana Ruiz", 0.8)
    assert [text(record, s) for s in (found.source, found.cue, *found.content, *found.evidence)] == [
        "Ana Ruiz", "said", "rents rise", "Ana Ruiz said rents rise",
    ]  # fmt: skip


def test_a_claim_without_a_source_has_no_speaker() -> None:
    doc = doc_of(SAID)
    assert assembled(doc, claim(doc, None, "said", "rents rise")).claims[0].speaker is None


def test_a_policy_speaks_for_nobody() -> None:
    doc = doc_of("[nsubj {POLICY The rent plan}] says [ccomp [nsubj rents] rise] .")
    assert assembled(doc, claim(doc, "The rent plan", "says", "rents rise")).claims[0].speaker is None


def test_a_claim_is_about_the_things_in_its_content() -> None:
    doc = doc_of("[nsubj {PERSON Ana Ruiz}] said [ccomp [nsubj {PERSON Bo Lee}] left [obj {CITY Quill}]] .")
    record = assembled(doc, claim(doc, "Ana Ruiz", "said", "Bo Lee left Quill"))
    assert [name(record, t) for t in record.claims[0].about] == ["Bo Lee", "Quill"]


def test_a_quotation_shares_the_speaker_of_the_cue_it_goes_on_from() -> None:
    doc = doc_of(f"{SAID} “ [nsubj Tenants] leave . ”")
    record = assembled(
        doc, claim(doc, "Ana Ruiz", "said", "rents rise"), claim(doc, None, None, "Tenants leave", mode="Direct", same_as="said")
    )
    assert [name(record, c.speaker) for c in record.claims] == ["Ana Ruiz", "Ana Ruiz"]


def test_i_in_a_quotation_speaks_as_its_speaker() -> None:
    doc = doc_of("“ [nsubj I] believe [ccomp [nsubj rents] rise] , ” [nsubj {PERSON Ana Ruiz}] said .")
    outer = claim(doc, "Ana Ruiz", "said", "I believe rents rise", mode="Direct")
    record = assembled(doc, outer, claim(doc, "I", "believe", "rents rise"))
    assert [(name(record, c.speaker), c.according_to) for c in record.claims] == [("Ana Ruiz", None), ("Ana Ruiz", "c1")]


def test_we_of_a_person_with_one_post_is_the_body_of_the_post() -> None:
    doc = doc_of("“ [nsubj We] win , ” [nsubj {PERSON Ana Ruiz} , [appos leader [nmod of {ORG Elm League}]]] said .")
    record = assembled(doc, claim(doc, "Ana Ruiz", "said", "We win", mode="Direct"), role(doc, "Ana Ruiz", "leader", "Elm League"))
    assert [name(record, t) for t in record.claims[0].about] == ["Elm League"]


def test_the_statement_is_the_one_of_the_speaker_before_it() -> None:
    doc = doc_of(f"{SAID} [nsubj The statement] read [ccomp [nsubj Tenants] leave] .")
    record = assembled(doc, claim(doc, "Ana Ruiz", "said", "rents rise"), claim(doc, "The statement", "read", "Tenants leave"))
    assert [name(record, c.speaker) for c in record.claims] == ["Ana Ruiz", "Ana Ruiz"]


def test_the_statement_in_the_next_paragraph_is_another_one() -> None:
    doc = doc_of(f"{SAID} ¶ [nsubj The statement] read [ccomp [nsubj Tenants] leave] .")
    record = assembled(doc, claim(doc, "Ana Ruiz", "said", "rents rise"), claim(doc, "The statement", "read", "Tenants leave"))
    assert name(record, record.claims[1].speaker) == "statement"


def test_an_indirect_content_ends_with_its_line() -> None:
    doc = doc_of("[nsubj {PERSON Ana Ruiz}] said [ccomp [nsubj rents] rise ↵ [obl by Bo Lee]] .")
    record = assembled(doc, claim(doc, "Ana Ruiz", "said", "rents rise\nby Bo Lee"))
    assert [text(record, s) for s in record.claims[0].content] == ["rents rise"]


def test_claims_stand_in_the_order_of_their_contents() -> None:
    doc = doc_of(f"{SAID} [nsubj {{PERSON Bo Lee}}] replied [ccomp [nsubj rents] fall] .")
    record = assembled(doc, claim(doc, "Bo Lee", "replied", "rents fall"), claim(doc, "Ana Ruiz", "said", "rents rise"))
    assert [name(record, c.speaker) for c in record.claims] == ["Ana Ruiz", "Bo Lee"]


def test_a_claim_inside_a_claim_is_according_to_the_innermost() -> None:
    doc = doc_of("[nsubj Critics] say [ccomp [nsubj {PERSON Ana Ruiz}] thinks [ccomp [nsubj Lee] knows [ccomp [nsubj rents] rise]]] .")
    outer = claim(doc, "Critics", "say", "Ana Ruiz thinks Lee knows rents rise")
    middle = claim(doc, "Ana Ruiz", "thinks", "Lee knows rents rise")
    inner = claim(doc, "Lee", "knows", "rents rise")
    assert [c.according_to for c in assembled(doc, inner, outer, middle).claims] == [None, "c1", "c2"]


def test_two_claims_that_hold_each_others_cues_do_not_stand_in_a_circle() -> None:
    doc = doc_of("[nsubj {PERSON Ana Ruiz}] says [ccomp [nsubj Lee] knows [obj old/ADJ rents]] .")
    first, second = claim(doc, "Ana Ruiz", "says", "Lee knows old rents"), claim(doc, "Lee", "knows", "Ana Ruiz says")
    assert [c.according_to for c in assembled(doc, first, second).claims].count(None) == 1


def test_a_claim_with_an_empty_source_is_none() -> None:
    doc = doc_of(SAID)
    assert assembled(doc, FoundClaim("Indirect", (0, 0), None, (place(doc, "rents rise"),), 0.8)).claims == ()


# ---------------------------------------------------------------- evidence
def test_evidence_over_two_paragraphs_is_given_in_pieces() -> None:
    doc = doc_of(f"{SAID} ¶ “ [nsubj Tenants] leave . ”")
    record = assembled(doc, claim(doc, "Ana Ruiz", "said", "rents rise", "Tenants leave", mode="Direct"))
    assert [text(record, s) for s in record.claims[0].evidence] == ["Ana Ruiz", "said", "rents rise", "Tenants leave"]


def test_evidence_that_would_be_too_long_is_given_in_pieces() -> None:
    words = " ".join(["very/ADV"] * (HULL_LIMIT // 5 + 1))
    doc = doc_of(f"[nsubj {{PERSON Ana Ruiz}}] said [ccomp [nsubj rents] rise [advmod {words} *fast/ADV]] .")
    record = assembled(doc, claim(doc, "Ana Ruiz", "said", "rents rise", "fast"))
    assert [text(record, s) for s in record.claims[0].evidence] == ["Ana Ruiz", "said", "rents rise", "fast"]


# ---------------------------------------------------------------- stances
PLAN = "[nsubj {PERSON Ana Ruiz}] opposes [obj {POLICY the rent plan}] ."


def test_a_stance_has_holder_target_cue_and_evidence() -> None:
    doc = doc_of(PLAN)
    record = assembled(doc, stance(doc, "Ana Ruiz", "opposes", "the rent plan"))
    (found,) = record.stances
    assert replace(found, confidence=1.0) == Stance("s1", "t1", "Opposes", "t2", Span(9, 16), evidence=(Span(0, 30),))
    assert sides(record) == [("Ana Ruiz", "Opposes", "rent plan")] and found.confidence == share_right(STANCES, 0.9)


def test_a_target_that_is_no_thing_yet_becomes_a_policy() -> None:
    doc = doc_of("[nsubj {PERSON Ana Ruiz}] opposes [obj raises [nmod for teachers]] .")
    record = assembled(doc, stance(doc, "Ana Ruiz", "opposes", "raises for teachers"))
    assert [(t.type, t.name) for t in record.things][1:] == [("Policy", "raises for teachers")]


@pytest.mark.parametrize("target", ["the governor", "the firm", "them"])
def test_people_bodies_and_pronouns_become_no_policy(target: str) -> None:
    doc = doc_of(f"[nsubj {{PERSON Ana Ruiz}}] opposes [obj {target}] .")
    assert assembled(doc, stance(doc, "Ana Ruiz", "opposes", target)).stances == ()


def test_an_unsure_stance_needs_things_that_the_article_has_already() -> None:
    doc = doc_of("[nsubj {PERSON Ana Ruiz}] opposes [obj raises] .")
    assert assembled(doc, stance(doc, "Ana Ruiz", "opposes", "raises", sure=0.4)).stances == ()
    doc = doc_of("[nsubj Bakers] oppose [obj {POLICY the rent plan}] .")
    assert assembled(doc, stance(doc, "Bakers", "oppose", "the rent plan", sure=0.4)).stances == ()
    doc = doc_of(PLAN)
    assert len(assembled(doc, stance(doc, "Ana Ruiz", "opposes", "the rent plan", sure=0.4)).stances) == 1


def test_nobody_takes_a_side_on_themselves() -> None:
    doc = doc_of("[nsubj {PERSON Ana Ruiz}] praised [obj {PERSON Ruiz}] .")
    assert assembled(doc, stance(doc, "Ana Ruiz", "praised", "Ruiz")).stances == ()


def test_a_policy_holds_no_side() -> None:
    doc = doc_of("[nsubj {POLICY The rent plan}] opposes [obj {CITY Saltmere}] .")
    assert assembled(doc, stance(doc, "The rent plan", "opposes", "Saltmere")).stances == ()


def test_joint_holders_have_a_stance_each() -> None:
    doc = doc_of("[nsubj {PERSON Ana Ruiz} [conj and the {ORG Tenants Union}]] oppose [obj {POLICY the rent plan}] .")
    record = assembled(doc, stance(doc, "Ana Ruiz and the Tenants Union", "oppose", "the rent plan"))
    assert [holder for holder, _, _ in sides(record)] == ["Ana Ruiz", "Tenants Union"]


def test_named_examples_hold_the_side_of_their_group() -> None:
    doc = doc_of("[nsubj Groups [nmod like the {ORG Tenants Union}]] oppose [obj {POLICY the rent plan}] .")
    record = assembled(doc, stance(doc, "Groups like the Tenants Union", "oppose", "the rent plan"))
    assert sides(record) == [("Tenants Union", "Opposes", "rent plan")]


def test_the_same_stance_told_twice_is_one_with_two_pieces_of_evidence() -> None:
    doc = doc_of(f"[nsubj {{PERSON Ruiz}}] opposes [obj {{POLICY the rent plan}}] . ¶ {PLAN}")
    record = assembled(
        doc, stance(doc, "Ruiz", "opposes", "the rent plan", sure=0.7), stance(doc, "Ana Ruiz", "opposes#2", "the rent plan#2", sure=0.8)
    )
    (found,) = record.stances
    assert [text(record, s) for s in found.evidence] == ["Ruiz opposes the rent plan", "Ana Ruiz opposes the rent plan"]
    assert found.confidence == share_right(STANCES, 0.8) and text(record, found.cue) == "opposes"


def test_a_stance_inside_a_claim_is_according_to_it() -> None:
    doc = doc_of(f"[nsubj {{PERSON Bo Lee}}] said [ccomp {PLAN.removesuffix(' .')}] .")
    record = assembled(
        doc, claim(doc, "Bo Lee", "said", "Ana Ruiz opposes the rent plan"), stance(doc, "Ana Ruiz", "opposes", "the rent plan")
    )
    assert [s.according_to for s in record.stances] == ["c1"]


def test_the_same_stance_in_two_voices_is_two() -> None:
    doc = doc_of(f"[nsubj {{PERSON Bo Lee}}] said [ccomp {PLAN.removesuffix(' .')}] . {PLAN}")
    found = [stance(doc, f"Ana Ruiz#{i}", f"opposes#{i}", f"the rent plan#{i}") for i in (1, 2)]
    record = assembled(doc, claim(doc, "Bo Lee", "said", "Ana Ruiz opposes the rent plan"), *found)
    assert [s.according_to for s in record.stances] == ["c1", None]


def test_of_two_sides_in_one_sentence_the_surer_is_kept() -> None:
    doc = doc_of(PLAN)
    record = assembled(
        doc,
        stance(doc, "Ana Ruiz", "opposes", "the rent plan", "Supports", 0.6),
        stance(doc, "Ana Ruiz", "opposes", "the rent plan", sure=0.7),
    )
    assert [s.value for s in record.stances] == ["Opposes"]


def test_an_undoing_word_decides_the_side() -> None:
    doc = doc_of("[nsubj {PERSON Ana Ruiz}] voted [xcomp to repeal [obj {LAW the rent ordinance}]] .")
    record = assembled(
        doc,
        stance(doc, "Ana Ruiz", "voted", "the rent ordinance", "Supports", 0.9),
        stance(doc, "Ana Ruiz", "repeal", "the rent ordinance", "Opposes", 0.6),
    )
    assert [s.value for s in record.stances] == ["Opposes"]


def test_a_target_is_named_by_its_whole_phrase() -> None:
    doc = doc_of("[nsubj {PERSON Ana Ruiz}] opposes [obj {LAW a bill} [nmod on rents]] .")
    record = assembled(doc, stance(doc, "Ana Ruiz", "opposes", "a bill on rents"))
    assert sides(record)[0][2] == "bill on rents"


# ---------------------------------------------------------------- commitments
WILL = "[nsubj The {ORG Tenants Union}] will not help [obj the {AGENCY Harbour Council}] ."


def commitment(doc: Doc, agent: str, action: str, value: str = "Refuses") -> FoundCommitment:
    return FoundCommitment(value, place(doc, agent), place(doc, action), 0.9)  # type: ignore[arg-type]


def test_an_action_stands_without_will_and_not() -> None:
    doc = doc_of(WILL)
    record = assembled(doc, commitment(doc, "The Tenants Union", "will not help the Harbour Council"))
    (found,) = record.commitments
    assert (found.id, found.value, name(record, found.agent), text(record, found.action)) == (
        "k1", "Refuses", "Tenants Union", "help the Harbour Council",
    )  # fmt: skip
    assert [name(record, t) for t in found.about] == ["Harbour Council"]


def test_an_action_of_one_word_keeps_its_will() -> None:
    doc = doc_of("[nsubj The {ORG Tenants Union}] will not help .")
    record = assembled(doc, commitment(doc, "The Tenants Union", "will not help"))
    assert text(record, record.commitments[0].action) == "will not help"


def test_joint_agents_have_a_commitment_each() -> None:
    doc = doc_of("[nsubj {PERSON Ana Ruiz} [conj and {PERSON Bo Lee}]] will sue [obj {CITY Saltmere}] .")
    record = assembled(doc, commitment(doc, "Ana Ruiz and Bo Lee", "will sue Saltmere", "Commits"))
    assert [name(record, c.agent) for c in record.commitments] == ["Ana Ruiz", "Bo Lee"]


FEARED = "[nsubj {{PERSON Ana Ruiz}}] {} [ccomp [nsubj owners] will sell [obj homes]] ."


@pytest.mark.parametrize(("cue", "count"), [("warned", 0), ("predicted", 0), ("said", 1)])
def test_what_somebody_fears_of_others_is_no_promise_of_theirs(cue: str, count: int) -> None:
    doc = doc_of(FEARED.format(cue))
    record = assembled(doc, claim(doc, "Ana Ruiz", cue, "owners will sell homes"), commitment(doc, "owners", "will sell homes", "Commits"))
    assert len(record.commitments) == count


def test_what_somebody_warns_of_doing_is_a_promise() -> None:
    doc = doc_of("[nsubj {PERSON Ana Ruiz}] warned [ccomp [nsubj she] will sell [obj homes]] .")
    record = assembled(
        doc, claim(doc, "Ana Ruiz", "warned", "she will sell homes"), commitment(doc, "Ana Ruiz", "will sell homes", "Commits")
    )
    assert [c.according_to for c in record.commitments] == ["c1"]


def test_punctuation_is_no_action_and_no_target() -> None:
    doc = doc_of(WILL)
    assert assembled(doc, commitment(doc, "The Tenants Union", ".")).commitments == ()
    assert assembled(doc, stance(doc, "The Tenants Union", "help", ".")).stances == ()
    assert assembled(doc, stance(doc, ".", "help", "the Harbour Council")).stances == ()


def test_a_law_commits_to_nothing() -> None:
    doc = doc_of("[nsubj {LAW The rent ordinance}] will help [obj tenants] .")
    assert assembled(doc, commitment(doc, "The rent ordinance", "will help tenants", "Commits")).commitments == ()


# ---------------------------------------------------------------- roles and relations
def role(doc: Doc, member: str, title: str, organization: str | None = None) -> FoundRole:
    return FoundRole(place(doc, member), place(doc, title), place(doc, organization) if organization else None, 0.9)


TITLED = (
    "[nsubj [nmod:desc {TITLE Sen.}] {PERSON Ana Ruiz}] met [obj {ORG Elm League}] . "
    "[nsubj [nmod:desc {TITLE Senator}] {PERSON Ruiz}] left ."
)


def test_a_role_has_member_title_and_organization() -> None:
    doc = doc_of(TITLED)
    record = assembled(doc, role(doc, "Ana Ruiz", "Sen.", "Elm League"))
    (found,) = record.roles
    assert (found.id, name(record, found.member), text(record, found.title), name(record, found.organization)) == (
        "r1", "Ana Ruiz", "Sen.", "Elm League",
    )  # fmt: skip


def test_a_post_in_other_letters_and_without_its_body_is_the_same_role() -> None:
    doc = doc_of(TITLED)
    record = assembled(doc, role(doc, "Ruiz#2", "Senator"), role(doc, "Ana Ruiz", "Sen.", "Elm League"))
    assert [(text(record, r.title), name(record, r.organization)) for r in record.roles] == [("Sen.", "Elm League")]


def test_the_same_post_in_two_bodies_is_two_roles() -> None:
    doc = doc_of("[nsubj {PERSON Ana Ruiz}] is chair [nmod of {ORG Tenants Union}] [conj and chair [nmod of {ORG Elm League}]] .")
    record = assembled(doc, role(doc, "Ana Ruiz", "chair", "Tenants Union"), role(doc, "Ana Ruiz", "chair#2", "Elm League"))
    assert [name(record, r.organization) for r in record.roles] == ["Tenants Union", "Elm League"]


def test_only_people_have_posts_and_only_bodies_and_places_give_them() -> None:
    doc = doc_of("[nsubj {ORG Tenants Union}] met [obj {PERSON Ana Ruiz}] , [appos chair [nmod of {LAW the rent act}]] .")
    record = assembled(doc, role(doc, "Tenants Union", "chair"), role(doc, "Ana Ruiz", "chair", "the rent act"))
    assert [(name(record, r.member), r.organization) for r in record.roles] == [("Ana Ruiz", None)]


def test_a_relation_is_told_once() -> None:
    doc = doc_of("[nsubj {CITY Saltmere}] , {REGION Lake State} . [nsubj {CITY Saltmere}] , {REGION Lak.} .")
    found = [
        FoundRelation(place(doc, "Saltmere"), "partOf", place(doc, "Lake State"), 0.8),
        FoundRelation(place(doc, "Saltmere#2"), "partOf", place(doc, "Lak."), 0.7),
    ]
    record = assembled(doc, *found)
    assert [(g.id, name(record, g.subject), g.predicate, name(record, g.object), g.confidence) for g in record.relations] == [
        ("g1", "Saltmere", "partOf", "Lake State", 0.8)
    ]


def test_nothing_is_related_to_itself_or_to_what_is_no_thing() -> None:
    doc = doc_of("[nsubj {CITY Saltmere}] saw [obj {CITY Saltmere}] and rain/NOUN .")
    itself = FoundRelation(place(doc, "Saltmere"), "partOf", place(doc, "Saltmere#2"), 0.8)
    rain = FoundRelation(place(doc, "Saltmere"), "partOf", place(doc, "rain"), 0.8)
    assert assembled(doc, itself, rain).relations == ()


# ---------------------------------------------------------------- the whole
def test_an_empty_article_has_an_empty_record() -> None:
    record = extract(doc_of(""), GAZETTEER)
    assert record == Record(record.article)


def test_the_same_doc_gives_the_same_bytes() -> None:
    first, second = (
        extract(doc_of(TITLED + " " + PLAN, ("opposes", "opposes", "Ana Ruiz#2", ["the rent plan"])), GAZETTEER).to_json() for _ in range(2)
    )
    assert first == second and '"s1"' in first
