"""What an archive says about itself: first what it is, and last what has to be in it."""

import re
from enum import StrEnum
from typing import Annotated, Final

from pydantic import BaseModel, ConfigDict, Field

ABOUT: Final = "about.json"
MANIFEST: Final = "manifest.json"
SETTINGS: Final = "claimtrack.toml"
FORMAT_VERSION: Final = 1
_FILES: Final = r"(?P<store>snapshots|attachments)/(?P<shelf>[0-9a-f]{2})/(?P<hash>(?P=shelf)[0-9a-f]{62})"
FILE_NAME: Final = re.compile(_FILES)
_KEY_FILE: Final = r"secrets/[A-Za-z0-9][A-Za-z0-9_.-]{0,99}"
_Hash = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class ArchiveKind(StrEnum):
    """What an archive is for."""

    BACKUP = "claimtrack-backup"
    DESK = "claimtrack-desk"


# What may be in an archive, whatever its manifest says: no other name is ever written to a disk.
NAMES: Final = {
    ArchiveKind.BACKUP: re.compile(rf"database\.(sqlite|pgdump)|{re.escape(SETTINGS)}|{_FILES}|{_KEY_FILE}"),
    ArchiveKind.DESK: re.compile(rf"tables/[a-z][a-z0-9_]{{0,62}}\.jsonl|{_FILES}|{_KEY_FILE}"),
}


class About(BaseModel):
    """The first member: what the archive is, and who wrote it from what."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    format: ArchiveKind
    format_version: Annotated[int, Field(ge=1)]
    claimtrack: Annotated[str, Field(max_length=50)]
    schema_revision: Annotated[str, Field(alias="schema", pattern=r"^[0-9a-z_]{1,32}$")]
    database: Annotated[str, Field(pattern=r"^(sqlite|postgresql)$")]
    made_at: Annotated[str, Field(pattern=r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$")]


class Member(BaseModel):
    """A file in the archive."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    name: str
    size: Annotated[int, Field(ge=0)]
    sha256: _Hash


class ChainHead(BaseModel):
    """The last event of the audit."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    seq: Annotated[int, Field(ge=0)]
    hash: _Hash


class Contents(BaseModel):
    """What the archive holds of a desk: rows by table, the audit's head, given keys, what was not there."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    head: ChainHead
    tables: dict[str, Annotated[int, Field(ge=0)]]
    with_files: bool
    # Files that the database names and that were not on the disk, or not as they had been put there.
    missing: tuple[str, ...] = ()
    # The last key that a table has given, be its row there or not.
    keys: dict[str, Annotated[int, Field(ge=0, lt=1 << 63)]] = {}


class Manifest(BaseModel):
    """The last member: an archive without it was cut short."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    about: About
    contents: Contents
    members: tuple[Member, ...]
