"""Training, in stages that say how many word pieces they read. Killed at any moment, it goes on from its last save.

A stage's data are drawn in rounds: every annotated passage once, a share of the treebanks and of CrossNER.
"""

from __future__ import annotations

import json
import os
import random
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch
from torch import nn

from kg.annotate.pieces import Pieces
from training.examples import Encoder, Example, batches
from training.losses import collate, losses
from training.network import Net
from training.passages import Passage
from training.treebanks import Document
from training.variants import Variants

ENCODER_RATE, HEAD_RATE, DECAY = 3e-4, 1e-3, 0.01
AVERAGE = 0.999  # of the moving average of the weights, a step
MOST_PIECES = 1792  # of one batch
WARM_UP = 150_000  # pieces
CLIPPED = 1.0
SAVED_EVERY, TOLD_EVERY, AVERAGED_EVERY = 100, 50, 4


@dataclass(frozen=True, slots=True)
class Stage:
    """``pieces`` to read; a round has the passages if ``news``, and these shares of grammar and names. The learning rate goes
    in a straight line from ``first`` to ``last`` times the base."""

    name: str
    pieces: int
    news: bool
    grammar: float
    names: float
    first: float = 1.0
    last: float = 0.0


STAGES = (
    Stage("grammar", 3_300_000, False, 1.0, 0.7, 1.0, 0.5),
    Stage("news", 8_300_000, True, 0.12, 0.06, 1.0, 0.0),
    Stage("again", 12_800_000, True, 0.12, 0.06, 0.7, 0.0),
)


@dataclass(frozen=True, slots=True)
class Texts:
    """All that is trained on."""

    passages: list[Passage]
    grammar: list[Document]
    names: list[Document]


@dataclass(slots=True)
class Place:
    """Where training stands: stage, round, batch in it, steps and pieces in the stage, seconds in all."""

    stage: int = 0
    round: int = 0
    batch: int = 0
    steps: int = 0
    pieces: int = 0
    seconds: float = 0.0


