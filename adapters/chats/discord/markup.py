"""A card as Discord shows it: Components V2, an embed, or plain words. Pure."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

import discord
from discord import ui

from adapters.chats.discord.calling import call
from adapters.chats.discord.escaping import (
    ELLIPSIS,
    MAX_URL,
    WORD_JOINER,
    around,
    coded,
    cut,
    escaped,
    units,
    web_address,
)
from adapters.chats.discord.escaping import one_line as on_one_line
from adapters.chats.discord.presses import custom_id
from bot.messages.card import Block, Button, Card, Face, Gap, Line, Quotation, Run, Tone

COLOURS = {
    Tone.RUMOURED: 0x99AAB5,
    Tone.REPORTED: 0x5DADEC,
    Tone.ANNOUNCED: 0xF4900C,
    Tone.CONFIRMED: 0x2E9E5B,
    Tone.DENIED: 0xDD2E44,
    Tone.CANCELLED: 0x6B2737,
}
LAYOUT_UNITS = 3900  # of 4,000 displayed characters
WORDS_UNITS = 1950  # of 2,000
EMBED_TITLE_UNITS = 256
DESCRIPTION_UNITS = 4000  # of 4,096; with title and footer below 6,000
TITLE_UNITS = 300
RUN_UNITS = 600
QUOTE_UNITS = 500
LINE_UNITS = 1500  # a run with its address always fits in
MAX_GROUPS = 10  # with their gaps, rows and buttons below 40 components
BUTTONS_IN_A_ROW = 5
MAX_BUTTONS = 10
LABEL_UNITS = 80
MARK_UNITS = 60

# How cards name a moment: a weekday, perhaps a date, an hour ("Sun 18:04", "lun. 13 mai, 9 h 12").
_MOMENT = re.compile(r"\b[^\W\d]+\.?\s(\d{1,2}\s[^\W\d]+\.?(\s\d{4})?,\s)?\d{1,2}\s?[:h]\s?\d{2}\b")


class Form(StrEnum):
    """How a message is built. Discord keeps a message that was once LAYOUT in that form for its whole life."""

    LAYOUT = "layout"  # Components V2
    EMBED = "embed"
    WORDS = "words"  # ordinary content


@dataclass(frozen=True, slots=True)
class Markup:
    """The parts of a message, ready to be sent."""

    view: ui.LayoutView | ui.View | None = None
    content: str | None = None
    embed: discord.Embed | None = None


def form_of(card: Card, chosen: Form) -> Form:
    """The form for this card: a bare line, or a call, goes as words, which every phone shows on its lock screen."""
    bare = not card.blocks and not card.buttons
    return Form.WORDS if bare or card.calls or not card.rich else chosen


def render(card: Card, form: Form) -> Markup:
    """The card in this form, inside Discord's limits."""
    match form:
        case Form.LAYOUT:
            return Markup(view=_layout(card))
        case Form.EMBED:
            return Markup(view=_rows_below(card), embed=_embed(card))
        case Form.WORDS:
            return Markup(view=_rows_below(card), content=_words(card))


def words_as_layout(card: Card) -> Markup:
    """The card's plain words for a message that can only show Components V2."""
    view = ui.LayoutView(timeout=None)
    view.add_item(ui.TextDisplay(_words(card)))
    for row in _rows(card):
        view.add_item(row)
    return Markup(view=view)


def _layout(card: Card) -> ui.LayoutView:
    container: ui.Container[Any] = ui.Container(accent_colour=COLOURS.get(card.tone))
    heading, mark = _heading(card, "### "), _mark(card)
    texts = [heading, *_groups(card.blocks, LAYOUT_UNITS - units(heading) - units(mark))]
    for number, text in enumerate(filter(None, texts)):
        if number > 1:
            container.add_item(ui.Separator(visible=False))
        container.add_item(ui.TextDisplay(text))
    for row in _rows(card):
        container.add_item(row)
    if mark:
        container.add_item(ui.TextDisplay(mark))
    if not container.children:
        container.add_item(ui.TextDisplay(ELLIPSIS))
    view = ui.LayoutView(timeout=None)
    view.add_item(container)
    return view


def _embed(card: Card) -> discord.Embed:
    title = escaped(cut(card.title, EMBED_TITLE_UNITS)).strip()
    words = "\n\n".join(_groups(card.blocks, DESCRIPTION_UNITS))
    embed = discord.Embed(
        title=title, description=words or (None if title else ELLIPSIS), colour=COLOURS.get(card.tone)
    )
    if mark := on_one_line(cut(card.mark or "", MARK_UNITS)).strip():
        embed.set_footer(text=mark)
    return embed


