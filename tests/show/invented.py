"""Invented news for the page's tests: three small articles written by hand.

Records go through kg.graph, so that the page is tested on graphs as they are built.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from kg.graph import iris, quads
from kg.model import Article, Claim, Commitment, Mention, Node, Record, Relation, Role, Span, Stance, Thing

BASE = "https://w3id.org/newskg/id/"
KINDS = {"Person": "person", "Organization": "organization", "Agency": "agency", "Group": "group", "UnnamedSource": "source"} | {
    kind: kind.lower() for kind in ("Place", "City", "Region", "Country", "Policy", "Law", "Event")
}
Rows = list[tuple[str, str, str]]


@dataclass
class Draft:
    """An article in the making: sentences are added with what they say, and the offsets follow."""

    article: Article
    text: str = ""
    things: dict[tuple[str, str], Thing] = field(default_factory=dict)
    mentions: list[Mention] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    stances: list[Stance] = field(default_factory=list)
    commitments: list[Commitment] = field(default_factory=list)
    roles: list[Role] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)

    def sentence(self, words: str, end: str = " ") -> Span:
        start = len(self.text)
        self.text += words + end
        return Span(start, start + len(words))

    def thing(self, kind: str, name: str, seen: str = "", speaks_for: str | None = None) -> str:
        made = self.things.setdefault((kind, name), Thing(f"t{len(self.things)}", kind, name, (), speaks_for))  # type: ignore[arg-type]
        seen = seen or name
        at = self.text.rfind(seen)
        if at >= 0:
            self.mentions.append(Mention(Span(at, at + len(seen)), made.id))
        return made.id

    def words(self, words: str, inside: Span) -> Span:
        at = self.text.index(words, inside.start, inside.end)
        return Span(at, at + len(words))

    def claim(
        self,
        inside: Span,
        who: str | None,
        source: str,
        cue: str,
        said: str,
        about: Sequence[str] = (),
        mode: str = "Indirect",
        above: str | None = None,
        sure: float = 0.93,
    ) -> str:
        made = Claim(
            f"c{len(self.claims)}",
            mode,
            tuple(self.words(piece, inside) for piece in said.split("|")),
            who,  # type: ignore[arg-type]
            self.words(source, inside) if source else None,
            self.words(cue, inside),
            tuple(about),
            above,
            sure,
            "claims",
            (inside,),
        )
        self.claims.append(made)
        return made.id

    def stance(self, inside: Span, who: str, value: str, target: str, cue: str, above: str | None = None, sure: float = 0.81) -> None:
        made = Stance(f"s{len(self.stances)}", who, value, target, self.words(cue, inside), above, sure, "stances", (inside,))  # type: ignore[arg-type]
        self.stances.append(made)

    def commitment(
        self, inside: Span, who: str, value: str, action: str, about: Sequence[str], above: str | None = None, sure: float = 0.74
    ) -> None:
        made = Commitment(
            f"m{len(self.commitments)}",
            who,
            value,
            self.words(action, inside),
            tuple(about),
            above,
            sure,
            "commitments",
            (inside,),
        )  # type: ignore[arg-type]
        self.commitments.append(made)

    def role(self, inside: Span, who: str, title: str, where: str | None = None, sure: float = 0.97) -> None:
        self.roles.append(Role(f"r{len(self.roles)}", who, self.words(title, inside), where, None, sure, "roles", (inside,)))

    def relation(self, inside: Span, one: str, predicate: str, other: str, sure: float = 0.6) -> None:
        made = Relation(f"e{len(self.relations)}", one, predicate, other, None, sure, "relations", (inside,))  # type: ignore[arg-type]
        self.relations.append(made)

    def record(self) -> Record:
        article = replace(self.article, text=self.text)
        spread = (tuple(self.things.values()), tuple(dict.fromkeys(self.mentions)), tuple(self.claims), tuple(self.stances))
        return Record(article, *spread, tuple(self.commitments), tuple(self.roles), tuple(self.relations))


def rows(records: Sequence[Record]) -> tuple[Rows, dict[str, str]]:
    """The graph's rows and the texts by article IRI, as the pipeline hands them to kg.show."""
    import pyoxigraph as ox

    found: Rows = []
    texts = {}
    for record in records:
        data = quads.part(record, _nodes(record))
        found += [(q.subject.value, q.predicate.value, q.object.value) for q in ox.parse(data, format=ox.RdfFormat.N_QUADS)]
        texts[iris.article_iri(BASE, record.article)] = record.article.text
    return found, texts


