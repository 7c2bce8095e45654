"""Logs: one line an event on standard error, with the request or the job it belongs to, and no secrets."""

import logging
import sys
from collections.abc import MutableMapping
from typing import Any, Final, Literal

import structlog

# Parts of names whose values never reach a log, whoever logs them.
SECRET: Final = ("authorization", "cookie", "csrf", "password", "secret", "signature", "token")
HIDDEN: Final = "(hidden)"


Form = Literal["keys", "json"]


def configure_logs(form: Form = "keys") -> None:
    """Send logs of warnings and above, and our own from information on, to standard error.

    A line is key='value' for people, or JSON for programs.
    """
    logging.basicConfig(
        stream=sys.stderr, level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s"
    )
    if form == "json":
        for handler in logging.getLogger().handlers:
            handler.setFormatter(_json_formatter())
    structlog.configure(
        processors=[*_processors(), _renderer(form)],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )


def hide_secrets(_logger: object, _name: str, line: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Replace the values of names that tell a secret."""
    for name in line:
        if any(part in name.lower() for part in SECRET):
            line[name] = HIDDEN
    return line


def _processors() -> list[Any]:
    return [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
        hide_secrets,
    ]


def _renderer(form: Form) -> Any:
    if form == "json":
        return structlog.processors.JSONRenderer(ensure_ascii=False)
    return structlog.processors.KeyValueRenderer(key_order=["timestamp", "level", "event"])


def _json_formatter() -> logging.Formatter:
    """Write what libraries log in the same way."""
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=[structlog.stdlib.add_logger_name, *_processors()],
        processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, _renderer("json")],
    )
