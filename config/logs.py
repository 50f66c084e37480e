"""Logging: constant phrases with fields, rendered by structlog, never with a secret."""

import logging
import re
import sys
from collections.abc import Iterable

import structlog
from structlog.typing import EventDict, WrappedLogger

# A Telegram token wherever it may turn up: httpx logs request URLs, which carry it.
_TELEGRAM_TOKEN = re.compile(r"\d{6,}:[A-Za-z0-9_-]{30,}")
HIDDEN = "***"


def set_up(level: str, form: str, secrets: Iterable[str]) -> None:
    """Sends all logging of the process to standard error, in one form, without any of `secrets`."""
    hidden = tuple(secret for secret in secrets if secret)
    as_text = sys.stderr.isatty() if form == "auto" else form == "text"
    last = structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty()) if as_text else structlog.processors.JSONRenderer()

    def redacted(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
        return {key: without_secrets(value, hidden) for key, value in event.items()}

    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[
                structlog.stdlib.add_log_level,
                structlog.stdlib.PositionalArgumentsFormatter(),
                structlog.stdlib.ExtraAdder(),
                structlog.processors.TimeStamper(fmt="iso", utc=True),
            ],
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.format_exc_info,
                redacted,
                last,
            ],
        )
    )
    logging.basicConfig(handlers=[handler], level=level.upper(), force=True)
    for chatty in ("httpx", "httpcore", "apscheduler", "telegram", "discord", "aiohttp.access", "alembic", "uvicorn"):
        logging.getLogger(chatty).setLevel(logging.WARNING)


def without_secrets(value: object, secrets: tuple[str, ...]) -> object:
    """`value` with every secret replaced, if it is text."""
    if not isinstance(value, str):
        return value
    for secret in secrets:
        value = value.replace(secret, HIDDEN)
    return _TELEGRAM_TOKEN.sub(HIDDEN, value)