def store(records: Sequence[Record]) -> object:
    """The same graph in a pyoxigraph Store, to ask it what the page's filters should give."""
    import pyoxigraph as ox

    made = ox.Store()
    for record in records:
        made.extend(ox.parse(quads.part(record, _nodes(record)), format=ox.RdfFormat.N_QUADS))
    return made


def _nodes(record: Record) -> dict[str, Node]:
    """One node for each name and type; an unnamed source belongs to its article."""
    return {thing.id: _node(record, thing) for thing in record.things}


def _node(record: Record, thing: Thing) -> Node:
    slug = iris.slug(thing.name) or "x"
    own = f"-{record.article.key[:8]}" if thing.type == "UnnamedSource" else ""
    same = ("http://www.wikidata.org/entity/Q42",) if thing.name == "Port Avery" else ()
    return Node(f"{KINDS[thing.type]}/{slug}{own}", thing.type, thing.name, same)


def three() -> list[Record]:
    """Port Avery's rent ordinance: a council vote, the landlords' answer, and the sheriff who will not evict."""
    return [_council(), _landlords(), _sheriff()]


def _council() -> Record:
    draft = Draft(
        Article(
            "council-vote",
            "",
            "Council passes rent ordinance as landlords promise a fight",
            None,
            ("Lena Ortiz",),
            "The Avery Ledger",
            "2026-03-03",
            "https://ledger.example/council-vote",
            "en",
        )
    )
    draft.sentence("Council passes rent ordinance as landlords promise a fight", "\n\n")
    one = draft.sentence("Mayor Inés Muñoz of Port Avery backs the rent ordinance, which the City Council adopted on Tuesday.")
    mayor, city = draft.thing("Person", "Inés Muñoz"), draft.thing("City", "Port Avery")
    law, council = (
        draft.thing("Law", "Rent Ordinance", "rent ordinance"),
        draft.thing("Agency", "Port Avery City Council", "City Council"),
    )
    draft.role(one, mayor, "Mayor", city)
    draft.stance(one, mayor, "Supports", law, "backs")
    draft.relation(one, council, "adopted", law)
    draft.relation(one, council, "jurisdiction", city)
    two = draft.sentence("“This is the floor, not the ceiling,” Muñoz said after the vote, “and we will defend it in court.”")
    claim = draft.claim(
        two, mayor, "Muñoz", "said", "“This is the floor, not the ceiling,”|“and we will defend it in court.”", [law], "Direct"
    )
    draft.thing("Person", "Inés Muñoz", "Muñoz")
    draft.commitment(two, mayor, "Commits", "defend it in court", [law], claim)
    three = draft.sentence("Council member Theo Blum opposes the measure. He called it “a lawsuit with a bow on it.”", "\n\n")
    blum = draft.thing("Person", "Theo Blum")
    draft.role(three, blum, "Council member", council)
    draft.stance(three, blum, "Opposes", law, "opposes")
    draft.claim(three, blum, "He", "called", "it “a lawsuit with a bow on it.”", [law], "Mixed")
    four = draft.sentence("A spokesperson for the Avery Property Owners Association said the group would sue the city.")
    owners = draft.thing("Organization", "Avery Property Owners Association")
    voice = draft.thing("UnnamedSource", "A spokesperson for the Avery Property Owners Association", "", owners)
    claim = draft.claim(
        four, voice, "A spokesperson for the Avery Property Owners Association", "said", "the group would sue the city", [city]
    )
    draft.commitment(four, owners, "Commits", "sue the city", [city], claim)
    return draft.record()


