"""Words by which reports are known: nouns that can speak in a headline ("Poll: …"), verbs of saying, saying-like ones that are none."""

from __future__ import annotations

# Heads of a phrase that can stand before a headline's colon as its speaker: "Lisbon minister: …", "Audit: …".
SPEAKING_NOUNS = frozenset(
    """audit study report poll survey review probe investigation analysis inquiry researchers scientists experts economists
    analysts police officials sources witnesses prosecutors investigators lawyers attorneys lawmakers legislators senators
    workers drivers teachers nurses doctors residents neighbors neighbours parents families protesters activists advocates
    critics opponents supporters union unions group groups rebels troops army military navy
    governor mayor president premier minister chancellor senator congressman congresswoman congressman representative speaker
    chief sheriff judge justice court prosecutor attorney lawyer secretary director commissioner superintendent chairman
    chairwoman chair ceo cfo boss head leader envoy ambassador diplomat spokesman spokeswoman spokesperson official
    officer general commander captain pope bishop archbishop cardinal imam rabbi king queen prince princess coach owner
    founder author doctor professor researcher expert economist analyst witness victim mother father daughter son widow
    wife husband family mothers survivors feds gov sen rep media agency ministry department commission council board
    committee panel party opposition government regulator watchdog""".split()
)
