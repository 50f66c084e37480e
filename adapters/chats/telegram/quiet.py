"""Keeps the token and people's messages out of the log, at the source."""

import logging
import os


def hush() -> None:
    """Silences the libraries' own lines: what matters of them is said again in words of ours.

    httpx writes every address it calls at INFO, and Telegram's addresses contain the token;
    python-telegram-bot writes whole messages at DEBUG and tracebacks for each lost connection, and warns
    at every wait Telegram asks for that it will be a timedelta some day: its own switch makes it one today.
    """
    os.environ.setdefault("PTB_TIMEDELTA", "true")
    logging.getLogger("httpx").setLevel(logging.WARNING)
    logging.getLogger("httpcore").setLevel(logging.WARNING)
    logging.getLogger("telegram").setLevel(logging.CRITICAL)
