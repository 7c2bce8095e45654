"""Archives that somebody tampered with."""

import gzip
import json
import tarfile
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

Members = dict[str, bytes]


def read_members(path: Path) -> Members:
    """Return what an archive holds, by name and in order."""
    with tarfile.open(path, "r:gz") as tar:
        found = {}
        for header in tar.getmembers():
            file = tar.extractfile(header)
            assert file is not None
            found[header.name] = file.read()
        return found


def write_members(
    path: Path, members: Members, change: Callable[[tarfile.TarInfo], None] | None = None
) -> None:
    """Write an archive as anybody could, with headers as `change` leaves them."""
    with path.open("wb") as raw, gzip.GzipFile("", "wb", 1, raw) as packed:
        for name, data in members.items():
            header = tarfile.TarInfo(name)
            header.size = len(data)
            if change:
                change(header)
            packed.write(header.tobuf(tarfile.GNU_FORMAT))
            packed.write(data + bytes(-len(data) % tarfile.BLOCKSIZE))
        packed.write(bytes(2 * tarfile.BLOCKSIZE))


def rewrite(path: Path, changes: Callable[[Members], None]) -> Path:
    """Return a copy of an archive in which somebody changed members."""
    members = read_members(path)
    changes(members)
    target = path.with_name("changed.tar.gz")
    write_members(target, members)
    return target


def names_below(folder: Path) -> set[str]:
    """Return everything in a folder but locks."""
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.suffix != ".lock"}


def seal(members: Members, manifest: dict[str, Any]) -> None:
    """Write the manifest anew over what the members are now, as a careful forger would."""
    members.pop("manifest.json", None)
    manifest["members"] = [
        {"name": name, "size": len(data), "sha256": sha256(data).hexdigest()}
        for name, data in members.items()
        if name != "about.json"
    ]
    members["manifest.json"] = json.dumps(manifest).encode()
