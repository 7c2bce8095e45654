"""Labelled texts, as they stand in a file of JSON Lines."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from claimtrack.errors import LabelledFileError
from claimtrack.extract.values import Kind

_WORTHY_GRADE = 2


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class _Stretch(_Record):
    start: Annotated[int, Field(ge=0)]
    end: int

    @model_validator(mode="after")
    def _has_length(self) -> Self:
        if self.end <= self.start:
            message = f"end {self.end} is not behind start {self.start}"
            raise ValueError(message)
        return self


class LabelledSentence(_Stretch):
    """A sentence and whether it is worth checking; `grade` (0 to 3) may stand in for `worthy`."""

    worthy: bool

    @model_validator(mode="before")
    @classmethod
    def _from_grade(cls, value: object) -> object:
        if isinstance(value, dict) and "worthy" not in value and isinstance(value.get("grade"), int):
            return {**value, "worthy": value["grade"] >= _WORTHY_GRADE}
        return value


class LabelledClaim(_Stretch):
    """A claim that should be found, with its kind and whoever stated it."""

    kind: Kind | None = None
    claimant: str | None = None


class _Line(_Record):
    id: str | int | None = None
    language: str | None = None
    published: date | None = None
    half: str | None = None
    text: Annotated[str, Field(min_length=1)]
    worthy: bool | None = None
    sentences: tuple[LabelledSentence, ...] = ()
    claims: tuple[LabelledClaim, ...] | None = None


@dataclass(frozen=True, slots=True)
class LabelledText:
    """A text with its labels; `claims` is None where only sentences were labelled."""

    id: str
    language: str | None
    published: date | None
    half: str | None
    text: str
    sentences: tuple[LabelledSentence, ...]
    claims: tuple[LabelledClaim, ...] | None


def read_labelled(lines: Iterable[bytes]) -> Iterator[LabelledText]:
    """Yield the texts of a file; raises LabelledFileError, which names the line and what is wrong in it."""
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _parse(line, number)


def _parse(line: bytes, number: int) -> LabelledText:
    try:
        value = json.loads(line.decode("utf-8-sig"))
        if not isinstance(value, dict):
            raise LabelledFileError(line=number, problem="it is no JSON object")
        return _checked(_Line.model_validate(value), number)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise LabelledFileError(line=number, problem=f"{place}: {first['msg']}") from error
    except (ValueError, RecursionError) as error:
        raise LabelledFileError(line=number, problem=str(error)) from error


def _checked(found: _Line, number: int) -> LabelledText:
    """The line with one sentence for a label of the whole text; ValueError for a range outside of it."""
    sentences = found.sentences
    if not sentences and found.worthy is not None:
        sentences = (LabelledSentence(start=0, end=len(found.text), worthy=found.worthy),)
    if not sentences and found.claims is None:
        message = "no labels: give “worthy”, “sentences” or “claims”"
        raise ValueError(message)
    last = max((part.end for part in (*sentences, *(found.claims or ()))), default=0)
    if last > len(found.text):
        message = f"a label ends at {last}, the text has {len(found.text)} characters"
        raise ValueError(message)
    name = str(number) if found.id is None else str(found.id)
    return LabelledText(
        name, found.language, found.published, found.half, found.text, sentences, found.claims
    )
