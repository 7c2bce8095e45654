"""A verdict in a second language, step by step, for tests."""

from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

from claimtrack.models import Decision, Publication, VerdictRevision
from claimtrack.services.publishing.translation_publishing import publish_translation
from claimtrack.services.verdicts.translation_decisions import decide_on_translation, propose_translation
from claimtrack.services.verdicts.translations import (
    TranslationWords,
    find_translation,
    renew_translation,
    save_translation,
)
from tests.desk import TrialDesk

WORDS = TranslationWords(
    headline="Most ni stal 21 milijonov",
    short_wording="Most je stal 21 milijonov evrov.",
    wording="Župan je rekel, da je most stal 21 milijonov evrov.",
    claimant_role="",
    summary="Stal je dvanajst milijonov.",
    explanation="Račun **pove** dvanajst.",
)


class TranslationDesk:
    """The translation of one claim's verdict into Slovenian; alice writes, bob decides."""

    def __init__(self, desk: TrialDesk, claim_id: int, language: str = "sl") -> None:
        self.desk, self.claim_id, self.language = desk, claim_id, language
        self.key: dict[str, Any] = {"claim_id": claim_id, "language": language}

    def save(self, *, by: str = "alice", version: int | None = None, **words: str) -> int:
        """Return the version after `by` saved the words."""
        with self.desk.writing() as session:
            known = find_translation(session, **self.key)
            saved = save_translation(
                session,
                **self.key,
                version=version if version is not None else (known.version if known else 0),
                words=replace(WORDS, **words),
                identity=self.desk.person(by),
                now=self.desk.now,
            )
            return saved.version

    def renew(self, *, by: str = "alice") -> None:
        """Have the translation be one of the newest version."""
        with self.desk.writing() as session:
            renew_translation(
                session,
                **self.key,
                identity=self.desk.person(by),
                now=self.desk.now,
            )

    def propose(self, *, by: str = "alice", **words: str) -> VerdictRevision:
        """Return the frozen translation."""
        version = self.save(by=by, version=None, **words)
        with self.desk.writing() as session:
            return propose_translation(
                session,
                **self.key,
                version=version,
                identity=self.desk.person(by),
                now=self.desk.now,
            )

    def decide(
        self,
        revision: VerdictRevision,
        *,
        by: str = "bob",
        decision: Decision = Decision.APPROVE,
        reason: str = "",
    ) -> None:
        """Have `by` decide on the translation."""
        with self.desk.writing() as session:
            decide_on_translation(
                session,
                **self.key,
                revision_hash=revision.content_hash,
                decision=decision,
                reason=reason,
                identity=self.desk.person(by),
                now=self.desk.now,
            )

    def publish(
        self,
        revision: VerdictRevision | None = None,
        *,
        by: str = "bob",
        uuid: UUID | None = None,
        **words: str,
    ) -> Publication:
        """Return the publication of the translation, proposed and approved unless it was given."""
        if revision is None:
            revision = self.propose(**words)
            self.decide(revision)
        with self.desk.writing() as session:
            return publish_translation(
                session,
                **self.key,
                revision_hash=revision.content_hash,
                identity=self.desk.person(by),
                uuid=uuid or uuid4(),
                now=self.desk.now,
            )
