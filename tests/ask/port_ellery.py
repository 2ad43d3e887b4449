"""A small store for the questions: three invented articles about Port Ellery, each a named graph, written in the ontology's terms."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from kg.ask import BASE, Table
from kg.ask.prefixes import known_prefixes

ROOT = Path(__file__).parents[2]
QUERIES, ONTOLOGY = ROOT / "ontology" / "queries", ROOT / "ontology" / "news.ttl"
SAID, POLICE = "“Tenants need time,” Dana Whitcombe said, “and rest.”", "officers will not assist with evictions"
RENT = f"""{SAID} The chief of the Harbor Police Department backs the rent ordinance.
A spokesman for the department said {POLICE}. Port Ellery adopted the rent ordinance.
Landlords oppose the rent ordinance.
"""
MAYOR = """Mayor Luis Okafor said the rent ordinance hurts owners. Luis Okafor opposes the rent ordinance, critics said.
The Harbor Police Department serves Port Ellery. It is said that the ferry will close. A bystander watched.
"""
HOSTILE = "\x1b[31m=cmd|' /C calc'!A0\u202e"
ODD = f"Dana Whitcombe wrote {HOSTILE}.\n"

# Each line is Turtle; [[words]] is the span of these words in the article's text, described once.
THINGS = {
    "dana": 'person:dana-whitcombe a kg:Person, schema:Person ; skos:prefLabel "Dana Whitcombe" ; skos:altLabel "Whitcombe" .',
    "police": 'agency:harbor-police-department a kg:Agency ; skos:prefLabel "Harbor Police Department" ; skos:altLabel "HPD" ; '
    "schema:sameAs <https://example.org/hpd> .",
    "rent": 'policy:rent-ordinance a kg:Policy ; skos:prefLabel "rent ordinance" .',
    "port": 'city:port-ellery a kg:City ; skos:prefLabel "Port Ellery" .',
    "owners": 'group:landlords a kg:Group ; skos:prefLabel "Landlords" .',
    "luis": 'person:luis-okafor a kg:Person ; skos:prefLabel "Luis Okafor" .',
    "critics": 'source:critics a kg:UnnamedSource ; skos:prefLabel "critics" .',
    "bystander": 'source:bystander a kg:UnnamedSource ; skos:prefLabel "a bystander" .',
    "spokesman": 'source:spokesman a kg:UnnamedSource ; skos:prefLabel "a spokesman" ; kg:speaksFor agency:harbor-police-department .',
    "evictions": 'event:evictions a kg:Event ; skos:prefLabel "evictions" .',
    "ice": 'agency:ice-patrol a kg:Agency ; skos:prefLabel "Ice Patrol" .',
}
ARTICLES: dict[str, tuple[str, str, str, str]] = {
    "rent": (
        RENT,
        'schema:headline "Rent vote splits the port" ; schema:datePublished "2026-03-04T09:00:00Z"^^xsd:dateTime',
        "dana police rent port owners spokesman evictions",
        """claim:c1 a kg:Claim ; kg:speaker person:dana-whitcombe ; kg:cue "said" ; kg:mode kg:Direct ;
             schema:text "Tenants need time and rest" ; kg:contentSpan [[Tenants need time]], [[and rest]] ; kg:evidence [[SAID]] .
           claim:c2 a kg:Claim ; kg:speaker source:spokesman ; kg:cue "said" ; kg:mode kg:Indirect ; schema:text "POLICE" ;
             kg:about event:evictions ; kg:contentSpan [[POLICE]] ; kg:evidence [[POLICE]] .
           commitment:k1 a kg:Commitment ; kg:agent agency:harbor-police-department ; kg:value kg:Refuses ;
             kg:action "assist with evictions" ; kg:about event:evictions, policy:rent-ordinance ; kg:accordingTo claim:c2 ;
             kg:evidence [[POLICE]] .
           stance:s1 a kg:Stance ; kg:holder person:dana-whitcombe ; kg:value kg:Supports ; kg:target policy:rent-ordinance ;
             kg:cue "backs" ; kg:evidence [[backs the rent ordinance]], [[The chief]] .
           stance:s2 a kg:Stance ; kg:holder group:landlords ; kg:value kg:Opposes ; kg:target policy:rent-ordinance ;
             kg:cue "oppose" ; kg:evidence [[Landlords oppose the rent ordinance]] .
           role:r1 a kg:Role ; org:member person:dana-whitcombe ; org:organization agency:harbor-police-department ;
             kg:title "chief" ; kg:evidence [[chief of the Harbor Police Department]] .
           relation:l1 a kg:Relation ; rdf:subject city:port-ellery ; rdf:predicate kg:adopted ; rdf:object policy:rent-ordinance ;
             kg:evidence [[Port Ellery adopted the rent ordinance]] .
           city:port-ellery kg:adopted policy:rent-ordinance . group:landlords kg:opposes policy:rent-ordinance .""",
    ),
    "mayor": (
        MAYOR,
        'schema:headline "Mayor speaks" ; schema:datePublished "2026-03-06"^^xsd:date',
        "luis police rent port critics bystander ice",
        """claim:c3 a kg:Claim ; kg:speaker person:luis-okafor ; kg:cue "said" ; kg:mode kg:Indirect ;
             schema:text "the rent ordinance hurts owners" ; kg:about policy:rent-ordinance ; kg:statedOn "2026-03-05"^^xsd:date ;
             kg:contentSpan [[the rent ordinance hurts owners]] ; kg:evidence [[the rent ordinance hurts owners]] .
           claim:c4 a kg:Claim ; kg:speaker source:critics ; kg:cue "said" ; kg:mode kg:Indirect ;
             schema:text "Luis Okafor opposes the rent ordinance" ; kg:about person:luis-okafor ;
             kg:contentSpan [[Luis Okafor opposes the rent ordinance]] ; kg:evidence [[Luis Okafor opposes the rent ordinance]] .
           claim:c5 a kg:Claim ; kg:cue "said" ; kg:mode kg:Indirect ; schema:text "the ferry will close" ;
             kg:contentSpan [[the ferry will close]] ; kg:evidence [[the ferry will close]] .
           stance:s3 a kg:Stance ; kg:holder person:luis-okafor ; kg:value kg:Opposes ; kg:target policy:rent-ordinance ;
             kg:cue "opposes" ; kg:accordingTo claim:c4 ; kg:evidence [[Luis Okafor opposes the rent ordinance]] .
           role:r2 a kg:Role ; org:member person:luis-okafor ; kg:title "Mayor" ; kg:evidence [[Mayor Luis Okafor]] .
           relation:l2 a kg:Relation ; rdf:subject agency:harbor-police-department ; rdf:predicate kg:jurisdiction ;
             rdf:object city:port-ellery ; kg:evidence [[The Harbor Police Department serves Port Ellery]] .
           agency:harbor-police-department kg:jurisdiction city:port-ellery .
           ARTICLE kg:mentions source:bystander .""",
    ),
    "odd": (
        ODD,
        'schema:identifier "odd"',
        "dana rent",
        """claim:c6 a kg:Claim ; kg:speaker person:dana-whitcombe ; kg:cue "wrote" ; kg:mode kg:Indirect ; schema:text HOSTILE ;
             kg:contentSpan [[HOSTILE]] ; kg:evidence [[HOSTILE]] .""",
    ),
}  # fmt: skip
Asked = Callable[..., Table]


def article_iri(name: str) -> str:
    """The named graph of an article."""
    return f"{BASE}article/{name}"


def turtle(name: str) -> str:
    """An article's graph."""
    text, about, things, facts = ARTICLES[name]
    article = f"<{article_iri(name)}>"
    spans: dict[str, str] = {}
    pieces = facts.split("[[")
    for number, piece in enumerate(pieces[1:], start=1):
        words, _, rest = piece.partition("]]")
        words = {"SAID": SAID, "POLICE": POLICE, "HOSTILE": HOSTILE}.get(words, words)
        start, end = text.index(words), text.index(words) + len(words)
        iri = f"<{article_iri(name)}#char={start},{end}>"
        spans[iri] = f"{iri} a kg:Span ; kg:start {start} ; kg:end {end} ; kg:text {quoted(words)} ; kg:in {article} ."
        pieces[number] = iri + rest
    body = "".join(pieces).replace("POLICE", POLICE).replace("HOSTILE", quoted(HOSTILE)).replace("ARTICLE", article)
    body = re.sub(r";\s+kg:evidence", f"; prov:wasDerivedFrom {article} ; kg:evidence", body)
    heads = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in known_prefixes().items())
    named = [f"{article} a kg:Article ; {about} .", *(THINGS[thing] for thing in things.split())]
    return heads + "\n".join([*named, *spans.values(), body])


def quoted(text: str) -> str:
    """A Turtle literal."""
    return json.dumps(text)


def column(table: Table, *names: str) -> list[Any]:
    """The values of a column, or of several as tuples; None where nothing is bound."""
    places = [table.columns.index(name) for name in names]
    rows = [tuple(row[place].value if row[place] else None for place in places) for row in table.rows]  # type: ignore[union-attr]
    return rows if len(names) > 1 else [row[0] for row in rows]