def _landlords() -> Record:
    draft = Draft(
        Article(
            "owners-sue",
            "",
            "Owners take Port Avery to court",
            None,
            (),
            "Harbor Wire",
            "2026-03-09",
            "https://wire.example/owners?id=1&x=2",
            "en",
        )
    )
    draft.sentence("Owners take Port Avery to court", "\n\n")
    one = draft.sentence("The Avery Property Owners Association sued Port Avery on Monday over its rent ordinance.")
    owners, city = draft.thing("Organization", "Avery Property Owners Association"), draft.thing("City", "Port Avery")
    law = draft.thing("Law", "Rent Ordinance", "rent ordinance")
    draft.relation(one, owners, "sued", city)
    two = draft.sentence("“Caps empty buildings,” said its president, Ruth Adeyemi, who opposes every form of rent control.")
    ruth, control = draft.thing("Person", "Ruth Adeyemi"), draft.thing("Policy", "rent control")
    draft.claim(two, ruth, "Ruth Adeyemi", "said", "“Caps empty buildings,”", [control], "Direct")
    draft.role(two, ruth, "president", owners)
    draft.stance(two, ruth, "Opposes", control, "opposes")
    three = draft.sentence(
        "Adeyemi said Mayor Inés Muñoz “wants a headline” and that the council’s own lawyers oppose the ordinance.", "\n\n"
    )
    mayor, lawyers = draft.thing("Person", "Inés Muñoz"), draft.thing("Group", "the council’s own lawyers")
    claim = draft.claim(
        three,
        ruth,
        "Adeyemi",
        "said",
        "Mayor Inés Muñoz “wants a headline” and that the council’s own lawyers oppose the ordinance",
        [mayor, law],
        "Mixed",
    )
    draft.stance(three, lawyers, "Opposes", law, "oppose", claim, 0.55)
    four = draft.sentence(
        "The Tenants League of Port Avery supports the ordinance and marched to the Old Customs House for the Rally for Roofs."
    )
    league, rally, place = (
        draft.thing("Organization", "Tenants League of Port Avery"),
        draft.thing("Event", "Rally for Roofs"),
        draft.thing("Place", "Old Customs House"),
    )
    draft.stance(four, league, "Supports", law, "supports")
    draft.relation(four, rally, "partOf", place, 0.45)
    five = draft.sentence("Critics say the law is too weak.")
    critics = draft.thing("UnnamedSource", "Critics")
    draft.claim(five, critics, "Critics", "say", "the law is too weak", [law], sure=0.66)
    return draft.record()


def _sheriff() -> Record:
    draft = Draft(
        Article(
            "sheriff",
            "",
            "Sheriff will not carry out evictions under old rules",
            None,
            (),
            "The Avery Ledger",
            "2026-03-15",
            None,
            "en",
        )
    )
    draft.sentence("Sheriff will not carry out evictions under old rules", "\n\n")
    one = draft.sentence("The Corran County Sheriff’s Office says it “will not carry out” evictions that break the rent ordinance.")
    office, law = draft.thing("Agency", "Corran County Sheriff’s Office"), draft.thing("Law", "Rent Ordinance", "rent ordinance")
    claim = draft.claim(
        one,
        office,
        "The Corran County Sheriff’s Office",
        "says",
        "it “will not carry out” evictions that break the rent ordinance",
        [law],
        "Mixed",
    )
    evictions = draft.thing("Event", "evictions")
    draft.commitment(one, office, "Refuses", "carry out” evictions that break the rent ordinance", [evictions, law], claim)
    two = draft.sentence("Sheriff Dana Okafor said the office is part of Corran County and answers to nobody in the Republic of Sull.")
    dana, county = draft.thing("Person", "Dana Okafor"), draft.thing("Region", "Corran County")
    country = draft.thing("Country", "Republic of Sull")
    draft.claim(
        two,
        dana,
        "Sheriff Dana Okafor",
        "said",
        "the office is part of Corran County and answers to nobody in the Republic of Sull",
        [county, country],
    )
    draft.role(two, dana, "Sheriff", office)
    draft.relation(two, office, "partOf", county)
    three = draft.sentence("Governor Pia Lund, according to an aide, opposes the sheriff’s refusal. Lund has not spoken about evictions.")
    lund, aide = draft.thing("Person", "Pia Lund"), draft.thing("UnnamedSource", "an aide")
    claim = draft.claim(three, aide, "an aide", "according to", "Governor Pia Lund|opposes the sheriff’s refusal", [lund])
    draft.stance(three, lund, "Opposes", evictions, "opposes", claim, 0.58)
    draft.role(three, lund, "Governor")
    draft.sentence("Weather in Little Marrow was fair.")
    draft.thing("City", "Little Marrow")
    return draft.record()
