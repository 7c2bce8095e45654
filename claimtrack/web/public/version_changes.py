"""What changed from one public version of a verdict to the next, in words that readers see anyway."""

from collections.abc import Mapping
from typing import Any, Final

from flask_babel import gettext, lazy_gettext

from claimtrack.clock import PartialDate
from claimtrack.models import Stance, VerdictRevision
from claimtrack.services.publishing.verdict_page import PublicRevision
from claimtrack.services.verdicts.revision_body import read_body
from claimtrack.web.desk.audit.change_words import FieldChange, Words, changes_in, plain
from claimtrack.web.names import stance_name
from claimtrack.web.template_filters import partial_date


def version_changes(version: PublicRevision) -> list[FieldChange]:
    """Return what readers could see change with `version`; nothing for the first, and for a retraction."""
    if version.before is None or version.kind == "retraction":
        return []
    return changes_in(_FIELDS, _body(version.before), _body(version.revision))


def _body(revision: VerdictRevision) -> Mapping[str, Any]:
    return {**read_body(revision), "rating": revision.rating.label(revision.language)}


def _said_by(claimant: Any) -> str:
    return ", ".join(filter(None, (claimant["name"], claimant["role"]))) if claimant else ""


def _date(text: Any) -> str:
    return partial_date(PartialDate.parse(text)) if text else ""


def _source_lines(sources: Any) -> str:
    return "\n".join(f"{number}. {_source(source)}" for number, source in enumerate(sources, start=1))


def _source(source: Mapping[str, Any]) -> str:
    title = source["title"] or gettext("Source known to the desk")
    named = ", ".join(filter(None, (title, source["publisher"], source["locator"])))
    quote = f": {source['quote']}" if source["quote"] else ""
    return f"{named} ({stance_name(Stance(source['stance']))}){quote}"


_FIELDS: Final[Mapping[str, tuple[Any, Words]]] = {
    "rating": (lazy_gettext("Verdict"), plain),
    "headline": (lazy_gettext("Headline"), plain),
    "short_wording": (lazy_gettext("The claim"), plain),
    "claimant": (lazy_gettext("Said by"), _said_by),
    "summary": (lazy_gettext("Summary"), plain),
    "explanation": (lazy_gettext("Explanation"), plain),
    "as_of": (lazy_gettext("As of"), _date),
    "sources": (lazy_gettext("Sources"), _source_lines),
}
