"""What a process needs to start: one frozen object, from the environment over a file.

The desk's policy (who may approve, how many sources) is not here: it is a versioned row in the database.
"""

from claimtrack.settings.loading import FILE_NAME, find_instance, load_settings
from claimtrack.settings.model import PREFIX, Settings
from claimtrack.settings.values import BY_RULES, split_pipelines

__all__ = [
    "BY_RULES",
    "FILE_NAME",
    "PREFIX",
    "Settings",
    "find_instance",
    "load_settings",
    "split_pipelines",
]
