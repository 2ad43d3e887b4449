"""Which kind of place a name is, for pipelines that call all of them GPE: "Kenya" COUNTRY, "Ohio" REGION, else CITY."""

from __future__ import annotations


def place_type(name: str) -> str:
    """COUNTRY, REGION (a state of the USA) or CITY."""
    key = name.lower().removeprefix("the ").rstrip(".")
    if key in COUNTRIES:
        return "COUNTRY"
    return "REGION" if key in STATES else "CITY"


def _names(table: str) -> frozenset[str]:
    return frozenset(name.strip().lower() for name in table.replace("\n", ";").split(";") if name.strip())


COUNTRIES = _names("""
Afghanistan; Albania; Algeria; Andorra; Angola; Argentina; Armenia; Australia; Austria; Azerbaijan; Bahamas; Bahrain; Bangladesh
Barbados; Belarus; Belgium; Belize; Benin; Bhutan; Bolivia; Bosnia; Bosnia and Herzegovina; Botswana; Brazil; Britain; Brunei
Bulgaria; Burkina Faso; Burundi; Cambodia; Cameroon; Canada; Cape Verde; Central African Republic; Chad; Chile; China; Colombia
Comoros; Congo; Costa Rica; Croatia; Cuba; Cyprus; Czech Republic; Czechia; Democratic Republic of Congo; Denmark; Djibouti
Dominica; Dominican Republic; East Timor; Ecuador; Egypt; El Salvador; England; Eritrea; Estonia; Eswatini; Ethiopia; Fiji
Finland; France; Gabon; Gambia; Germany; Ghana; Great Britain; Greece; Grenada; Guatemala; Guinea; Guyana; Haiti; Honduras
Hungary; Iceland; India; Indonesia; Iran; Iraq; Ireland; Israel; Italy; Ivory Coast; Jamaica; Japan; Kazakhstan; Kenya; Kosovo
Kuwait; Kyrgyzstan; Laos; Latvia; Lebanon; Lesotho; Liberia; Libya; Liechtenstein; Lithuania; Luxembourg; Madagascar; Malawi
Malaysia; Maldives; Mali; Malta; Mauritania; Mauritius; Mexico; Moldova; Monaco; Mongolia; Montenegro; Morocco; Mozambique
Myanmar; Namibia; Nepal; Netherlands; New Zealand; Nicaragua; Niger; Nigeria; North Korea; North Macedonia; Norway; Oman
Pakistan; Palestine; Panama; Papua New Guinea; Paraguay; Peru; Philippines; Poland; Portugal; Qatar; Romania; Russia; Rwanda
Samoa; Saudi Arabia; Scotland; Senegal; Serbia; Seychelles; Sierra Leone; Singapore; Slovakia; Slovenia; Solomon Islands
Somalia; South Africa; South Korea; South Sudan; Spain; Sri Lanka; Sudan; Suriname; Sweden; Switzerland; Syria; Taiwan
Tajikistan; Tanzania; Thailand; Togo; Tonga; Trinidad and Tobago; Tunisia; Turkey; Turkiye; Türkiye; Turkmenistan; U.K; U.S
U.S.A; UAE; Uganda; UK; Ukraine; United Arab Emirates; United Kingdom; United States; United States of America; Uruguay; US
USA; Uzbekistan; Vatican; Venezuela; Vietnam; Wales; Yemen; Zambia; Zimbabwe
""")

STATES = _names("""
Alabama; Alaska; Arizona; Arkansas; California; Colorado; Connecticut; Delaware; Florida; Georgia; Hawaii; Idaho; Illinois
Indiana; Iowa; Kansas; Kentucky; Louisiana; Maine; Maryland; Massachusetts; Michigan; Minnesota; Mississippi; Missouri; Montana
Nebraska; Nevada; New Hampshire; New Jersey; New Mexico; North Carolina; North Dakota; Ohio; Oklahoma; Oregon; Pennsylvania
Puerto Rico; Rhode Island; South Carolina; South Dakota; Tennessee; Texas; Utah; Vermont; Virginia; Washington state
West Virginia; Wisconsin; Wyoming; Ala; Ariz; Ark; Calif; Colo; Conn; Del; Fla; Ga; Ill; Ind; Kan; Ky; La; Mass; Md; Mich; Minn
Miss; Mo; Mont; N.C; N.D; N.H; N.J; N.M; N.Y; Neb; Nev; Okla; Ore; Pa; R.I; S.C; S.D; Tenn; Va; Vt; W.Va; Wash; Wis; Wyo
""")
