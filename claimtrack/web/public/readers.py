"""What readers can send: a report on a verdict, and a tip what to check. No account, no cookie, no script."""

import json
from dataclasses import asdict
from typing import Any

from flask import Blueprint, current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from claimtrack.errors import (
    ClaimTrackError,
    DeskBusyError,
    FormElsewhereError,
    FormExpiredError,
    FormTrapError,
    NotFoundError,
    ReadOnlyError,
    TooManyMessagesError,
)
from claimtrack.publish import FeedItem
from claimtrack.security.senders import sender_digest
from claimtrack.services.publishing.feed import find_public
from claimtrack.services.publishing.feed_items import feed_item
from claimtrack.services.readers.reader_limits import count_message
from claimtrack.services.readers.reader_messages import NewMessage, find_by_reference, receive_message
from claimtrack.services.readers.shown_complaints import SHOWN
from claimtrack.web.access import Access, requires, works_read_only
from claimtrack.web.context import db_session, desk, request_time
from claimtrack.web.desk.refusals import forget_changes
from claimtrack.web.i18n import error_text, speak
from claimtrack.web.public.answers import open_to_public, policy_in_force, publisher
from claimtrack.web.public.form_tokens import check_form_token, make_form_token, make_reference
from claimtrack.web.public.reader_forms import ReaderForm, ReportForm, TipForm
from claimtrack.web.public.reader_parts import shown_complaints, shown_credits

blueprint = open_to_public(Blueprint("readers", __name__))
blueprint.add_app_template_global(shown_complaints)
blueprint.add_app_template_global(shown_credits)


@blueprint.route("/verdicts/<slug:slug>/report", methods=["GET", "POST"])
@requires(Access.PUBLIC)
@works_read_only
def report(slug: str) -> ResponseReturnValue:
    """Take a report on a verdict; what was typed stays when something is wrong with it."""
    item = feed_item(find_public(db_session(), slug=slug), base_url=desk().settings.base_url)
    speak(item.language)
    form = ReportForm()
    if request.method != "POST":
        return _page(form, item=item)
    return _answer(form, lambda: form.message(slug=slug, language=item.language), item=item)


@blueprint.route("/tips/new", methods=["GET", "POST"])
@requires(Access.PUBLIC)
@works_read_only
def tip() -> ResponseReturnValue:
    """Take a tip what to check; what was typed stays when something is wrong with it."""
    form = TipForm()
    return _answer(form, form.message) if request.method == "POST" else _page(form)


@blueprint.get("/received/<slug:reference>")
@requires(Access.PUBLIC)
def received(reference: str) -> ResponseReturnValue:
    """Say that a message has come in, and what came of it: for who knows its number."""
    message = find_by_reference(db_session(), reference=reference.upper())
    if message is None:
        raise NotFoundError(thing="message")
    speak(message.language)
    return render_template(
        "public/received.html", message=message, decided=message.outcome in SHOWN, publisher=publisher()
    )


def _answer(form: ReaderForm, message: Any, **shown: Any) -> ResponseReturnValue:
    try:
        if policy_in_force().read_only:
            raise ReadOnlyError
        _check_sender(form)
        if not form.validate():
            return _page(form, problem=gettext("Nothing was sent yet: see what is marked."), **shown), 422
        reference = _receive(form, message())
    except ClaimTrackError as error:
        forget_changes()
        return _refuse(form, error, **shown)
    return redirect(url_for("readers.received", reference=reference.lower()), code=303)


def _check_sender(form: ReaderForm) -> None:
    check_form_token(form.token.data or "", now=request_time())
    if form.website.data:
        raise FormTrapError


def _receive(form: ReaderForm, message: NewMessage) -> str:
    content = json.dumps(asdict(message), sort_keys=True)
    reference = make_reference(form.token.data or "", content)
    # Counted in a transaction of its own, which would wait for this request's.
    db_session().close()
    key = str(current_app.config["SECRET_KEY"]).encode()
    sender = sender_digest(request.remote_addr or "", key=key)
    count_message(desk().database, sender=sender, now=request_time())
    receive_message(db_session(), message=message, reference=reference, now=request_time())
    db_session().commit()
    return reference


def _refuse(form: ReaderForm, error: ClaimTrackError, **shown: Any) -> ResponseReturnValue:
    if isinstance(error, FormExpiredError | FormElsewhereError):
        # Its token is good for nothing any more: a new one comes with the page.
        form.token.data = ""
    page = _page(form, problem=_words(error), **shown)
    headers = {}
    if isinstance(error, TooManyMessagesError | DeskBusyError):
        headers["Retry-After"] = str(60 * int(str(error.params["minutes"])))
    return page, error.status, headers


def _words(error: ClaimTrackError) -> str:
    if isinstance(error, ReadOnlyError):
        return str(
            gettext("The desk takes nothing at the moment. What you typed is still here: try again later.")
        )
    return error_text(error)


def _page(form: ReaderForm, *, item: FeedItem | None = None, problem: str = "") -> str:
    form.token.data = form.token.data or make_form_token(now=request_time())
    return render_template(
        "public/report.html" if item else "public/tip.html",
        form=form,
        item=item,
        problem=problem,
        closed=policy_in_force().read_only,
        publisher=publisher(),
        base_url=desk().settings.base_url,
    )
