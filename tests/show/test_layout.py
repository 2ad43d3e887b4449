"""Where things stand: always in the same place, apart from each other, near what they are linked with."""

from __future__ import annotations

import math
import random

from kg.show.layout import layout


def web(count: int, seed: int = 3) -> tuple[list[str], list[tuple[int, int, float]]]:
    draw = random.Random(seed)
    links = [(node, draw.randrange(max(1, node)), 1.0) for node in range(1, count)]
    return [f"thing/{node}" for node in range(count)], links


def test_the_same_graph_gets_the_same_places() -> None:
    names, links = web(60)
    assert layout(names, links, range(60)) == layout(names, links, range(60))


def test_no_two_things_stand_on_each_other() -> None:
    names, links = web(120)
    spots = layout(names, links, range(120))
    nearest = min(math.dist(a, b) for i, a in enumerate(spots) for b in spots[:i])
    assert nearest > 20


def test_linked_things_stand_nearer_than_others() -> None:
    names, links = web(80)
    spots = layout(names, links, range(80))
    linked = sum(math.dist(spots[a], spots[b]) for a, b, _ in links) / len(links)
    whole = sum(math.dist(a, b) for i, a in enumerate(spots) for b in spots[:i]) / (80 * 79 / 2)
    assert linked < whole / 2


def test_islands_do_not_overlap() -> None:
    links = [(0, 1, 1.0), (1, 2, 1.0), (0, 2, 1.0), (3, 4, 1.0), (5, 6, 1.0)]
    spots = layout([f"t{n}" for n in range(7)], links, range(7))
    boxes = [
        (min(xs), max(xs), min(ys), max(ys))
        for part in ((0, 1, 2), (3, 4), (5, 6))
        for xs, ys in [zip(*(spots[n] for n in part), strict=True)]
    ]
    for i, (a, b, c, d) in enumerate(boxes):
        assert all(b < e or f < a or d < g or h < c for e, f, g, h in boxes[:i])


def test_the_others_stand_near_their_neighbours_on_free_places() -> None:
    names, links = web(40)
    more = [(node, 0, 1.0) for node in range(40, 70)]
    spots = layout([*names, *(f"new/{n}" for n in range(30))], [*links, *more], range(40))
    assert len(set(spots)) == 70
    assert all(math.dist(spots[node], spots[0]) < 900 for node in range(40, 70))


def test_things_drawn_later_do_not_move_the_first_ones() -> None:
    names, links = web(40)
    alone = layout(names, links, range(40))
    assert layout([*names, "new"], [*links, (40, 3, 1.0)], range(40))[:40] == alone


def test_a_thing_without_links_needs_no_place() -> None:
    assert layout(["a", "b", "c"], [(0, 1, 1.0)], [0, 1])[2] == (0, 0)


def test_nothing_gives_nothing() -> None:
    assert layout([], [], []) == []


def test_a_thousand_things_are_laid_out_in_samples() -> None:
    names, links = web(901)
    spots = layout(names, links, range(901))
    assert len(set(spots)) > 890
