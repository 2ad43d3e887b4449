"""What each view of the page shows, over the whole store: the lines to draw, who stands where, who speaks, when it was said.

These are the answers of kg/show/page/local.js, which gives them over the data in a file; a test compares the two, view by view.
Things and statements are told by their numbers; the parts of the graph that have them go along.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.serve.columns import TYPE_NAMES, Columns, Filters, selected
from kg.serve.edges import chosen_of, edges_of, neighbours
from kg.serve.listing import (
    DRAWN,
    Asked,
    between,
    by_kind,
    in_time,
    list_of,
    of_kinds,
    on_side,
    portion,
    statements_of,
    things_of,
    with_ends,
)  # fmt: skip

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.int32]

_GROUPS = ("supports", "opposes", "commits", "refuses", "said", "roleIn", "speaksFor")
_STANDING = ("supports", "opposes", "commits", "refuses")
_ROWS, _COLUMNS = 60, 40
_FIRST = {"panel": 12, "table": 50, "disputes": 10, "side": 4, "timeline": 20, "voices": 60}


@dataclass(slots=True)
class Answer:
    """``shown`` is the view's JSON; ``statements`` and ``things`` are the numbers in it, whose rows must go along."""

    shown: dict[str, Any]
    statements: Sequence[int] = ()
    things: Sequence[int] = ()


def picture(columns: Columns, asked: Asked) -> Answer:
    """How many things could be drawn, and the lines between those that are: [subject, kind, object, statements, claimed]."""
    import numpy as np

    edges = edges_of(columns, asked.filters)
    near = neighbours(edges)
    chosen = chosen_of(columns, near, asked)
    kept = np.isin(edges.subject, list(chosen)) & np.isin(edges.object, list(chosen))
    drawn = sorted({*edges.subject[kept].tolist(), *edges.object[kept].tolist()})
    return Answer({"all": len(near), "edges": edges.rows(kept)}, (), drawn)


def panel(columns: Columns, asked: Asked) -> Answer:
    """All about one thing or between two, or where to begin."""
    ends = [columns.thing_at[key] for key in asked.at if key in columns.thing_at]
    if not ends:
        return _overview(columns, asked)
    return _of_thing(columns, asked, ends[0]) if len(ends) == 1 else _of_pair(columns, asked, ends[0], ends[-1])


def table(columns: Columns, asked: Asked) -> Answer:
    """The statements that pass, or the things of the chosen types, in the order that is asked for."""
    if asked.what == "things":
        rows = portion(things_of(columns, asked), _FIRST["table"], asked, of="things", column=asked.column, down=str(int(asked.down)))
        return Answer({"names": rows["total"], "list": rows}, (), rows["first"])
    rows = portion(statements_of(columns, asked), _FIRST["table"], asked, column=asked.column, down=str(int(asked.down)))
    return Answer({"names": len(things_of(columns, asked)), "list": rows}, rows["first"])


def matrix(columns: Columns, asked: Asked) -> Answer:
    """The lines between the topics that most actors stand to and the actors with most of them."""
    import numpy as np

    edges = edges_of(columns, asked.filters)
    edges = edges.only(np.isin(edges.kind, [columns.kinds.index(kind) for kind in _STANDING if kind in columns.kinds]))
    inside = edges.only(np.isin(edges.object, _busiest(edges.object)[:_COLUMNS]))
    shown = inside.only(np.isin(inside.subject, _busiest(inside.subject)[:_ROWS]))
    sizes = {"actors": len(np.unique(edges.subject)), "topics": len(np.unique(edges.object))}
    return Answer({"edges": shown.rows(), **sizes}, (), [*np.unique(shown.subject).tolist(), *np.unique(shown.object).tolist()])


def disputes(columns: Columns, asked: Asked, start: int = 0, size: int = _FIRST["disputes"]) -> Answer:
    """The targets that some support and others oppose, those with most on both sides first."""
    found = _disputed(columns, asked.filters)
    rows, said = [], []
    for target, *_ in found[start : start + size]:
        sides = [_side(columns, asked, target, kind) for kind in ("supports", "opposes")]
        rows.append({"target": target, "pro": sides[0], "con": sides[1]})
        said += [*sides[0]["first"], *sides[1]["first"]]
    return Answer({"list": list_of(rows, len(found), asked, of="disputes")}, said, [target for target, *_ in found[start : start + size]])


