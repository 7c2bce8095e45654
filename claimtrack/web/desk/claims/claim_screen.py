"""The claim page put together: what is stored, what this person may do, and what was typed."""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from flask import render_template
from flask_babel import format_date, format_datetime, format_time
from flask_wtf import FlaskForm

from claimtrack.models import Appearance, Draft, Translation
from claimtrack.publish.web_address import web_address
from claimtrack.security.identity import Identity
from claimtrack.services.claims.claim_page import ClaimView, view_claim
from claimtrack.services.claims.comments import list_comments
from claimtrack.services.claims.found_before import list_claim_complaints, similar_verdicts
from claimtrack.services.verdicts.drafts import words_of
from claimtrack.services.verdicts.markup_checks import MarkupFindings, check_markup
from claimtrack.services.verdicts.translation_page import list_translations
from claimtrack.web.context import db_session, desk, identity, request_time
from claimtrack.web.desk.approvals.frozen_proposal import frozen_proposal
from claimtrack.web.desk.audit.event_lines import EventLine, RevisionWords, describe_event, with_changes
from claimtrack.web.desk.audit.event_words import (
    CORRECTION_KIND_NAMES,
    DECISION_NAMES,
    FINDING_WORDS,
    TRANSLATION_STATE_NAMES,
)
from claimtrack.web.desk.claims.claim_actions import Choices, choices_for, is_public
from claimtrack.web.desk.claims.claim_forms import (
    CorrectForm,
    DecisionForm,
    DismissForm,
    DraftForm,
    SourceForm,
)
from claimtrack.web.desk.claims.claim_words_form import CLAIMANT_KINDS, words_form_of
from claimtrack.web.desk.claims.correction_form import note_form_of
from claimtrack.web.desk.claims.discussion_form import CommentForm, CommentLine, comment_lines
from claimtrack.web.desk.claims.offered import offer_people, policy_of_request
from claimtrack.web.desk.claims.passage import Passage, passage_around
from claimtrack.web.desk.claims.timing_forms import recheck_form_of, schedule_form_of
from claimtrack.web.desk.evidence.copy_words import refusal_words
from claimtrack.web.desk.news import onlookers_of
from claimtrack.web.desk.queue.kept_view import kept_view
from claimtrack.web.desk.queue.plan_forms import plan_form_of
from claimtrack.web.i18n import select_locale
from claimtrack.workflow import Action

_LEFT_OUT = re.compile(r"\s*\[…\],?")
# Longer wordings make no heading; they stand in full below it.
_LONGEST_HEADING = 160


def render_claim(
    claim_id: int,
    *,
    typed: Mapping[str, FlaskForm] | None = None,
    problem: str = "",
    at: str = "",
    preview: Mapping[str, Any] | None = None,
) -> str:
    """Return the claim page. Raises NotFoundError.

    `typed` holds the forms that were refused (draft, source, dismiss, correct, decision, note, schedule,
    recheck, plan, words, comment, comment-ID), which keep what was typed; `problem` is the reason, shown at
    the form called `at`. `preview` is what was typed as readers would see it.
    """
    view = view_claim(db_session(), claim_id=claim_id, policy=policy_of_request())
    offer_people(view.people.values())
    me = identity()
    choices = choices_for(view, identity=me, now=request_time())
    forms = {**_fresh_forms(view), **(typed or {})}
    return render_template(
        "desk/claim.html",
        view=view,
        claim=view.claim,
        me=me,
        queue_view=kept_view(),
        now=request_time(),
        choices=choices,
        markup=_markup(view, choices),
        is_public=is_public(view),
        heading=shorten(view.claim.standalone),
        passages=[(each, _passage(each)) for each in view.places],
        proposal=frozen_proposal(view),
        history=_history(view),
        comments=_comments(view, me),
        onlookers=onlookers_of(claim_id),
        claimant_kinds=CLAIMANT_KINDS,
        preview=preview,
        forms=forms,
        typed=frozenset(typed or ()),
        problem=problem,
        problem_at=at,
        contributor_ids={each.user_id for each in view.revision.contributors} if view.revision else set(),
        web_address=web_address,
        refusal_words=refusal_words,
        findings=FINDING_WORDS,
        clock_time=clock_time,
        correction_kinds=CORRECTION_KIND_NAMES,
        decisions=DECISION_NAMES,
        **_related(view),
    )


