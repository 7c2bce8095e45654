"""Putting the web application together."""

from datetime import timedelta

from flask import Flask
from flask_wtf import CSRFProtect

from claimtrack.db import Database
from claimtrack.db.migrations import require_head
from claimtrack.intake import MAXIMUM_BYTES
from claimtrack.security.secret_files import SECRET_KEY, read_secret
from claimtrack.settings import Settings
from claimtrack.web import health, login, metrics
from claimtrack.web.context import install_desk
from claimtrack.web.desk import keys, news
from claimtrack.web.desk.administration import admin, public_names, webhooks
from claimtrack.web.desk.approvals import approvals
from claimtrack.web.desk.articles import articles
from claimtrack.web.desk.audit import audit
from claimtrack.web.desk.claims import claims
from claimtrack.web.desk.evidence import cited_pages, copies
from claimtrack.web.desk.inbox import inbox
from claimtrack.web.desk.queue import queue
from claimtrack.web.gate import install_gate
from claimtrack.web.headers import install_headers
from claimtrack.web.i18n import install_babel
from claimtrack.web.login_manager import install_login_manager
from claimtrack.web.problems import install_problem_pages
from claimtrack.web.public import audit_head, embeds, exports, feeds, not_checked, readers, search, site
from claimtrack.web.request import install_request
from claimtrack.web.request_log import install_request_log
from claimtrack.web.template_filters import install_filters

# Room for the other fields of the form that carries an article.
_FORM_ROOM = 1 << 20
BLUEPRINTS = (
    admin.blueprint,
    approvals.blueprint,
    articles.blueprint,
    audit.blueprint,
    audit_head.blueprint,
    cited_pages.blueprint,
    claims.blueprint,
    copies.blueprint,
    embeds.blueprint,
    exports.blueprint,
    feeds.blueprint,
    health.blueprint,
    inbox.blueprint,
    keys.blueprint,
    login.blueprint,
    metrics.blueprint,
    news.blueprint,
    not_checked.blueprint,
    public_names.blueprint,
    queue.blueprint,
    readers.blueprint,
    search.blueprint,
    site.blueprint,
    webhooks.blueprint,
)


def make_app(settings: Settings, database: Database) -> Flask:
    """Return the application over `database`. Raises DatabaseNotReadyError before ``claimtrack init``."""
    require_head(database)
    app = Flask("claimtrack.web")
    app.config.update(
        SECRET_KEY=read_secret(settings.secrets_folder, SECRET_KEY),
        SESSION_COOKIE_NAME="claimtrack",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=settings.cookies_need_https,
        PERMANENT_SESSION_LIFETIME=timedelta(days=30),
        # The token lives as long as the session cookie: a form may stay open all day.
        WTF_CSRF_TIME_LIMIT=None,
        MAX_CONTENT_LENGTH=MAXIMUM_BYTES + _FORM_ROOM,
        MAX_FORM_MEMORY_SIZE=MAXIMUM_BYTES + _FORM_ROOM,
    )
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    install_request_log(app)
    install_request(app)
    install_desk(app, settings, database)
    install_login_manager(app)
    install_babel(app, settings)
    # People without a session have a token of another kind: it needs no cookie.
    CSRFProtect(app).exempt(readers.blueprint)
    install_gate(app)
    install_headers(app)
    install_problem_pages(app)
    install_filters(app)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    return app
