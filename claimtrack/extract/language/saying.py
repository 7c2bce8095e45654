"""The verbs by which a language passes on what somebody says: data, one instance a language."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """Verbs by lemma.

    Behind a `stating` verb stands what somebody states as a fact; behind a `holding` one what somebody
    thinks, denies, asks or promises, or says in some manner. A `showing` verb has things for its subject
    ("figures show"). `hiding` ones state it where they are denied ("does not hide that"), `phrasal` ones say
    something only with one of their particles ("hit back").
    """

    stating: frozenset[str] = frozenset()
    holding: frozenset[str] = frozenset()
    showing: frozenset[str] = frozenset()
    hiding: frozenset[str] = frozenset()
    phrasal: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @property
    def plain(self) -> frozenset[str]:
        """The verbs of saying that need no particle."""
        return (self.stating | self.holding) - frozenset(self.phrasal)

    @property
    def reporting(self) -> frozenset[str]:
        """All verbs of saying."""
        return self.stating | self.holding | self.hiding | frozenset(self.phrasal)

    @property
    def asserting(self) -> frozenset[str]:
        """The verbs whose clause with "that" may be parted from them, for it is stated."""
        return self.stating | self.showing
