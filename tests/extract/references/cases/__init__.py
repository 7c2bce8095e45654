"""Who said it: sentences with the claimant of some words of theirs, a line each."""

from pathlib import Path

Said = tuple[str, str, str | None]
_HERE = Path(__file__).parent


def read_cases(name: str) -> list[Said]:
    """Return (text, some words of what was said, the claimant or None for nobody) of every line of a file."""
    lines = (_HERE / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    rows = (line.split(" | ") for line in lines if line and not line.startswith("#"))
    return [
        (text.replace("\\n", "\n"), words, None if claimant == "-" else claimant)
        for claimant, words, text in rows
    ]
