"""Where a model errs on the development passages: every wrong or missing answer counted under one class of error."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from kg.annotate.frames import Proposal
from kg.annotate.reading import Model, load_model
from training.answers import Answers, answers
from training.measures import GROUPS, HALF, overlap, touch, wanted_spans, words_in
from training.passages import Passage, Target
from training.sources import judging_passages

Spans = set[tuple[int, int, str]]
Classes = Counter[tuple[str, str]]


def errors(shared: Path, folder: Path, least: int = 3) -> str:
    """A Markdown table of (what, class of error, count), most frequent first; classes of fewer than ``least`` are left out."""
    model, found = load_model(folder), Counter[tuple[str, str]]()
    for passage in judging_passages(shared):
        found += _of(passage, answers(passage.words, model), model)
    rows = [f"| {what} | {kind} | {count} |" for (what, kind), count in sorted(found.items(), key=lambda item: (-item[1], item[0]))]
    return "\n".join(["| what | error | count |", "|---|---|---:|", *(row for row in rows if int(row.split("|")[3]) >= least)])


def _of(passage: Passage, found: Answers, model: Model) -> Classes:
    labels = model.labels
    names, phrases = found.names(labels), found.phrases(labels)
    total = _spans("name", passage.names, set(), {name[:3] for name in names})
    for layer, tags in passage.phrases.items():
        total += _spans("phrase", tags, passage.soft[layer], {phrase[:3] for phrase in phrases if phrase.label == layer})
    frames = found.frames(labels, names)
    for group in dict.fromkeys(GROUPS.values()):
        total += _frames(group, passage, [frame for frame in frames if GROUPS.get(frame.label) == group])
    return total


def _spans(what: str, tags: list[str], soft: set[int], found: Spans) -> Classes:
    wanted, spared = wanted_spans(tags, soft)
    total: Classes = Counter()
    for start, end, kind in wanted - found:
        near = [other for other in found if touch((start, end), other[:2])]
        if any(other[:2] == (start, end) for other in near):
            total[what, f"{kind} taken for {next(o[2] for o in near if o[:2] == (start, end))}"] += 1
        else:
            total[what, f"{kind}: wrong extent" if near else f"{kind} not found"] += 1
    for start, end, kind in found - wanted:
        if spared.isdisjoint(range(start, end)) and not any(touch((start, end), other[:2]) for other in wanted):
            total[what, f"{kind} where there is none"] += 1
    return total


def _frames(group: str, passage: Passage, frames: list[Proposal]) -> Classes:
    """Each wanted frame against the proposal with the same cue that shares most; then the proposals that no frame wanted."""
    total: Classes = Counter()
    left = list(frames)
    for target in (target for target in passage.targets if GROUPS.get(target.label) == group):
        near = [frame for frame in left if touch(target.cue, frame.cue)]
        if not near:
            total[group, "cue not found"] += 1
            continue
        best = max(near, key=lambda frame: overlap(words_in(target.what), words_in(frame.what)))
        left.remove(best)
        problem = _problem(target, best)
        if problem:
            total[group, problem] += 1
    for frame in left:
        if group != "roles" or passage.spared["role"].isdisjoint(range(*frame.cue)):
            total[group, "frame where there is none"] += 1
    return total


def _problem(target: Target, frame: Proposal) -> str | None:
    who, found = words_in(target.who), words_in([frame.who] if frame.who else [])
    what, about = words_in(target.what), words_in(frame.what)
    if target.label != frame.label:
        return f"{target.label} taken for {frame.label}"
    if who and not found:
        return "who not found"
    if who.isdisjoint(found) and (who or found):
        return "another who"
    if what and not about:
        return "what not found"
    if overlap(what, about) >= HALF:
        return None
    return "another what" if what.isdisjoint(about) else "what of another extent"
