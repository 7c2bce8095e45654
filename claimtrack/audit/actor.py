"""Who did it, as the audit names them: ids and programs, never people's names."""

from dataclasses import dataclass
from enum import StrEnum


class ActorKind(StrEnum):
    """A person of the desk, a command in a shell, a job of the worker, or somebody of the public."""

    USER = "user"
    COMMAND = "command"
    JOB = "job"
    READER = "reader"


@dataclass(frozen=True, slots=True)
class Actor:
    """Who caused an event. `name` is a user's id, a command's words or a job's kind.

    Without a name there is none: ValueError is raised.
    """

    kind: ActorKind
    name: str

    def __post_init__(self) -> None:
        # What nobody did cannot be told.
        if not self.name.strip():
            raise ValueError("an actor needs a name")

    @classmethod
    def user(cls, user_id: int) -> "Actor":
        """Return the person with `user_id`."""
        return cls(ActorKind.USER, str(user_id))

    @classmethod
    def command(cls, words: str) -> "Actor":
        """Return the command that was called, such as ``article add``."""
        return cls(ActorKind.COMMAND, words)

    @classmethod
    def job(cls, kind: str) -> "Actor":
        """Return the worker's job of this kind."""
        return cls(ActorKind.JOB, kind)

    @classmethod
    def reader(cls) -> "Actor":
        """Return somebody of the public: the audit does not know who."""
        return cls(ActorKind.READER, "public")

    def __str__(self) -> str:
        return f"{self.kind}:{self.name}"
