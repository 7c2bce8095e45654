"""What was written last time: so that what did not change is neither made nor written again."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from claimtrack.services.file_store import write_whole

NAME: Final = ".claimtrack-site.json"


@dataclass(frozen=True, slots=True)
class Written:
    """One address as it was written: its file, its ETag, and what it leads to."""

    file: str
    tag: str
    links: list[str]


def read_manifest(folder: Path) -> dict[str, Written]:
    """Return what stands in `folder`, by address; nothing for a folder that is new, or not of this site."""
    try:
        stored = json.loads((folder / NAME).read_text(encoding="utf8"))
        return {address: Written(**each) for address, each in stored["pages"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def write_manifest(folder: Path, pages: dict[str, Written]) -> None:
    """Write down what stands in `folder` now."""
    stored = {"pages": {address: asdict(each) for address, each in sorted(pages.items())}}
    write_whole(folder / NAME, (json.dumps(stored, indent=0) + "\n").encode())
