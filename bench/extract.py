"""Words a second, memory and start of extraction beside the plain official English pipeline, in the same run.

Prints one JSON object a line and ends with 1 when a target is missed. `--quick` takes less than a minute.
Times are processor times of one process, so that a busy machine changes them little.
"""

import argparse
import json
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import spacy
from spacy.language import Language

from claimtrack.extract import extract_claims
from claimtrack.extract.pipelines import load_pipeline
from claimtrack.extract.trained.bases import ENGLISH

ROOT = Path(__file__).parents[1]
FOLDERS = ("claimtrack/samples", "tests/extract/stories")
LANGUAGES = ("sl", "en")
OFFICIAL = next(name for name in reversed(ENGLISH) if spacy.util.is_package(name))
STORIES_IN_ARTICLE = 3
LEAST_SHARE, MOST_START, MOST_MEMORY = 0.8, 1.3, 600
START_OFFICIAL = f"import spacy; spacy.load({OFFICIAL!r})"
START_OURS = "from claimtrack.extract.pipelines import load_pipeline; load_pipeline({!r})"


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One figure with its target; without one it is told for comparison."""

    figure: str
    value: float
    unit: str
    target: str | None = None
    holds: bool = True
    bench: str = "extract"


def make_articles(language: str, repeated: int) -> list[str]:
    """Return articles of a few hundred words, put together from the stories of the repository."""
    files = [path for folder in FOLDERS for path in sorted((ROOT / folder).glob(f"*.{language}.txt"))]
    stories = [path.read_text(encoding="utf-8").strip() for path in files]
    turns = [stories[turn:] + stories[:turn] for turn in range(len(stories))]
    return ["\n\n".join(turn[:STORIES_IN_ARTICLE]) for turn in turns] * repeated


def count_words(articles: Sequence[str], language: str) -> int:
    """Return the number of tokens that are no white space, as spaCy's plain tokeniser parts them."""
    tokenizer = spacy.blank(language).tokenizer
    return sum(not token.is_space for text in articles for token in tokenizer(text))


def measure(work: Callable[[], object]) -> float:
    """Return the seconds of processor time that some work takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


def compare_speed(*, repeated: int, rounds: int) -> list[Figure]:
    """Return words a second of each, and of each round's shares the median."""
    official = spacy.load(OFFICIAL)
    articles = {language: make_articles(language, repeated) for language in LANGUAGES}
    works: dict[str, Callable[[], object]] = {"official en": lambda: list(official.pipe(articles["en"]))}
    for language in LANGUAGES:
        works[f"tokeniser {language}"] = make_tokenising(load_pipeline(language), articles[language])
        works[f"extraction {language}"] = make_extracting(articles[language], language)
    words = {name: count_words(articles[name[-2:]], name[-2:]) for name in works}
    for work in works.values():
        work()
    speeds = [{name: words[name] / measure(work) for name, work in works.items()} for _ in range(rounds)]
    figures = [
        Figure(figure=name, value=round(statistics.median(speed[name] for speed in speeds)), unit="words/s")
        for name in works
    ]
    return figures + [compare_share(speeds, language) for language in LANGUAGES]


def make_tokenising(nlp: Language, articles: Sequence[str]) -> Callable[[], object]:
    """Return the work of the tokeniser alone: no extraction can be faster."""
    return lambda: [nlp.make_doc(text) for text in articles]


def make_extracting(articles: Sequence[str], language: str) -> Callable[[], object]:
    """Return the work of a whole extraction of each article."""
    return lambda: [extract_claims(text, language=language) for text in articles]


def compare_share(speeds: Sequence[dict[str, float]], language: str) -> Figure:
    """Return the share of the official pipeline's speed that extraction in a language reaches."""
    share = statistics.median(speed[f"extraction {language}"] / speed["official en"] for speed in speeds)
    return Figure(
        figure=f"extraction {language}, share of {OFFICIAL}",
        value=round(share, 2),
        unit="ratio",
        target=f">= {LEAST_SHARE}",
        holds=share >= LEAST_SHARE,
    )


def measure_start(code: str) -> float:
    """Return the seconds of processor time of a Python that runs some code and ends."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def compare_start(*, rounds: int) -> list[Figure]:
    """Return how long each language takes to start, as a multiple of the official pipeline."""
    codes = {"official": START_OFFICIAL} | {one: START_OURS.format(one) for one in LANGUAGES}
    for code in codes.values():
        measure_start(code)
    times = [{name: measure_start(code) for name, code in codes.items()} for _ in range(rounds)]
    figures = []
    for language in LANGUAGES:
        multiple = statistics.median(one[language] / one["official"] for one in times)
        figures.append(
            Figure(
                figure=f"start {language}, multiple of {OFFICIAL}",
                value=round(multiple, 2),
                unit="ratio",
                target=f"<= {MOST_START}",
                holds=multiple <= MOST_START,
            )
        )
    return figures


def measure_memory(*, repeated: int) -> Figure:
    """Return the most memory that a process of its own holds while it reads articles in both languages."""
    command = [sys.executable, __file__, "--memory", str(repeated)]
    done = subprocess.run(command, check=True, cwd=ROOT, capture_output=True, text=True)
    most = int(done.stdout)
    return Figure(
        figure="peak memory", value=most, unit="MB", target=f"< {MOST_MEMORY}", holds=most < MOST_MEMORY
    )


def print_memory(repeated: int) -> None:
    """Print the peak in MB after reading every article by itself, and all of them as one long text."""
    for language in LANGUAGES:
        articles = make_articles(language, repeated)
        for text in [*articles, "\n\n".join(articles)]:
            extract_claims(text, language=language)
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)


def main() -> None:
    """Print the figures; exit with 1 when one misses its target."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--memory", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.memory:
        print_memory(options.memory)
        return
    repeated, rounds = (1, 5) if options.quick else (4, 9)
    figures = [
        *compare_speed(repeated=repeated, rounds=rounds),
        measure_memory(repeated=repeated * 2),
        *compare_start(rounds=rounds),
    ]
    for figure in figures:
        print(json.dumps(asdict(figure)))
    sys.exit(0 if all(figure.holds for figure in figures) else 1)


if __name__ == "__main__":
    main()
