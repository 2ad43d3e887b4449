"""The plain edges as a network for Gephi or networkx: OCPD -refuses-> ICE, with the number of articles that say so.

Written by hand: two small forms of XML, in which no label can break out and no control character can spoil the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO
from xml.sax.saxutils import escape, quoteattr

from kg.graph.reading import Described, described, parts
from kg.graph.terms import KG, PLAIN_EDGES
from kg.graph.workspace import Manifest, Workspace

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_GRAPHML = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
<key id="label" for="all" attr.name="label" attr.type="string"/>
<key id="type" for="all" attr.name="type" attr.type="string"/>
<key id="count" for="all" attr.name="count" attr.type="long"/>
<graph id="news" edgedefault="directed">
"""
_ATTRIBUTES = '<attribute id="type" title="type" type="string"/><attribute id="count" title="count" type="long"/>'
_GEXF = f"""<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" version="1.3">
<graph mode="static" defaultedgetype="directed">
<attributes class="node">{_ATTRIBUTES}</attributes>
<attributes class="edge">{_ATTRIBUTES}</attributes>
"""


@dataclass(slots=True)
class _Network:
    """Things (IRI -> type, label, articles) and edges (subject, term, object -> articles), collected over all parts."""

    things: dict[str, tuple[str, str, int]] = field(default_factory=dict)
    edges: dict[tuple[str, str, str], int] = field(default_factory=dict)

    def add(self, article: Described) -> None:
        """Count one article's things and plain edges."""
        for node, values in article.nodes.items():
            kind = article.kind(node)
            if not kind:
                continue
            self.things[node] = (kind, article.label(node), self.things.get(node, ("", "", 0))[2] + 1)
            for term in PLAIN_EDGES:
                for target in values.get(KG + term, ()):
                    self.edges[node, term, target] = self.edges.get((node, term, target), 0) + 1


def write_graphml(workspace: Workspace, manifest: Manifest, output: IO[bytes]) -> None:
    """GraphML: nodes and edges with label, type and count (the number of articles)."""
    output.write(_GRAPHML.encode())
    network = _network(workspace, manifest)
    for node, (kind, label, count) in sorted(network.things.items()):
        output.write(f"<node id={_quoted(node)}>{_data(label, kind, count)}</node>\n".encode())
    for number, ((subject, term, target), count) in enumerate(_edges(network)):
        ends = f"source={_quoted(subject)} target={_quoted(target)}"
        output.write(f'<edge id="e{number}" {ends}>{_data(term, term, count)}</edge>\n'.encode())
    output.write(b"</graph>\n</graphml>\n")


def write_gexf(workspace: Workspace, manifest: Manifest, output: IO[bytes]) -> None:
    """GEXF 1.3: as GraphML; an edge's weight is its count."""
    output.write(_GEXF.encode())
    network = _network(workspace, manifest)
    output.write(b"<nodes>\n")
    for node, (kind, label, count) in sorted(network.things.items()):
        output.write(f"<node id={_quoted(node)} label={_quoted(label)}>{_values(kind, count)}</node>\n".encode())
    output.write(b"</nodes>\n<edges>\n")
    for number, ((subject, term, target), count) in enumerate(_edges(network)):
        ends = f'source={_quoted(subject)} target={_quoted(target)} label="{term}" weight="{count}"'
        output.write(f'<edge id="e{number}" {ends}>{_values(term, count)}</edge>\n'.encode())
    output.write(b"</edges>\n</graph>\n</gexf>\n")


def _network(workspace: Workspace, manifest: Manifest) -> _Network:
    network = _Network()
    for graph, data in parts(workspace, manifest):
        network.add(described(data, graph))
    return network


def _edges(network: _Network) -> Iterator[tuple[tuple[str, str, str], int]]:
    return ((edge, count) for edge, count in sorted(network.edges.items()) if edge[2] in network.things)


def _data(label: str, kind: str, count: int) -> str:
    values = (("label", label), ("type", kind), ("count", str(count)))
    return "".join(f'<data key="{key}">{_escaped(value)}</data>' for key, value in values)


def _values(kind: str, count: int) -> str:
    return f'<attvalues><attvalue for="type" value="{kind}"/><attvalue for="count" value="{count}"/></attvalues>'


def _escaped(words: str) -> str:
    return escape(_NOT_XML.sub("", words))


def _quoted(words: str) -> str:
    """``words`` as an attribute, without what XML cannot hold."""
    return quoteattr(_NOT_XML.sub("", words), {'"': "&quot;"})
