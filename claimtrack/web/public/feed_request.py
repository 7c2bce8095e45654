"""One document that a reader asks for, from its address to its bytes."""

from dataclasses import dataclass
from functools import cached_property
from uuid import NAMESPACE_URL, uuid5

from claimtrack.publish import FeedInfo
from claimtrack.services.publishing.feed import FeedFilter
from claimtrack.services.publishing.feed_plan import FeedPlan, plan_archive, plan_feed
from claimtrack.web.context import db_session, desk
from claimtrack.web.i18n import speak
from claimtrack.web.public.answers import policy_in_force, publisher
from claimtrack.web.public.feed_kinds import FeedFormat, FeedKind
from claimtrack.web.public.filters import filter_query
from claimtrack.web.public.hubs import hubs_of


@dataclass(frozen=True)
class FeedRequest:
    """A feed in a format and a selection, with archives of `size` entries; `archive` is the number of one."""

    kind: FeedKind
    format: FeedFormat
    wanted: FeedFilter
    size: int
    archive: int | None = None

    @property
    def key(self) -> tuple[object, ...]:
        """What its document is kept under."""
        return (self.kind.name, self.format.media_type, self.wanted, self.size, self.archive)

    @cached_property
    def plan(self) -> FeedPlan | None:
        """What stands in it; None for an archive that there is not yet."""
        session, subject = db_session(), self.kind.subject
        if self.archive is None:
            return plan_feed(session, subject, wanted=self.wanted, size=self.size)
        return plan_archive(session, subject, wanted=self.wanted, size=self.size, number=self.archive)

    @property
    def hubs(self) -> tuple[str, ...]:
        """The hubs that are told when it changes."""
        return hubs_of(self.wanted, path=self.document(self.archive)) if desk().settings.websub_hubs else ()

    def path(self, archive: int | None) -> str:
        """Return where the feed is on the desk's site, or one of its archives."""
        return f"{self.document(archive)}{filter_query(self.wanted)}"

    def document(self, archive: int | None) -> str:
        """Return the same without the selection."""
        folder = f"archive/{archive}/" if archive else ""
        return f"/feeds/{folder}{self.kind.name}.{self.format.ending}"

    def write(self) -> bytes:
        """Return the document. Its language is the feed's, else the desk's own, for everybody alike."""
        assert self.plan is not None  # noqa: S101 - asked for it before
        settings = desk().settings
        speak(settings.languages[0])
        speak(self.wanted.language)
        entries = self.kind.load(
            db_session(), self.plan.keys, base_url=settings.base_url, policy=policy_in_force()
        )
        return self.format.write(self._describe(self.plan), entries)

    def _describe(self, plan: FeedPlan) -> FeedInfo:
        base_url, desk_in_public = desk().settings.base_url, publisher()
        query = filter_query(self.wanted)
        return FeedInfo(
            # Formats of one selection are one feed, with its archives, so they share an identifier.
            uuid=uuid5(NAMESPACE_URL, f"{base_url}/feeds/{self.kind.name}{query}"),
            title=str(self.kind.title) % {"publisher": desk_in_public.name},
            subtitle=str(self.kind.subtitle),
            language=self.wanted.language or None,
            home_url=f"{base_url}{self.kind.home}{query}",
            feed_url=f"{base_url}{self.path(self.archive)}",
            publisher=desk_in_public,
            updated=plan.updated or policy_in_force().created_at,
            hubs=self.hubs,
            older_url=f"{base_url}{self.path(plan.older)}" if plan.older else None,
            current_url=f"{base_url}{self.path(None)}" if self.archive else None,
            stylesheet=self.format.stylesheet,
        )
