"""Draws a card's buttons as an inline keyboard."""

import re
from collections.abc import Sequence
from math import ceil

from telegram import InlineKeyboardButton, InlineKeyboardMarkup
from telegram.constants import InlineKeyboardButtonLimit

from adapters.chats.telegram.neutral import clean, cut
from bot.messages.card import Button, Card

MAX_DATA_BYTES = int(InlineKeyboardButtonLimit.MAX_CALLBACK_DATA)
MAX_ROW_CHARS = 36  # what a narrow phone shows of one row without cutting labels
MAX_IN_A_ROW = 4
MAX_LABEL_UNITS = 64

_DEEP_LINK = re.compile(r"[A-Za-z0-9_-]{1,64}")


def keyboard(card: Card, *, bot_name: str, private: bool) -> InlineKeyboardMarkup | None:
    """The buttons in as few rows as a phone shows well, each about as long as the others; None if there are none.

    A post in a group or channel is everybody's: its buttons lead into the private chat with the bot, where
    one reader's question does not disturb the others. An answer's buttons act where the answer stands.
    """
    away = card.post is not None and not private
    drawn = [made for button in card.buttons if (made := _drawn(button, bot_name, away))]
    rows = _rows(drawn, MAX_IN_A_ROW)
    even = _rows(drawn, ceil(len(drawn) / len(rows))) if rows else rows
    return InlineKeyboardMarkup(even if len(even) == len(rows) else rows) if rows else None


def _rows(buttons: Sequence[InlineKeyboardButton], most: int) -> list[list[InlineKeyboardButton]]:
    """The buttons in order, each row as full as a phone shows it, and no fuller than `most`."""
    rows: list[list[InlineKeyboardButton]] = []
    width = 0
    for button in buttons:
        width += len(button.text)
        if not rows or width > MAX_ROW_CHARS or len(rows[-1]) == most:
            rows.append([])
            width = len(button.text)
        rows[-1].append(button)
    return rows


def _drawn(button: Button, bot_name: str, away: bool) -> InlineKeyboardButton | None:
    label = cut(clean(button.label), MAX_LABEL_UNITS)
    if button.url is not None:
        return InlineKeyboardButton(label, url=button.url)
    action = clean(button.action or "")
    payload = action.replace(" ", "_")
    if away and _DEEP_LINK.fullmatch(payload):
        return InlineKeyboardButton(label, url=f"https://t.me/{bot_name}?start={payload}")
    fits = len(action.encode()) <= MAX_DATA_BYTES
    return InlineKeyboardButton(label, callback_data=action) if fits else None
