"""The words of feeds and of the public log, in the languages of the desk."""

from flask_babel import force_locale, gettext, lazy_gettext

from claimtrack.models import CorrectionKind
from claimtrack.publish import FeedLabels
from claimtrack.web.context import desk

CORRECTION_NAMES = {
    CorrectionKind.CORRECTION: lazy_gettext("Correction"),
    CorrectionKind.UPDATE: lazy_gettext("Update"),
    CorrectionKind.CLARIFICATION: lazy_gettext("Clarification"),
    CorrectionKind.RETRACTION: lazy_gettext("Retraction"),
}


def correction_name(kind: str) -> str:
    """Return what a kind of change is called, in the page's language."""
    return str(CORRECTION_NAMES[CorrectionKind(kind)])


def feed_labels() -> dict[str, FeedLabels]:
    """Return the words of a feed for each language of the desk, its default language first."""
    return {language: _labels_in(language) for language in desk().settings.languages}


def _labels_in(language: str) -> FeedLabels:
    with force_locale(language):
        return FeedLabels(
            claim=gettext("Claim"),
            rating=gettext("Verdict"),
            said_by=gettext("Said by"),
            as_of=gettext("as of"),
            sources=gettext("Sources"),
            unnamed_source=gettext("Source known to the desk"),
            archived_copy=gettext("archived copy"),
            retracted=gettext("Retracted"),
            about_feed=gettext(
                "This is a feed: put its address into a feed reader, and it tells you of every new entry and "
                "of every change."
            ),
            whole_verdict=gettext("The whole verdict"),
            outdated=gettext("This translates an earlier version of the verdict; the newest one is here"),
            corrections={kind.value: correction_name(kind) for kind in CorrectionKind},
        )
