"""Makes ontology/gazetteer/*.ttl from tables of names: "Justice Department" becomes the Department of Justice, DOJ.

    python training/gazetteer.py FOLDER_OF_TABLES [OUT]

The same tables give the same bytes. Outside identities come from the tables only.
"""

from __future__ import annotations

import csv
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from gazetteer_tables import (
    AGENCIES,
    BODIES,
    CAPITALS,
    CITIES,
    CITY_COUNTRIES,
    COUNTRIES,
    DEMONYMS,
    FORWARD,
    GROUPS,
    NOT_ACRONYMS,
    REGION_COUNTRIES,
    STATES,
    TERRITORIES,
    names,
    rows,
)

NAMESPACE = "https://w3id.org/newskg/gazetteer/"
PREFIXES = {
    "kg": "https://w3id.org/newskg/ns#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "wd": "http://www.wikidata.org/entity/",
    "agency": NAMESPACE + "agency/",
    "city": NAMESPACE + "city/",
    "country": NAMESPACE + "country/",
    "group": NAMESPACE + "group/",
    "person": NAMESPACE + "person/",
    "region": NAMESPACE + "region/",
}
GEONAMES = "https://sws.geonames.org/"
CC0 = "https://creativecommons.org/publicdomain/zero/1.0/"
PDDL = "https://opendatacommons.org/licenses/pddl/1-0/"
CC_BY = "https://creativecommons.org/licenses/by/4.0/"
PUBLIC = "https://creativecommons.org/publicdomain/mark/1.0/"

_TERRITORIES = frozenset(name for name, *_ in rows(TERRITORIES))

Table = list[dict[str, str]]


@dataclass(frozen=True)
class Entry:
    """One name known beforehand. ``links`` are (predicate, object) as Turtle writes them."""

    subject: str
    kind: str
    name: str
    aliases: frozenset[str] = frozenset()
    acronym: str = ""
    links: tuple[tuple[str, str], ...] = ()


def main(folder: str, out: str = "") -> None:
    """Write every file of the gazetteer."""
    tables = {path.stem: _table(path) for path in sorted(Path(folder).glob("*.csv"))}
    target = Path(out) if out else Path(__file__).parents[1] / "ontology" / "gazetteer"
    codes = _codes(tables["countries"])
    regions = regions_of(tables["world_cities"], codes)
    near = [r for r in regions if r.subject.split(":")[1].split("-")[0] in {codes[c].lower() for c in REGION_COUNTRIES}]
    far = [r for r in regions if r not in near]
    for name, licence, source, entries in (
        ("countries", PDDL, "datasets/country-codes (PDDL), short forms our own (CC0)",
         countries(tables["countries"], capitals(tables, codes))),
        ("states", CC0, "our own table (CC0); territories: datasets/country-codes (PDDL)", states(tables["countries"])),
        ("regions", CC_BY, "GeoNames through datasets/world-cities (CC BY 4.0)", near),
        ("cities", CC_BY, "GeoNames through datasets/world-cities (CC BY 4.0)", [*far, *cities(tables["world_cities"], codes)]),
        ("demonyms", CC0, "our own table (CC0)", groups(codes)),
        ("agencies", PUBLIC, "the Federal Register's list of agencies (US government work), acronyms our own (CC0)",
         agencies(tables["us_federal_agencies"])),
        ("bodies", CC0, "our own table (CC0)", bodies()),
        ("congress", CC0, "unitedstates/congress-legislators (CC0)",
         [*members(tables["us_congress"]), *committees(tables["us_congress_committees"])]),
    ):  # fmt: skip
        (target / f"{name}.ttl").write_text(turtle(name, licence, source, entries), encoding="utf-8")


def turtle(name: str, licence: str, source: str, entries: Iterable[Entry]) -> str:
    """One file: a header with source and licence, then one line an entry, sorted."""
    lines = sorted(map(_line, entries))
    used = [p for p in PREFIXES if any(re.search(rf"[\s<]{p}:", line) for line in [" " + line for line in lines])]
    head = [
        f"# Names known beforehand: {name}. Made by training/gazetteer.py; do not edit by hand.",
        f"# Source and licence: {source}.",
        f"@base <{GEONAMES}> .",
        "@prefix dcterms: <http://purl.org/dc/terms/> .",
        *(f"@prefix {p}: <{PREFIXES[p]}> ." for p in used),
        "",
        f"<{NAMESPACE}{name}> dcterms:license <{licence}> ; dcterms:source {_string(source)} .",
    ]
    return "\n".join([*head, *lines, ""])


