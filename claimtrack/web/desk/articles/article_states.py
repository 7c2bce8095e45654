"""Which claims of an article are shown: all but merged ones, or those of chosen states."""

from collections import Counter
from dataclasses import dataclass

from claimtrack.models import Claim
from claimtrack.workflow import ClaimState

HIDDEN = frozenset({ClaimState.MERGED})


@dataclass(frozen=True, slots=True)
class StateChoice:
    """A state of the article's claims, how many are in it, and whether the page was narrowed to it."""

    state: ClaimState
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class StateFilter:
    """The states that an address asks for; none for all but the merged."""

    chosen: frozenset[ClaimState]

    @classmethod
    def of(cls, asked: list[str]) -> "StateFilter":
        """Return the filter for these words; those that name no state are left out."""
        known = {state.value: state for state in ClaimState}
        return cls(frozenset(known[word] for word in asked if word in known))

    def shows(self, claim: Claim) -> bool:
        """Return whether `claim` is shown."""
        return claim.state in self.chosen if self.chosen else claim.state not in HIDDEN

    def choices(self, claims: list[Claim]) -> list[StateChoice]:
        """Return the states that `claims` are in, in the order of the work."""
        counts = Counter(claim.state for claim in claims)
        return [
            StateChoice(state, counts[state], state in self.chosen) for state in ClaimState if counts[state]
        ]
