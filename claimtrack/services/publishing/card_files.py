"""Pictures of verdicts, drawn once and kept: under the hash of what stands on them."""

import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path
from typing import Final

from claimtrack.clock import PartialDate
from claimtrack.models import Publication
from claimtrack.publish import FeedItem
from claimtrack.publish.card_image import CardContent, draw_card
from claimtrack.services.file_store import write_whole
from claimtrack.settings import Settings
from claimtrack.version import __version__

# What is drawn for a verdict that was retracted.
RETRACTED_COLOUR: Final = "#a3261f"


def card_content(
    publication: Publication,
    item: FeedItem,
    *,
    publisher: str,
    retracted: str,
    date_text: Callable[[PartialDate | None], str],
) -> CardContent:
    """Return what stands on the picture of a verdict; `retracted` is the word for one that does not stand."""
    said = (item.claimant.name, item.claimant.role) if item.claimant else ()
    said_by = ", ".join(filter(None, (*said, date_text(item.said_on))))
    revision, rating = publication.revision, item.rating
    stands = revision is not None and not item.retracted
    return CardContent(
        publisher=publisher,
        claim=item.claim_reviewed,
        said_by=said_by,
        rating=rating.label if stands else retracted,
        colour=revision.rating.colour if revision is not None and stands else RETRACTED_COLOUR,
        value=rating.value if stands else None,
        best=rating.best if stands else None,
        worst=rating.worst if stands else None,
    )


def card_png(settings: Settings, content: CardContent) -> bytes:
    """Return the picture; drawn anew where it cannot be kept."""
    path = _path(settings, content)
    with suppress(OSError):
        return path.read_bytes()
    data = draw_card(content)
    with suppress(OSError):
        write_whole(path, data)
    return data


def _path(settings: Settings, content: CardContent) -> Path:
    named = json.dumps([__version__, asdict(content)], ensure_ascii=False, sort_keys=True)
    key = sha256(named.encode()).hexdigest()
    return settings.instance / "cards" / key[:2] / f"{key}.png"
