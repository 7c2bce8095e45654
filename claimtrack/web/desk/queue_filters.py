"""The queue's filters: a form that is an address, and so a view that can be kept and sent."""

from typing import Any

from flask import request
from flask_babel import lazy_gettext
from wtforms import BooleanField, IntegerField, SelectField
from wtforms.validators import NumberRange, Optional

from claimtrack.security.identity import Identity
from claimtrack.services.extraction_options import known_languages
from claimtrack.services.queue_filter import QueueFilter, QueueOrder
from claimtrack.web.context import desk
from claimtrack.web.desk.choices import choices
from claimtrack.web.forms import DeskForm
from claimtrack.web.names import STATE_NAMES, language_name
from claimtrack.workflow import ClaimState

TO_DO = "open"
EVERY = "all"
# Characters: nothing that a field can mean is longer.
_LONGEST = 200
_TO_DO_STATES = frozenset({ClaimState.QUEUED, ClaimState.CHANGES_REQUESTED})


class QueueForm(DeskForm):
    """What to show of the queue. A field that means nothing does not narrow."""

    class Meta:
        csrf = False

    state = SelectField(
        lazy_gettext("State"),
        choices=choices(
            [
                (TO_DO, lazy_gettext("To do")),
                *((state.value, name) for state, name in STATE_NAMES.items()),
                (EVERY, lazy_gettext("All")),
            ]
        ),
        default=TO_DO,
    )
    language = SelectField(lazy_gettext("Language"), default="")
    score = IntegerField(
        lazy_gettext("Score from"), [Optional(), NumberRange(0, 100)], render_kw={"inputmode": "numeric"}
    )
    order = SelectField(
        lazy_gettext("Order"),
        choices=choices(
            [
                (QueueOrder.SCORE.value, lazy_gettext("Score")),
                (QueueOrder.NEWEST.value, lazy_gettext("Newest")),
                (QueueOrder.OLDEST.value, lazy_gettext("Oldest")),
            ]
        ),
        default=QueueOrder.SCORE.value,
    )
    mine = BooleanField(lazy_gettext("Held by me"))
    article = IntegerField(lazy_gettext("Article"), [Optional(), NumberRange(1, 2**31 - 1)])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [(code, language_name(code)) for code in known_languages(desk().settings)]
        self.language.choices = choices([("", lazy_gettext("Any")), *named])

    def wanted(self, asker: Identity) -> QueueFilter:
        """Return the filter that the fields make for `asker`."""
        self.validate()
        return QueueFilter(
            states=self._states(),
            language=self._value(self.language),
            least_score=(self._value(self.score) or 0) / 100,
            article_id=self._value(self.article),
            holder_id=asker.user_id if self.mine.data else None,
            order=QueueOrder(self._value(self.order)),
        )

    def address(self) -> dict[str, Any]:
        """Return the fields that were given: the view as its address has it."""
        given = request.args
        return {name: given[name] for name in given if name in self and len(given[name]) <= _LONGEST}

    def is_narrow(self) -> bool:
        """Return whether anything but the order differs from the first view."""
        return any(
            (
                self._value(self.state) != TO_DO,
                self.language.data,
                self.score.data,
                self.mine.data,
                self.article.data,
            )
        )

    def _states(self) -> frozenset[ClaimState]:
        state = self._value(self.state)
        # Who asks for the claims they hold means those in review, which are no longer to do.
        if state == EVERY or (state == TO_DO and self.mine.data):
            return frozenset()
        return _TO_DO_STATES if state == TO_DO else frozenset({ClaimState(state)})

    @staticmethod
    def _value(field: Any) -> Any:
        return field.default if field.errors else field.data
