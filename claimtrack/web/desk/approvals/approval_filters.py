"""The filters of the proposals that wait: a form that is an address, and goes along to the next one."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Final

from flask_babel import lazy_gettext
from wtforms import BooleanField, SelectField

from claimtrack.security.identity import Identity
from claimtrack.services.articles.extraction_options import known_languages
from claimtrack.services.people.users import list_users
from claimtrack.services.verdicts.proposal_list import ProposalFilter, WaitingPlace
from claimtrack.web.context import db_session, desk, request_time
from claimtrack.web.desk.choices import choices
from claimtrack.web.forms import DeskForm
from claimtrack.web.names import language_name
from claimtrack.web.places import read_moment, write_moment

_AGES: Final = {"1d": 1, "3d": 3, "7d": 7, "30d": 30}


class ApprovalForm(DeskForm):
    """Which proposals to show. A field that means nothing does not narrow."""

    class Meta:
        csrf = False

    language = SelectField(lazy_gettext("Language"), default="")
    proposer = SelectField(lazy_gettext("Proposed by"), default="")
    age = SelectField(
        lazy_gettext("Waiting"),
        choices=choices(
            [
                ("", lazy_gettext("Any time")),
                ("1d", lazy_gettext("Over a day")),
                ("3d", lazy_gettext("Over three days")),
                ("7d", lazy_gettext("Over a week")),
                ("30d", lazy_gettext("Over 30 days")),
            ]
        ),
        default="",
    )
    mine = BooleanField(lazy_gettext("Without those that I worked on"))

    def __init__(self, fields: Mapping[str, str]) -> None:
        super().__init__(fields)
        languages = [(code, language_name(code)) for code in known_languages(desk().settings)]
        people = [(str(user.id), user.display_name) for user in list_users(db_session())]
        self.language.choices = choices([("", lazy_gettext("All")), *languages])
        self.proposer.choices = choices([("", lazy_gettext("Anyone")), *people])
        self.validate()

    def wanted(self, identity: Identity) -> ProposalFilter:
        """Return the filter for `identity`."""
        days = _AGES.get(self._meant("age"))
        return ProposalFilter(
            language=self._meant("language") or None,
            proposer_id=int(self._meant("proposer") or 0) or None,
            until=request_time() - timedelta(days=days) if days else None,
            undecided_by=identity.user_id if self.mine.data else None,
        )

    def address(self) -> dict[str, Any]:
        """Return the fields that narrow, as an address has them."""
        fields = {name: self._meant(name) for name in ("language", "proposer", "age")}
        fields["mine"] = "y" if self.mine.data else ""
        return {name: value for name, value in fields.items() if value}

    def _meant(self, name: str) -> str:
        return "" if self[name].errors else self[name].data or ""


def write_place(place: WaitingPlace | None) -> str | None:
    """Return a place in the list as an address has it; None for none."""
    return write_moment(place.since, place.claim_id) if place else None


def read_place(written: str | None) -> WaitingPlace | None:
    """Return the place that an address names; None when it names none."""
    found = read_moment(written)
    return WaitingPlace(*found) if found else None
