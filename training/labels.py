"""What the heads of the network answer, in the order of their answers: name 3 is "B-AGENCY", cue 0 is "say"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.annotate.labels import Labels

POS = tuple("ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split())
NAME_TYPES = tuple("PERSON AGENCY ORG CITY REGION COUNTRY PLACE GROUP DATE".split())
NAMES = ("O", *(f"{part}-{kind}" for kind in NAME_TYPES for part in "BI"))
PHRASES = tuple("TITLE LAW POLICY EVENT UNNAMED".split())
FRAME_OF = {"say": 0, "supports": 1, "opposes": 1, "commits": 2, "refuses": 2, "role": 3, "coref": 4}
CUES = tuple(FRAME_OF)
FRAMES = ("say", "stance", "commit", "role", "coref")
ARGUMENTS = ("O", "B0", "I0", "B1", "I1")
NOTHING = -100  # a label that teaches nothing


def untuned(relations: Sequence[str]) -> Labels:
    """The labels with plain thresholds. ``relations``: the dependency relations, in the order of the tensor."""
    return Labels(
        pos=POS,
        names=NAMES,
        phrases=PHRASES,
        cues=CUES,
        frame_of=tuple(FRAME_OF.values()),
        frames=FRAMES,
        arguments=ARGUMENTS,
        relations=tuple(relations),
        thresholds=dict.fromkeys(CUES, 0.5),
        phrase_bias=dict.fromkeys(PHRASES, 0.0),
        argument_bias=dict.fromkeys(FRAMES, 0.0),
        low=0.15,
        antecedent=0.2,
        window=384,
        overlap=2,
    )


def as_json(labels: Labels) -> dict[str, object]:
    """What ``kg.annotate.labels.load_labels`` reads."""
    return {
        "upos": labels.pos,
        "names": labels.names,
        "layers": labels.phrases,
        "cues": labels.cues,
        "frames": labels.frames,
        "cue_frame": FRAME_OF,
        "args": labels.arguments,
        "deprels": labels.relations,
        "max_window": labels.window,
        "overlap_sentences": labels.overlap,
        "thr": labels.thresholds,
        "bias": labels.phrase_bias,
        "arg_bias": labels.argument_bias,
        "coref_min": labels.antecedent,
        "low": labels.low,
    }
