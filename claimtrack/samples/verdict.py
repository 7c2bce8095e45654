"""The one finding that the demo desk takes through the same services as people do."""

import tomllib
from dataclasses import dataclass
from typing import Any

from claimtrack.samples.articles import packaged_text


@dataclass(frozen=True, slots=True)
class DemoSource:
    """Evidence on the demo claim; `stance` is supports, refutes or context."""

    url: str
    title: str
    publisher: str
    quote: str
    locator: str
    stance: str
    primary: bool


@dataclass(frozen=True, slots=True)
class DemoVerdict:
    """All that is needed for a verdict: `article` names the sample, `passage` stands in it to the letter.

    `explanation` is Markdown, `rating` the slug of a rating of the scale that ships.
    """

    article: str
    passage: str
    headline: str
    short_wording: str
    summary: str
    explanation: str
    rating: str
    sources: tuple[DemoSource, ...]


def demo_verdict() -> DemoVerdict:
    """Return the finding that ships with the package."""
    facts: dict[str, Any] = tomllib.loads(packaged_text("demo_verdict.toml"))
    sources = tuple(DemoSource(**source) for source in facts.pop("source"))
    return DemoVerdict(**facts, sources=sources)
