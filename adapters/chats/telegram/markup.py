"""Draws a card as a Telegram message: text, entities, buttons and preview, as one pure function."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import accumulate, pairwise
from urllib.parse import urlsplit

from telegram import InlineKeyboardMarkup, LinkPreviewOptions, MessageEntity, User
from telegram.constants import MessageEntityDateTimeFormats, MessageLimit

from adapters.chats.telegram.buttons import keyboard
from adapters.chats.telegram.neutral import JOINER, clean, cut, triggers, units
from bot.messages.card import Block, Card, Face, Gap, Line, Quotation, Run

MAX_UNITS = int(MessageLimit.MAX_TEXT_LENGTH)
MAX_ENTITIES = int(MessageLimit.MESSAGE_ENTITIES)
MAX_URL_CHARS = 2048
BELL = "🔔"
SHORT_UNITS = 300  # what is left of one run once a card is too long as a whole

_LOOKS = {Face.STRONG: MessageEntity.BOLD, Face.SOFT: MessageEntity.ITALIC, Face.CODE: MessageEntity.CODE}
# The words that Telegram puts in the reader's own zone: "Sun 18:04", "lun. 13 mai, 9 h 12". A date without an
# hour is left as it stands: it would become the day before, further west.
_MOMENT = re.compile(r"\b[^\W\d]{2,5}\.?\s(?:\d{1,2}\s[^\W\d]+\.?(?:\s\d{4})?,\s)?\d{1,2}\s?[:h]\s?\d\d\b(?!\smin)")


@dataclass(frozen=True, slots=True)
class Message:
    """Everything a call needs, for a first sending and for every edit: what an edit leaves out, Telegram takes away."""

    text: str
    entities: tuple[MessageEntity, ...]
    buttons: InlineKeyboardMarkup | None
    preview: LinkPreviewOptions


@dataclass(frozen=True, slots=True)
class _Span:
    """A stretch of the sheet that looks or does something, in characters."""

    start: int
    end: int
    type: str
    url: str | None = None
    at: datetime | None = None
    calls: int | None = None  # the person whose phone it rings


class _Sheet:
    """Text written from left to right, and the spans over it."""

    def __init__(self) -> None:
        self.text = ""
        self.spans: list[_Span] = []
        self.commands: list[tuple[int, int]] = []

    def write(self, run: Run) -> None:
        start = len(self.text)
        self.text += clean(run.text[: MAX_UNITS + 1])  # one unit too many, so that the card is seen to be too long
        end = len(self.text)
        if run.face is Face.COMMAND:
            self.commands.append((start, end))
        if run.face in _LOOKS:
            self.mark(start, _LOOKS[run.face])
        if run.url and web_address(run.url):
            self.spans.append(_Span(start, end, MessageEntity.TEXT_LINK, url=run.url))
        if run.at and (moment := _MOMENT.search(self.text, start)):
            self.spans.append(_Span(moment.start(), moment.end(), MessageEntity.DATE_TIME, at=run.at))

    def call(self, person: str | None) -> None:
        """A bell that rings one person's phone. It stands for a name: we keep none."""
        if person and person.isascii() and person.isdecimal():
            self.text += BELL
            self.spans.append(_Span(0, len(BELL), MessageEntity.TEXT_MENTION, calls=int(person)))
            self.text += " "

    def mark(self, start: int, entity_type: str) -> None:
        self.spans.append(_Span(start, len(self.text), entity_type))

    def finished(self) -> tuple[str, tuple[MessageEntity, ...]]:
        """The text made harmless, and the entities over it in UTF-16 units."""
        joiners = triggers(self.text, self.commands)
        offsets = [0, *accumulate(2 if char > "\uffff" else 1 for char in self.text)]
        edges = [0, *joiners, len(self.text)]
        text = JOINER.join(self.text[start:end] for start, end in pairwise(edges))
        return text, tuple(_entity(span, offsets, joiners) for span in _at_most(MAX_ENTITIES, _in_order(self.spans)))


def render(card: Card, *, bot_name: str, private: bool) -> Message:
    """The card as a message of at most 4,096 units. What does not fit goes from the end: blocks are in order of weight.

    Args:
        bot_name: the bot's @name, for buttons that lead into a private chat with it.
        private: whether the room is such a private chat.
    """
    text, entities = _fitting(card)
    shown = card.preview if card.rich and card.preview and web_address(card.preview) else None
    return Message(
        text=text,
        entities=entities if card.rich else (),
        buttons=keyboard(_usable(card), bot_name=bot_name, private=private),
        preview=LinkPreviewOptions(url=shown, prefer_small_media=True)
        if shown
        else LinkPreviewOptions(is_disabled=True),
    )


