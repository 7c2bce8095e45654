"""The audit: every change is one event, and the events form a hash chain."""

from claimtrack.audit.actor import Actor
from claimtrack.audit.append import append_event

__all__ = ["Actor", "append_event"]
