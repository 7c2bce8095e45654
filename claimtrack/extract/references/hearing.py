"""Who spoke last: whoever a text goes on with by "he said" or "so sporočili"."""

from dataclasses import dataclass

from claimtrack.extract.references.discourse import Pointer
from claimtrack.extract.references.tree import Tree

_MEMORY = 12
_FAR = 8
_CLOSE = 2


@dataclass(frozen=True, slots=True)
class Heard:
    """Who spoke at a token; `gender` is None for a body, "" for somebody of unknown gender."""

    place: int
    name: str
    gender: str | None


class Hearing:
    """Remembers the last speakers of a text, and answers for a few sentences."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.heard: list[Heard] = []

    def hear(self, place: int, name: str, gender: str | None) -> None:
        """Remember a speaker; places come in order."""
        self.heard.append(Heard(place, name, gender))

    def latest(self, place: int, gender: str) -> str | None:
        """Return the last person of a gender who spoke before a token, a few sentences back at most."""
        for heard in reversed(self.heard[-_MEMORY:]):
            near = self.tree.sentence[place] - self.tree.sentence[heard.place] <= _FAR
            if near and heard.place < place and heard.gender in {"", gender}:
                return heard.name
        return None

    def since(self, place: int, pointer: Pointer) -> bool:
        """Return True when somebody who agrees spoke between a token and a pronoun."""
        between = (heard for heard in self.heard[-_MEMORY:] if place < heard.place < pointer.place)
        return any(heard.gender is not None and _agrees(heard, pointer, bodies=False) for heard in between)

    def office_since(self, place: int, pointer: Pointer) -> str | None:
        """Return the last who spoke between a token and a pronoun and agrees, if that is no name."""
        last = next((heard for heard in reversed(self.heard[-_MEMORY:]) if heard.place < pointer.place), None)
        if last is None or last.place <= place or not last.gender:
            return None
        return (
            last.name
            if _agrees(last, pointer, bodies=False) and last.name[-1:].islower() and not last.name.istitle()
            else None
        )

    def again(self, noun: str, place: int) -> str | None:
        """Return the last who spoke and was called by a noun with more words: "council spokesman"."""
        for heard in reversed(self.heard[-_MEMORY:]):
            if heard.place < place and heard.name.lower().endswith(f" {noun}"):
                return heard.name
        return None

    def body(self, place: int) -> str | None:
        """Return the body by name that spoke last, if it did so in this sentence or one of the two before."""
        last = next((heard for heard in reversed(self.heard[-_MEMORY:]) if heard.place < place), None)
        if last is None or last.gender is not None or not last.name[:1].isupper():
            return None
        return last.name if self.tree.sentence[place] - self.tree.sentence[last.place] <= _CLOSE else None

    def last(self, pointer: Pointer, *, bodies: bool) -> str | None:
        """Return the last who agrees: somebody for "he", a body for "they" and "it"."""
        sentence = self.tree.sentence[pointer.place]
        for heard in reversed(self.heard[-_MEMORY:]):
            far = sentence - self.tree.sentence[heard.place] > _FAR
            if not far and heard.place < pointer.place and _agrees(heard, pointer, bodies=bodies):
                return heard.name
        return None


def _agrees(heard: Heard, pointer: Pointer, *, bodies: bool) -> bool:
    if heard.gender is None or bodies:
        return bodies and heard.gender is None
    return not heard.gender or pointer.gender in {"", heard.gender}
