"""What the screen of one proposal shows, put together from what is stored and what was typed."""

from typing import Any

from flask import render_template, request, url_for

from claimtrack.errors import ClaimTrackError, RevisionChangedError
from claimtrack.models import VerdictRevision
from claimtrack.publish.web_address import web_address
from claimtrack.security.identity import Identity
from claimtrack.services.claims.claim_page import ClaimView, view_claim
from claimtrack.services.verdicts.markup_checks import check_markup
from claimtrack.services.verdicts.proposal_list import WaitingPlace
from claimtrack.services.verdicts.proposal_page import (
    Since,
    earlier_revision,
    frozen_copies,
    revision_by_hash,
)
from claimtrack.services.verdicts.revision_body import read_body
from claimtrack.web.context import db_session, identity, request_time
from claimtrack.web.desk.approvals.approval_filters import ApprovalForm, write_place
from claimtrack.web.desk.approvals.frozen_proposal import frozen_proposal
from claimtrack.web.desk.approvals.proposal_changes import ProposalChanges, compare_bodies
from claimtrack.web.desk.audit.event_words import CORRECTION_KIND_NAMES, DECISION_NAMES, FINDING_WORDS
from claimtrack.web.desk.claims.claim_actions import choices_for, decision_refusal, is_public
from claimtrack.web.desk.claims.claim_forms import DecisionForm
from claimtrack.web.desk.claims.claim_screen import shorten
from claimtrack.web.desk.evidence.copy_words import refusal_words
from claimtrack.web.i18n import select_locale
from claimtrack.workflow import ClaimState


def render_proposal(
    claim_id: int, form: DecisionForm, *, problem: str = "", refused: ClaimTrackError | None = None
) -> str:
    """Return the screen. Raises NotFoundError.

    `form` keeps what was typed when it was `refused`; a proposal that changed meanwhile is compared with
    the one that was read, and what was decided on that has to be chosen anew.
    """
    view, me = view_claim(db_session(), claim_id=claim_id), identity()
    since = _compared_with(view, form, me, refused)
    if isinstance(refused, RevisionChangedError):
        form.decision.data = None
    form.revision_hash.data = view.revision.content_hash if view.revision else ""
    waits = view.claim.state is ClaimState.IN_APPROVAL
    return render_template(
        "desk/approval.html",
        view=view,
        claim=view.claim,
        me=me,
        heading=shorten(view.claim.standalone),
        waits=waits,
        refusal_to_decide=_refusal(view, me) if waits else "",
        choices=choices_for(view, identity=me, now=request_time()),
        proposal=frozen_proposal(view),
        copies=frozen_copies(view),
        since=since,
        markup=check_markup(db_session(), revision=view.revision, now=request_time())
        if view.revision
        else None,
        changes=_changes(since[1], view.revision) if since and view.revision else None,
        form=form,
        problem=problem,
        addresses=_addresses(view),
        contributor_ids={each.user_id for each in view.revision.contributors} if view.revision else set(),
        is_public=is_public(view),
        web_address=web_address,
        refusal_words=refusal_words,
        findings=FINDING_WORDS,
        correction_kinds=CORRECTION_KIND_NAMES,
        decisions=DECISION_NAMES,
    )


def _compared_with(
    view: ClaimView, form: DecisionForm, me: Identity, refused: ClaimTrackError | None
) -> tuple[Since, VerdictRevision] | None:
    read = revision_by_hash(view, form.revision_hash.data or "") if refused else None
    if read is not None and read is not view.revision:
        return Since.READ, read
    return earlier_revision(view, user_id=me.user_id)


def _changes(before: VerdictRevision, after: VerdictRevision) -> ProposalChanges:
    language = select_locale()
    ratings = before.rating.label(language), after.rating.label(language)
    return compare_bodies(read_body(before), read_body(after), ratings=ratings)


def _refusal(view: ClaimView, me: Identity) -> str:
    revision = view.revision
    return decision_refusal(revision, policy=view.policy, identity=me) if revision else ""


def _addresses(view: ClaimView) -> dict[str, Any]:
    """Return where the form and the links of the screen lead, in the view that the person works through."""
    address = ApprovalForm(request.args).address()
    waiting = WaitingPlace(view.claim.state_changed_at, view.claim.id)
    # Once it is decided on, the claim waits no more, and its place is known from the address alone.
    after = write_place(waiting) if view.claim.state is ClaimState.IN_APPROVAL else request.args.get("after")
    return {
        "send": url_for("approvals.screen", claim_id=view.claim.id, **address, after=after),
        "next": url_for("approvals.following", **address, after=after),
        "list": url_for("approvals.index", **address),
    }
