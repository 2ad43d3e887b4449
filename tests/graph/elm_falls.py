"""Hand-made Records that the graph tests share: an invented town, its sheriff and its tenants' union."""

from __future__ import annotations

import dataclasses

from kg.model import Article, Claim, Commitment, Mention, Node, Record, Relation, Role, Span, Stance, Thing

TEXT = (
    "Sheriff says office ‘will not hold’ tenants for the marshals\n\n"
    "Ana Ruiz, the mayor of Elm Falls, backs the eviction freeze. “We stand with them,” Ruiz said, “and we will.”\n"
    "A spokesperson for the Elm Falls Tenants Union said the marshals oppose the freeze.\n"
    "The town adopted the freeze in May. Elm Falls will not assist the marshals.\n"
)


def span(words: str, nth: int = 0, text: str = TEXT) -> Span:
    """Where the words stand for the nth time."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


ARTICLE = Article(
    id="elm-falls",
    text=TEXT,
    headline="Sheriff says office ‘will not hold’ tenants for the marshals",
    authors=("Bo Tran",),
    publisher="The Elm Courier",
    published="2026-03-04",
    url="https://courier.example/2026/elm falls?id=1",
    language="en",
)
THINGS = (
    Thing("t1", "Agency", "Sheriff", ("the sheriff's office",)),
    Thing("t2", "Agency", "the marshals"),
    Thing("t3", "Person", "Ana Ruiz"),
    Thing("t4", "City", "Elm Falls"),
    Thing("t5", "Policy", "the eviction freeze"),
    Thing("t6", "Organization", "Elm Falls Tenants Union"),
    Thing("t7", "UnnamedSource", "A spokesperson for the Elm Falls Tenants Union", speaks_for="t6"),
)
NODES = {
    "t1": Node("agency/elm-county-sheriff", "Agency", "Elm County Sheriff"),
    "t2": Node("agency/us-marshals", "Agency", "U.S. Marshals", ("http://www.wikidata.org/entity/Q1",)),
    "t3": Node("person/ana-ruiz", "Person", "Ana Ruiz"),
    "t4": Node("city/elm-falls", "City", "Elm Falls"),
    "t5": Node("policy/eviction-freeze", "Policy", "eviction freeze"),
    "t6": Node("organization/elm-falls-tenants-union", "Organization", "Elm Falls Tenants Union"),
    "t7": Node("source/a-spokesperson-0123456789", "UnnamedSource", "A spokesperson for the Elm Falls Tenants Union"),
}
MENTIONS = (
    Mention(span("Sheriff"), "t1"),
    Mention(span("the marshals"), "t2"),
    Mention(span("Ana Ruiz"), "t3"),
    Mention(span("Ruiz", 1), "t3"),
    Mention(span("Elm Falls"), "t4"),
    Mention(span("The town"), "t4", "nominal"),
    Mention(span("the eviction freeze"), "t5"),
    Mention(span("Elm Falls Tenants Union"), "t6"),
    Mention(span("A spokesperson for the Elm Falls Tenants Union"), "t7", "nominal"),
)
HEADLINE = span("Sheriff says office ‘will not hold’ tenants for the marshals")
SECOND = span("the marshals oppose the freeze")
CLAIMS = (
    Claim(
        "c1", "Mixed", (span("office ‘will not hold’ tenants for the marshals"),), "t1", span("Sheriff"), span("says"), ("t2",),
        confidence=0.92, evidence=(HEADLINE,),
    ),
    Claim(
        "c2", "Direct", (span("“We stand with them,”"), span("“and we will.”")), "t3", span("Ruiz", 1), span("said"),
        evidence=(span("“We stand with them,” Ruiz said, “and we will.”"),),
    ),
    Claim(
        "c3", "Indirect", (SECOND,), "t7", span("A spokesperson for the Elm Falls Tenants Union"), span("said", 1), ("t2", "t5"),
        evidence=(SECOND,),
    ),
)  # fmt: skip
RECORD = Record(
    ARTICLE,
    THINGS,
    MENTIONS,
    CLAIMS,
    (
        Stance(
            "s1",
            "t3",
            "Supports",
            "t5",
            span("backs"),
            evidence=(span("Ana Ruiz, the mayor of Elm Falls, backs the eviction freeze"),),
        ),
        Stance("s2", "t2", "Opposes", "t5", span("oppose"), according_to="c3", confidence=0.7, evidence=(SECOND,)),
    ),
    (
        Commitment("k1", "t1", "Refuses", span("hold’ tenants for the marshals"), ("t2",), "c1", evidence=(HEADLINE,)),
        Commitment(
            "k2",
            "t4",
            "Refuses",
            span("assist the marshals"),
            ("t2",),
            evidence=(span("Elm Falls will not assist the marshals"),),
        ),
    ),
    (Role("r1", "t3", span("mayor"), "t4", evidence=(span("Ana Ruiz, the mayor of Elm Falls"),)),),
    (Relation("e1", "t4", "adopted", "t5", evidence=(span("The town adopted the freeze"),)),),
)


def renamed(number: int) -> Record:
    """The same news as another article."""
    return dataclasses.replace(RECORD, article=dataclasses.replace(ARTICLE, id=f"elm-falls-{number}", text=TEXT + f"Number {number}.\n"))
