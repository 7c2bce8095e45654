"""Webhooks: who is told of what, how that went, and their secrets, which are shown on a page of their own."""

from collections.abc import Callable
from uuid import uuid4

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from claimtrack.errors import ClaimTrackError, StaleVersionError
from claimtrack.permission import Permission
from claimtrack.security.webhook_signatures import derive_secret
from claimtrack.services.evidence.fetching import fetch_policy
from claimtrack.services.publishing.announcements import ping_webhook
from claimtrack.services.push.deliveries import replay_delivery
from claimtrack.services.push.hubs import list_hubs
from claimtrack.services.push.webhook_secrets import valid_secrets, webhook_key
from claimtrack.services.push.webhooks import (
    add_webhook,
    change_webhook,
    find_webhook,
    list_webhooks,
    remove_webhook,
    resume_webhook,
    rotate_secret,
)
from claimtrack.web.access import requires
from claimtrack.web.context import db_session, desk, identity, request_time
from claimtrack.web.desk.administration.webhook_forms import (
    WebhookForm,
    compare_webhooks,
    events_in_words,
    languages_in_words,
)
from claimtrack.web.desk.administration.webhook_log import attempt_words, hub_words, log_page
from claimtrack.web.desk.refusals import forget_changes
from claimtrack.web.desk.stale import StaleForm, render_stale
from claimtrack.web.i18n import error_text

blueprint = Blueprint("webhooks", __name__)


@blueprint.get("/admin/webhooks")
@requires(Permission.DESK_ADMINISTER)
def index() -> ResponseReturnValue:
    """List the webhooks and the hubs."""
    return _list(WebhookForm(formdata=None))


@blueprint.post("/admin/webhooks")
@requires(Permission.DESK_ADMINISTER)
def add() -> ResponseReturnValue:
    """Add a webhook; when it is refused, what was typed stays."""
    form = WebhookForm()
    if not form.validate():
        return _list(form), 422
    try:
        webhook = add_webhook(
            db_session(),
            details=form.details(),
            limits=fetch_policy(desk().settings),
            identity=identity(),
            now=request_time(),
        )
    except ClaimTrackError as error:
        forget_changes()
        return _list(form, problem=error_text(error)), error.status
    webhook_id = webhook.id
    db_session().commit()
    return _back(webhook_id, gettext("The webhook is there. Give its secret to whoever receives."))


@blueprint.get("/admin/webhooks/<int:webhook_id>")
@requires(Permission.DESK_ADMINISTER)
def webhook(webhook_id: int) -> ResponseReturnValue:
    """Show one webhook, and the log of what was sent to it."""
    found = find_webhook(db_session(), webhook_id=webhook_id)
    return _page(webhook_id, WebhookForm(formdata=None, obj=found))


@blueprint.post("/admin/webhooks/<int:webhook_id>")
@requires(Permission.DESK_ADMINISTER)
def change(webhook_id: int) -> ResponseReturnValue:
    """Change a webhook; when it is refused, what was typed stays."""
    form = WebhookForm()
    if not form.validate():
        return _page(webhook_id, form), 422
    try:
        change_webhook(
            db_session(),
            webhook_id=webhook_id,
            version=form.version.data or 0,
            details=form.details(),
            limits=fetch_policy(desk().settings),
            identity=identity(),
            now=request_time(),
        )
    except StaleVersionError:
        return _stale(webhook_id, form), StaleVersionError.status
    except ClaimTrackError as error:
        forget_changes()
        return _page(webhook_id, form, problem=error_text(error)), error.status
    db_session().commit()
    return _back(webhook_id, gettext("Saved."))


@blueprint.get("/admin/webhooks/<int:webhook_id>/secrets")
@requires(Permission.DESK_ADMINISTER)
def secrets(webhook_id: int) -> ResponseReturnValue:
    """Show the secrets that are valid now."""
    found = find_webhook(db_session(), webhook_id=webhook_id)
    key = webhook_key(desk().settings)
    valid = valid_secrets(db_session(), webhook_id=webhook_id, now=request_time())
    shown = [(secret, derive_secret(key, secret.nonce)) for secret in valid]
    return render_template("desk/webhook_secrets.html", webhook=found, secrets=shown)


