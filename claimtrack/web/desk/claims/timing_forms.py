"""Forms that set a time on the desk's clocks: when a verdict is published, when it is checked again."""

from datetime import date, datetime

from flask_babel import lazy_gettext as _
from wtforms import BooleanField, HiddenField, IntegerField, SelectField
from wtforms.validators import InputRequired, Optional

from claimtrack.clock import Occurrence, instant_of
from claimtrack.errors import ClockGapError, ClockRepeatError
from claimtrack.services.claims.claim_page import ClaimView
from claimtrack.web.context import desk, request_time
from claimtrack.web.desk.choices import choices
from claimtrack.web.desk.typed_text import DayField, WallTimeField
from claimtrack.web.forms import DeskForm
from claimtrack.web.i18n import error_text


class ScheduleForm(DeskForm):
    """When the approved revision with this hash is published; `version` is the claim's it was made from."""

    version = IntegerField(default=0, validators=[InputRequired()])
    revision_hash = HiddenField()
    moment = WallTimeField(_("Publish on"), validators=[InputRequired(_("Give a date and a time."))])
    occurrence = SelectField(
        _("Which of the two"),
        choices=choices(
            [
                ("", _("Choose one")),
                (Occurrence.FIRST.value, _("The first, before the clocks are put back")),
                (Occurrence.SECOND.value, _("The second, after they were put back")),
            ]
        ),
        default="",
    )
    embargo = BooleanField(_("Under embargo: nobody may publish it earlier"))

    def validate(self, extra_validators: object = None) -> bool:
        """Return whether the form can be read and names one instant of the desk's clocks."""
        if not super().validate(extra_validators):
            return False
        try:
            self.instant()
        except ClockRepeatError as error:
            self.occurrence.errors = [error_text(error)]
        except ClockGapError as error:
            self.moment.errors = [error_text(error)]
        return not self.errors

    def instant(self) -> datetime:
        """Return what was typed as an instant. Raises ClockGapError or ClockRepeatError."""
        wall_time: datetime = self.moment.data
        chosen = Occurrence(self.occurrence.data) if self.occurrence.data else None
        return instant_of(wall_time, desk().settings.zone, occurrence=chosen)


class RecheckForm(DeskForm):
    """The day on which a verdict is checked again; empty for none."""

    version = IntegerField(default=0, validators=[InputRequired()])
    on = DayField(_("Check again on"), validators=[Optional()])


def schedule_form_of(view: ClaimView) -> ScheduleForm:
    """Return the form as stored."""
    publication = view.publication
    moment = publication.scheduled_for if publication else None
    wall = _wall_time(moment) if moment else None
    return ScheduleForm(
        formdata=None,
        version=view.claim.version,
        revision_hash=view.revision.content_hash if view.revision else "",
        moment=wall.replace(tzinfo=None) if wall else None,
        occurrence=Occurrence.SECOND.value if wall and wall.fold else "",
        embargo=bool(publication and publication.embargoed_until),
    )


def recheck_form_of(view: ClaimView) -> RecheckForm:
    """Return the form as stored."""
    return RecheckForm(formdata=None, version=view.claim.version, on=view.claim.recheck_on)


def desk_today() -> date:
    """Return the day that it is on the desk's clocks."""
    return _wall_time(request_time()).date()


def _wall_time(moment: datetime) -> datetime:
    return moment.astimezone(desk().settings.zone)
