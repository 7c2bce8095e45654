"""Engines, sessions, column types and the naming of constraints."""

from claimtrack.db.base import Base
from claimtrack.db.sessions import Database, DeskSession

__all__ = ["Base", "Database", "DeskSession"]
