"""Log what happened, never who: `noun.verbed` events with keys from an allow-list; any other key is dropped."""

from __future__ import annotations

import logging
import sys
from collections.abc import MutableMapping
from contextlib import suppress
from typing import Any

import structlog

ALLOWED = frozenset(
    [
        "event",
        "level",
        "timestamp",
        "call",
        "ms",
        "s",
        "lang",
        "n",
        "count",
        "state",
        "reason",
        "outcome",
        "kind",
        "pid",
        "module",
        "attempt",
        "status",
        "port",
        "host",
        "version",
        "model",
        "bytes",
        "asked",
        "act",
        "key",
        "digits",
        "error_type",
        "calls",
        "capacity",
        "url_host",
        "lane",
        "page",
        "rows",
        "voice",
        "worker",
        "stage",
        "queued",
        "signal",
    ]
)
"""Keys that can carry no patient data. Values must be numbers, enums, opaque ids or fixed words."""


def configure(*, level: str = "info") -> None:
    """Send structured lines to stderr. Call once, from a composition root."""
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            _keep_allowed,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(getattr(logging, level.upper())),
        logger_factory=lambda *_: _StderrLogger(sys.stderr),
        cache_logger_on_first_use=True,
    )


class _StderrLogger(structlog.PrintLogger):
    """Writes a line, or does without: a full disk under the log ends no call."""

    def msg(self, message: str) -> None:
        with suppress(OSError):
            super().msg(message)

    log = debug = info = warn = warning = msg
    fatal = failure = err = error = critical = exception = msg


def _keep_allowed(_logger: object, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    return {key: value for key, value in event.items() if key in ALLOWED}
