"""The article page put together: the text with its claims, the list beside it, and what was typed."""

from flask import render_template, request
from sqlalchemy.orm import Session

from claimtrack.models import Appearance
from claimtrack.permission import Permission
from claimtrack.security.policy import permits
from claimtrack.services.articles.article_page import ArticleView, view_article
from claimtrack.services.articles.place_page import PlaceView, view_place
from claimtrack.web.context import db_session, identity
from claimtrack.web.desk.articles.article_forms import MarkForm
from claimtrack.web.desk.articles.article_markup import article_markup
from claimtrack.web.desk.articles.article_states import StateFilter
from claimtrack.web.desk.claims.place_answers import asked_number
from claimtrack.web.desk.form_problems import FormProblem


def render_article(article_id: int, form: MarkForm, *, problem: FormProblem | None = None) -> str:
    """Return the article page. Raises NotFoundError.

    Its address may name states of claims (`state`), and the place of a claim that is to be moved (`move`).
    """
    view = view_article(db_session(), article_id=article_id)
    wanted = StateFilter.of(request.args.getlist("state"))
    every = view.by_score
    shown = [claim for claim in every if wanted.shows(claim)]
    numbers = {claim.id: number for number, claim in enumerate(shown, 1)}
    return render_template(
        "desk/article.html",
        article=view.version.article,
        version=view.version,
        text=article_markup(view, numbers),
        claims=shown,
        every=every,
        states=wanted.choices(every),
        narrowed=bool(wanted.chosen),
        undoable=view.undoable,
        moving=_moving(db_session(), view),
        only_queued=view.only_queued,
        reading=view.reading,
        form=form,
        problem=problem,
    )


def _moving(session: Session, view: ArticleView) -> PlaceView | None:
    """Return the place that is to be moved; None when it is not in this text, or may not be moved."""
    place_id = asked_number(request.args, "move")
    appearance = session.get(Appearance, place_id) if place_id else None
    if appearance is None or appearance.version_id != view.version.id:
        return None
    if not permits(identity(), Permission.CLAIM_REVIEW):
        return None
    place = view_place(session, claim_id=appearance.claim_id, place_id=appearance.id)
    return None if place.frozen else place
