"""Jobs: work written in the same transaction as the change that needs it."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from claimtrack.db.base import Base, KeyMixin, table_arguments
from claimtrack.db.types import JsonText, UtcDateTime, enum_type


class JobState(StrEnum):
    """How far a job has come."""

    PENDING = "pending"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


UNFINISHED = text("state IN ('pending', 'running')")


class Job(KeyMixin, Base):
    """One piece of work; two unfinished ones never share a dedupe key."""

    __tablename__ = "job"
    __table_args__ = table_arguments(
        Index(
            "uq_job_unfinished",
            "dedupe_key",
            unique=True,
            sqlite_where=UNFINISHED,
            postgresql_where=UNFINISHED,
        ),
        Index(None, "state", "run_after"),
    )

    kind: Mapped[str] = mapped_column(String(64))
    arguments: Mapped[dict[str, Any]] = mapped_column(JsonText)
    dedupe_key: Mapped[str] = mapped_column(String(200))
    state: Mapped[JobState] = mapped_column(enum_type(JobState), default=JobState.PENDING)
    attempts: Mapped[int] = mapped_column(default=0)
    last_error: Mapped[str | None]
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    run_after: Mapped[datetime] = mapped_column(UtcDateTime)
    started_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    finished_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