def _line(entry: Entry) -> str:
    parts = [f"{entry.subject} a kg:{entry.kind} ; skos:prefLabel {_string(entry.name)}"]
    aliases = sorted(_spellings({entry.name, *entry.aliases}) - {entry.name, entry.acronym})
    if aliases:
        parts.append("skos:altLabel " + ", ".join(map(_string, aliases)))
    if entry.acronym:
        parts.append(f"skos:notation {_string(entry.acronym)}")
    parts += [f"{predicate} {value}" for predicate, value in entry.links]
    return " ; ".join(parts) + " ."


def _spellings(found: set[str]) -> set[str]:
    """The names, and each without accents and curly apostrophes: texts are written on all kinds of keyboards."""
    return found | {_plain(name) for name in found}


def _plain(name: str) -> str:
    straight = name.replace("’", "'").replace("ʻ", "'")
    return "".join(c for c in unicodedata.normalize("NFKD", straight) if not unicodedata.combining(c))


def _string(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def slug(name: str) -> str:
    """Lower-case ASCII with hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", _plain(name).encode("ascii", "ignore").decode().lower()).strip("-")


def _table(path: Path) -> Table:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


# ------------------------------------------------------------ places


def _shown() -> dict[str, tuple[str, list[str]]]:
    """Name in the table of countries -> the name we show, other names."""
    return {name: (shown or name, names(others)) for name, shown, others in rows(COUNTRIES)}


def _codes(table: Table) -> dict[str, str]:
    """The two-letter code of every country, by the name we show."""
    shown = _shown()
    return {shown.get(row["name"], (row["name"], []))[0]: row["iso2"] for row in table} | {"Kosovo": "XK"}


def _same(row: dict[str, str]) -> tuple[tuple[str, str], ...]:
    same = [f"<{row['geonames_id']}/>"] if row["geonames_id"] else []
    same += [f"wd:{row['wikidata_id']}"] if row["wikidata_id"] else []
    return (("schema:sameAs", ", ".join(same)),) if same else ()


def capitals(tables: dict[str, Table], codes: dict[str, str]) -> dict[str, str]:
    """Two-letter code of a country -> its capital, as Turtle writes it, where the table of cities has it."""
    found: dict[tuple[str, str], list[dict[str, str]]] = {}
    for city in tables["world_cities"]:
        country, _ = _place(city, codes)
        found.setdefault((country, _plain(city["name"]).casefold()), []).append(city)
    fixed = {codes[country]: (name, region) for country, name, region in rows(CAPITALS)}
    seats: dict[str, str] = {}
    for row in tables["countries"]:
        name, region = fixed.get(row["iso2"], (row["capital"], ""))
        choices = found.get((f"country:{row['iso2'].lower()}", _plain(name).casefold()), [])
        choices = [c for c in choices if region in ("", c["subcountry"])]
        if len(choices) == 1:
            seats[row["iso2"]] = f"city:{choices[0]['geonameid']}"
    return seats


def countries(table: Table, seats: dict[str, str]) -> Iterator[Entry]:
    """Countries with official and formal names; the territories of the United States are regions."""
    shown = _shown()
    for row in table:
        if row["name"] in _TERRITORIES:
            continue
        name, others = shown.get(row["name"], (row["name"], []))
        found = {row["name"], *others, *map(_formal, (row["official_name"], row["formal_name"]))}
        # "Congo - Kinshasa" and "China, Hong Kong …" are names for lists, not for sentences.
        found = {n for n in found if n and "(" not in n and ", " not in n and " - " not in n}
        found |= {n.replace("&", "and") for n in found} | {n.replace("St. ", "Saint ") for n in found if n.startswith("St. ")}
        acronym = {"United States": "US", "United Kingdom": "UK", "United Arab Emirates": "UAE"}.get(name, "")
        seat = (("kg:basedIn", seats[row["iso2"]]),) if row["iso2"] in seats else ()
        yield Entry(f"country:{row['iso2'].lower()}", "Country", name, frozenset(found), acronym, (*seat, *_same(row)))
    yield Entry("country:xk", "Country", "Kosovo")


def _formal(name: str) -> str:
    return re.sub(r"\s*\*+$", "", name).removeprefix("the ").strip()


def states(table: Table) -> Iterator[Entry]:
    """The 50 states, the district and the territories of the United States."""
    part = ("kg:partOf", "country:us")
    for name, postal, short, _ in rows(STATES):
        yield Entry(f"region:us-{slug(name)}", "Region", name, frozenset(names(short)), postal, (part,))
    by_name = {row["name"]: row for row in table}
    for name, postal, *_ in rows(TERRITORIES):
        official = by_name[name]["official_name"]
        yield Entry(f"region:us-{slug(name)}", "Region", name, frozenset({official}), postal, (part, *_same(by_name[name])))


def _place(row: dict[str, str], codes: dict[str, str]) -> tuple[str, str]:
    """Country and region of a city, as Turtle writes them. "" where the table gives no region."""
    country = row["country"] if row["country"] in codes else CITY_COUNTRIES.get(row["country"], "")
    if not country:
        shown = {official: name for name, official in _official(codes).items()}
        country = shown.get(row["country"], row["country"])
    code = codes[country].lower()
    region = slug(row["subcountry"])
    if country in _TERRITORIES:
        return f"region:us-{slug(country)}", ""
    return f"country:{code}", f"region:{code}-{region}" if region else ""


def _official(codes: dict[str, str]) -> dict[str, str]:
    """Spellings of the table of cities: "Saint Lucia" for "St. Lucia", "Cabo Verde", "Syrian Arab Republic"."""
    fixed = {
        "Cape Verde": "Cabo Verde", "Brunei": "Brunei Darussalam", "Laos": "Lao People's Democratic Republic",
        "Russia": "Russian Federation", "Syria": "Syrian Arab Republic", "Cocos Islands": "Cocos (Keeling) Islands",
        "Sint Maarten": "Sint Maarten (Dutch part)", "São Tomé and Príncipe": "Sao Tome and Principe",
        "South Georgia and South Sandwich Islands": "South Georgia and the South Sandwich Islands",
    }  # fmt: skip
    saints = {name: name.replace("St. ", "Saint ") for name in codes if name.startswith("St. ")}
    return saints | fixed


def regions_of(table: Table, codes: dict[str, str]) -> list[Entry]:
    """First-level regions of all countries but the United States, one for each name in the table of cities."""
    found: dict[str, Entry] = {}
    for row in table:
        country, region = _place(row, codes)
        if region and country != "country:us":
            found[region] = Entry(region, "Region", row["subcountry"], links=(("kg:partOf", country),))
    return list(found.values())


def cities(table: Table, codes: dict[str, str]) -> Iterator[Entry]:
    """Cities over 15,000 people."""
    others = {(name, country): frozenset(names(more)) for name, country, more in rows(CITIES)}
    by_code = {f"country:{code.lower()}": name for name, code in codes.items()}
    for row in table:
        country, region = _place(row, codes)
        aliases = others.get((row["name"], by_code.get(country, "")), frozenset())
        links = (("kg:partOf", region or country), ("schema:sameAs", f"<{row['geonameid']}/>"))
        yield Entry(f"city:{row['geonameid']}", "City", row["name"], aliases, links=links)


def groups(codes: dict[str, str]) -> Iterator[Entry]:
    """Peoples, each with its country or state, and other groups that news name."""
    for country, people in rows(DEMONYMS):
        yield _people(names(people), f"country:{codes[country].lower()}")
    for state, *_, people in [*rows(STATES), *([n, p, q] for n, p, *r in rows(TERRITORIES) for q in r)]:
        if people:
            yield _people(names(people), f"region:us-{slug(state)}")
    for (people,) in rows(GROUPS):
        yield _people(names(people), "")


def _people(found: list[str], home: str) -> Entry:
    links = (("skos:related", home),) if home else ()
    name = f"{slug(found[0])}-{home.split(':')[1]}" if home else slug(found[0])
    return Entry(f"group:{name}", "Group", found[0], frozenset(found), links=links)


# ------------------------------------------------------------ bodies


def agencies(table: Table) -> Iterator[Entry]:
    """Agencies of the United States, names the right way round, with the acronyms that news use."""
    facts = {name: (shown, acronym, names(others)) for name, shown, acronym, others in rows(AGENCIES)}
    taken = {acronym for _, acronym, _ in facts.values()} - {"", "-"}
    free = {row["name"]: _usual_acronym(row) for row in table if not facts.get(row["name"], ("", "", []))[1]}
    shared = {a for a, count in Counter(free.values()).items() if count > 1} | taken
    subjects = {row["name"]: f"agency:{row['federal_register_slug']}" for row in table}
    for row in table:
        shown, acronym, others = facts.get(row["name"], ("", "", []))
        if shown == "-":
            continue
        name = shown or forward(row["name"])
        acronym = acronym.strip("-") if acronym else ("" if free[row["name"]] in shared else free[row["name"]])
        parent = subjects.get(row["parent"])
        links = ((("kg:partOf", parent),) if parent else ()) + (("kg:jurisdiction", "country:us"),)
        yield Entry(subjects[row["name"]], "Agency", name, frozenset({*others, *_agency_names(row["name"], name)}), acronym, links)


def forward(name: str) -> str:
    """The name as people say it: "Labor Statistics Bureau" is the "Bureau of Labor Statistics"."""
    match = re.fullmatch(r"(.+) (Department|Bureau|Office)", name)
    if not match or name in FORWARD:
        return name
    return f"{match[2]} of {match[1]}"


def _agency_names(listed: str, name: str) -> set[str]:
    """How else an agency is named: as listed (unless that is back to front with a comma) and with "U.S."."""
    found = {name, listed if ", " not in listed or listed == name else name}
    nation = {f"U.S. {n}" for n in found if "Department" in n.split()[0] or n.endswith("Department")}
    return found | nation | {f"US {n[5:]}" for n in nation | found if n.startswith("U.S. ")}


def _usual_acronym(row: dict[str, str]) -> str:
    """The table's acronym if it is made of the name's initials and means nothing else in news; else ""."""
    acronym = row["acronym"]
    if acronym in NOT_ACRONYMS or not re.fullmatch(r"[A-Z]{3,8}", acronym):
        return ""
    initials = set()
    for name in (row["name"], forward(row["name"])):
        words = re.findall(r"[A-Za-z]+", name.replace("U.S.", "US"))
        initials |= {"".join(w[0].upper() for w in words), "".join(w[0] for w in words if w[0].isupper())}
    return acronym if {acronym, acronym.removeprefix("US")} & initials else ""


def bodies() -> Iterator[Entry]:
    """World bodies and well-known American ones that are in no table."""
    agencies_named = {(shown or forward(name)): name for name, shown, *_ in rows(AGENCIES)}
    ours = {row[1] for row in rows(BODIES)}
    for row in rows(BODIES):
        kind, name, acronym, others, parent, *home = row
        links: tuple[tuple[str, str], ...] = ()
        if parent:
            links += (("kg:partOf", "agency:" + slug(parent if parent in ours else _listed(parent, agencies_named))),)
        if home and home[0]:
            links += (("kg:jurisdiction", "country:us"),)
        short = {n.replace("United Nations", "U.N.") for n in [name] if name.startswith("United Nations ")}
        short |= {n.replace("U.N.", "UN") for n in short}
        yield Entry("agency:" + slug(name), kind, name, frozenset({*names(others), *short}), acronym, links)


def _listed(name: str, known: dict[str, str]) -> str:
    """What the table of agencies calls it: its IRIs are made of these names."""
    back = re.fullmatch(r"Department of (?:the )?(.+)", name)
    return known.get(name) or (f"{back[1]} Department" if back else name)


# ------------------------------------------------------------ Congress


def members(table: Table) -> Iterator[Entry]:
    """Senators and representatives with their chamber and state."""
    regions = {postal: f"region:us-{slug(name)}" for name, postal, *_ in [*rows(STATES), *rows(TERRITORIES)]}
    chambers = {"House": "agency:house-of-representatives", "Senate": "agency:senate"}
    for row in table:
        given = [row["first"], row["nickname"]]
        aliases = {f"{first} {row['last']}" for first in given if first} | {row["name"].replace(",", "")}
        links = [("kg:memberOf", chambers[row["chamber"]]), ("kg:roleIn", regions[row["state"]])]
        if row["wikidata_id"]:
            links.append(("schema:sameAs", f"wd:{row['wikidata_id']}"))
        subject = f"person:{slug(row['name'])}-{row['state'].lower()}"
        yield Entry(subject, "Person", row["name"], frozenset(aliases), links=tuple(links))


def committees(table: Table) -> Iterator[Entry]:
    """Committees of Congress; a subcommittee bears the name of its committee, for two may share theirs."""
    shared = Counter(row["name"] for row in table)
    for row in table:
        name, parent = row["name"], row["parent"]
        full = f"{parent} {name}" if parent else name
        aliases = _committee_names(name) if not parent else {name} if shared[name] == 1 else set()
        above = "agency:" + slug(parent) if parent else _chamber(row["chamber"])
        links = (("kg:partOf", above), ("kg:jurisdiction", "country:us"))
        yield Entry("agency:" + slug(full), "Agency", full, frozenset(aliases), links=links)


def _chamber(chamber: str) -> str:
    return {"house": "agency:house-of-representatives", "senate": "agency:senate"}.get(chamber, "agency:congress")


def _committee_names(name: str) -> set[str]:
    """ "Senate Committee on the Judiciary" is also the "Senate Judiciary Committee"."""
    match = re.fullmatch(r"(House|Senate|Joint)( Select| Special| Permanent Select)? Committee on (?:the )?(.+)", name)
    if not match:
        return set()
    return {f"{match[1]} {match[3]} Committee"}


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit("usage: python training/gazetteer.py FOLDER_OF_TABLES [OUT]")
    main(*sys.argv[1:])
