"""What comes out of a file: a verdict, and what was odd about its record."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from claimtrack.clock import PartialDate
from claimtrack.errors import N_


class Oddity(StrEnum):
    """What is not as the rules have it, in words; the first ones keep a record out."""

    NOT_JSON = N_("is not readable as JSON")
    NO_RECORD = N_("holds no claim review")
    WRONG_COLUMNS = N_("has more columns than the header")
    OPEN_QUOTE = N_("has a quotation mark that is not closed")
    NO_CLAIM = N_("does not say which claim was checked")
    NO_ADDRESS = N_("has no address")
    BAD_ADDRESS = N_("has an address that no page can have")
    BARE_ADDRESS = N_("has an address without https://")
    PATH_ADDRESS = N_("has an address without a host")
    NO_HOST = N_("has an address without a host, so nobody knows where it was")
    NO_DAY = N_("does not say when it was published")
    FUTURE_DAY = N_("was published in the future")
    NO_LANGUAGE = N_("does not say which language it is in; --language says it for all")
    OTHER_RATING = N_("has a rating that is none of the desk's; --rating says which it is")
    ROUGH_DATE = N_("says only in which month or year it was published; the first day counts")
    CLAIM_FROM_ITEM = N_("names the claim in another place")
    TEXT_CUT = N_("has a text that was too long and was cut")
    SEVERAL_VALUES = N_("has several values where one belongs; the first counts")
    OTHER_TYPE = N_("has text where an object belongs")
    NOT_A_CLAIM = N_("calls the claim something other than a Claim")
    NO_CLAIMANT = N_("does not say who made the claim")
    NO_RATING = N_("has no rating in words")
    NUMBER_AS_TEXT = N_("writes a number of the rating as text")
    BAD_NUMBERS = N_("has a rating whose numbers say nothing")
    BAD_DATE = N_("has a date that cannot be understood")
    ODD_DATE = N_("has a date in another form than ISO 8601")
    NO_PUBLISHER = N_("does not name its publisher")
    BAD_LANGUAGE = N_("has a language that is no code")


# Why a record is refused; all else comes in.
REFUSALS = frozenset(
    {
        Oddity.NOT_JSON,
        Oddity.NO_RECORD,
        Oddity.WRONG_COLUMNS,
        Oddity.OPEN_QUOTE,
        Oddity.NO_CLAIM,
        Oddity.NO_ADDRESS,
        Oddity.BAD_ADDRESS,
        Oddity.NO_HOST,
        Oddity.NO_DAY,
        Oddity.FUTURE_DAY,
        Oddity.NO_LANGUAGE,
        Oddity.OTHER_RATING,
    }
)


@dataclass(frozen=True, slots=True)
class Remark:
    """An oddity, and the value that was met, cut for showing; perhaps empty."""

    oddity: Oddity
    value: str = ""


@dataclass(frozen=True, slots=True)
class OtherVerdict:
    """What another desk found. `url` is its page, or a path where its record names no host.

    Numbers come all three or not at all, worst < best and the value between them.
    """

    claim: str
    url: str
    rating: str | None = None
    rating_value: float | None = None
    rating_best: float | None = None
    rating_worst: float | None = None
    claimant: str | None = None
    said_on: PartialDate | None = None
    publisher: str | None = None
    site: str | None = None
    title: str | None = None
    reviewed_on: PartialDate | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """One record: where it stands in its file, its verdict (None when it was refused), and what was odd.

    `summary` is what the check found in a few sentences, for the desk's own.
    """

    place: str
    verdict: OtherVerdict | None
    remarks: tuple[Remark, ...] = ()
    summary: str = ""


_LONGEST_SHOWN = 80
# Blanks fall together, so more is looked at than is shown.
_MOST_READ = 1000


@dataclass(slots=True)
class Remarks:
    """What was odd so far about the record that is being read; each oddity is told once."""

    found: dict[Oddity, Remark] = field(default_factory=dict)

    def add(self, oddity: Oddity, value: object = "") -> None:
        """Note that `value` is odd."""
        text = "".join(sign if sign.isprintable() else " " for sign in str(value)[:_MOST_READ])
        text = " ".join(text.split())[:_LONGEST_SHOWN]
        self.found.setdefault(oddity, Remark(oddity, text))


def refused(place: str, oddity: Oddity, value: object = "", *, before: Iterable[Remark] = ()) -> Reading:
    """Return a record that cannot be used, and why; `before` is what was odd about it besides."""
    remarks = Remarks()
    remarks.add(oddity, value)
    return Reading(place, None, (*remarks.found.values(), *before))
