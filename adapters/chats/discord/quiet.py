"""Keeps discord.py's own log to one line per outcome, without chat texts, secrets or tracebacks."""

import logging

import discord

# At DEBUG these print whole events and requests: chat texts, and the tokens of interactions; at INFO the names of
# sessions.
_TALKATIVE = ("discord.http", "discord.gateway", "discord.webhook.async_", "discord.client", "discord.state")


class _OneLine(logging.Filter):
    """Turns a failed reconnect, which discord.py tells with its traceback, into one warning."""

    def filter(self, record: logging.LogRecord) -> bool:
        if record.exc_info and record.msg == "Attempting a reconnect in %.2fs":
            error = record.exc_info[0]
            record.levelno, record.levelname = logging.WARNING, "WARNING"
            record.msg, record.args = "discord is unreachable, trying again", ()
            record.reason = error.__name__ if error else ""
            record.exc_info = record.exc_text = None
        return True


_ONE_LINE = _OneLine()


def quiet_library() -> None:
    """Sets the library's loggers; doing it twice changes nothing."""
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)
    logging.getLogger("discord.client").addFilter(_ONE_LINE)
    discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False  # Vigie does not speak