def web_address(url: str) -> bool:
    """True for a link people may be sent to. `tg://user?id=` and its like would mention somebody, or do something."""
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return False
    plain = url.isprintable() and " " not in url and len(url) <= MAX_URL_CHARS
    return plain and parts.scheme in ("http", "https") and host is not None and "." in host.strip(".")


def _usable(card: Card) -> Card:
    """The card with those buttons that Telegram takes; none to the outside on the second try after a refusal."""
    kept = (button for button in card.buttons if button.url is None or (card.rich and web_address(button.url)))
    return replace(card, buttons=tuple(kept))


def _drawn(card: Card) -> tuple[str, tuple[MessageEntity, ...]]:
    sheet = _Sheet()
    sheet.call(card.calls)
    sheet.write(Run(card.title.strip(), Face.STRONG))
    blocks = list(card.blocks)
    if card.mark:
        blocks[-1:] = _with_mark(blocks[-1:], card.mark)
    for block in blocks:
        sheet.text += "\n"
        _draw(sheet, block)
    return sheet.finished()


def _draw(sheet: _Sheet, block: Block) -> None:
    match block:
        case Line(runs):
            for run in runs:
                sheet.write(run)
        case Quotation(words, source):
            start = len(sheet.text)
            sheet.write(Run(words))
            if any(run.text.strip() for run in source.runs):
                sheet.text += "\n"
                _draw(sheet, source)
            sheet.mark(start, MessageEntity.BLOCKQUOTE)
        case Gap():
            pass


def _with_mark(last: list[Block], mark: str) -> list[Block]:
    """The mark ends the line of the counts, if that comes last; after anything else it has a line of its own."""
    match last:
        case [Line(runs)] if all(run.face is Face.SOFT for run in runs) and any(" · " in run.text for run in runs):
            return [Line((*runs, Run(f" · {mark}", Face.SOFT)))]
        case _:
            return [*last, Line((Run(mark, Face.SOFT),))]


def _fitting(card: Card) -> tuple[str, tuple[MessageEntity, ...]]:
    """The card drawn whole, or with its longest runs cut, or with as many of its first blocks as fit."""
    whole = _drawn(card)
    if units(whole[0]) <= MAX_UNITS:
        return whole
    short = replace(
        card,
        title=cut(card.title, SHORT_UNITS),
        blocks=tuple(map(_shortened, card.blocks)),
        mark=cut(card.mark, SHORT_UNITS) if card.mark else None,
    )
    numbers = range(len(short.blocks) + 1)
    kept = bisect_right(numbers, MAX_UNITS, key=lambda number: units(_drawn(_first(short, number))[0])) - 1
    return _drawn(_first(short, kept))


def _first(card: Card, number: int) -> Card:
    """The card with this many of its blocks, saying so if some are missing."""
    if number == len(card.blocks):
        return card
    return replace(card, blocks=(*card.blocks[:number], Line((Run("…"),))))


def _shortened(block: Block) -> Block:
    match block:
        case Line(runs):
            return Line(tuple(replace(run, text=cut(run.text, SHORT_UNITS)) for run in runs))
        case Quotation(words, Line(runs)):
            return Quotation(
                cut(words, SHORT_UNITS), Line(tuple(replace(r, text=cut(r.text, SHORT_UNITS)) for r in runs))
            )
        case Gap():
            return block


def _in_order(spans: Iterable[_Span]) -> list[_Span]:
    """The spans from left to right, the outer before the inner, and one where two of the same look touch."""
    joined: dict[str, int] = {}  # by look, its latest span
    kept: list[_Span] = []
    for span in spans:
        last = joined.get(span.type)
        if last is not None and kept[last].end == span.start:
            kept[last] = replace(kept[last], end=span.end)
            continue
        if span.type in _LOOKS.values():
            joined[span.type] = len(kept)
        kept.append(span)
    return sorted((span for span in kept if span.start < span.end), key=lambda span: (span.start, -span.end))


def _at_most(limit: int, spans: list[_Span]) -> list[_Span]:
    """Telegram reads no more than 100 entities: mere looks give way to links."""
    if len(spans) <= limit:
        return spans
    return [span for span in spans if span.type != MessageEntity.ITALIC][:limit]


def _entity(span: _Span, offsets: list[int], joiners: list[int]) -> MessageEntity:
    start = offsets[span.start] + bisect_right(joiners, span.start)
    end = offsets[span.end] + bisect_left(joiners, span.end)
    return MessageEntity(
        type=span.type,
        offset=start,
        length=end - start,
        url=span.url,
        user=User(span.calls, first_name="", is_bot=False) if span.calls is not None else None,
        unix_time=span.at,
        date_time_format=MessageEntityDateTimeFormats.LOCALIZED_WEEKDAY_SHORT_DATE_SHORT_TIME if span.at else None,
    )
