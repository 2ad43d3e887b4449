"""``kg demo``: the graph of the sample articles, to look at before having read anything else."""

from __future__ import annotations

from pathlib import Path

import click

from kg.commands.build import tell
from kg.commands.options import build_options, examples
from kg.commands.progress import progress


@click.command(short_help="Build the graph of the sample articles.", epilog=examples("kg demo", "kg demo -o /tmp/demo"))
@build_options
def demo(out: str, jobs: int | None, as_json: bool) -> int:
    """Build the graph of the sample articles that come with newskg."""
    from kg.pipeline import build

    with progress() as shown:
        report = build([Path(__file__).parents[1] / "samples"], out, jobs=jobs, progress=shown)
    return tell(report, as_json)
