"""The page for a form that was made from an older version: both versions, and the typed one to send again."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import render_template
from flask_babel import gettext
from flask_wtf import FlaskForm
from wtforms import Field

from claimtrack.web.desk.typed_text import typed_value
from claimtrack.web.desk.word_changes import Piece, compare_words


@dataclass(frozen=True, slots=True)
class Comparison:
    """One field of a form as it is stored and as it was typed; `differs` tells whether they do."""

    label: str
    stored: list[Piece]
    typed: list[Piece]
    differs: bool


@dataclass(frozen=True, slots=True)
class StaleForm:
    """What was typed, what is stored, and where to send it: `fields` is the template of the form's fields.

    `save` is what the button says that sends it again.
    """

    title: str
    form: FlaskForm
    comparisons: Sequence[Comparison]
    fields: str
    action: str
    back: str
    changed_by: str = ""
    save: str = ""


def compare_fields(
    stored: FlaskForm, typed: FlaskForm, *, names: Sequence[str], shown: dict[str, dict[str, str]]
) -> list[Comparison]:
    """Return the fields side by side; `shown` has labels for the values of a field, by its name."""
    return [_compare(stored[name], typed[name], shown.get(name, {})) for name in names]


def _compare(stored: Field, typed: Field, shown: dict[str, str]) -> Comparison:
    before, after = (_words(field, shown) for field in (stored, typed))
    pieces = compare_words(before, after)
    return Comparison(str(stored.label.text), pieces[0], pieces[1], before != after)


def _words(field: Field, shown: dict[str, str]) -> str:
    if isinstance(field.data, bool):
        return str(gettext("yes") if field.data else gettext("no"))
    value = typed_value(field)
    return shown.get(value, value)


def render_stale(stale: StaleForm, **context: object) -> str:
    """Return the page; `context` is what the template of the fields needs besides the form."""
    return render_template("desk/stale.html", stale=stale, form=stale.form, **context)
