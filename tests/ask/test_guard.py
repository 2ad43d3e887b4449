"""What is refused: every way to smuggle SERVICE, changes, other people's graphs and bombs into a query."""

from __future__ import annotations

import pytest

from kg.ask.guard import check
from kg.ask.prefixes import known_prefixes
from kg.errors import QueryError
from tests.ask.port_ellery import Asked, article_iri, column

PREFIXES = known_prefixes()
NET = "<http://127.0.0.1:9/>"
SMUGGLED = [
    f"SELECT * {{ SERVICE {NET} {{ ?s ?p ?o }} }}",
    f"SELECT * {{ service {NET} {{ ?s ?p ?o }} }}",
    f"SELECT * {{ SeRvIcE SILENT {NET} {{ ?s ?p ?o }} }}",
    f"SELECT * {{ SERVICE{NET}{{ ?s ?p ?o }} }}",
    f"SELECT * {{ \\u0053ERVICE {NET} {{ ?s ?p ?o }} }}",
    f"SELECT * {{ \\U00000053\\u0045RVICE {NET} {{ ?s ?p ?o }} }}",
    f"SELECT * {{ #\nSERVICE {NET} {{ ?s ?p ?o }} }}",
    f"SELECT * {{ #\rSERVICE {NET} {{ ?s ?p ?o }} }}",
    f"SELECT * {{ SERVICE # <\n {NET} {{ ?s ?p ?o }} }}",
    f"SELECT * {{ ?s ?p 1SERVICE {NET} {{ ?s ?p ?o }} }}",
    f"SELECT * {{ ?s ?p 1.SERVICE {NET} {{ ?s ?p ?o }} }}",
    f"SELECT * {{ ?s ?p trueSERVICE {NET} {{ ?s ?p ?o }} }}",
    f"SELECT * {{ ?s ?p 'x'SERVICE {NET} {{ ?s ?p ?o }} }}",
    f"SELECT * {{ ?s ?p 'x'@enSERVICE {NET} {{ ?s ?p ?o }} }}",
    "PREFIX ex: <http://127.0.0.1:9/> SELECT * { SERVICEex:x { ?s ?p ?o } }",
    "PREFIX : <http://127.0.0.1:9/> SELECT * { SERVICE:x { ?s ?p ?o } }",
    "PREFIX : <http://127.0.0.1:9/> SELECT * { SERVICESILENT:x { ?s ?p ?o } }",
    "PREFIX service: <http://a/> PREFIX : <http://127.0.0.1:9/> SELECT * { service:x { ?s ?p ?o } }",
    f"PREFIX e: <http://a/> SELECT * {{ ?s ?p e:a.SERVICE {NET} {{ ?s ?p ?o }} }}",
    f"PREFIX e: <http://a/> SELECT * {{ ?s ?p e:a.b.c.SERVICE {NET} {{ ?s ?p ?o }} }}",
    f"SELECT * {{ ?s ?p _:a.b.SERVICE {NET} {{ ?s ?p ?o }} }}",
    f"SELECT * {{ VALUES ?v {{ {NET} }} FILTER(1<?v)SERVICE#>\n?v {{ ?s ?p ?o }} }}",
    f"SELECT * {{ VALUES ?v {{ {NET} }} FILTER(1<'>'&&true)SERVICE ?v {{ ?s ?p ?o }} #'\n }}",
    f"PREFIX e: <http://a/> SELECT * {{ VALUES ?v {{ {NET} }} FILTER(1<e:a)SERVICE#>\n?v {{ ?s ?p ?o }} }}",
    f"SELECT * {{ VALUES ?x {{'''a'}} SERVICE {NET} {{ ?s ?p ?o }}}} #\\q'''}}",
    f'SELECT * {{ VALUES ?x {{"""a"}} SERVICE {NET} {{ ?s ?p ?o }}}} #\\q"""}}',
    f"SELECT * {{ ?s ?p 'a\\u0027 SERVICE {NET} {{ ?s ?p ?o }} #' }}",
    f"SELECT * {{ ?s ?p 'it\\'s' . SERVICE {NET} {{ ?s ?p ?o }} }}",
    f"SELECT * {{ ?s ?p '\\\\' . SERVICE {NET} {{ ?s ?p ?o }} #' }}",
    f"SELECT * {{ OPTIONAL {{ {{ SERVICE {NET} {{ ?s ?p ?o }} }} }} }}",
    f"SELECT * {{ {{ SELECT * {{ SERVICE ?x {{ ?s ?p ?o }} VALUES ?x {{ {NET} }} }} }} }}",
    f"ASK {{ FILTER EXISTS {{ SERVICE {NET} {{ ?s ?p ?o }} }} }}",
    f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ SERVICE {NET} {{ ?s ?p ?o }} }}",
    f"DESCRIBE ?s {{ MINUS {{ SERVICE {NET} {{ ?s ?p ?o }} }} }}",
    f"SELECT * {{ GRAPH ?g {{ SERVICE {NET} {{ ?s ?p ?o }} }} }}",
    f"BASE <http://a/> SELECT * {{ ?s <'> ?o . ?a <b> '''' SERVICE {NET} {{ ?s ?p ?o }} }}",
]
HARMLESS = [
    "SELECT * { ?s ?p 'SERVICE' }",
    'SELECT * { ?s ?p """a SERVICE\nto all""" }',
    "SELECT * { ?s ?p ?o } # SERVICE <x> {}",
    "SELECT * { ?s <https://example.org/service/1#service> ?o }",
    "SELECT ?service { ?service ?p ?o }",
    "PREFIX ex: <http://example.org/> SELECT * { ?s ex:service ?o }",
    "SELECT * { ?s ?p 'it''s' }",
    "SELECT * { ?s ?p ?o FILTER(?o<3 && ?o>1 || ?s != <http://a/#b>) }",
    "SELECT * { ?s ?p 'insert', \"drop all\" }",
    "SELECT * { ?s ?p 'a\\u0022b', \"caf\\u00e9\" }",
    'SELECT * { ?s ?p """he said "please" and left""" }',
    "SELECT ?load { ?load schema:add ?clear }",
]