def timeline(columns: Columns, asked: Asked) -> Answer:
    """Every day of the selection whatever the dates chosen, the kinds in each stretch, and the statements in order."""
    import dataclasses

    import numpy as np

    whole = selected(columns, dataclasses.replace(asked.filters, first="", last="")).statements
    dated = np.array([bool(day) for day in columns.days], bool)
    whole = whole[dated[columns.day[whole]]] if len(whole) else whole
    days = [columns.days[at] for at in np.unique(columns.day[whole])]
    rows = portion(in_time(columns, asked), _FIRST["timeline"], asked, of="timeline")
    return Answer({"days": days, "bins": _bins(columns, whole, days), "list": rows}, rows["first"])


def voices(columns: Columns, asked: Asked, start: int = 0, size: int = _FIRST["voices"]) -> Answer:
    """Each speaker's claims and words, most words first; [thing or -1, claims, words, of these quoted]."""
    import numpy as np

    claims = of_kinds(columns, selected(columns, asked.filters).statements, ["said"])
    speakers, quoted = columns.subject[claims], columns.quoted[claims]
    named = (speakers >= 0) & (np.append(columns.type, -1)[speakers] != TYPE_NAMES.index("UnnamedSource"))
    who, at = np.unique(speakers, return_inverse=True)
    words = columns.words[claims].astype(float)
    sums = [np.bincount(at, weights, len(who)).astype(int) for weights in (np.ones(len(claims)), words, words * quoted)]
    order = np.lexsort((np.where(who < 0, len(columns.things), who), -sums[1]))[start : start + size]
    rows = np.stack([who, *sums], axis=1)[order].tolist() if len(who) else []
    shown = {"claims": len(claims), "named": int(named.sum()), "quoted": int(quoted.sum())}
    return Answer({**shown, "list": list_of(rows, len(who), asked, of="voices")}, (), [row[0] for row in rows if row[0] >= 0])


def listed(columns: Columns, asked: Asked, of: str, start: int, size: int, ends: dict[str, str]) -> Answer:
    """Some more of a list that an answer began. ``ends``: subject, object and kinds of its statements."""
    if of == "voices":
        return voices(columns, asked, start, size)
    if of == "disputes":
        return disputes(columns, asked, start, size)
    if of == "things":
        rows = things_of(columns, asked)[start : start + size].tolist()
        return Answer({"list": {"first": rows}}, (), rows)
    if of == "side":
        found = on_side(columns, asked, columns.thing_at.get(ends.get("object", ""), -2), ends.get("kinds", ""))
    else:
        found = in_time(columns, asked) if of == "timeline" else between(columns, asked, ends) if ends else statements_of(columns, asked)
    rows = found[start : start + size].tolist()
    return Answer({"list": {"first": rows, "total": len(found)}}, rows)


VIEWS: dict[str, Callable[[Columns, Asked], Answer]] = {
    "picture": picture,
    "panel": panel,
    "table": table,
    "matrix": matrix,
    "disputes": disputes,
    "timeline": timeline,
    "voices": voices,
}


def _overview(columns: Columns, asked: Asked) -> Answer:
    import numpy as np

    said = of_kinds(columns, selected(columns, asked.filters).statements, ["said"])
    who, count = np.unique(columns.subject[said][columns.subject[said] >= 0], return_counts=True)
    best = np.lexsort((who, -count))[:8]
    speakers = np.stack([who, count], axis=1)[best].tolist()
    disputed = _disputed(columns, asked.filters)[:6]
    targets = [{"target": target, "pro": {"total": pro}, "con": {"total": con}} for target, pro, con in disputed]
    named = [*(target for target, *_ in disputed), *(one for one, _ in speakers)]
    return Answer({"ends": [], "disputed": targets, "speakers": speakers}, (), named)


def _of_thing(columns: Columns, asked: Asked, thing: int) -> Answer:
    import numpy as np

    passing = selected(columns, asked.filters).statements
    by, about = with_ends(columns, subject=thing), with_ends(columns, target=thing)
    said, spoken = np.intersect1d(by, passing), np.intersect1d(about, passing)
    key = columns.things[thing][0]
    groups = {"said": _grouped(columns, asked, said, subject=key), "about": _grouped(columns, asked, spoken, object=key)}
    held = _held(columns, by)
    shown = {"ends": [thing], **groups, "held": held, "hidden": len(by) + len(about) - len(said) - len(spoken)}
    return Answer(shown, [*held, *(at for found in groups.values() for one in found for at in one["list"]["first"])], [thing])


