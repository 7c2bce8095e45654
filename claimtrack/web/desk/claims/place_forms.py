"""The forms that move, cut and join claims in their text; `version` is the claim's they were made from."""

import re
from typing import Final

from flask_babel import lazy_gettext
from wtforms import IntegerField, RadioField
from wtforms.validators import InputRequired, NumberRange

from claimtrack.web.desk.articles.article_forms import MarkForm
from claimtrack.web.desk.claims.claim_forms import GREATEST_KEY
from claimtrack.web.forms import DeskForm

_KEY: Final = [InputRequired(), NumberRange(min=1, max=GREATEST_KEY)]
_OTHER: Final = re.compile(r"([0-9]{1,9})-([0-9]{1,9})")


class PlaceForm(MarkForm):
    """Where a claim is to stand: by offsets and what is seen there, or by a pasted passage."""

    version = IntegerField(default=0, validators=[InputRequired()])
    place = IntegerField(validators=_KEY)


class SplitForm(DeskForm):
    """Where a claim is cut: the code point at which its second part begins."""

    version = IntegerField(default=0, validators=[InputRequired()])
    place = IntegerField(validators=_KEY)
    at = IntegerField(
        validators=[InputRequired(lazy_gettext("Choose a word.")), NumberRange(min=0, max=GREATEST_KEY)]
    )


class JoinForm(DeskForm):
    """The place of the claim that is joined, with that claim's version: ``12-3``."""

    version = IntegerField(default=0, validators=[InputRequired()])
    place = IntegerField(validators=_KEY)
    other = RadioField(lazy_gettext("Join it with"), validate_choice=False)

    def chosen(self) -> tuple[int, int] | None:
        """Return the other place's key and its claim's version, or None without a choice."""
        found = _OTHER.fullmatch(self.other.data or "")
        return (int(found[1]), int(found[2])) if found else None


class UndoForm(DeskForm):
    """Undoing the last change of a claim's place."""

    version = IntegerField(default=0, validators=[InputRequired()])
