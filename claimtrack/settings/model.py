"""The settings of a process as one frozen object."""

from datetime import timedelta
from pathlib import Path
from typing import Literal
from zoneinfo import ZoneInfo

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

from claimtrack.settings.values import (
    DatabaseUrl,
    HostNames,
    Languages,
    Pipelines,
    Port,
    Ports,
    ProxyAddress,
    PublicUrl,
    Scorer,
    TimeZone,
    Topics,
    WebAddresses,
)

PREFIX = "CLAIMTRACK_"


class Settings(BaseSettings):
    """Process settings: ``CLAIMTRACK_<NAME>`` in the environment, else the same name in claimtrack.toml."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True, extra="forbid")

    instance: Path = Field(description="Folder of the desk's own data: database, secrets, snapshots.")
    database_url: DatabaseUrl = Field(
        default="", description="SQLAlchemy address of the database; empty for SQLite in the instance folder."
    )
    public_url: PublicUrl = Field(
        default="", description="Address readers use, without a path; every absolute address is made from it."
    )
    host: str = Field(default="127.0.0.1", description="Address the web server listens on.")
    port: Port = Field(default=5000, description="Port the web server listens on.")
    threads: int = Field(default=8, ge=1, le=64, description="Threads that answer requests.")
    languages: Languages = Field(
        default=("en", "sl"), description="Languages of the desk, the first is the default; comma separated."
    )
    time_zone: TimeZone = Field(
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
    fetch_ports: Ports = Field(
        default=(), description="Ports that are fetched from besides 80 and 443; comma separated."
    )
    fetch_hosts: HostNames = Field(
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
    checkpoint_minutes: int = Field(
        default=60,
        ge=0,
        le=7 * 24 * 60,
        description="Minutes until the audit's newest event is signed as the next checkpoint; 0 for never.",
    )
    websub_hubs: WebAddresses = Field(
        default=(),
        description="Addresses of the WebSub hubs that the feeds name and that are told of changes;"
        " comma separated.",
    )
    delivery_log_days: int = Field(
        default=90,
        ge=0,
        le=3650,
        description="Days until what was sent to webhooks is forgotten; 0 for never.",
    )
    secure_cookies: bool | None = Field(
        default=None, description="Send cookies over HTTPS only; by default when public_url is https."
    )
    session_hours: int = Field(
        default=12, ge=1, le=24 * 30, description="Hours without work until a new log-in is needed."
    )

    trusted_proxy: ProxyAddress = Field(
        default="",
        description="Address of the reverse proxy in front of the server, which is believed about who asks.",
    )
    metrics_token: str = Field(
        default="",
        repr=False,
        pattern=r"^([!-~]{16,})?$",
        description="What may read /metrics from elsewhere, as a bearer token; empty for this machine alone.",
    )
    log_format: Literal["keys", "json"] = Field(
        default="keys", description="How a line of the log is written: keys or json."
    )

    scorer: Scorer = Field(
        default="fast",
        description="What scores claims: fast, or semantic, which needs the extra of that name.",
    )
    topics: Topics = Field(
        default=(),
        description="What the desk follows, each in a few words; separated by semicolons; empty for all.",
    )
    pipelines: Pipelines = Field(
        default=(),
        description="spaCy packages by language, such as hr=hr_core_news_sm, or rules; comma separated.",
    )

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
    def checkpoint_interval(self) -> timedelta | None:
        """Time until the next checkpoint, or None when they are taken by hand alone."""
        return timedelta(minutes=self.checkpoint_minutes) if self.checkpoint_minutes else None

    @property
    def delivery_log_time(self) -> timedelta | None:
        """Time that the log of deliveries is kept, or None for good."""
        return timedelta(days=self.delivery_log_days) if self.delivery_log_days else None

    @property
    def zone(self) -> ZoneInfo:
        """The desk's time zone."""
        return ZoneInfo(self.time_zone)
