"""The parameters of the claim search, as Google's Fact Check Tools name them."""

import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError
from pydantic.alias_generators import to_camel

MOST_A_PAGE = 100
_USUAL_A_PAGE = 10
_LONGEST_QUERY = 1000
_LONGEST_AGE = 36_500


class SearchParameters(BaseModel):
    """What a client asks; `key` and everything else that Google's clients send is ignored."""

    model_config = ConfigDict(alias_generator=to_camel, frozen=True, extra="ignore")

    query: Annotated[str, AfterValidator(lambda query: query[:_LONGEST_QUERY])] = ""
    language_code: str = Field(default="", pattern=r"^[A-Za-z]{2,3}([-_][A-Za-z0-9]{1,8})*$|^$")
    review_publisher_site_filter: str = ""
    max_age_days: int | None = Field(default=None, ge=0)
    page_size: int = Field(default=_USUAL_A_PAGE, ge=0)
    page_token: str = ""
    offset: int = Field(default=0, ge=0, le=2**31)

    @property
    def language(self) -> str | None:
        """The language without its region, which the search does not consider, or None."""
        return self.language_code.replace("_", "-").split("-")[0].lower() or None

    @property
    def site(self) -> str:
        """The publisher's site in the form that answers name it in."""
        return self.review_publisher_site_filter.strip().lower().removeprefix("www.")

    @property
    def limit(self) -> int:
        """How many claims a page holds: 10 unless told, 100 at most."""
        return min(self.page_size or _USUAL_A_PAGE, MOST_A_PAGE)

    @property
    def fingerprint(self) -> str:
        """What has to stay equal from page to page, shortly."""
        asked = self.model_dump(exclude={"page_token", "offset"}, mode="json")
        return sha256(json.dumps(asked, sort_keys=True).encode()).hexdigest()[:16]

    def since(self, now: datetime) -> datetime | None:
        """Return how old a review may be: the start of the day `max_age_days` before `now`, or None."""
        if self.max_age_days is None:
            return None
        return start_of_day(now) - timedelta(days=min(self.max_age_days, _LONGEST_AGE))


def start_of_day(moment: datetime) -> datetime:
    """Return midnight before `moment`, so that an answer by age stays the same for a day."""
    return moment.replace(hour=0, minute=0, second=0, microsecond=0)


def read_parameters(arguments: Mapping[str, str]) -> SearchParameters:
    """Return the parameters of an address; empty ones count as not given. Raises ValueError."""
    given = {name: value for name, value in arguments.items() if value.strip()}
    try:
        return SearchParameters.model_validate(given)
    except ValidationError as error:
        first = error.errors()[0]
        raise ValueError(f"Invalid value for {first['loc'][0]}: {first['msg']}.") from error
