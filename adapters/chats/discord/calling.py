"""Whom a card calls by name: one person, and nobody else whatever its words say."""

import discord

from bot.messages.card import Card

NOBODY = discord.AllowedMentions.none()


def called(card: Card) -> int | None:
    """The person's id; None: nobody is called."""
    person = card.calls or ""
    return int(person) if person.isascii() and person.isdecimal() else None


def call(card: Card) -> str:
    """What rings that person's phone, to stand before the words."""
    person = called(card)
    return "" if person is None else f"<@{person}> "


def allowed(card: Card) -> discord.AllowedMentions:
    """Who may be called at all: Discord is told so, beside the words that are made harmless."""
    person = called(card)
    if person is None:
        return NOBODY
    return discord.AllowedMentions(everyone=False, roles=False, replied_user=False, users=[discord.Object(person)])
