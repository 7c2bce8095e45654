"""The forms of the administration."""

from flask_babel import lazy_gettext as _
from wtforms import BooleanField, HiddenField, IntegerField, PasswordField, SelectField, StringField
from wtforms.validators import InputRequired, Length, NumberRange, ValidationError

from claimtrack.errors import BadAddressError
from claimtrack.intake import checked_address
from claimtrack.models import Credits, Role
from claimtrack.services.policy.modes import LONGEST_REASON
from claimtrack.services.policy.policy_changes import (
    LONGEST_ANSWER_TIME,
    LONGEST_LEASE,
    MOST_APPROVALS,
    MOST_SOURCES,
    PolicyChange,
)
from claimtrack.web.desk.audit.event_words import POLICY_WORDS
from claimtrack.web.desk.choices import choices
from claimtrack.web.desk.typed_text import clean_line
from claimtrack.web.forms import DeskForm
from claimtrack.web.i18n import error_text
from claimtrack.web.names import CREDITS_NAMES, ROLE_NAMES

# Nobody types more, and hashing takes time by the length.
_LONGEST_PASSWORD = 1000


class PersonForm(DeskForm):
    """A new account."""

    name = StringField(
        _("Name for logging in"), filters=[clean_line], validators=[InputRequired(_("Give a name."))]
    )
    role = SelectField(
        _("Role"),
        choices=choices((role.value, name) for role, name in ROLE_NAMES.items()),
        default=Role.REVIEWER.value,
    )
    password = PasswordField(_("Password"), validators=[Length(max=_LONGEST_PASSWORD)])


class PasswordForm(DeskForm):
    """A new password for a person."""

    password = PasswordField(_("New password"), validators=[Length(max=_LONGEST_PASSWORD)])


class ModeForm(DeskForm):
    """The mode that is wanted, and why."""

    mode = HiddenField()
    reason = StringField(
        _("Why"), filters=[clean_line], render_kw={"maxlength": LONGEST_REASON}, id="mode-reason"
    )


class PolicyForm(DeskForm):
    """The policy; `version` is the one that the form was made from."""

    version = IntegerField(default=0)
    quorum = IntegerField(
        POLICY_WORDS["quorum"], validators=[InputRequired(), NumberRange(1, MOST_APPROVALS)]
    )
    sources_required = IntegerField(
        POLICY_WORDS["sources_required"], validators=[InputRequired(), NumberRange(0, MOST_SOURCES)]
    )
    lease_minutes = IntegerField(
        POLICY_WORDS["lease_minutes"], validators=[InputRequired(), NumberRange(1, LONGEST_LEASE)]
    )
    self_approval = BooleanField(POLICY_WORDS["self_approval"])
    peer_approval = BooleanField(POLICY_WORDS["peer_approval"])
    archive_before_proposing = BooleanField(POLICY_WORDS["archive_before_proposing"])
    public_copies = BooleanField(POLICY_WORDS["public_copies"])
    publisher_name = StringField(
        POLICY_WORDS["publisher_name"], filters=[clean_line], validators=[InputRequired(), Length(max=200)]
    )
    publisher_url = StringField(POLICY_WORDS["publisher_url"], filters=[clean_line])
    publisher_logo_url = StringField(POLICY_WORDS["publisher_logo_url"], filters=[clean_line])
    answer_days = IntegerField(
        POLICY_WORDS["answer_days"], validators=[InputRequired(), NumberRange(0, LONGEST_ANSWER_TIME)]
    )
    show_complaints = BooleanField(POLICY_WORDS["show_complaints"])
    credits = SelectField(
        POLICY_WORDS["credits"], choices=choices((each.value, name) for each, name in CREDITS_NAMES.items())
    )

    def validate_publisher_url(self, field: StringField) -> None:
        """Refuse what is no web address. Raises ValidationError."""
        if field.data:
            try:
                checked_address(field.data)
            except BadAddressError as error:
                raise ValidationError(error_text(error)) from error

    validate_publisher_logo_url = validate_publisher_url

    def change(self) -> PolicyChange:
        """Return what was typed."""
        return PolicyChange(
            version=self.version.data or 0,
            quorum=self.quorum.data or 0,
            sources_required=self.sources_required.data or 0,
            lease_minutes=self.lease_minutes.data or 0,
            self_approval=self.self_approval.data,
            peer_approval=self.peer_approval.data,
            archive_before_proposing=self.archive_before_proposing.data,
            public_copies=self.public_copies.data,
            publisher_name=self.publisher_name.data or "",
            publisher_url=self.publisher_url.data or None,
            publisher_logo_url=self.publisher_logo_url.data or None,
            answer_days=self.answer_days.data or 0,
            show_complaints=self.show_complaints.data,
            credits=Credits(self.credits.data),
        )