def shorten(wording: str, *, most: int = _LONGEST_HEADING) -> str:
    """Return a wording of at most about `most` characters, cut between words."""
    if len(wording) <= most:
        return wording
    cut = wording[:most].rpartition(" ")[0] or wording[:most]
    # Half of an addition in brackets would read as a mistake.
    opened = cut.rfind("[")
    return f"{cut[:opened].rstrip() if opened > max(cut.rfind(']'), 0) else cut} …"


def clock_time(moment: datetime) -> str:
    """Return the time of day in the desk's zone, with the date when it is another day's than now."""
    today = format_date(request_time(), "short") == format_date(moment, "short")
    return str(format_time(moment, "short") if today else format_datetime(moment, "short"))


def draft_form_of(draft: Draft | None, *, standalone: str) -> DraftForm:
    """Return the editor's form as stored; a new one proposes the wording without its brackets."""
    if draft is None:
        return DraftForm(formdata=None, short_wording=without_brackets(standalone))
    words = words_of(draft)
    return DraftForm(
        formdata=None,
        version=draft.version,
        rating=words.rating_id,
        headline=words.headline,
        short_wording=words.short_wording or without_brackets(standalone),
        summary=words.summary,
        explanation=words.explanation,
        as_of=words.as_of,
    )


def without_brackets(standalone: str) -> str:
    """Return a standalone wording with its additions as plain words, and no sign of what was left out."""
    whole = _LEFT_OUT.sub("", standalone)
    return whole.replace("[", "").replace("]", "")


def _fresh_forms(view: ClaimView) -> dict[str, FlaskForm]:
    return {
        "draft": draft_form_of(view.draft, standalone=view.claim.standalone),
        "source": SourceForm(formdata=None),
        "dismiss": DismissForm(formdata=None),
        "correct": CorrectForm(formdata=None),
        "decision": DecisionForm(formdata=None),
        "note": note_form_of(view.draft),
        "words": words_form_of(view.claim),
        "comment": CommentForm(formdata=None),
        "schedule": schedule_form_of(view),
        "recheck": recheck_form_of(view),
        "plan": plan_form_of(view),
    }


def _passage(appearance: Appearance) -> Passage | None:
    version, start, end = appearance.version, appearance.start_offset, appearance.end_offset
    if version is None or start is None or end is None:
        return None
    return passage_around(version.text, start, end)


def _markup(view: ClaimView, choices: Choices) -> MarkupFindings | None:
    """Return what is wrong with the verdict for other machines, to whoever can let it out."""
    if view.revision is None or choices.actions.isdisjoint({Action.APPROVE, Action.PUBLISH}):
        return None
    return check_markup(db_session(), revision=view.revision, now=request_time())


def _related(view: ClaimView) -> dict[str, Any]:
    """Return what stands beside the claim: other languages, others' verdicts, readers' complaints."""
    return {
        "translations": _translations(view),
        "translation_states": TRANSLATION_STATE_NAMES,
        "earlier": similar_verdicts(db_session(), claim=view.claim),
        "complaints": list_claim_complaints(db_session(), claim_id=view.claim.id),
    }


def _translations(view: ClaimView) -> list[tuple[str, Translation | None]]:
    """Return the desk's other languages, each with its translation; none before there is a verdict."""
    if view.revision is None:
        return []
    known = list_translations(db_session(), claim_id=view.claim.id)
    others = [code for code in desk().settings.languages if code != view.revision.language]
    return [(code, known.get(code)) for code in others]


def _comments(view: ClaimView, me: Identity) -> list[CommentLine]:
    return comment_lines(
        list_comments(db_session(), claim_id=view.claim.id),
        people=view.people,
        identity=me,
        now=request_time(),
        writable=not view.policy.read_only,
    )


def _history(view: ClaimView) -> list[EventLine]:
    language = select_locale()
    revisions = {
        revision.id: RevisionWords(revision.number, revision.rating.label(language))
        for revision in view.revisions
    }
    lines = [describe_event(event, people=view.people, revisions=revisions) for event in view.events]
    return [with_changes(line, event) for line, event in zip(lines, view.events, strict=True)]