def _words(card: Card) -> str:
    lines = (escaped(cut(line, RUN_UNITS)) for line in card.plain.split("\n"))
    return call(card) + ("\n".join(_fitting(lines, WORDS_UNITS)).strip() or ELLIPSIS)


def _heading(card: Card, sign: str) -> str:
    title = escaped(cut(card.title, TITLE_UNITS)).strip()
    return f"{sign}{title}" if title else ""


def _mark(card: Card) -> str:
    return f"-# {escaped(cut(card.mark, MARK_UNITS))}" if card.mark and card.mark.strip() else ""


def _groups(blocks: Iterable[Block], max_units: int) -> list[str]:
    """The blocks as texts, cut where the card has gaps; from the end what does not fit is left out."""
    lines = _fitting(map(_block, blocks), max_units)
    groups = [text.strip("\n") for text in "\n".join(lines).split("\n\n")]
    filled = [text for text in groups if text.strip()]
    return [*filled[: MAX_GROUPS - 1], *filter(None, ["\n\n".join(filled[MAX_GROUPS - 1 :])])]


def _fitting(lines: Iterable[str], max_units: int) -> list[str]:
    """The first lines that fit, and an ellipsis in place of the rest: the order of a card is its importance."""
    left = max_units - units(ELLIPSIS) - 1
    kept: list[str] = []
    for line in lines:
        left -= units(line) + 1
        if left < 0:
            return [*kept, ELLIPSIS]
        kept.append(line)
    return kept


def _block(block: Block) -> str:
    match block:
        case Line(runs):
            line = _line(runs)
            small = line.strip() and all(run.face is Face.SOFT for run in runs)
            return f"-# {line}" if small else line
        case Quotation(words, source):
            said_by = _line(source.runs)
            quoted = [f"> {escaped(cut(words, QUOTE_UNITS))}"] if words.strip() else []
            return "\n".join([*quoted, f"> -# {said_by}"] if said_by.strip() else quoted)
        case Gap():
            return ""


def _line(runs: Iterable[Run]) -> str:
    line = ""
    for run in runs:
        text = _run(run)
        if units(line) + units(text) > LINE_UNITS:
            return line + ELLIPSIS
        touching = line[-1:] == text[:1] and text[:1] in ("`", "*")  # `a``b` and **a****b** would each be one
        line += WORD_JOINER + text if touching else text
    return line


def _run(run: Run) -> str:
    if run.face in (Face.CODE, Face.COMMAND):
        return coded(cut(run.text, RUN_UNITS))
    address = web_address(run.url) if run.url else None
    short = cut(run.text, RUN_UNITS)
    text = escaped(short) if run.at is None or address else _with_moment(short, run.at)
    if address:
        text = around(text, "[", f"](<{address}>)")
    return around(text, "**", "**") if run.face is Face.STRONG else text


def _with_moment(text: str, at: datetime) -> str:
    """The text with its moment in the reader's own zone and language; as it is where no hour is named."""
    found = _MOMENT.search(text)
    if found is None:
        return escaped(text)
    return f"{escaped(text[: found.start()])}<t:{int(at.timestamp())}:f>{escaped(text[found.end() :])}"


def _rows(card: Card) -> Iterator[ui.ActionRow[Any]]:
    buttons = list(_buttons(card))
    for start in range(0, len(buttons), BUTTONS_IN_A_ROW):
        yield ui.ActionRow(*buttons[start : start + BUTTONS_IN_A_ROW])


def _rows_below(card: Card) -> ui.View | None:
    buttons = list(_buttons(card))
    if not buttons:
        return None
    view = ui.View(timeout=None)
    for button in buttons:
        view.add_item(button)
    return view


def _buttons(card: Card) -> Iterator[ui.Button[Any]]:
    """The buttons Discord would take. A plain card keeps those that run commands: its message is found by them."""
    seen: set[str] = set()
    for button in card.buttons:
        made = _button(button, card)
        name = (made.custom_id or made.url) if made else None
        if made and name and name not in seen and len(seen) < MAX_BUTTONS:  # Discord refuses the same id twice
            seen.add(name)
            yield made


def _button(button: Button, card: Card) -> ui.Button[Any] | None:
    label = _label(button.label)
    if not label:
        return None
    if button.action is not None:
        name = custom_id(button.action, card.post)
        return ui.Button(label=label, custom_id=name, style=discord.ButtonStyle.secondary) if name else None
    address = web_address(button.url or "")
    return ui.Button(label=label, url=address) if address and len(address) <= MAX_URL and card.rich else None


def _label(text: str) -> str:
    """A label shows its text as it is: nothing to escape, only to shorten (escaping makes it no shorter)."""
    return on_one_line(cut(text.strip(), LABEL_UNITS)).strip()
