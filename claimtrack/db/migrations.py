"""Running Alembic: from a checkout or from an installed wheel."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from claimtrack.db.sessions import Database
from claimtrack.errors import DatabaseNotReadyError, DatabaseTooNewError
from claimtrack.version import __version__

# Where Alembic keeps the revision.
VERSION_TABLE = "alembic_version"


def migrations_folder() -> Path:
    """Return the folder of the migrations: ``claimtrack/_migrations`` in a wheel, else beside the package."""
    package = Path(__file__).parents[1]
    installed = package / "_migrations"
    return installed if installed.is_dir() else package.parent / "migrations"


def make_config(url: str) -> Config:
    """Return Alembic's configuration for the database at `url`."""
    config = Config()
    config.set_main_option("script_location", str(migrations_folder()).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["url"] = url
    return config


def upgrade_database(url: str, revision: str = "head") -> None:
    """Migrate the database at `url` to `revision`, else to this version's schema; create it if there is none.

    It is one transaction: what breaks off leaves the old schema.
    """
    command.upgrade(make_config(url), revision)


def current_revision(database: Database) -> str | None:
    """Return the revision the database is on, None for an empty one."""
    with database.reading_engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def head_revision() -> str | None:
    """Return the revision that this version of the program wants."""
    return ScriptDirectory.from_config(make_config("")).get_current_head()


def is_known(revision: str) -> bool:
    """Return whether this version of the program has a migration of this name."""
    scripts = ScriptDirectory.from_config(make_config(""))
    return any(script.revision == revision for script in scripts.walk_revisions())


def require_known(revision: str | None) -> None:
    """Raise DatabaseTooNewError for a revision that only a newer version of the program can have made."""
    if revision is not None and not is_known(revision):
        raise DatabaseTooNewError(revision=revision, version=__version__)


def require_head(database: Database) -> None:
    """Raise DatabaseNotReadyError unless the database is on this version's schema, or DatabaseTooNewError."""
    revision = current_revision(database)
    if revision != head_revision():
        require_known(revision)
        raise DatabaseNotReadyError
