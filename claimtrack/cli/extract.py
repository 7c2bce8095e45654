"""`claimtrack extract`: the claims of text or HTML files, without a database."""

import json
import sys
from dataclasses import asdict, dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from claimtrack.clock import known_day
from claimtrack.errors import ClaimTrackError

if TYPE_CHECKING:
    from claimtrack.extract import ExtractedClaim, Extraction, ExtractionOptions

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
@click.option(
    "--scorer",
    type=click.Choice(["fast", "semantic"]),
    help="What scores the claims (default: the setting SCORER, else fast).",
)
@click.option(
    "--published",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="YYYY-MM-DD",
    help="Day that “on Tuesday” counts from; an HTML page may tell it by itself.",
)
@click.pass_context
def extract(
    context: click.Context,
    files: tuple[str, ...],
    language: str | None,
    form: str,
    *,
    with_text: bool,
    scorer: str | None,
    published: datetime | None,
) -> None:
    """Print the claims of text or HTML files, the most check-worthy first; - is standard input.

    Needs no database. A file that cannot be read is reported in its place, and the exit code is then 1.
    """
    reading = _Reading(
        language=language,
        published=published.date() if published else None,
        options=_options(context, scorer),
    )
    failed = False
    for file in files:
        result = _result(file, reading, with_text=with_text)
        failed = failed or "error" in result
        _say_when_by_rules(result, reading.options)
        _write(json.dumps(result, ensure_ascii=False) if form == "json" else _table(result))
    if failed:
        raise click.exceptions.Exit(1)


def _say_when_by_rules(result: Result, options: "ExtractionOptions") -> None:
    """Say on standard error that no trained pipeline was there, unless the desk wants it so."""
    language = str(result.get("language"))
    if str(result.get("model")).startswith(f"rules-{language} ") and language not in dict(options.pipelines):
        message = (
            f"{result['file']}: no trained pipeline reads {language}, so rules did, which find less. "
            "Install a spaCy package for it and name it in the setting pipelines."
        )
        click.echo(message, err=True)


@dataclass(frozen=True, slots=True)
class _Reading:
    """How files are read: what the command line says, and the settings where it is silent."""

    language: str | None
    published: date | None
    options: "ExtractionOptions"


def _options(context: click.Context, scorer: str | None) -> "ExtractionOptions":
    from claimtrack.services.articles.extraction_options import extraction_options  # noqa: PLC0415 - as below
    from claimtrack.settings import load_settings  # noqa: PLC0415 - help must not wait for it

    return extraction_options(load_settings(context.find_root().obj, scorer=scorer))


def _result(file: str, reading: _Reading, *, with_text: bool) -> Result:
    """Return the JSON object of one file: its claims, or its error."""
    try:
        return _extracted(file, reading, with_text=with_text)
    except ClaimTrackError as error:
        return {"file": file, "error": str(error)}
    except OSError as error:
        return {"file": file, "error": f"The file cannot be read: {error.strerror or error}."}


def _extracted(file: str, reading: _Reading, *, with_text: bool) -> Result:
    from claimtrack.extract import extract_claims  # noqa: PLC0415 - help must not wait for spaCy
    from claimtrack.intake import read_document  # noqa: PLC0415 - nor for the HTML parser

    document = read_document(_read(file), name="" if file == STANDARD_INPUT else file)
    extraction = extract_claims(
        document.text,
        language=reading.language,
        published=reading.published or known_day(document.published_on),
        options=reading.options,
    )
    found = _values(file, extraction)
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
    values = {**asdict(claim), "reasons": list(claim.reasons), "kind": claim.kind.value}
    del values["quote"]  # programs rely on the keys being just these
    return values


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
