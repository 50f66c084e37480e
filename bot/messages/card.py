"""A card: a message before any platform's markup.

Every text is hostile unless it is a COMMAND: renderers escape it and make sure it triggers nothing.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Tone(StrEnum):
    """What the colour says: a status, or nothing in particular."""

    RUMOURED = "rumoured"
    REPORTED = "reported"
    ANNOUNCED = "announced"
    CONFIRMED = "confirmed"
    DENIED = "denied"
    CANCELLED = "cancelled"
    NEUTRAL = "neutral"


class Face(StrEnum):
    """How a run of text looks."""

    PLAIN = "plain"
    STRONG = "strong"
    SOFT = "soft"  # secondary: times, counts
    CODE = "code"
    COMMAND = "command"  # one of our own commands, meant to be tapped; never text from outside


@dataclass(frozen=True, slots=True)
class Run:
    """A run of text with one face. `url` makes it a link; `at` is the moment its text names, if it names one."""

    text: str
    face: Face = Face.PLAIN
    url: str | None = None
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A line of runs."""

    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Quotation:
    """Somebody's words, and who said them where and when."""

    words: str  # with the quotation marks of the room's language
    source: Line


@dataclass(frozen=True, slots=True)
class Gap:
    """An empty line between two parts."""


Block = Line | Quotation | Gap


@dataclass(frozen=True, slots=True)
class Button:
    """A button: a command of ours to run (`action`, as in "why 128"), or a link to open."""

    label: str
    action: str | None = None
    url: str | None = None

    def __post_init__(self) -> None:
        """Refuses a button that does nothing or two things."""
        if (self.action is None) == (self.url is None):
            raise ValueError("a button runs a command or opens a link")


@dataclass(frozen=True, slots=True)
class Card:
    """One message. Order on every platform: title, blocks, buttons, mark."""

    title: str  # the badge, or the heading of an answer
    blocks: tuple[Block, ...] = ()
    buttons: tuple[Button, ...] = ()
    tone: Tone = Tone.NEUTRAL
    mark: str | None = None  # "#128"
    preview: str | None = None  # the address a platform may show a preview of; None: no preview
    post: str | None = None  # names the post in the buttons' ids, to find our own message again
    calls: str | None = None  # the platform's id of the one person whom it rings for by name
    rich: bool = True  # False: the second try after Refused, without markup, links or previews

    @property
    def plain(self) -> str:
        """The card as plain text: the last resort of every platform, and what a screen reader says."""
        return "\n".join((self.title, *("".join(_words(block)) for block in self.blocks), *filter(None, [self.mark])))


def _words(block: Block) -> tuple[str, ...]:
    match block:
        case Line(runs):
            return tuple(run.text for run in runs)
        case Quotation(words, source):
            return (words, "  ", *(run.text for run in source.runs))
        case Gap():
            return ()