class Training:
    """One network on its way. ``folder`` keeps ``state.pt`` (to go on), ``model.pt`` (the average) and ``log.jsonl``."""

    def __init__(self, net: Net, texts: Texts, pieces: Pieces, relations: list[str], folder: Path, seed: int = 1) -> None:
        self.net, self.place, self.average = net, Place(), _Average(net)
        self._texts, self._pieces, self._relations, self._folder, self._seed = texts, pieces, relations, folder, seed
        encoder = [p for n, p in net.named_parameters() if n.startswith("enc.") and p.requires_grad]
        heads = [p for n, p in net.named_parameters() if not n.startswith("enc.")]
        groups = [{"params": encoder, "base": ENCODER_RATE}, {"params": heads, "base": HEAD_RATE}]
        self._optimizer = torch.optim.AdamW(groups, lr=ENCODER_RATE, weight_decay=DECAY, fused=True)
        self._recent: dict[str, list[float]] = defaultdict(list)
        folder.mkdir(parents=True, exist_ok=True)

    def run(self, stages: tuple[Stage, ...] = STAGES, judge: Callable[[Net], dict[str, float]] | None = None, every: int = 1500) -> None:
        """Train to the end of the last stage. ``judge`` is asked about the averaged network every so many steps."""
        self._resume()
        torch.manual_seed(self._seed + self.place.steps)
        self.net.train()
        while self.place.stage < len(stages):
            stage = stages[self.place.stage]
            for batch in self._batches(stage):
                self._step(stage, batch, stages)
                if self.place.steps % SAVED_EVERY == 0:
                    self.save()
                if judge and self.place.steps % every == 0:
                    self._judge(judge)
                if self.place.pieces >= stage.pieces:
                    break
            if self.place.pieces >= stage.pieces:
                self.place = Place(stage=self.place.stage + 1, seconds=self.place.seconds)
                self.save()
        self.save()

    def save(self) -> None:
        """Write the state, so that a kill at any moment leaves the old or the new one."""
        state = {
            "place": asdict(self.place), "net": self.net.state_dict(), "average": self.average.values,
            "optimizer": self._optimizer.state_dict(),
        }  # fmt: skip
        _write(self._folder / "state.pt", state)
        _write(self._folder / "model.pt", {name: v.half() if v.is_floating_point() else v for name, v in self._averaged().items()})

    def _averaged(self) -> dict[str, Any]:
        return {**self.net.state_dict(), **self.average.named(self.net)}

    def _resume(self) -> None:
        path = self._folder / "state.pt"
        if path.exists():
            state = torch.load(path, weights_only=True)
            self.place = Place(**state["place"])
            self.net.load_state_dict(state["net"])
            self.average.values = state["average"]
            self._optimizer.load_state_dict(state["optimizer"])
            self._say(f"going on from stage {self.place.stage}, step {self.place.steps}")

    def _batches(self, stage: Stage) -> Iterator[list[Example]]:
        """Batches from where training stands to the end of the round, drawn by a chance of the round's own."""
        while True:
            chance = random.Random(f"{self._seed} {stage.name} {self.place.round}")
            found = batches(self._round(stage, chance), MOST_PIECES, chance)
            for number in range(self.place.batch, len(found)):
                self.place.batch = number + 1
                yield found[number]
            self.place.round += 1
            self.place.batch = 0

    def _round(self, stage: Stage, chance: random.Random) -> list[Example]:
        texts = self._texts
        variants = Variants(texts.passages, texts.names, chance) if stage.news else None
        encode = Encoder(self._pieces, self._relations, chance, variants)
        found = []
        for documents, share in ((texts.grammar, stage.grammar), (texts.names, stage.names)):
            for document in documents:
                if chance.random() < share:
                    found += encode.document(document)
        for passage in texts.passages if stage.news else ():
            found += encode.passage(passage)
        return found

    def _step(self, stage: Stage, examples: list[Example], stages: tuple[Stage, ...]) -> None:
        began = time.monotonic()
        batch = collate(examples)
        place = self.place
        rate = min(1.0, (place.pieces + 1) / WARM_UP) * (stage.first + (stage.last - stage.first) * min(1.0, place.pieces / stage.pieces))
        for group in self._optimizer.param_groups:
            group["lr"] = group["base"] * rate
        found = losses(self.net, batch)
        self._optimizer.zero_grad()
        torch.stack(list(found.values())).sum().backward()
        nn.utils.clip_grad_norm_([p for group in self._optimizer.param_groups for p in group["params"]], CLIPPED, foreach=True)
        self._optimizer.step()
        place.steps += 1
        place.pieces += batch.pieces
        place.seconds += time.monotonic() - began
        if place.steps % AVERAGED_EVERY == 0:
            self.average.update(self.net, place.steps)
        for head, loss in found.items():
            self._recent[head].append(float(loss.detach()))
        if place.steps % TOLD_EVERY == 0:
            self._tell(stages, time.monotonic() - began, batch.pieces)

    def _tell(self, stages: tuple[Stage, ...], seconds: float, pieces: int) -> None:
        place = self.place
        done = sum(stage.pieces for stage in stages[: place.stage]) + place.pieces
        left = sum(stage.pieces for stage in stages) - done
        mean = {head: round(sum(values) / len(values), 4) for head, values in self._recent.items()}
        self._recent.clear()
        speed = done / max(place.seconds, 1e-9)
        self._log({"stage": stages[place.stage].name, "step": place.steps, "pieces": done, "seconds": round(place.seconds), "loss": mean})
        said = " ".join(f"{head} {value:.3f}" for head, value in mean.items())
        self._say(f"{stages[place.stage].name} {place.steps}: {speed:.0f} pieces/s, {left / speed / 60:.0f} min left; {said}")

    def _judge(self, judge: Callable[[Net], dict[str, float]]) -> None:
        net = Net(len(self._relations))
        net.load_state_dict(self._averaged())
        found = judge(net.eval())
        self._log({"step": self.place.steps, "stage": self.place.stage, "dev": found})
        self._say("dev: " + " ".join(f"{name} {value:.1f}" for name, value in found.items()))

    def _log(self, line: dict[str, Any]) -> None:
        with (self._folder / "log.jsonl").open("a", encoding="utf-8") as file:
            file.write(json.dumps(line) + "\n")

    def _say(self, words: str) -> None:
        print(words, file=sys.stderr, flush=True)


class _Average:
    """The moving average of the trained weights; early on it forgets faster."""

    def __init__(self, net: Net) -> None:
        self.values = [p.detach().clone() for p in net.parameters() if p.requires_grad]

    def update(self, net: Net, step: int) -> None:
        kept = min(AVERAGE, (1 + step) / (6 + step)) ** AVERAGED_EVERY
        torch._foreach_lerp_(self.values, [p.detach() for p in net.parameters() if p.requires_grad], 1 - kept)

    def named(self, net: Net) -> dict[str, torch.Tensor]:
        return dict(zip((name for name, p in net.named_parameters() if p.requires_grad), self.values, strict=True))


def load(path: Path, relations: int) -> Net:
    """A saved network (``model.pt``), ready to answer."""
    net = Net(relations)
    net.load_state_dict({name: values.float() for name, values in torch.load(path, weights_only=True).items()})
    return net.eval()


def _write(path: Path, state: dict[str, Any]) -> None:
    part = path.with_suffix(".part")
    with part.open("wb") as file:
        torch.save(state, file)
        file.flush()
        os.fsync(file.fileno())
    os.replace(part, path)
