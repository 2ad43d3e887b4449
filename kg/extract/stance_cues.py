"""Words by which somebody backs or opposes something, and where their holder and target stand in the parse.

A word stands here only if it nearly always takes a side when its holder can will something and its target is a policy, law,
event, person or body. ``PREPOSITION``: the target hangs under this word ("vote for", "opposition to").
"""

from __future__ import annotations

from typing import Literal

Side = Literal["Supports", "Opposes"]

SUPPORTS_VERBS = frozenset(
    """support back endorse praise applaud commend hail laud welcome champion defend favor favour co-sponsor cosponsor sponsor
    embrace thank salute celebrate cheer""".split()
)
OPPOSES_VERBS = frozenset(
    """oppose block condemn denounce criticize criticise blast slam reject veto decry deplore assail lambaste rebuke fault deride
    protest blame accuse sue attack resist disavow""".split()
)
# verb -> {preposition: value}
VERBS_WITH: dict[str, dict[str, Side]] = {
    "vote": {"for": "Supports", "against": "Opposes"},
    "object": {"to": "Opposes"},
    "protest": {"against": "Opposes"},
    "rally": {"for": "Supports", "behind": "Supports", "against": "Opposes"},
    "lobby": {"for": "Supports", "against": "Opposes"},
    "campaign": {"for": "Supports", "against": "Opposes"},
    "speak": {"against": "Opposes", "for": "Supports"},
    "argue": {"against": "Opposes", "for": "Supports"},
    "push": {"for": "Supports", "against": "Opposes"},
    "fight": {"against": "Opposes", "for": "Supports"},
    "call": {"for": "Supports"},
    "come": {"against": "Opposes"},
}
# noun -> ({prepositions}, value); the holder is its possessor, or the noun itself where it names people ("critics of the plan")
NOUNS: dict[str, tuple[frozenset[str], Side]] = {
    "support": (frozenset({"for", "of"}), "Supports"),
    "backing": (frozenset({"for", "of"}), "Supports"),
    "endorsement": (frozenset({"of"}), "Supports"),
    "praise": (frozenset({"for", "of"}), "Supports"),
    "opposition": (frozenset({"to"}), "Opposes"),
    "criticism": (frozenset({"of"}), "Opposes"),
    "condemnation": (frozenset({"of"}), "Opposes"),
    "objection": (frozenset({"to"}), "Opposes"),
    "rejection": (frozenset({"of"}), "Opposes"),
    "veto": (frozenset({"of"}), "Opposes"),
}
PEOPLE_NOUNS: dict[str, tuple[frozenset[str], Side]] = {
    "critic": (frozenset({"of"}), "Opposes"),
    "opponent": (frozenset({"of", "to"}), "Opposes"),
    "foe": (frozenset({"of"}), "Opposes"),
    "supporter": (frozenset({"of"}), "Supports"),
    "backer": (frozenset({"of"}), "Supports"),
    "proponent": (frozenset({"of"}), "Supports"),
    "advocate": (frozenset({"of", "for"}), "Supports"),
    "defender": (frozenset({"of"}), "Supports"),
    "champion": (frozenset({"of"}), "Supports"),
    "co-sponsor": (frozenset({"of"}), "Supports"),
    "cosponsor": (frozenset({"of"}), "Supports"),
    "sponsor": (frozenset({"of"}), "Supports"),
}
# verbs whose subject receives somebody's support or criticism: "drew criticism from", "was met with praise from"
RECEIVING = frozenset("draw meet greet win receive face get gain attract earn encounter spark provoke prompt".split())
