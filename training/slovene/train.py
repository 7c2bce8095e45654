"""Train one pipeline from a configuration: spaCy's own loop with faster arithmetic for one core."""

import argparse
import sys
from pathlib import Path
from typing import Any, cast

import registered  # noqa: F401
import spacy
from spacy.training import alignment
from spacy.training.alignment_array import AlignmentArray  # type: ignore[import-not-found]
from spacy.training.initialize import init_nlp
from spacy.training.loop import train
from spacy.util import load_config
from thinc.api import NumpyOps, set_current_ops
from transfer import copy_weights

align_words = alignment.Alignment.from_strings


def align(given: list[str], gold: list[str]) -> alignment.Alignment:
    """Return spaCy's alignment, found at once where the words are the same."""
    if given != gold:
        return align_words(given, gold)
    places = [[place] for place in range(len(given))]
    return alignment.Alignment(x2y=AlignmentArray(places), y2x=AlignmentArray(places))


def list_overrides(options: argparse.Namespace) -> dict[str, Any]:
    """Return what the command line changes in the configuration."""
    overrides: dict[str, Any] = {"paths.data": options.data, "paths.scratch": options.scratch}
    if options.steps:
        overrides |= {"training.max_steps": options.steps, "training.eval_frequency": options.steps // 2}
    return overrides


def main() -> None:
    """Train, from the start or from weights that a run before has left."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("config", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--data", default="data", help="folder with slovene and south_slavic")
    parser.add_argument("--start", type=Path, help="a pipeline whose tok2vec the names start from")
    parser.add_argument("--scratch", default="scratch", help="folder with what the steps before made")
    parser.add_argument("--steps", type=int, help="train so many steps only, to see that it works")
    parser.add_argument("--resume", type=Path, help="a pipeline to go on from")
    options = parser.parse_args()
    set_current_ops(NumpyOps(use_blis=False))  # twice the speed of blis on the machine at hand
    cast("Any", alignment.Alignment).from_strings = staticmethod(align)
    config = load_config(options.config, overrides=list_overrides(options), interpolate=False)
    if options.resume:
        nlp = spacy.load(options.resume)
        for section in ("training", "corpora", "paths"):
            nlp.config[section] = config[section]
        nlp.config = nlp.config.interpolate()
    else:
        nlp = init_nlp(config.interpolate())
    if options.start:
        source = cast("Any", spacy.load(options.start).get_pipe("tok2vec")).model
        print(
            copy_weights(source, cast("Any", nlp.get_pipe("ner")).model.get_ref("tok2vec")), "weights copied"
        )
    options.output.mkdir(parents=True, exist_ok=True)
    train(nlp, options.output, stdout=sys.stdout, stderr=sys.stderr)


if __name__ == "__main__":
    main()
