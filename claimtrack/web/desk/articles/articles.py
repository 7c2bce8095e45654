"""Articles: the list, adding one, reading one with its claims, marking what extraction missed."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from claimtrack.audit import Actor
from claimtrack.errors import ClaimTrackError, NotFoundError
from claimtrack.intake import Document
from claimtrack.intake.web_document import fetch_document
from claimtrack.models import Claim
from claimtrack.permission import Permission
from claimtrack.services.articles.articles import add_article, find_article, list_articles
from claimtrack.services.articles.extraction_options import known_languages
from claimtrack.services.articles.readings import ask_for_reading
from claimtrack.services.claims.claims_by_hand import add_claim_by_hand, find_passage
from claimtrack.web.access import requires
from claimtrack.web.context import db_session, desk, end_transaction, identity, request_time
from claimtrack.web.desk.articles.article_forms import ArticleForm, MarkForm
from claimtrack.web.desk.articles.article_screen import render_article
from claimtrack.web.desk.form_problems import FormProblem
from claimtrack.web.desk.inbox.tip_forms import close_tip, fill_article
from claimtrack.web.request import takes_files_of

# More than any article: a file that is too large is refused on the form, with all else that was typed.
_LARGEST_REQUEST = 64 << 20

blueprint = Blueprint("articles", __name__)


@blueprint.get("/articles")
@requires(Permission.DESK_READ)
def index() -> ResponseReturnValue:
    """List the newest articles."""
    return render_template("desk/articles.html", articles=list_articles(db_session()))


@blueprint.route("/articles/new", methods=["GET", "POST"])
@requires(Permission.ARTICLE_ADD)
@takes_files_of(_LARGEST_REQUEST)
def new() -> ResponseReturnValue:
    """Add an article; what was typed stays when it cannot be stored."""
    form, problem = ArticleForm(), None
    if not form.is_submitted():
        fill_article(form)
    if form.is_submitted() and not form.validate():
        problem = FormProblem.of_fields()
    elif form.is_submitted():
        try:
            article_id = _store(form)
        except ClaimTrackError as error:
            problem = FormProblem.of(error)
        else:
            flash(gettext("Stored. Its claims are being read and come to the queue by themselves."))
            return redirect(url_for("articles.article", article_id=article_id), code=303)
    return render_template(
        "desk/article_new.html", form=form, problem=problem
    ), problem.status if problem else 200


@blueprint.get("/articles/<int:article_id>")
@requires(Permission.DESK_READ)
def article(article_id: int) -> ResponseReturnValue:
    """Show an article's text with its claims in place."""
    return render_article(article_id, MarkForm(formdata=None))


@blueprint.post("/articles/<int:article_id>/claims")
@requires(Permission.CLAIM_ADD)
def mark(article_id: int) -> ResponseReturnValue:
    """Mark a passage as a claim; the page comes back with it, or with what is wrong."""
    form = MarkForm()
    try:
        claim = _mark(article_id, form)
    except NotFoundError:
        raise
    except ClaimTrackError as error:
        problem = FormProblem.of(error)
        form.keep_words()
        return render_article(article_id, form, problem=problem), problem.status
    flash(gettext("Marked, and in the queue."))
    return redirect(url_for("articles.article", article_id=article_id, _anchor=f"claim-{claim.id}"), code=303)


@blueprint.post("/articles/<int:article_id>/readings")
@requires(Permission.CLAIM_ADD)
def read_again(article_id: int) -> ResponseReturnValue:
    """Have the article read again; sent twice, it is read once."""
    session = db_session()
    ask_for_reading(session, article_id=article_id, identity=identity(), now=request_time())
    session.commit()
    flash(gettext("The text is read again. What changes is shown here by itself."))
    return redirect(url_for("articles.article", article_id=article_id), code=303)


def _store(form: ArticleForm) -> int:
    session = db_session()
    article = form.new_article(_fetch)
    version = add_article(
        session,
        article=article,
        actor=Actor.user(identity().user_id),
        languages=known_languages(desk().settings),
        now=request_time(),
    )
    close_tip(article_id=version.article_id)
    session.commit()
    return version.article_id


def _fetch(address: str) -> Document:
    # A slow site must not keep everybody else from writing.
    end_transaction()
    return fetch_document(desk().fetcher, address)


def _mark(article_id: int, form: MarkForm) -> Claim:
    session = db_session()
    start, end = form.selection() or find_passage(
        session, article_id=article_id, passage=form.passage.data or ""
    )
    seen = form.seen() or find_article(session, article_id=article_id).text[start:end]
    claim = add_claim_by_hand(
        session,
        article_id=article_id,
        start=start,
        end=end,
        quote=seen,
        identity=identity(),
        now=request_time(),
    )
    session.commit()
    return claim
