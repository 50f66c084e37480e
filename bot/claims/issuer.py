"""Whose words a feed carries: the newsroom's company, the public body, the issuer of a release; None for a medium."""

import re

from bot.claims.cast import Cast
from bot.claims.claim import Voice
from bot.claims.organisation import Organisation, Organisations
from bot.claims.speakers import Manner, Who
from bot.feeds.entry import Entry
from bot.feeds.feed import Role
from bot.text.document import Document
from bot.text.folding import fold, name_key

# "PARIS, May 12, 2024 (WIRE) -- Nébula, ..." and "PARIS, 12 mai 2024 /WIRE/ - Nébula ..."
_DATELINE = re.compile(r"(?:\)|/|\d{4})\s*(?:--|[-–—])\s*(?P<issuer>[^,.;:\n(]{2,60})")
_ABOUT = re.compile(
    r"(?:^|\n)\s*(?:About|À propos d(?:e |’|')|Contacts?(?: presse)?\s*:?)\s*(?P<issuer>[^\n:,.]{2,60})", re.IGNORECASE
)


def issuer(document: Document, entry: Entry, cast: Cast) -> Who | None:
    """Who speaks in everything this entry says, first hand; None where outlets quote others.

    A release whose issuer cannot be told from its source, dateline or contact line is nobody's first-hand word.
    """
    if entry.role is Role.MEDIA:
        return None
    if entry.role is Role.WIRE:
        name = entry.source or _signed(document)
        return _somebody(name, cast) if name else None
    if entry.organisation is None:
        return None
    known = cast.organisations.with_id(entry.organisation)
    return _known(known, cast) if known else _somebody(entry.organisation, cast)


def _signed(document: Document) -> str | None:
    for part in reversed(document.parts):
        for pattern in (_DATELINE, _ABOUT):
            if found := pattern.search(part.text):
                return found["issuer"].strip()
    return None


def _somebody(name: str, cast: Cast) -> Who:
    known = cast.organisations.named(name) or _begins_with(name, cast.organisations)
    if known is not None:
        return _known(known, cast)
    key = name_key(name)
    party = next((p for p in cast.unknown if key == name_key(p) or key.startswith(name_key(p) + " ")), None)
    return Who(Manner.NAME, 0, 0, Voice.PARTY if party else Voice.THIRD_PARTY, party or name)


def _begins_with(name: str, organisations: Organisations) -> Organisation | None:
    mention = next(iter(organisations.mentions(fold(name), name)), None)
    return mention.organisation if mention and mention.start == 0 else None


def _known(organisation: Organisation, cast: Cast) -> Who:
    return Who(Manner.NAME, 0, 0, cast.voice(organisation), organisation.name, organisation)