@pytest.mark.parametrize("query", SMUGGLED)
def test_service_is_refused_however_it_is_written(query: str) -> None:
    with pytest.raises(QueryError, match=r"SERVICE is not allowed|rename it"):
        check(query, PREFIXES, frozenset())


@pytest.mark.parametrize("query", HARMLESS)
def test_words_in_texts_iris_comments_and_variables_are_harmless(query: str) -> None:
    assert check(query, PREFIXES, frozenset()) == {}


@pytest.mark.parametrize(
    "query",
    [
        "INSERT DATA { <a:a> <a:b> 1 }",
        "delete where { ?s ?p ?o }",
        "LOAD <file:///etc/passwd>",
        "LOAD SILENT <http://127.0.0.1:9/> INTO GRAPH <a:g>",
        "CLEAR ALL",
        "DROP GRAPH <a:g>",
        "CREATE GRAPH <a:g>",
        "COPY DEFAULT TO <a:g>",
        "MOVE <a:a> TO <a:b>",
        "ADD <a:a> TO <a:b>",
        "WITH <a:g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
        "SELECT * { ?s ?p ?o } ; DROP ALL",
        "PREFIX a: <a:> INSERT { ?s ?p 1 } WHERE { ?s ?p ?o }",
    ],
)
def test_changes_are_refused(query: str) -> None:
    with pytest.raises(QueryError, match="only read"):
        check(query, PREFIXES, frozenset())


@pytest.mark.parametrize("query", ["", "  # nothing", "hello", "who-said-what?", "{}", "\ufeff"])
def test_what_is_no_query_is_told_so(query: str) -> None:
    with pytest.raises(QueryError, match="this is no query"):
        check(query, PREFIXES, frozenset())


@pytest.mark.parametrize("word", ["FROM", "FROM NAMED", "from named"])
@pytest.mark.parametrize("graph", ["<file:///etc/passwd>", "<http://127.0.0.1:9/x.ttl>", "article:nothing", "<urn:x>"])
def test_from_reads_no_file_and_no_address(asked: Asked, word: str, graph: str) -> None:
    with pytest.raises(QueryError, match="no such graph in the store"):
        asked(f"SELECT * {word} {graph} {{ ?s ?p ?o }}")


@pytest.mark.parametrize("graph", ["<passwd>", "<>", "?x", ""])
def test_from_needs_a_whole_iri(graph: str) -> None:
    with pytest.raises(QueryError, match="whole IRI"):
        check(f"SELECT * FROM {graph} {{ ?s ?p ?o }}", PREFIXES, frozenset())


def test_from_chooses_an_article(asked: Asked) -> None:
    query = "SELECT DISTINCT ?name FROM article:odd { ?x skos:prefLabel ?name } ORDER BY ?name"
    assert column(asked(query), "name") == ["Dana Whitcombe", "rent ordinance"]
    named = f"SELECT DISTINCT ?g FROM NAMED <{article_iri('odd')}> {{ GRAPH ?g {{ ?x ?y ?z }} }}"
    assert column(asked(named), "g") == [article_iri("odd")]


def test_a_query_of_more_than_64_kilobytes_is_refused() -> None:
    with pytest.raises(QueryError, match="65,536"):
        check("SELECT * { ?s ?p '" + "é" * 33_000 + "' }", PREFIXES, frozenset())


@pytest.mark.parametrize("pair", ["{}", "()", "[]"])
def test_fifty_thousand_brackets_are_refused_at_once(pair: str) -> None:
    with pytest.raises(QueryError, match="100 brackets"):
        check("ASK { " + pair[0] * 25_000 + pair[1] * 25_000 + " }", PREFIXES, frozenset())


def test_brackets_in_texts_do_not_nest() -> None:
    check("SELECT * { ?s ?p '" + "{" * 5000 + "' }", PREFIXES, frozenset())


def test_half_a_character_is_no_query() -> None:
    with pytest.raises(QueryError, match="half a character"):
        check("SELECT * { ?s ?p '\ud800' }", PREFIXES, frozenset())


@pytest.mark.parametrize(
    "text",
    [n * (64_000 // len(n)) for n in ("a.", "<", "'", "a:b.", "<'", '"""', "?", "_:a.", "\\u", ":", "@a", "'''a", "<a>", "<a'>")],
    ids=lambda text: text[:4],
)
def test_hostile_texts_are_read_in_linear_time(text: str) -> None:
    import time

    began = time.process_time()
    with pytest.raises(QueryError):
        check(text, PREFIXES, frozenset())
    assert time.process_time() - began < 3
