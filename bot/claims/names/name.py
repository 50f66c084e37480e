"""A name: a possible party where it stands in a text."""

from typing import NamedTuple

from bot.claims.organisation import Organisation


class Name(NamedTuple):
    """A possible party where it stands; `organisation` is None for a name nobody listed."""

    text: str
    start: int
    end: int
    organisation: Organisation | None
    officer: bool
