"""Keeps the token and people's messages out of the log, at the source."""

import logging


def hush() -> None:
    """Silences the libraries' own lines: what matters of them is said again in words of ours.

    httpx writes every address it calls at INFO, and Telegram's addresses contain the token;
    python-telegram-bot writes whole messages at DEBUG and tracebacks for each lost connection.
    """
    logging.getLogger("httpx").setLevel(logging.WARNING)
    logging.getLogger("httpcore").setLevel(logging.WARNING)
    logging.getLogger("telegram").setLevel(logging.CRITICAL)
