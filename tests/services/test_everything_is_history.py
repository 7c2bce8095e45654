"""Every verb that changes something says so in the audit, and every table has its place there."""

import pytest

from claimtrack.audit import Actor
from claimtrack.audit.actor import ActorKind
from claimtrack.db import Base
from tests.services.verbs import Verbs

VERBS = Verbs()
WRITING = sorted(name for name in VERBS.roots if VERBS.writes(name))
# Verbs that write without an event, and why.
_JOB = "only has the worker do something, and that tells"
_STEP = "a step of a job: attempts are no history"
_SAVED = "autosave: what is proposed is frozen, and told"
_LIMIT = "how often somebody may try"
_LOOK = "who looks at a page now"
SILENT = {
    "announcements.announce": _JOB,
    "announcements.ping_webhook": "a trial message: nothing is different afterwards",
    "checkpoints.take_checkpoint": "it signs the newest event, and an event would be a newer one",
    "copies.retry_copy": _JOB,
    "copies.settle_copies": _STEP,
    "corrections.word_correction": _SAVED,
    "delivery_log.forget_deliveries": "how old messages arrived is no history",
    "deliveries.enqueue_due_deliveries": _JOB,
    "drafts.save_draft": _SAVED,
    "hubs.enqueue_due_pings": _JOB,
    "hubs.ping_hub": _STEP,
    "jobs.fail_job": _STEP,
    "jobs.finish_job": _STEP,
    "jobs.put_off_job": _STEP,
    "jobs.recover_jobs": _STEP,
    "jobs.take_job": _STEP,
    "logins.count_attempt": _LIMIT,
    "logins.renew_login": "work prolongs a session",
    "page_checks.enqueue_page_checks": _JOB,
    "presences.end_presence": _LOOK,
    "presences.note_presence": _LOOK,
    "reader_limits.count_message": _LIMIT,
    "readings.ask_for_reading": _JOB,
    "readings.queue_reading": _JOB,
    "schedules.enqueue_due_publications": _JOB,
    "translations.save_translation": _SAVED,
}
# Tables whose rows come and go without an event of their own, and why.
UNTOLD = {
    "checkpoint": "signatures of events",
    "claim_term": "an index",
    "delivery_attempt": _STEP,
    "draft": _SAVED,
    "draft_contributor": _SAVED,
    "earlier_verdict_term": "an index",
    "event": "the audit itself",
    "job": _STEP,
    "lease": "taking, releasing and running out are told; renewing is not",
    "presence": _LOOK,
    "publication_term": "an index",
    "push_message": "says again what an event said",
    "token_bucket": _LIMIT,
    "translation_contributor": _SAVED,
    "webhook_delivery": _STEP,
    "websub_hub": _STEP,
}
# All others: an event tells of each row.
TOLD = {
    *("appearance", "approval", "article", "article_address", "article_version", "bulk_change"),
    *("bulk_change_claim", "claim", "claim_topic", "claimant", "claimant_alias", "comment", "correction"),
    *("earlier_verdict", "erasable_value", "import_batch", "legal_hold", "login_session", "policy"),
    *("old_address", "translation"),
    *("publication", "rating", "rating_scale", "reader_message", "revision_contributor", "source"),
    *("source_copy", "topic", "user", "verdict_revision", "webhook", "webhook_secret"),
}


@pytest.mark.parametrize("name", WRITING, ids=lambda name: f"{name[0].rpartition('.')[2]}.{name[1]}")
def test_a_verb_that_writes_tells(name: tuple[str, str]) -> None:
    short = f"{name[0].rpartition('.')[2]}.{name[1]}"
    assert VERBS.tells(name) is (short not in SILENT), short


def test_the_walk_sees_the_verbs() -> None:
    """A walk that finds nothing would be content with everything."""
    assert len(WRITING) > 60
    assert VERBS.tells(("claimtrack.services.claims.leases", "take_claim"))
    assert VERBS.writes(("claimtrack.services.people.users", "set_role"))
    assert not VERBS.writes(("claimtrack.services.records.history", "list_events"))
    assert not VERBS.tells(("claimtrack.services.verdicts.drafts", "save_draft"))


@pytest.mark.parametrize("kind", ActorKind)
def test_nobody_acts_without_a_name(kind: ActorKind) -> None:
    with pytest.raises(ValueError, match="name"):
        Actor(kind, "")


def test_every_table_has_its_place() -> None:
    """A new table stands in TOLD, when a verb tells of each of its rows, or in UNTOLD with the reason."""
    assert TOLD | set(UNTOLD) == set(Base.metadata.tables)
    assert TOLD & set(UNTOLD) == set()
