"""Who asks: a person of the desk with a role, as a value."""

from dataclasses import dataclass

from claimtrack.models import Role, User


@dataclass(frozen=True, slots=True)
class Identity:
    """A logged-in person; what services are given as the one who acts."""

    user_id: int
    role: Role

    @classmethod
    def of(cls, user: User) -> "Identity":
        """Return the identity of `user`."""
        return cls(user.id, user.role)
