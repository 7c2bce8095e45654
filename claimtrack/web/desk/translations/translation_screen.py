"""The page of one translation: the original beside the words, where it stands, and the decision."""

from typing import Any

from flask import render_template
from flask_babel import gettext
from markupsafe import Markup

from claimtrack.models import Decision, TranslationState
from claimtrack.permission import Permission
from claimtrack.publish import markdown_to_html
from claimtrack.security.policy import permits
from claimtrack.services.verdicts.markup_checks import MarkupFindings, check_markup
from claimtrack.services.verdicts.revision_body import read_body
from claimtrack.services.verdicts.translation_page import TranslationView, view_translation
from claimtrack.web.context import db_session, identity, request_time
from claimtrack.web.desk.audit.event_words import (
    CORRECTION_KIND_NAMES,
    DECISION_NAMES,
    TRANSLATION_STATE_NAMES,
)
from claimtrack.web.desk.claims.claim_actions import decision_refusal
from claimtrack.web.desk.claims.claim_screen import shorten
from claimtrack.web.desk.translations.translation_form import (
    TranslationDecisionForm,
    TranslationForm,
    translation_form_of,
)
from claimtrack.workflow import PublicationState


def render_translation(
    claim_id: int,
    language: str,
    *,
    form: TranslationForm | None = None,
    decision: TranslationDecisionForm | None = None,
    problem: str = "",
) -> str:
    """Return the page; forms that were refused keep what was typed. Raises NotFoundError."""
    view = view_translation(db_session(), claim_id=claim_id, language=language)
    decided = decision or TranslationDecisionForm(formdata=None)
    if view.revision is not None:
        decided.revision_hash.data = view.revision.content_hash
    original, shown = read_body(view.source), form or translation_form_of(view.translation)
    return render_template(
        "desk/translation.html",
        view=view,
        explanations=[_rendered(words) for words in (original["explanation"], shown.explanation.data)],
        claim=view.claim,
        heading=gettext("Translation: %(claim)s", claim=shorten(view.claim.standalone, most=80)),
        original=original,
        form=shown,
        typed=form is not None,
        decision=decided,
        problem=problem,
        me=identity(),
        state_names=TRANSLATION_STATE_NAMES,
        decisions=DECISION_NAMES,
        correction_kinds=CORRECTION_KIND_NAMES,
        contributor_ids={each.user_id for each in view.revision.contributors} if view.revision else set(),
        **_choices(view),
    )


def _rendered(words: str | None) -> Markup:
    return Markup(markdown_to_html(words or ""))  # noqa: S704 - cleaned by nh3


def _choices(view: TranslationView) -> dict[str, Any]:
    """Return what this person may do with the translation now."""
    me, policy = identity(), view.policy
    state = view.translation.state if view.translation else TranslationState.WRITING
    writable = permits(me, Permission.CLAIM_REVIEW, policy) and not policy.read_only
    waits = state is TranslationState.IN_APPROVAL and view.revision is not None
    refusal = decision_refusal(view.revision, policy=policy, identity=me) if waits and view.revision else ""
    return {
        "state": state,
        "waits": waits,
        "may_write": writable and not waits,
        "may_withdraw": waits and view.revision is not None and view.revision.proposed_by_id == me.user_id,
        "refusal_to_decide": refusal,
        "completes": _completes(view),
        "may_publish": permits(me, Permission.VERDICT_PUBLISH, policy) and _is_shown(view),
        "is_shown": _is_shown(view),
        "published": _published(view),
        "markup": _findings(view),
    }


def _completes(view: TranslationView) -> bool:
    approvals = view.revision.approvals if view.revision else []
    approvers = {each.approver_id for each in approvals if each.decision is Decision.APPROVE}
    return len(approvers) + 1 >= view.policy.quorum


def _is_shown(view: TranslationView) -> bool:
    """Whether readers see the very version that was frozen."""
    shown = view.original.revision_id if view.original else None
    return view.revision is not None and shown is not None and view.revision.translates_id == shown


def _published(view: TranslationView) -> dict[str, Any] | None:
    publication = view.translation.publication if view.translation else None
    if publication is None or publication.state is PublicationState.UNPUBLISHED:
        return None
    newest = view.revision is not None and publication.revision_id == view.revision.id
    return {"slug": publication.slug, "outdated": publication.outdated, "newest": newest}


def _findings(view: TranslationView) -> MarkupFindings | None:
    if view.revision is None:
        return None
    return check_markup(db_session(), revision=view.revision, now=request_time())
