"""`claimtrack evaluate`: how good the desk's models are on labelled texts."""

import json
from pathlib import Path
from typing import IO, TYPE_CHECKING

import click

if TYPE_CHECKING:
    from claimtrack.extract.evaluation.report import Figures


@click.group()
def evaluate() -> None:
    """Measure how good the desk's models are on labelled texts."""


@evaluate.command()
@click.argument("file", type=click.File("rb"))
@click.option("--scorer", type=click.Choice(["fast", "semantic", "rules"]), default="fast", show_default=True)
@click.option(
    "--topic", "topics", multiple=True, metavar="WORDS", help="Follow only this; may be given several times."
)
@click.option("--half", metavar="NAME", help="Only the texts of this half, such as test.")
@click.option(
    "--threshold",
    type=click.FloatRange(0, 1),
    default=0.5,
    show_default=True,
    help="Score that counts as yes.",
)
@click.option(
    "--plot",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write precision, recall and calibration as a picture (SVG).",
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def extraction(
    file: IO[bytes],
    *,
    scorer: str,
    topics: tuple[str, ...],
    half: str | None,
    threshold: float,
    plot: Path | None,
    form: str,
) -> None:
    """Read the labelled texts of FILE (JSON Lines, - is standard input) and print how well they were read."""
    from claimtrack.extract.evaluation.evaluate import evaluate as run  # noqa: PLC0415 - help must not wait for spaCy
    from claimtrack.extract.evaluation.labelled import read_labelled  # noqa: PLC0415
    from claimtrack.extract.evaluation.plot import draw  # noqa: PLC0415
    from claimtrack.extract.evaluation.report import figures  # noqa: PLC0415
    from claimtrack.extract.options import ExtractionOptions  # noqa: PLC0415

    texts = [text for text in read_labelled(file) if half in {None, text.half}]
    if not texts:
        raise click.ClickException("There is no labelled text in it (of this half).")
    with click.progressbar(texts, label="Reading", hidden=form == "json") as shown:
        evaluation = run(shown, options=ExtractionOptions(scorer=scorer, topics=topics))
    if plot is not None:
        scored = [pair for result in evaluation.results for pair in result.scored]
        plot.write_text(draw(scored, title=f"{file.name}: {scorer}"), encoding="utf8")
    found = figures(evaluation, threshold=threshold)
    click.echo(json.dumps(found, ensure_ascii=False) if form == "json" else _table(found))


def _table(found: "Figures") -> str:
    """Return the figures for readers, one a line."""
    width = max(map(len, found))
    return "\n".join(f"{name.replace('_', ' '):<{width}}  {_shown(value)}" for name, value in found.items())


def _shown(value: float | str) -> str:
    return f"{value:.3f}" if isinstance(value, float) else str(value)
