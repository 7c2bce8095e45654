"""Why an archived copy failed, in words."""

from claimtrack.errors import ClaimTrackError
from claimtrack.models import SourceCopy
from claimtrack.services.evidence.stored_refusals import stored_refusal
from claimtrack.web.i18n import error_text


def refusal_words(copy: SourceCopy) -> str:
    """Return why the last attempt failed, in the reader's language; an empty string when none did."""
    if not copy.last_error:
        return ""
    refusal = stored_refusal(copy.last_error)
    return error_text(refusal) if isinstance(refusal, ClaimTrackError) else refusal
