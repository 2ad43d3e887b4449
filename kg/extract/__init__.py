"""The extractors: a spaCy Doc in, a Record out: who is who in the article, who said, wants, promises and is what."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from kg.extract.claims import claims
from kg.extract.commitments import commitments
from kg.extract.relations import relations
from kg.extract.roles import roles
from kg.extract.stances import stances
from kg.model import Gazetteer, Record

if TYPE_CHECKING:
    from spacy.tokens import Doc

# name -> what reads that kind of statement from a Doc; the assembly turns what they find into a Record.
EXTRACTORS: dict[str, Callable[[Doc], Iterator[Any]]] = {
    "claims": claims,
    "stances": stances,
    "commitments": commitments,
    "roles": roles,
    "relations": relations,
}


def extract(doc: Doc, gazetteer: Gazetteer) -> Record:
    """All that an annotated article says, in its own terms. Same Doc and gazetteer, same Record."""
    from kg.extract.coreference import link_anaphors
    from kg.extract.names import names
    from kg.extract.nations import link_nations
    from kg.extract.phrases import cast_phrases
    from kg.extract.record import assemble
    from kg.extract.same_names import cast_names

    cast = cast_names(names(doc, gazetteer), gazetteer)
    link_nations(cast, gazetteer)
    cast_phrases(doc, cast)
    spoken = tuple(claims(doc))
    link_anaphors(doc, cast, spoken)
    doc.user_data["cast"] = cast
    others = {name: tuple(extractor(doc)) for name, extractor in EXTRACTORS.items() if extractor is not claims}
    return assemble(doc, cast, {"claims": spoken, **others})
