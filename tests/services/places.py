"""Claims in a text with nested and repeated passages, and short ways to move them."""

from dataclasses import dataclass

from sqlalchemy import select

from claimtrack.models import Appearance, Claim
from claimtrack.services.articles.bounds import set_bounds
from claimtrack.services.articles.bounds_undo import undo_bounds
from claimtrack.services.articles.joins import join_claims
from claimtrack.services.articles.splits import split_claim
from tests.desk import TrialDesk

# The ship is one code point and two units of UTF-16; the flag is two and four.
TEXT = (
    "🚢 The ferry costs 12 crowns, and the harbour earned 3 million in 2024. Ana Kos said so.\n\n"
    "The tower is 90 metres high 🇸🇮 and was built in 1931."
)
FERRY = "The ferry costs 12 crowns, and the harbour earned 3 million in 2024"
TOWER = "The tower is 90 metres high 🇸🇮 and was built in 1931"


@dataclass(frozen=True, slots=True)
class PlaceDesk:
    """A desk with one article, and alice who moves claims in it."""

    desk: TrialDesk
    article_id: int
    text: str

    def place(self, claim_id: int) -> Appearance:
        """Return the claim's first place."""
        with self.desk.database.reading() as session:
            places = select(Appearance).where(Appearance.claim_id == claim_id).order_by(Appearance.id)
            return session.scalars(places).first() or Appearance()

    def words(self, claim_id: int) -> str:
        """Return what the text has at the claim's place."""
        place = self.place(claim_id)
        return self.text[place.start_offset : place.end_offset]

    def add(self, passage: str) -> int:
        """Return a new claim on a passage."""
        return self.desk.add_claim(passage, article_id=self.article_id)

    def move(self, claim_id: int, words: str, *, by: str = "alice", version: int | None = None) -> Claim:
        """Have the claim stand at `words`."""
        start = self.text.index(words)
        with self.desk.writing() as session:
            return set_bounds(
                session,
                place_id=self.place(claim_id).id,
                version=self._version(claim_id, version),
                start=start,
                end=start + len(words),
                quote=words,
                identity=self.desk.person(by),
                now=self.desk.now,
            )

    def split(self, claim_id: int, before: str, *, version: int | None = None) -> int:
        """Cut the claim before these words; return the new claim's key."""
        with self.desk.writing() as session:
            _claim, part = split_claim(
                session,
                place_id=self.place(claim_id).id,
                version=self._version(claim_id, version),
                at=self.text.index(before),
                identity=self.desk.person("alice"),
                now=self.desk.now,
            )
            return part.id

    def join(self, claim_id: int, other_id: int, *, other_version: int | None = None) -> Claim:
        """Make both one claim."""
        with self.desk.writing() as session:
            return join_claims(
                session,
                place_id=self.place(claim_id).id,
                version=self._version(claim_id, None),
                other_place_id=self.place(other_id).id,
                other_version=self._version(other_id, other_version),
                identity=self.desk.person("alice"),
                now=self.desk.now,
            )

    def undo(self, claim_id: int) -> Claim:
        """Undo the last change of the claim's place."""
        with self.desk.writing() as session:
            return undo_bounds(
                session,
                claim_id=claim_id,
                version=self.desk.claim(claim_id).version,
                identity=self.desk.person("alice"),
                now=self.desk.now,
            )

    def _version(self, claim_id: int, given: int | None) -> int:
        return self.desk.claim(claim_id).version if given is None else given


def place_desk(desk: TrialDesk, text: str = TEXT) -> PlaceDesk:
    """Return a desk with an article of `text`."""
    return PlaceDesk(desk, desk.add_article(text), text)
