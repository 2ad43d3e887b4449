from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc

from kg.annotate import Annotator
from kg.annotate.conventions import universal
from kg.annotate.given import ask
from kg.annotate.gpe import place_type
from kg.annotate.spacy_parts import english_tokenizer
from kg.annotate.words import words_of
from kg.errors import ModelError
from kg.model import Article

TEXT = "Mayor Delia Fontaine said Harwick will pay.  Kenya and Ohio\nwould not, the Tri-County Coalition said."


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A pipeline with a list of names and a sentence splitter."""
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    ruler = nlp.add_pipe("entity_ruler")
    names = [("Delia Fontaine", "PERSON"), ("Harwick", "GPE"), ("Kenya", "GPE"), ("Ohio", "GPE"), ("Tri-County Coalition", "ORG")]
    ruler.add_patterns([{"label": label, "pattern": name} for name, label in [*names, ("Mayor", "WORK_OF_ART")]])
    path = tmp_path_factory.mktemp("pipeline") / "tiny"
    nlp.to_disk(path)
    return path


def test_names_and_sentences_come_from_the_pipeline(folder: Path) -> None:
    doc = Annotator(pipeline=str(folder))(Article("x", TEXT))
    assert doc.text == TEXT
    assert [(name.text, name.label_) for name in doc.ents] == [
        ("Delia Fontaine", "PERSON"), ("Harwick", "CITY"), ("Kenya", "COUNTRY"), ("Ohio", "REGION"), ("Tri-County Coalition", "ORG"),
    ]  # fmt: skip
    assert [sentence.text.strip() for sentence in doc.sents] == [
        "Mayor Delia Fontaine said Harwick will pay.", "Kenya and Ohio", "would not, the Tri-County Coalition said.",
    ]  # fmt: skip
    assert set(doc.user_data["name_scores"]) == {(name.start, name.end) for name in doc.ents}


def test_frames_and_phrases_stay_ours_and_so_does_what_the_pipeline_lacks(folder: Path) -> None:
    doc = Annotator(pipeline=str(folder))(Article("x", TEXT))
    assert [doc[slice(*frame.cue)].text for frame in doc.user_data["frames"] if frame.label == "say"] == ["said", "said"]
    assert [span.text for span in doc.spans["TITLE"]] == ["Mayor"]
    assert next(token for token in doc if token.text == "said").dep_ == "root"


def test_a_pipeline_that_is_not_installed_is_a_model_error() -> None:
    with pytest.raises(ModelError, match="en_not_there") as error:
        Annotator(pipeline="en_not_there")
    assert "\n" not in str(error.value)


def test_a_pipeline_that_draws_trees_is_redrawn_in_our_convention() -> None:
    text = "Critics of the plan were warned by Kessler."
    nlp = spacy.blank("en")
    heads, deps = [4, 0, 3, 1, 5, 5, 5, 6, 5], ["nsubjpass", "prep", "det", "pobj", "auxpass", "ROOT", "agent", "pobj", "punct"]
    pos = ["NOUN", "ADP", "DET", "NOUN", "AUX", "VERB", "ADP", "PROPN", "PUNCT"]

    @spacy.Language.component("drawn")
    def drawn(doc: Doc) -> Doc:
        return Doc(doc.vocab, words=[t.text for t in doc], spaces=[bool(t.whitespace_) for t in doc], heads=heads, deps=deps, pos=pos)

    nlp.add_pipe("drawn")
    heads[0] = 5
    doc = english_tokenizer()(text)
    found = ask(nlp, doc, words_of(doc, Article("x", text)))
    assert found.syntax and found.names is None
    assert found.syntax.heads == [5, 3, 3, 0, 5, 5, 7, 5, 5]
    assert found.syntax.relations == ["nsubj:pass", "case", "det", "nmod", "aux:pass", "root", "case", "obl:agent", "punct"]


def test_universal_trees_are_left_alone() -> None:
    given = ([1, 1, 1], ["nsubj", "root", "obj"], ["NOUN", "VERB", "NOUN"])
    assert universal(*given) == given[:2]


def test_a_copula_hangs_on_what_is_said_of_the_subject() -> None:
    heads, relations = universal([1, 1, 3, 1], ["nsubj", "ROOT", "det", "attr"], ["PRON", "AUX", "DET", "NOUN"])
    assert (heads, relations) == ([3, 3, 3, 3], ["nsubj", "cop", "det", "root"])


@pytest.mark.parametrize(("name", "kind"), [
    ("the United States", "COUNTRY"), ("U.S.", "COUNTRY"), ("Kenya", "COUNTRY"), ("Ohio", "REGION"), ("Calif.", "REGION"),
    ("Paris", "CITY"),
])  # fmt: skip
def test_places_are_countries_states_or_cities(name: str, kind: str) -> None:
    assert place_type(name) == kind
