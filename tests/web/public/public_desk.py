"""What tests of the public side look at: addresses of verdicts, and the markup and text of a page."""

import json
import re
from html import unescape
from typing import Any

from sqlalchemy import select, update
from werkzeug.test import TestResponse

from claimtrack.models import Policy, Publication
from tests.desk import TrialDesk

SLOVENIAN = "Predsednik Doret je v torek z vlakom prispel v mesto. Vas pa nič."
SLOVENIAN_PASSAGE = "Predsednik Doret je v torek z vlakom prispel v mesto"
_MARKUP = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def verdict_path(desk: TrialDesk, claim_id: int) -> str:
    """Return the path of a claim's public verdict."""
    with desk.database.reading() as session:
        slug = session.scalars(select(Publication.slug).where(Publication.claim_id == claim_id)).one()
    return f"/verdicts/{slug}"


def publish_slovenian(desk: TrialDesk, *, rating: str = "verified") -> int:
    """Return the id of a claim whose Slovenian verdict is public."""
    article_id = desk.add_article(SLOVENIAN, language="sl", title="Vlak")
    claim_id = desk.add_claim(SLOVENIAN_PASSAGE, article_id=article_id)
    words = {"headline": "Prispel je", "short_wording": "Predsednik Doret je prispel z vlakom."}
    desk.publish(desk.propose(claim_id, rating=rating, **words))
    return claim_id


def change_policy_row(desk: TrialDesk, **values: Any) -> None:
    """Change the policy in force as only a test may: in place."""
    with desk.writing() as session:
        session.execute(update(Policy).values(**values))


def markup_of(page: str) -> list[dict[str, Any]]:
    """Return the JSON-LD of a page."""
    return [json.loads(found) for found in _MARKUP.findall(page)]


def json_of(answer: TestResponse) -> Any:
    """Return the JSON value that an answer carries, whatever its content type."""
    return json.loads(answer.data)


def text_of(page: str) -> str:
    """Return what a page says, without tags, on one line."""
    body = page[page.index("<body") :]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", _MARKUP.sub("", body))).split())
