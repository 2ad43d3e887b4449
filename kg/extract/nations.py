"""Nations behind adjectives and governments: "Iraqi" belongs to Iraq; "the Iraqi government" is Iraq acting.

The gazetteer says which country a demonym belongs to; a link is made only to a country that the article itself names.
"""

from __future__ import annotations

from kg.extract.cast import Cast, Draft
from kg.extract.same_names import place_name
from kg.model import Gazetteer


def link_nations(cast: Cast, gazetteer: Gazetteer) -> None:
    """Give groups and agencies named by a demonym their country; a country's government becomes the country's mention."""
    countries = {place_name(name, "Country", gazetteer): d for d in cast.of_type("Country") for name in d.names}
    for draft in cast.of_type("Group", "Agency"):
        draft.country = _country(draft, countries, gazetteer)
    for draft in cast.of_type("Agency"):
        if draft.country is not None and all(name.split()[-1].casefold() == "government" for name in draft.names):
            cast.merge_as_nominal(draft.country, draft)


def _country(draft: Draft, countries: dict[str, Draft], gazetteer: Gazetteer) -> Draft | None:
    """The country whose name or demonym the draft's name is or starts with."""
    for name in sorted(draft.names):
        words = name.replace("’s", "").replace("'s", "").split()
        words = words[1:] if words[0].casefold() in {"the", "a", "an"} else words
        for size in range(min(3, len(words)), 0, -1):
            head = " ".join(words[:size])
            homes = {w.casefold() for k in gazetteer.named(head) if k.type == "Group" for w in k.within[:1]}
            homes.add(place_name(head, "Country", gazetteer))
            found = [countries[h] for h in sorted(homes) if h in countries]
            if found:
                return found[0]
    return None
