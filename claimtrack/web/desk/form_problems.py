"""Why a form was not carried out, shown on the form itself with everything that was typed."""

from dataclasses import dataclass

from flask import url_for
from flask_babel import gettext

from claimtrack.errors import ArticleExistsError, ClaimExistsError, ClaimTrackError
from claimtrack.web.i18n import error_text

_UNPROCESSABLE = 422
_BAD_REQUEST = 400


@dataclass(frozen=True, slots=True)
class FormProblem:
    """The refusal's text and HTTP status, and a link to what is there already."""

    text: str
    status: int
    link: str = ""
    link_text: str = ""

    @classmethod
    def of(cls, error: ClaimTrackError) -> "FormProblem":
        """Return the problem that a refusal is."""
        status = _UNPROCESSABLE if error.status == _BAD_REQUEST else error.status
        return cls(error_text(error), status, *_link(error))

    @classmethod
    def of_fields(cls) -> "FormProblem":
        """Return the problem that the fields themselves tell of."""
        return cls(gettext("Some fields need another look."), _UNPROCESSABLE)


def _link(error: ClaimTrackError) -> tuple[str, str]:
    if isinstance(error, ArticleExistsError):
        address = url_for("articles.article", article_id=error.params["article_id"])
        return address, gettext("Read the stored article")
    if isinstance(error, ClaimExistsError):
        return url_for("claims.claim", claim_id=error.params["claim_id"]), gettext("Open that claim")
    return "", ""
