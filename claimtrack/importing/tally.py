"""What a whole file was like: counts, and the first examples of each oddity, in constant memory."""

from dataclasses import dataclass, field

from claimtrack.importing.values import REFUSALS, Oddity, Reading

MOST_EXAMPLES = 3


@dataclass(slots=True)
class Sort:
    """How often an oddity was met, and where first: the place and the value."""

    count: int = 0
    examples: list[tuple[str, str]] = field(default_factory=list)


@dataclass(slots=True)
class Tally:
    """How many records were read and refused, and what was odd."""

    read: int = 0
    refused: int = 0
    odd: dict[Oddity, Sort] = field(default_factory=dict)

    def note(self, reading: Reading) -> None:
        """Count one record; of a refused one, only why it was refused."""
        self.read += 1
        self.refused += reading.verdict is None
        for remark in reading.remarks:
            if reading.verdict is not None or remark.oddity in REFUSALS:
                self._add(remark.oddity, reading.place, remark.value)

    def sorts(self, *, refusals: bool) -> list[tuple[Oddity, Sort]]:
        """Return the oddities that kept records out, or the others, the commonest first."""
        wanted = [(oddity, sort) for oddity, sort in self.odd.items() if (oddity in REFUSALS) is refusals]
        return sorted(wanted, key=lambda each: (-each[1].count, each[0].name))

    def _add(self, oddity: Oddity, place: str, value: str) -> None:
        sort = self.odd.setdefault(oddity, Sort())
        sort.count += 1
        if len(sort.examples) < MOST_EXAMPLES:
            sort.examples.append((place, value))
