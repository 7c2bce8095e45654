"""`claimtrack extract`: the claims of text or HTML files, without a database."""

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from claimtrack.errors import ClaimTrackError

if TYPE_CHECKING:
    from claimtrack.extract import ExtractedClaim, Extraction

STANDARD_INPUT = "-"
_INDENT = " " * 4
Result = dict[str, Any]


@click.command("extract")
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@click.option("--language", metavar="CODE", help="Language of the text, such as sl; detected when left out.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["json", "text"]),
    default="text",
    show_default=True,
    help="One JSON object a file, one a line; or a table to read.",
)
@click.option("--with-text", is_flag=True, help="Add to the JSON the text that the offsets count in.")
def extract(files: tuple[str, ...], language: str | None, form: str, *, with_text: bool) -> None:
    """Print the claims of text or HTML files, the most check-worthy first; - is standard input.

    Needs no database. A file that cannot be read is reported in its place, and the exit code is then 1.
    """
    failed = False
    for file in files:
        result = _result(file, language=language, with_text=with_text)
        failed = failed or "error" in result
        _write(json.dumps(result, ensure_ascii=False) if form == "json" else _table(result))
    if failed:
        raise click.exceptions.Exit(1)


def _result(file: str, *, language: str | None, with_text: bool) -> Result:
    """Return the JSON object of one file: its claims, or its error."""
    try:
        return _extracted(file, language=language, with_text=with_text)
    except ClaimTrackError as error:
        return {"file": file, "error": str(error)}
    except OSError as error:
        return {"file": file, "error": f"The file cannot be read: {error.strerror or error}."}


def _extracted(file: str, *, language: str | None, with_text: bool) -> Result:
    from claimtrack.extract import extract_claims  # noqa: PLC0415 - help must not wait for spaCy
    from claimtrack.intake import read_document  # noqa: PLC0415 - nor for the HTML parser

    document = read_document(_read(file), name="" if file == STANDARD_INPUT else file)
    found = _values(file, extract_claims(document.text, language=language))
    return {**found, "text": document.text} if with_text or document.is_html else found


def _read(file: str) -> bytes:
    return sys.stdin.buffer.read() if file == STANDARD_INPUT else Path(file).read_bytes()


def _values(file: str, extraction: "Extraction") -> Result:
    return {
        "file": file,
        "language": extraction.language,
        "model": extraction.model,
        "sentences": [list(sentence) for sentence in extraction.sentences],
        "claims": [_claim(claim) for claim in extraction.claims],
    }


def _claim(claim: "ExtractedClaim") -> Result:
    return {**asdict(claim), "reasons": list(claim.reasons), "kind": claim.kind.value}


def _table(result: Result) -> str:
    """Return the same for readers: a heading, then a claim a paragraph with its reasons below."""
    if "error" in result:
        return f"{result['file']}: {result['error']}\n"
    claims = result["claims"]
    number = "1 claim" if len(claims) == 1 else f"{len(claims)} claims"
    heading = f"{result['file']}: {result['language']}, {number} (model {result['model']})"
    return "\n".join([heading, *(row for claim in claims for row in _rows(claim)), ""])


def _rows(claim: Result) -> list[str]:
    speaker = f" ({claim['claimant']})" if claim["claimant"] else ""
    wording = " ".join(claim["standalone"].split())
    return [
        f"{claim['score']:.3f}  {claim['kind']:<10}  {wording}{speaker}",
        f"{'':<5}  {'':<10}{_INDENT}{'; '.join(claim['reasons']) or 'no marks'}",
    ]


def _write(line: str) -> None:
    """Write UTF-8 whatever the terminal says; a file name of broken bytes comes out escaped."""
    stream = sys.stdout.buffer
    stream.write((line + "\n").encode("utf-8", "backslashreplace"))
    stream.flush()