@blueprint.post("/admin/webhooks/<int:webhook_id>/secrets")
@requires(Permission.DESK_ADMINISTER)
def rotate(webhook_id: int) -> ResponseReturnValue:
    """Make a new secret; the one before is valid for a day more."""
    newest = request.form.get("newest", 0, type=int)
    rotate_secret(
        db_session(), webhook_id=webhook_id, secret_id=newest, identity=identity(), now=request_time()
    )
    db_session().commit()
    flash(gettext("Messages are signed with both secrets for a day."))
    return redirect(url_for("webhooks.secrets", webhook_id=webhook_id), code=303)


@blueprint.post("/admin/webhooks/<int:webhook_id>/test")
@requires(Permission.DESK_ADMINISTER)
def test(webhook_id: int) -> ResponseReturnValue:
    """Send a message that tells nothing."""
    ping_webhook(
        db_session(),
        webhook_id=webhook_id,
        identity=identity(),
        uuid=uuid4(),
        base_url=desk().settings.base_url,
        now=request_time(),
    )
    db_session().commit()
    return _back(webhook_id, gettext("The test is on its way. Open this page again in a moment."))


@blueprint.post("/admin/webhooks/<int:webhook_id>/resume")
@requires(Permission.DESK_ADMINISTER)
def resume(webhook_id: int) -> ResponseReturnValue:
    """Have everything sent that waits."""
    resume_webhook(db_session(), webhook_id=webhook_id, identity=identity(), now=request_time())
    db_session().commit()
    return _back(webhook_id, gettext("Everything that waits is sent now."))


@blueprint.post("/admin/webhooks/<int:webhook_id>/remove")
@requires(Permission.DESK_ADMINISTER)
def remove(webhook_id: int) -> ResponseReturnValue:
    """Take a webhook from the list."""
    remove_webhook(db_session(), webhook_id=webhook_id, identity=identity(), now=request_time())
    db_session().commit()
    flash(gettext("The webhook is removed. Nothing more is sent to it."))
    return redirect(url_for("webhooks.index"), code=303)


@blueprint.post("/admin/deliveries/<int:delivery_id>/replay")
@requires(Permission.DESK_ADMINISTER)
def replay(delivery_id: int) -> ResponseReturnValue:
    """Send a message once more."""
    sent = replay_delivery(db_session(), delivery_id=delivery_id, identity=identity(), now=request_time())
    webhook_id = sent.webhook_id
    db_session().commit()
    return _back(webhook_id, gettext("The message is sent again in the background."))


def _list(form: WebhookForm, *, problem: str = "") -> str:
    settings = desk().settings
    hubs = {hub.address: hub for hub in list_hubs(db_session(), hubs=settings.websub_hubs)}
    return render_template(
        "desk/webhooks.html",
        webhooks=list_webhooks(db_session()),
        hubs={address: hubs.get(address) for address in settings.websub_hubs},
        form=form,
        problem=problem,
        **_words(),
    )


def _page(webhook_id: int, form: WebhookForm, *, problem: str = "") -> str:
    found = find_webhook(db_session(), webhook_id=webhook_id)
    before = request.args.get("before", type=int)
    log = log_page(db_session(), webhook_id=webhook_id, before=before)
    return render_template(
        "desk/webhook.html", webhook=found, form=form, problem=problem, log=log, **_words()
    )


def _words() -> dict[str, Callable[..., str]]:
    return {
        "attempt_words": attempt_words,
        "events_in_words": events_in_words,
        "hub_words": hub_words,
        "languages_in_words": languages_in_words,
    }


def _back(webhook_id: int, said: str) -> ResponseReturnValue:
    flash(said)
    return redirect(url_for("webhooks.webhook", webhook_id=webhook_id), code=303)


def _stale(webhook_id: int, form: WebhookForm) -> str:
    forget_changes()
    stored = find_webhook(db_session(), webhook_id=webhook_id)
    comparisons = compare_webhooks(stored, form)
    form.version.data = stored.version
    stale = StaleForm(
        title=gettext("The webhook changed while you were writing"),
        form=form,
        comparisons=comparisons,
        fields="desk/_webhook_fields.html",
        action=url_for("webhooks.change", webhook_id=webhook_id),
        back=url_for("webhooks.webhook", webhook_id=webhook_id),
    )
    return render_stale(stale)
