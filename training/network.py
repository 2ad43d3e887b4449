"""The network: MiniLM's six layers, which see the case and the line breaks too, and heads that answer for every word.

B windows, L word pieces, W words, A anchors; H = 384 numbers a word.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.labels import ARGUMENTS, CUES, FRAMES, NAMES, PHRASES, POS

WIDTH, HEADS, INNER, LAYERS = 384, 12, 1536, 6
VOCABULARY, PLACES, SHAPES, BREAKS = 30_522, 512, 16, 4
DISTANCES = 32
ENCODER_DROPOUT, WORD_DROPOUT = 0.1, 0.2
ARC, RELATION, FRAME, CONTEXT = 192, 64, 128, 64
STEPS = (1, 2, 4, 8)  # between the words that a convolution sees
NOISE = 1 << 24


@cache
def _noise(rate: float) -> Tensor:
    """Dropout factors drawn once: cutting a stretch of them is many times faster than drawing new ones on a processor."""
    drawn = torch.rand(NOISE, generator=torch.Generator().manual_seed(1)) >= rate
    return drawn.to(torch.bfloat16) / (1 - rate)


def dropout(values: Tensor, rate: float, training: bool) -> Tensor:
    """Values of which a share is set to 0 in training, the others made larger to match."""
    if not training or rate == 0:
        return values
    factors, size = _noise(rate), values.numel()
    start = int(torch.randint(0, NOISE - size, (1,)))
    return values * factors[start : start + size].view(values.shape).to(values.dtype)


class Layer(nn.Module):
    """One transformer layer of BERT. Its attention is written out: faster on a processor than the fused one."""

    def __init__(self) -> None:
        super().__init__()
        self.q, self.k, self.v, self.o = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.ln1, self.ln2 = nn.LayerNorm(WIDTH, 1e-12), nn.LayerNorm(WIDTH, 1e-12)
        self.i, self.f = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """(B, L, H) -> (B, L, H); ``mask`` is added to the attention's scores."""
        batch, length, _ = x.shape
        q, k, v = (part(x).view(batch, length, HEADS, WIDTH // HEADS).transpose(1, 2) for part in (self.q, self.k, self.v))
        scores = (q * (WIDTH // HEADS) ** -0.5) @ k.transpose(-1, -2) + mask.to(q.dtype)
        seen = (torch.softmax(scores, -1, dtype=scores.dtype) @ v).transpose(1, 2).reshape(batch, length, WIDTH)
        x = self.ln1(x + dropout(self.o(seen), ENCODER_DROPOUT, self.training))
        return self.ln2(x + dropout(self.f(functional.gelu(self.i(x))), ENCODER_DROPOUT, self.training))


class Encoder(nn.Module):
    """MiniLM-L6, with numbers for the shape of a word (its first letter large …) and for a line break before it.

    The word pieces' own numbers stay as they are: half of all weights, and rare words keep their meaning.
    """

    def __init__(self) -> None:
        super().__init__()
        self.we, self.pe, self.ln = nn.Embedding(VOCABULARY, WIDTH), nn.Embedding(PLACES, WIDTH), nn.LayerNorm(WIDTH, 1e-12)
        self.layers = nn.ModuleList([Layer() for _ in range(LAYERS)])
        self.shape, self.brk = nn.Embedding(SHAPES, WIDTH), nn.Embedding(BREAKS, WIDTH)
        nn.init.zeros_(self.shape.weight)
        nn.init.zeros_(self.brk.weight)
        self.we.weight.requires_grad_(False)

    def start_from(self, path: Path) -> None:
        """Take over the weights of all-MiniLM-L6-v2 (safetensors)."""
        from safetensors.torch import load_file

        found = {name.removeprefix("bert."): values.float() for name, values in load_file(path).items()}
        self.we.weight.data = found["embeddings.word_embeddings.weight"]
        self.pe.weight.data = found["embeddings.position_embeddings.weight"] + found["embeddings.token_type_embeddings.weight"][:1]
        _take(self.ln, found, "embeddings.LayerNorm")
        parts = {
            "q": "attention.self.query", "k": "attention.self.key", "v": "attention.self.value", "o": "attention.output.dense",
            "ln1": "attention.output.LayerNorm", "i": "intermediate.dense", "f": "output.dense", "ln2": "output.LayerNorm",
        }  # fmt: skip
        for number, layer in enumerate(self.layers):
            for ours, theirs in parts.items():
                _take(getattr(layer, ours), found, f"encoder.layer.{number}.{theirs}")

    def forward(self, ids: Tensor, shapes: Tensor, present: Tensor) -> Tensor:
        """(B, L) piece ids, shapes + 16 * line breaks, 1 where there is a piece -> (B, L, H)."""
        mask = ((1.0 - present.float()) * -10000.0)[:, None, None, :]
        x = self.ln(self.we(ids) + self.pe(torch.arange(ids.shape[1], device=ids.device))[None])
        x = x + self.shape(shapes % SHAPES) + self.brk(torch.div(shapes, SHAPES, rounding_mode="floor"))
        x = dropout(x, ENCODER_DROPOUT, self.training)
        for layer in self.layers:
            x = layer(x, mask)
        return x


class Net(nn.Module):
    """The encoder and its heads. The names of the parts are those of the exported file."""

    def __init__(self, relations: int) -> None:
        super().__init__()
        self.enc = Encoder()
        self.upos, self.ss, self.names = nn.Linear(WIDTH, len(POS)), nn.Linear(WIDTH, 2), nn.Linear(WIDTH, len(NAMES))
        self.layer, self.cue = nn.Linear(WIDTH, 3 * len(PHRASES)), nn.Linear(WIDTH, len(CUES))
        # Dependencies: every word as head and as dependent, compared by a bilinear form; one more form for each relation.
        self.ah, self.ad = nn.Linear(WIDTH, ARC), nn.Linear(WIDTH, ARC)
        self.rh, self.rd = nn.Linear(WIDTH, RELATION), nn.Linear(WIDTH, RELATION)
        self.U, self.ub = nn.Parameter(torch.empty(ARC, ARC)), nn.Parameter(torch.zeros(ARC))
        nn.init.orthogonal_(self.U)
        self.U.data *= 0.5
        self.R = nn.Parameter(torch.randn(relations, RELATION + 1, RELATION + 1) * 0.02)
        # Frames: anchor against word for each argument class, a bias by distance, convolutions along the words
        # that see thirty words to each side.
        classes = len(ARGUMENTS)
        self.fa, self.fw, self.ft = nn.Linear(WIDTH, FRAME), nn.Linear(WIDTH, FRAME), nn.Embedding(len(FRAMES), FRAME)
        self.FU, self.fb = nn.Parameter(torch.randn(classes, FRAME, FRAME) * 0.02), nn.Linear(FRAME, classes)
        self.fdist = nn.Embedding(DISTANCES * len(FRAMES), classes)
        nn.init.zeros_(self.fdist.weight)
        self.pa, self.pw, self.pd = nn.Linear(FRAME, CONTEXT), nn.Linear(FRAME, CONTEXT), nn.Embedding(DISTANCES * len(FRAMES), CONTEXT)
        nn.init.normal_(self.pd.weight, std=0.1)
        self.c1, self.c2, self.c4, self.c5 = (nn.Conv1d(CONTEXT, CONTEXT, 5, padding=2 * step, dilation=step) for step in STEPS)
        for part in (self.c4.weight, self.c4.bias, self.c5.weight, self.c5.bias):
            nn.init.zeros_(part)
        self.c3 = nn.Linear(CONTEXT, classes)

    def words(self, ids: Tensor, shapes: Tensor, present: Tensor, first: Tensor) -> tuple[Tensor, Tensor]:
        """(B, 1, H) of the window itself, (B, W, H) of the words: those of their first pieces, ``first`` (B, W)."""
        found = dropout(self.enc(ids, shapes, present).float(), WORD_DROPOUT, self.training)
        return found[:, :1], torch.gather(found, 1, first.unsqueeze(-1).expand(-1, -1, found.size(-1)))

    def tree(self, root: Tensor, words: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """(B, W, W + 1) scores of heads, column 0 the root; (B, W, 64) dependents and (B, W + 1, 64) heads for the relations."""
        heads = torch.cat([root, words], 1)
        dependent, head = functional.leaky_relu(self.ad(words), 0.1), functional.leaky_relu(self.ah(heads), 0.1)
        arc = (dependent @ self.U) @ head.transpose(1, 2) + (head @ self.ub).unsqueeze(1)
        return arc, functional.leaky_relu(self.rd(words), 0.1), functional.leaky_relu(self.rh(heads), 0.1)

    def tags(self, words: Tensor) -> tuple[Tensor, ...]:
        """Scores of each word: part of speech, sentence start, name, phrases, cues."""
        return self.upos(words), self.ss(words), self.names(words), self.layer(words), self.cue(words)

    def forward(self, ids: Tensor, shapes: Tensor, present: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        """All that is exported: the tags, the tree, the words."""
        root, words = self.words(ids, shapes, present, first)
        return (*self.tags(words), *self.tree(root, words), words)

    def relations(self, dependents: Tensor, heads: Tensor, chosen: Tensor) -> Tensor:
        """(B, W, relations): scores of each word's relation to its head, ``chosen`` (B, W; 0 is the root)."""
        of_head = torch.gather(heads, 1, chosen.unsqueeze(-1).expand(-1, -1, heads.size(-1)))
        one, other = functional.pad(dependents, (0, 1), value=1.0), functional.pad(of_head, (0, 1), value=1.0)
        forms = self.R.permute(1, 0, 2).reshape(one.size(-1), -1)
        through = (one.reshape(-1, one.size(-1)) @ forms).view(*one.shape[:2], self.R.size(0), -1)
        return (through * other.unsqueeze(2)).sum(-1)

    def frame(self, words: Tensor, rows: Tensor, anchors: Tensor, kinds: Tensor) -> Tensor:
        """(A, W, 5): who and what of each anchor, a word ``anchors`` of window ``rows`` asked about a frame ``kinds``."""
        count = words.size(1)
        anchor = functional.leaky_relu(self.fa(words[rows, anchors]) + self.ft(kinds), 0.1)
        word = functional.leaky_relu(self.fw(words), 0.1)
        near = _distance(torch.arange(count, device=words.device)[None] - anchors[:, None]) + DISTANCES * kinds[:, None]
        forms = self.FU.permute(1, 0, 2).reshape(anchor.size(1), -1)
        scores = word[rows] @ (anchor @ forms).view(anchor.size(0), len(ARGUMENTS), -1).transpose(1, 2)
        scores = scores + self.fb(word)[rows] + self.fdist(near)
        along = functional.gelu(self.pa(anchor)[:, None] + self.pw(word)[rows] + self.pd(near)).transpose(1, 2)
        for part in (self.c1, self.c2, self.c4, self.c5):
            along = along + functional.gelu(part(along))
        return scores + self.c3(along.transpose(1, 2))


def _distance(words: Tensor) -> Tensor:
    """Signed distances as numbers 0..31: exact up to four words, then in growing steps."""
    size = words.abs()
    far = (5 + torch.log2(size.clamp(min=5).float() / 5) * 1.9).long().clamp(max=15)
    step = torch.where(size <= 4, size, far)
    return torch.where(words >= 0, step, step + DISTANCES // 2)


def _take(part: nn.Module, found: dict[str, Tensor], name: str) -> None:
    part.weight.data, part.bias.data = found[f"{name}.weight"], found[f"{name}.bias"]
