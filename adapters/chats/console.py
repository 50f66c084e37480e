"""The terminal as a chat: the same cards, drawn by Rich; plain lines where nobody looks at a terminal."""

import re
import sys
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from difflib import SequenceMatcher, get_close_matches

from rich.cells import cell_len
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.style import Style
from rich.table import Table
from rich.text import Text

from bot.errors import TryLater
from bot.messages.card import Button, Card, Face, Gap, Line, Quotation, Run, Tone
from bot.subscriptions.room import Room

WIDEST_COLUMNS = 92  # longer lines are hard to read, however wide the terminal
COLOURS = {
    Tone.RUMOURED: "bright_black",
    Tone.REPORTED: "yellow",
    Tone.ANNOUNCED: "cyan",
    Tone.CONFIRMED: "green",
    Tone.DENIED: "red",
    Tone.CANCELLED: "magenta",
    Tone.NEUTRAL: "blue",
}
_FACES = {Face.PLAIN: "", Face.STRONG: "bold", Face.SOFT: "dim", Face.CODE: "bold", Face.COMMAND: "bold blue"}
_WEB = re.compile(r"https?://[!-~\u00a1-\uffff]+")
_ALIKE = 0.5  # how much of a line must stay for its words to be compared one by one
_COMPARED_CHARS = 500  # comparing takes time in the square of the length
_INDENT = 3
_FRAME = 6  # borders and padding


class ConsoleChat:
    """Chat. Remembers what it showed, so that an edit can show what changed."""

    def __init__(self, console: Console, *, edited: str = "edited in place") -> None:
        self._console = console
        console.on_broken_pipe = _give_up  # type: ignore[method-assign]  # Rich would end the whole process
        self._edited = edited
        self._shown: dict[str, Card] = {}

    async def send(self, room: Room, card: Card, *, key: str, reply_to: str | None = None, silent: bool = False) -> str:
        """The key: it names a message beyond a restart, and the same one twice is shown once."""
        if key not in self._shown:
            drawn = reply(card, self._columns) if reply_to else panel(card, self._columns)
            self._show(drawn, card, prefix="  > " if reply_to else "")
            self._shown[key] = card
        return key

    async def edit(self, room: Room, message_id: str, card: Card) -> None:
        """Shows what changed, and the whole card once its badge does: a terminal cannot change what has scrolled by."""
        before = self._shown.get(message_id)
        if before == card:
            return
        words = " · ".join(filter(None, (self._edited, safe(card.mark or ""))))
        heading = Text(f"✎ {words}", style=f"bold {COLOURS[card.tone]}")
        compact = before is not None and (before.title, before.tone) == (card.title, card.tone)
        drawn = changes(card, self._columns, before) if before and compact else panel(card, self._columns, before)
        self._show(Group(heading, drawn), card, prefix="", heading=heading.plain, before=before, changes_only=compact)
        self._shown[message_id] = card

    def link(self, room: Room, message_id: str) -> str | None:
        """None, always: what scrolled by has no address."""
        return None

    async def find(self, room: Room, post: str, since: datetime) -> str | None:
        """The message that carries this post, if it was shown since the start."""
        return next((message for message, card in self._shown.items() if card.post == post), None)

    @property
    def _columns(self) -> int:
        return min(self._console.width, WIDEST_COLUMNS)

    def _show(
        self,
        drawn: RenderableType,
        card: Card,
        *,
        prefix: str,
        heading: str = "",
        before: Card | None = None,
        changes_only: bool = False,
    ) -> None:
        with _reachable():
            if self._console.is_terminal and self._console.encoding.startswith("utf"):
                self._console.print(Padding(drawn, (0, 0, 1, 0)), width=self._columns)
                return
            old = set(_lines(before)) if before else None
            for line in filter(None, (heading, *_lines(card))):
                mark = "* " if old is not None and line not in old and line != heading else ""
                if mark or line == heading or not changes_only:
                    self._plain(f"{prefix}{mark}{line}")
            for line in _gone(before, card) if before and changes_only else ():
                self._plain(f"- {line}")
            self._plain("")

    def _plain(self, line: str) -> None:
        """One line as it is: no wrapping, no markup, and no failure on a terminal that knows ASCII only."""
        encoding = self._console.encoding or "utf-8"
        readable = line.encode(encoding, errors="replace").decode(encoding)
        self._console.print(Text(readable), soft_wrap=True)


def panel(card: Card, columns: int, before: Card | None = None) -> Panel:
    """The card in a frame of its status colour; what `before` did not show is marked."""
    colour, width = COLOURS[card.tone], columns - _FRAME
    old = _lines(before) if before else None
    rows: list[RenderableType] = []
    if before and before.title != card.title:
        rows += wrapped(Text(safe(before.title), style="dim strike"), width)
    rows += wrapped(_marked(Text(safe(card.title), style=f"bold {colour}"), old, colour), width)
    for block in card.blocks:
        rows += [line for text in _block(block, width) for line in wrapped(_marked(text, old, colour), width)]
    if foot := _foot(card):
        rows += [Text(), foot]
    return Panel(Group(*rows), border_style=colour, padding=(0, 2), width=columns)


