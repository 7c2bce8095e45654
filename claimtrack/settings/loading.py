"""Settings are read from the environment, over a file in the instance folder."""

import os
import tomllib
from pathlib import Path

from pydantic import ValidationError

from claimtrack.errors import InvalidSettingError
from claimtrack.settings.model import PREFIX, Settings

FILE_NAME = "claimtrack.toml"


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
