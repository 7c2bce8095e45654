"""Messages of readers for tests: sent to a desk, and looked up afterwards."""

from dataclasses import replace
from itertools import count

from sqlalchemy import select

from claimtrack.models import MessageKind, MessageOutcome, Publication, ReaderMessage
from claimtrack.services.readers.inbox import find_message
from claimtrack.services.readers.message_work import close_message
from claimtrack.services.readers.reader_messages import NewMessage, receive_message
from tests.desk import TrialDesk

TIP = NewMessage(
    kind=MessageKind.TIP,
    words="The mayor says that the bridge is the longest in the country.",
    language="en",
    link="https://example.org/speech",
    claimant="Mayor Wren",
    name="Ana Kos",
    email="ana@example.org",
)
REPORT = replace(
    TIP, kind=MessageKind.ERROR_REPORT, words="Page 3 says 20 million, not 21.", claimant="", link=""
)
_references = count(1)


def send(desk: TrialDesk, message: NewMessage = TIP, *, reference: str = "") -> int:
    """Return the id of a message that somebody sends."""
    with desk.writing() as session:
        reference = reference or f"TEST-{next(_references):04}"
        return receive_message(session, message=message, reference=reference, now=desk.now).id


def report(desk: TrialDesk, slug: str, **changes: object) -> int:
    """Return the id of a complaint about the verdict at `slug`."""
    return send(desk, replace(REPORT, slug=slug, **changes))  # type: ignore[arg-type]


def close(
    desk: TrialDesk,
    message_id: int,
    outcome: MessageOutcome,
    *,
    by: str = "bob",
    answer: str = "We looked.",
    note: str = "",
    version: int | None = None,
) -> None:
    """Say what came of a message."""
    with desk.writing() as session:
        close_message(
            session,
            message_id=message_id,
            version=version or look(desk, message_id).version,
            outcome=outcome,
            answer=answer,
            public_note=note,
            identity=desk.person(by),
            now=desk.now,
        )


def look(desk: TrialDesk, message_id: int) -> ReaderMessage:
    """Return a message as it is stored now."""
    with desk.database.reading() as session:
        return find_message(session, message_id=message_id)


def public_slug(desk: TrialDesk) -> str:
    """Return the slug of a verdict that is published now."""
    claim_id = desk.publish().claim_id
    with desk.database.reading() as session:
        slug = session.scalars(select(Publication.slug).where(Publication.claim_id == claim_id)).one()
    return slug or ""
