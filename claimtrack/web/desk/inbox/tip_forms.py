"""Tips that become articles and claims: their words in the forms for adding one, and closed with it."""

from flask import flash, request
from flask_babel import gettext

from claimtrack.errors import MessageClosedError, NotFoundError
from claimtrack.permission import Permission
from claimtrack.publish.web_address import web_address
from claimtrack.security.policy import permits
from claimtrack.services.readers.inbox import find_message
from claimtrack.services.readers.reader_messages import read_texts
from claimtrack.services.readers.tips import take_up_tip
from claimtrack.web.context import db_session, identity, request_time
from claimtrack.web.desk.articles.article_forms import ArticleForm
from claimtrack.web.desk.claims.new_claim_form import NewClaimForm

# Nothing that is longer is the statement alone.
_LONGEST_STATEMENT = 2000


def fill_article(form: ArticleForm) -> None:
    """Put what the tip in the address says into the form: where the text is, else the text."""
    said = _tip_words()
    form.address.data = said.get("link", "")
    if not form.address.data:
        form.text.data = said.get("words", "")


def fill_claim(form: NewClaimForm) -> None:
    """Put what the tip in the address says into the form: what was said, where and by whom."""
    said = _tip_words()
    form.wording.data = said.get("words", "")[:_LONGEST_STATEMENT]
    form.url.data, form.claimant.data = said.get("link", ""), said.get("claimant", "")


def close_tip(*, claim_id: int | None = None, article_id: int | None = None) -> None:
    """Have the tip in the address, if there is one, lead to what was made of it.

    What was made stays also when somebody dealt with the tip meanwhile.
    """
    message_id = request.args.get("tip", type=int)
    if message_id is None:
        return
    try:
        take_up_tip(
            db_session(),
            message_id=message_id,
            claim_id=claim_id,
            article_id=article_id,
            identity=identity(),
            now=request_time(),
        )
    except (MessageClosedError, NotFoundError):
        flash(gettext("Somebody dealt with the tip meanwhile."))


def _tip_words() -> dict[str, str]:
    message_id = request.args.get("tip", type=int)
    if message_id is None or not permits(identity(), Permission.INBOX_TRIAGE):
        return {}
    message = find_message(db_session(), message_id=message_id)
    said = read_texts(message.content) if message.is_tip and message.is_open else {}
    return {**said, "link": web_address(said.get("link")) or ""}
