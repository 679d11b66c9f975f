"""Structured logs on standard error: one JSON object a line, for the platform's own events and its libraries'.

Request id, journey and account come from structlog's context, set around each request and each job. Local variables are
never written with a traceback: they hold what people typed.
"""

import logging
import logging.config
import sys
from typing import Any

import structlog
from structlog.typing import Processor

_SHARED: list[Processor] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    structlog.processors.StackInfoRenderer(),
]

# Libraries that say in many lines what our own line about the request says in one, or that repeat what was typed.
_QUIETER = {
    "django": "INFO",
    "django.request": "ERROR",
    "django.security.csrf": "ERROR",
    "django.server": "ERROR",
    "procrastinate": "WARNING",
    "granian": "WARNING",
    "pyhanko": "WARNING",
    "pyhanko_certvalidator": "WARNING",
    "fontTools": "ERROR",
    "PIL": "WARNING",
}


def configure(options: dict[str, Any] | None = None) -> None:
    """Set up logging; Django calls it as LOGGING_CONFIG with LOGGING = {"format": "json" | "console"}."""
    console = (options or {}).get("format") == "console"
    structlog.configure(
        processors=[*_SHARED, *_rendering(console)],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=_StandardError(),
        cache_logger_on_first_use=False,
    )
    formatter = {
        "()": structlog.stdlib.ProcessorFormatter,
        "foreign_pre_chain": [*_SHARED, structlog.stdlib.add_logger_name],
        "processors": [structlog.stdlib.ProcessorFormatter.remove_processors_meta, *_rendering(console)],
    }
    logging.config.dictConfig(
        {
            "version": 1,
            "disable_existing_loggers": False,
            "formatters": {"structured": formatter},
            "filters": {"told_already": {"()": _OnlyFaults}},
            "handlers": {
                "stderr": {"class": "logging.StreamHandler", "formatter": "structured", "filters": ["told_already"]}
            },
            "root": {"handlers": ["stderr"], "level": "INFO"},
            # Django has set up handlers of its own before it calls us; they would say everything twice.
            "loggers": {name: {"level": level, "handlers": []} for name, level in _QUIETER.items()},
        }
    )


def _rendering(console: bool) -> list[Processor]:
    if console:
        plain = structlog.dev.plain_traceback
        return [structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty(), exception_formatter=plain)]
    return [structlog.processors.format_exc_info, structlog.processors.JSONRenderer(ensure_ascii=False)]


class _OnlyFaults(logging.Filter):
    """Of Django's lines about requests only those with a traceback: the rest stands in our own line."""

    def filter(self, record: logging.LogRecord) -> bool:
        return record.name != "django.request" or bool(record.exc_info)


class _StandardError:
    """Loggers that write to standard error as it is at the time (a test or a service manager may have replaced it)."""

    def __call__(self, *names: Any) -> structlog.PrintLogger:
        return structlog.PrintLogger(sys.stderr)