def changes(card: Card, columns: int, before: Card) -> RenderableType:
    """The lines that `before` did not have, their new words marked; those that are gone, struck through."""
    colour, width = COLOURS[card.tone], columns - _INDENT
    old, new = _lines(before), _lines(card)
    rows: list[Text] = []
    for block in card.blocks:
        if any(text.plain and text.plain not in old for text in _block(block, sys.maxsize)):
            rows += [line for text in _block(block, width) for line in wrapped(_marked(text, old, colour), width)]
    for text in (text for block in before.blocks for text in _block(block, sys.maxsize)):
        if text.plain not in new and not _near(text.plain, new):
            rows += wrapped(Text(text.plain, style="dim strike"), width)
    return Padding(Group(*rows), (0, 0, 0, _INDENT))


def reply(card: Card, columns: int) -> RenderableType:
    """A reply, indented beneath what it answers."""
    width, colour = columns - _INDENT - 2, COLOURS[card.tone]
    words = wrapped(Text(safe(card.title), style=f"bold {colour}"), width)
    words += [line for block in card.blocks for text in _block(block, width) for line in wrapped(text, width)]
    grid = Table.grid(padding=(0, 1))
    grid.add_row(Text("↳", style=colour), Group(*words))
    return Padding(grid, (0, 0, 0, _INDENT))


def wrapped(text: Text, width: int) -> list[Text]:
    """The lines of a text, broken at plain spaces only: Rich would break "15 h 20 min" at its no-break spaces."""
    breaks, column = [], 0
    for word in re.finditer(r"[^ ]+ *", text.plain):
        if column and column + cell_len(word[0].rstrip(" ")) > width:
            breaks.append(word.start())
            column = 0
        column += cell_len(word[0])
    lines = list(text.divide(breaks)) or [text]
    return [line[: len(line.plain.rstrip(" "))] for line in lines]


def safe(text: str) -> str:
    """Text from outside without anything a terminal would obey: escapes, controls, direction overrides."""
    shown = "".join(c for c in text.replace("\n", " ") if unicodedata.category(c)[0] != "C")
    return shown.replace("🏛 ", "🏛  ")  # one column by its table, two as most fonts draw it


def _block(block: Line | Quotation | Gap, width: int) -> list[Text]:
    match block:
        case Line(runs):
            return [Text.assemble(*map(_run, runs))]
        case Quotation(words, source):
            quoted, told = Text(safe(words), style="italic"), Text.assemble(*map(_run, source.runs))
            whole = Text.assemble(quoted, "  ", told)
            return [whole] if cell_len(whole.plain) <= width else [quoted, told]  # never "Sun" alone on its line
        case Gap():
            return [Text()]


def _run(run: Run) -> Text:
    style = Style.parse(_FACES[run.face])
    if run.url and _WEB.fullmatch(run.url):
        style += Style(link=run.url)
    return Text(safe(run.text), style=style)


def _foot(card: Card) -> Table | None:
    """The buttons on the left, the mark on the right."""
    if not card.buttons and not card.mark:
        return None
    foot = Table.grid(expand=True)
    foot.add_column(ratio=1)
    foot.add_column(justify="right", no_wrap=True)
    buttons = Text("  ").join(map(_button, card.buttons))
    foot.add_row(buttons, Text(safe(card.mark or ""), style="bold dim"))
    return foot


def _button(button: Button) -> Text:
    text = Text(f"[{safe(button.label)}]", style="dim")
    if button.url and _WEB.fullmatch(button.url):
        text.stylize(Style(link=button.url))
    return text


def _marked(text: Text, old: list[str] | None, colour: str) -> Text:
    """The line with the words underlined that the old card did not have; untouched if it had the line."""
    if old is None or not text.plain or text.plain in old or len(text.plain) > _COMPARED_CHARS:
        return text
    near = _near(text.plain, old)
    former = re.findall(r"[^ ]+", near[0]) if near else []
    words = [match.span() for match in re.finditer(r"[^ ]+", text.plain)]
    matcher = SequenceMatcher(None, former, [text.plain[start:end] for start, end in words], autojunk=False)
    marked = text.copy()
    for tag, _, _, first, last in matcher.get_opcodes():
        if tag in ("replace", "insert"):
            marked.stylize(f"not dim bold underline {colour}", words[first][0], words[last - 1][1])
    return marked


def _near(line: str, others: list[str]) -> list[str]:
    """The one line among others that this one was made of, if any."""
    comparable = [other for other in others if len(other) <= _COMPARED_CHARS]
    return get_close_matches(line, comparable, n=1, cutoff=_ALIKE) if len(line) <= _COMPARED_CHARS else []


def _lines(card: Card) -> list[str]:
    """The card as lines of plain text; an address to open stands last, since no button can be pressed here."""
    lines = [safe(card.title), *(text.plain for block in card.blocks for text in _block(block, sys.maxsize))]
    lines += [f"{safe(b.label)}: {b.url}" for b in card.buttons if b.url and _WEB.fullmatch(b.url)]
    return [*lines, safe(card.mark)] if card.mark else lines


def _gone(before: Card, card: Card) -> list[str]:
    """The lines that `card` has no more, and no other in their place."""
    new = _lines(card)
    return [line for line in _lines(before) if line not in new and not _near(line, new)]


def _give_up() -> None:
    raise BrokenPipeError("nobody reads the terminal any more")


@contextmanager
def _reachable() -> Iterator[None]:
    """A closed or full output in the core's words."""
    try:
        yield
    except (OSError, ValueError) as error:  # ValueError: the stream was closed
        raise TryLater("the terminal cannot be written to") from error
