"""What a translation freezes: the revision that it says again, with its words in another language."""

from claimtrack.audit.canonical import canonical_json
from claimtrack.models import Translation, VerdictRevision
from claimtrack.services.verdicts.revision_body import read_body


def freeze_translation(translation: Translation, *, source: VerdictRevision, number: int) -> str:
    """Return the canonical JSON of `translation` (loaded with its contributors), bound to `source` by hash.

    Rating, places and evidence are those of `source`, each with its own hash, and quotations stay as said.
    """
    body = read_body(source)
    claimant = body["claimant"]
    return canonical_json(
        {
            **body,
            "number": number,
            "language": translation.language,
            "wording": translation.wording or translation.short_wording,
            "standalone": translation.wording or translation.short_wording,
            "claimant": claimant and {**claimant, "role": translation.claimant_role or None},
            "headline": translation.headline,
            "short_wording": translation.short_wording,
            "summary": translation.summary,
            "explanation": translation.explanation,
            "correction": _correction(translation, body["correction"]),
            "contributors": sorted(each.user_id for each in translation.contributors),
            "translates": {"id": source.id, "number": source.number, "hash": source.content_hash},
        }
    )


def _correction(translation: Translation, told: dict[str, str] | None) -> dict[str, str] | None:
    """What readers are told of a change; of one in the translation alone that it is a correction."""
    if not translation.correction_note:
        return None
    kind = told["kind"] if told else "correction"
    return {"kind": kind, "note": translation.correction_note}
