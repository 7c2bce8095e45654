"""Many reviewers at once."""

from claimtrack.models import Role, User
from claimtrack.security.identity import Identity
from tests.desk import TrialDesk


def add_crowd(desk: TrialDesk, size: int) -> list[Identity]:
    """Add `size` reviewers and return who they are."""
    with desk.writing() as session:
        people = [
            User(
                name=f"reviewer{number}",
                display_name=f"Reviewer {number}",
                role=Role.REVIEWER,
                password_hash="",
                active=True,
                created_at=desk.now,
            )
            for number in range(size)
        ]
        session.add_all(people)
        session.flush()
        return [Identity.of(person) for person in people]
