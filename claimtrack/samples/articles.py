"""The sample articles, read from inside the package so that an installed wheel has them too."""

import tomllib
from dataclasses import dataclass
from importlib.resources import files

from claimtrack.clock import PartialDate


@dataclass(frozen=True, slots=True)
class SampleArticle:
    """An article that ships with the package: its title is the first line of its text."""

    name: str
    language: str
    title: str
    text: str
    published_on: PartialDate
    publisher: str
    url: str | None


def sample_articles() -> tuple[SampleArticle, ...]:
    """Return the articles, always in the same order: one Slovenian, one English."""
    listed = tomllib.loads(packaged_text("articles.toml"))["article"]
    return tuple(_article(facts) for facts in listed)


def packaged_text(name: str) -> str:
    """Return the text of the file `name` in this package. Raises FileNotFoundError."""
    return files("claimtrack.samples").joinpath(name).read_text(encoding="utf-8")


def _article(facts: dict[str, str]) -> SampleArticle:
    name, language, _suffix = facts["file"].split(".")
    text = packaged_text(facts["file"])
    return SampleArticle(
        name=name,
        language=language,
        title=text.split("\n", 1)[0],
        text=text,
        published_on=PartialDate.parse(facts["published_on"]),
        publisher=facts["publisher"],
        url=facts.get("url"),
    )
