"""``/.well-known/void``: what this endpoint is (service description) and what its graph holds (VoID), in Turtle or another RDF."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from kg.graph.terms import ASSERTION_KINDS, KG, VOCABULARIES
from kg.serve.accept import GRAPHS, TABLES, best
from kg.serve.current import Graph
from kg.serve.desk import Desk
from kg.serve.lookup import count, triples
from kg.serve.names import CLASS_OF
from kg.serve.results import graph_bytes

_HEAD = """@prefix sd: <http://www.w3.org/ns/sparql-service-description#> .
@prefix void: <http://rdfs.org/ns/void#> .
@prefix formats: <http://www.w3.org/ns/formats/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
_FORMATS = "SPARQL_Results_JSON SPARQL_Results_XML SPARQL_Results_CSV SPARQL_Results_TSV Turtle N-Triples JSON-LD RDF_XML".split()
assert len(_FORMATS) == len(TABLES) + len(GRAPHS)


async def void(request: Request) -> Response:
    """The description in the RDF that the client accepts."""
    media = best(request.headers.get("accept", ""), [*GRAPHS])
    if media is None:
        raise HTTPException(406, "the description can be had as " + ", ".join(GRAPHS))
    return await description(request, media)


async def description(request: Request, media: str) -> Response:
    """Service description and VoID in a media type of ``GRAPHS``."""
    desk: Desk = request.app.state.desk
    graph = await desk.work(desk.current.now)
    counts = await desk.once((graph.generation, "counts"), lambda: desk.work(lambda: counts_of(graph)))
    number = await desk.once((graph.generation, "triples"), lambda: desk.work(lambda: triples(graph)))
    words = turtle(graph, counts, number, f"{request.url.scheme}://{request.headers['host']}")
    data = words.encode() if media == "text/turtle" else await desk.work(lambda: _translated(words, GRAPHS[media], graph.base))
    kind = f"{media}; charset=utf-8" if media.startswith("text/") else media
    return Response(data, headers={**desk.gate.headers, "Vary": "Accept"}, media_type=kind)


def counts_of(graph: Graph) -> dict[str, int]:
    """Class -> how many things or statements have it."""
    found = {kind.capitalize(): count(graph, KG + kind.capitalize()) for kind in ASSERTION_KINDS}
    for iri in graph.names.labels:
        if cls := CLASS_OF.get(graph.names.kind(iri)):
            found[cls] = found.get(cls, 0) + 1
    return {"Article": len(graph.entries), **dict(sorted(found.items()))}


def turtle(graph: Graph, counts: dict[str, int], number: int, root: str) -> str:
    """The description as Turtle; ``number``: the graph's triples; ``root``: the server's own address."""
    formats = ", ".join(f"formats:{name}" for name in _FORMATS)
    classes = " ,\n    ".join(f"[ void:class <{KG}{cls}> ; void:entities {number} ]" for cls, number in counts.items())
    entities = sum(number for cls, number in counts.items() if cls in CLASS_OF.values())
    spaces = ", ".join(f"<{space}>" for space in sorted(VOCABULARIES.values()))
    return f"""{_HEAD}
<{root}/sparql> a sd:Service ;
  sd:endpoint <{root}/sparql> ;
  sd:supportedLanguage sd:SPARQL11Query ;
  sd:feature sd:UnionDefaultGraph ;
  sd:resultFormat {formats} ;
  sd:defaultDataset [ a sd:Dataset ; sd:defaultGraph [ a sd:Graph ; void:triples {number} ] ] .

<{root}/.well-known/void#graph> a void:Dataset ;
  dcterms:title "What news articles say"@en ;
  void:sparqlEndpoint <{root}/sparql> ;
  void:uriSpace "{graph.base}" ;
  void:triples {number} ;
  void:documents {len(graph.entries)} ;
  void:entities {entities} ;
  void:vocabulary {spaces} ;
  void:classPartition {classes} .
"""


def _translated(words: str, form: str, base: str) -> bytes:
    import pyoxigraph as ox

    quads = ox.parse(words.encode(), format=ox.RdfFormat.TURTLE, rename_blank_nodes=False)
    return graph_bytes((quad.triple for quad in quads), form, base)