def _of_pair(columns: Columns, asked: Asked, one: int, other: int) -> Answer:
    import numpy as np

    passing = selected(columns, asked.filters).statements
    keys = [columns.things[thing][0] for thing in (one, other)]
    there = np.intersect1d(with_ends(columns, one, other), passing)
    back = np.intersect1d(with_ends(columns, other, one), passing) if one != other else there[:0]
    groups = {
        "there": _grouped(columns, asked, there, True, subject=keys[0], object=keys[1]),
        "back": _grouped(columns, asked, back, True, subject=keys[1], object=keys[0]),
    }
    first = [at for found in groups.values() for group in found for at in group["list"]["first"]]
    return Answer({"ends": [one, other], **groups}, first, [one, other])


def _grouped(columns: Columns, asked: Asked, statements: Numbers, apart: bool = False, **ends: str) -> list[dict[str, Any]]:
    """Statements by kind in the order of the panel; the plain relations stand together unless they are to stand apart."""
    present = [*_GROUPS, *(kind for kind in columns.kinds if kind not in _GROUPS)]
    sets = [[kind] for kind in (present if apart else _GROUPS)] + ([] if apart else [present[len(_GROUPS) :]])
    found = []
    for kinds in sets:
        own = by_kind(columns, of_kinds(columns, statements, kinds), kinds)
        if len(own):
            rows = portion(own, _FIRST["panel"], asked, kinds=",".join(kinds), **ends)
            found.append({"kind": columns.kinds[columns.kind[own[0]]], "list": rows})
    return found


def _held(columns: Columns, by: Numbers) -> list[int]:
    """A thing's posts and whom it speaks for, each once."""
    found: dict[tuple[int, ...], int] = {}
    for at in of_kinds(columns, by, ["roleIn", "speaksFor"]).tolist():
        found.setdefault((int(columns.title[at]), *columns.object[columns.pair == at].tolist()), at)
    return list(found.values())[:4]


def _disputed(columns: Columns, filters: Filters) -> list[tuple[int, int, int]]:
    """(target, how many for it, how many against it)."""
    import numpy as np

    passing = np.zeros(len(columns.keys), bool)
    passing[selected(columns, filters).statements] = True
    sides = []
    for kind in ("supports", "opposes"):
        wanted = columns.kinds.index(kind) if kind in columns.kinds else -1
        kept = passing[columns.pair] & (columns.kind[columns.pair] == wanted) & (columns.object >= 0)
        sides.append(np.bincount(columns.object[kept], minlength=len(columns.things)))
    both = np.flatnonzero((sides[0] > 0) & (sides[1] > 0))
    order = both[np.lexsort((both, -np.minimum(sides[0], sides[1])[both]))]
    return [(int(at), int(sides[0][at]), int(sides[1][at])) for at in order]


def _side(columns: Columns, asked: Asked, target: int, kind: str) -> dict[str, Any]:
    found = on_side(columns, asked, target, kind)
    return portion(found, _FIRST["side"], asked, of="side", object=columns.things[target][0], kinds=kind)


def _bins(columns: Columns, statements: Numbers, days: Sequence[str]) -> list[tuple[str, dict[str, int]]]:
    """By day, month or year: kind -> how many; what is not said, backed, promised … is "other"."""
    import numpy as np

    step = _step(days)
    names = np.array([day[:step] for day in columns.days])
    parts = [kind if kind in DRAWN else "other" for kind in columns.kinds]
    found: dict[str, dict[str, int]] = {}
    pairs, counts = np.unique(columns.day[statements].astype(np.int64) * len(parts) + columns.kind[statements], return_counts=True)
    for pair, count in zip(pairs.tolist(), counts.tolist(), strict=True):
        bins = found.setdefault(str(names[pair // len(parts)]), {})
        part = parts[pair % len(parts)]
        bins[part] = bins.get(part, 0) + count
    return sorted(found.items())


def _step(days: Sequence[str]) -> int:
    """How many characters of the date make a bin: the day, month or year, by the span of time."""
    from datetime import date

    try:
        span = (date.fromisoformat(days[-1]) - date.fromisoformat(days[0])).days if days else 0
    except ValueError:
        return 4  # what is no date is compared by its year
    return 10 if span <= 62 else 7 if span <= 1800 else 4


def _busiest(things: Numbers) -> Numbers:
    """Those with the most lines first."""
    import numpy as np

    found, count = np.unique(things, return_counts=True)
    return found[np.lexsort((found, -count))]
