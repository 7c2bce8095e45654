"""The form of a webhook, and what its events are called."""

from flask_babel import gettext, lazy_gettext
from wtforms import BooleanField, IntegerField, SelectMultipleField, StringField
from wtforms.validators import InputRequired, Length

from claimtrack.models import DeliveryState, PushEvent, Webhook
from claimtrack.services.push.webhooks import EVENTS, WebhookDetails
from claimtrack.web.context import desk
from claimtrack.web.desk.stale import Comparison, compare_fields
from claimtrack.web.desk.typed_text import clean_line
from claimtrack.web.desk.word_changes import compare_words
from claimtrack.web.forms import DeskForm
from claimtrack.web.names import language_name

EVENT_NAMES = {
    PushEvent.PUBLISHED: lazy_gettext("Published"),
    PushEvent.CORRECTED: lazy_gettext("Corrected"),
    PushEvent.UPDATED: lazy_gettext("Updated"),
    PushEvent.CLARIFIED: lazy_gettext("Clarified"),
    PushEvent.RETRACTED: lazy_gettext("Retracted"),
    PushEvent.MERGED: lazy_gettext("Merged into another"),
    PushEvent.RESTORED: lazy_gettext("Merge undone"),
    PushEvent.PING: lazy_gettext("Test"),
}
DELIVERY_STATE_NAMES = {
    DeliveryState.PENDING: lazy_gettext("Waits"),
    DeliveryState.DELIVERED: lazy_gettext("Taken"),
    DeliveryState.GIVEN_UP: lazy_gettext("Given up"),
}


class WebhookForm(DeskForm):
    """A webhook, new or known; `version` is the one that the form was made from."""

    version = IntegerField(default=0)
    name = StringField(lazy_gettext("Name"), filters=[clean_line], validators=[Length(max=100)])
    address = StringField(
        lazy_gettext("Address"),
        filters=[clean_line],
        validators=[InputRequired(lazy_gettext("Give an address.")), Length(max=2000)],
    )
    # The service takes what it knows.
    events = SelectMultipleField(
        lazy_gettext("Events"),
        validate_choice=False,
        choices=[],
        default=[event.value for event in EVENTS],
    )
    languages = SelectMultipleField(
        lazy_gettext("Languages"), validate_choice=False, choices=[], default=list
    )
    active = BooleanField(lazy_gettext("Messages are sent"), default=True)

    def details(self) -> WebhookDetails:
        """Return what was typed."""
        known = desk().settings.languages
        return WebhookDetails(
            name=self.name.data or "",
            address=self.address.data or "",
            events=tuple(self.events.data or ()),
            languages=tuple(code for code in self.languages.data or () if code in known),
            active=bool(self.active.data),
        )

    def event_choices(self) -> list[tuple[str, str, bool]]:
        """Return each event's value, its name, and whether it is ticked."""
        ticked = self.events.data or ()
        return [(each.value, str(EVENT_NAMES[each]), each.value in ticked) for each in EVENTS]

    def language_choices(self) -> list[tuple[str, str, bool]]:
        """Return each language's code, its name, and whether it is ticked."""
        ticked = self.languages.data or ()
        return [(code, language_name(code), code in ticked) for code in desk().settings.languages]


def languages_in_words(codes: list[str]) -> str:
    """Return the languages that a webhook is told of."""
    return ", ".join(language_name(code) for code in codes) or str(gettext("all languages"))


def events_in_words(events: list[str]) -> str:
    """Return the events that a webhook is told of."""
    return ", ".join(str(EVENT_NAMES[PushEvent(event)]) for event in events)


def compare_webhooks(stored: Webhook, form: WebhookForm) -> list[Comparison]:
    """Return the fields side by side: as they are stored, and as they were typed."""
    known = WebhookForm(formdata=None, obj=stored)
    lists = [
        _comparison(form.events.label.text, events_in_words(stored.events), _typed_events(form)),
        _comparison(
            form.languages.label.text,
            languages_in_words(stored.languages),
            languages_in_words(form.languages.data or []),
        ),
    ]
    return [*compare_fields(known, form, names=("name", "address", "active"), shown={}), *lists]


def _typed_events(form: WebhookForm) -> str:
    return ", ".join(name for _value, name, ticked in form.event_choices() if ticked)


def _comparison(label: object, before: str, after: str) -> Comparison:
    pieces = compare_words(before, after)
    return Comparison(str(label), pieces[0], pieces[1], before != after)
