"""The base of all forms: what the form library says of a field is translated with everything else."""

from typing import Any

from flask_babel import get_domain
from flask_wtf import FlaskForm

from claimtrack.errors import N_


def N2_(singular: str, plural: str) -> tuple[str, str]:  # noqa: N802 - beside N_
    """Return both unchanged; marks a message with a plural for the translators."""
    return singular, plural


# WTForms' own words for what the validators and fields in use refuse; they are looked up as written there.
LIBRARY_MESSAGES = (
    N_("This field is required."),
    N_("Not a valid integer value."),
    N_("Not a valid choice."),
    N_("Invalid Choice: could not coerce."),
    N_("Number must be between %(min)s and %(max)s."),
    N2_(
        "Field cannot be longer than %(max)d character.",
        "Field cannot be longer than %(max)d characters.",
    ),
)


class DeskForm(FlaskForm):  # type: ignore[misc]
    """A form whose errors speak the language of the page."""

    class Meta(FlaskForm.Meta):  # type: ignore[misc]
        """WTForms has no words in some of our languages, so it uses ours."""

        def get_translations(self, _form: FlaskForm) -> Any:
            """Return what translates the library's messages."""
            return get_domain().get_translations()
