"""The form for a comment, and comments as the claim page shows them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import IntegerField, TextAreaField
from wtforms.validators import DataRequired, Length, NumberRange, Optional

from claimtrack.models import Comment, User
from claimtrack.security.identity import Identity
from claimtrack.services.claims.comments import LONGEST_COMMENT, may_change, may_delete
from claimtrack.web.desk.claims.claim_forms import GREATEST_KEY
from claimtrack.web.forms import DeskForm


class CommentForm(DeskForm):
    """What somebody says; `version` is the comment's that a change was made from."""

    version = IntegerField(default=0, validators=[Optional(), NumberRange(max=GREATEST_KEY)])
    text = TextAreaField(
        _("Comment"),
        id="comment-text",
        validators=[DataRequired(_("Write something first.")), Length(max=LONGEST_COMMENT)],
    )


@dataclass(frozen=True, slots=True)
class CommentLine:
    """A comment, who said it, who deleted it, and what the reader of the page can do with it."""

    comment: Comment
    author: str
    deleted_by: str
    may_change: bool
    may_delete: bool


def comment_lines(
    comments: Sequence[Comment],
    *,
    people: Mapping[int, User],
    identity: Identity,
    now: datetime,
    writable: bool,
) -> list[CommentLine]:
    """Return the comments as the page shows them to `identity`; nothing can be done on a read-only desk."""
    return [
        CommentLine(
            comment=each,
            author=_name(people, each.author_id),
            deleted_by=_name(people, each.deleted_by_id),
            may_change=writable and may_change(each, identity=identity, now=now),
            may_delete=writable and may_delete(each, identity=identity),
        )
        for each in comments
    ]


def _name(people: Mapping[int, User], user_id: int | None) -> str:
    if user_id is None:
        return ""
    person = people.get(user_id)
    return person.display_name if person else str(gettext("Person %(id)s", id=user_id))
