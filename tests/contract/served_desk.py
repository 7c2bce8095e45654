"""A desk with verdicts in both languages behind a real server, for readers and checkers of other people."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Thread
from urllib.request import Request, urlopen

from waitress.server import create_server

from claimtrack.db import Database
from claimtrack.models import CorrectionKind
from claimtrack.publish import FeedChange, FeedItem
from claimtrack.services.publishing.feed import FeedFilter, list_public
from claimtrack.services.publishing.feed_items import feed_change, feed_item
from claimtrack.services.publishing.public_log import list_corrections
from claimtrack.settings import Settings
from claimtrack.web.app import make_app
from tests.desk import TrialDesk

LANGUAGES = ("en", "sl")
IN_EACH = 13
ODD = '<b>"Half" & ]]> </script> \u05e9\u05dc\u05d5\u05dd 😀 čšž'
_TEXTS = {
    "en": "Bridge number {} cost 18 million crowns.",
    "sl": "Most številka {} je stal 18 milijonov kron.",
}


@dataclass(frozen=True, slots=True)
class ServedDesk:
    """Where it is, and what its database says."""

    base_url: str
    database: Database

    def fetch(self, path: str) -> bytes:
        """Return what a path answers."""
        with urlopen(Request(self.base_url + path)) as answer:  # noqa: S310 - our own server
            body: bytes = answer.read()
            return body

    def items(self, language: str = "") -> list[FeedItem]:
        """Return the verdicts, the latest change first."""
        wanted = FeedFilter(language=language)
        with self.database.reading() as session:
            found = list_public(session, wanted=wanted, limit=None)
            return [feed_item(each, base_url=self.base_url) for each in found]

    def changes(self, language: str = "") -> list[FeedChange]:
        """Return the changes to verdicts, the latest first."""
        with self.database.reading() as session:
            lines = list_corrections(session, limit=1000)
            changes = [feed_change(line, base_url=self.base_url) for line in lines]
        return [change for change in changes if language in ("", change.item.language)]


@contextmanager
def serving(settings: Settings, database: Database) -> Iterator[None]:
    """Serve a desk where its public address says, as long as the block runs."""
    port = int(settings.base_url.rpartition(":")[2])
    server = create_server(make_app(settings, database), host="127.0.0.1", port=port, threads=4)
    thread = Thread(target=server.run)
    thread.start()
    yield
    server.task_dispatcher.shutdown()
    server.asyncore.close_all(server._map)
    thread.join()


def fill(desk: TrialDesk) -> None:
    """Publish verdicts in both languages; one of each is corrected, and one retracted in the end."""
    for language in LANGUAGES:
        passages = [_TEXTS[language].format(number) for number in range(1, IN_EACH + 1)]
        article_id = desk.add_article("\n".join(passages), language=language, title=f"Bridges {language}")
        claims = [_publish(desk, article_id, passage) for passage in passages]
        desk.correct(claims[0], kind=CorrectionKind.CORRECTION, note=f"The sum was wrong: {ODD}")
    desk.correct(claims[1], kind=CorrectionKind.RETRACTION, note="It was a draft.")


def _publish(desk: TrialDesk, article_id: int, passage: str) -> int:
    claim_id = desk.add_claim(passage.removesuffix("."), article_id=article_id)
    number = int("".join(filter(str.isdigit, passage))[:-2])
    words = {"headline": f"{passage} {ODD}"} if number == IN_EACH else {"headline": passage}
    ratings = ("verified", "mostly-true", "half-true", "misleading", "disputed", "unverifiable")
    rating = ratings[number % len(ratings)]
    desk.publish(desk.propose(claim_id, rating=rating, short_wording=passage, **words))
    return claim_id
