"""Whose words a feed carries: the newsroom's company, the public body, the issuer of a release; None for a medium."""

import re
from urllib.parse import urlsplit

from bot.claims.claim import Voice
from bot.claims.hearing.cast import Cast
from bot.claims.hearing.who import Manner, Who
from bot.claims.lexicon import Lexicon
from bot.claims.organisation import Organisation, Organisations, Sort
from bot.feeds.entry import Entry
from bot.feeds.feed import Role
from bot.text.document import Document
from bot.text.folding import fold, name_key

# "PARIS, May 12, 2024 (WIRE) -- Nébula, ...", "PARIS, 12 mai 2024 /WIRE/ - Nébula ...", "DENVER, Jan. 7 -- Corvex Inc."
_DATELINE = re.compile(r"(?:^|\n)\W*[A-ZÀ-Þ][^\n]{1,110}?[\d)/]\s*(?:--|[-–—])\s*(?P<issuer>[^,;:\n(]{2,60})")
_ABOUT = r"(?:^|\n)\s*(?:About|À propos d(?:e |’|')|Contacts?(?: presse)?\s*:?{others})\s*(?P<issuer>[^\n:,.]{{2,60}})"
_PARTED = re.compile(r"\s+[-–—|·]\s+|\s*[|:]\s*")
# The form of a firm, which its own name in a headline leaves out.
_FORMS = frozenset(
    {"inc", "corp", "corporation", "ltd", "limited", "plc", "llc", "sa", "sas", "se", "ag", "gmbh", "nv"}
)
_LINKS = frozenset({"of", "and", "the", "for", "de", "du", "des", "la", "le", "les", "et", "d", "l", "&"})


def issuer(document: Document, entry: Entry, cast: Cast, lexicon: Lexicon) -> Who | None:
    """Who speaks in everything this entry says, first hand; None where outlets quote others.

    A release whose issuer cannot be told from its source, dateline or contact line is nobody's first-hand word. A
    newsroom that is not registered with its owner belongs to the host of the address, else to whom it is named after.
    """
    if entry.role is Role.MEDIA:
        return None
    known = cast.organisations.with_id(entry.organisation or "")
    if known is None and entry.role is not Role.WIRE:
        known = _of_host(entry.url, cast.organisations)
    named = _signed(document, entry, lexicon) if entry.role is Role.WIRE else _named(entry, lexicon)
    name = entry.organisation or named
    who = _known(known, cast) if known else _somebody(name, cast, lexicon) if name else None
    if who and who.voice is Voice.PARTY and _opens_with(who, document, lexicon, "attribution.for_others"):
        return Who(Manner.NAME, 0, 0, Voice.THIRD_PARTY, who.name, who.organisation)
    if who and who.voice is Voice.THIRD_PARTY and _leads(who, document, lexicon):
        return Who(Manner.NAME, 0, 0, Voice.PARTY, who.name, who.organisation)
    if who and who.voice is Voice.THIRD_PARTY and entry.role is Role.OFFICIAL and who.organisation is None:
        return Who(Manner.BODY, 0, 0, Voice.OFFICIAL, who.name)
    return who


def _of_host(url: str, organisations: Organisations) -> Organisation | None:
    """The organisation in whose newsroom this address lies: "press.corvex.example" belongs to "corvex.example"."""
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    for organisation in organisations.everybody if host else ():
        if any(host == own or host.endswith("." + own) for own in organisation.hosts):
            return organisation
    return None


def _named(entry: Entry, lexicon: Lexicon) -> str | None:
    """Whom a newsroom is named after: "Corvex newsroom", "Corvex - espace presse"."""
    for piece in _PARTED.split(entry.outlet):
        named = piece
        for phrase in lexicon.sections.get("attribution.newsroom", ()):
            folded, at = fold(named), fold(phrase)
            if folded.endswith(" " + at) or folded == at:
                named = named[: len(folded) - len(at)].rstrip()
            elif folded.startswith(at + " "):
                named = named[len(at) :].lstrip()
        if named:
            return named
    return None


def _signed(document: Document, entry: Entry, lexicon: Lexicon) -> str | None:
    if entry.source and name_key(entry.source) != name_key(entry.outlet):
        return entry.source
    others = "".join(rf"|{re.escape(phrase)}\s*:?" for phrase in lexicon.sections.get("attribution.about", ()))
    about = re.compile(_ABOUT.format(others=others), re.IGNORECASE)
    for part in reversed(document.parts):
        for pattern in (_DATELINE, about):
            if part.field != "title" and (found := pattern.search(part.text)):
                return _capitalised(found["issuer"].strip())
    return None


def _capitalised(words: str) -> str:
    """The name that begins these words: "Corvex Inc" of "Corvex Inc. today said it has"."""
    kept: list[str] = []
    for word in words.split():
        if word[0].islower() and name_key(word) not in _LINKS:
            break
        kept.append(word)
        if name_key(word) in _FORMS:
            break
    while kept and name_key(kept[-1]) in _LINKS:
        kept.pop()
    return " ".join(kept).rstrip(".") or words


def _somebody(name: str, cast: Cast, lexicon: Lexicon) -> Who:
    known = cast.organisations.named(name) or _begins_with(name, cast.organisations)
    if known is not None:
        return _known(known, cast)
    key = _bare(name)
    party = next((p for p in cast.unknown if key == _bare(p) or key.startswith(_bare(p) + " ")), None)
    if party is None and (voice := cast.voice_of_body(name, lexicon)):
        return Who(Manner.BODY, 0, 0, voice, name)
    return Who(Manner.NAME, 0, 0, Voice.PARTY if party else Voice.THIRD_PARTY, party or name)


def _bare(name: str) -> str:
    """The key of a name without the form of its firm."""
    words = name_key(name).split()
    while len(words) > 1 and words[-1] in _FORMS:
        words.pop()
    return " ".join(words)


def _leads(who: Who, document: Document, lexicon: Lexicon) -> bool:
    """True if the headline of a release begins with its issuer doing the deal; not "Tessel welcomes ..."."""
    public = who.organisation is not None and who.organisation.sort is Sort.PUBLIC
    return not public and _opens_with(who, document, lexicon, "attribution.own_deal")


def _opens_with(who: Who, document: Document, lexicon: Lexicon, section: str) -> bool:
    """True if the headline begins with this name, and goes on with a phrase of the section."""
    if who.name is None or not document.parts:
        return False
    key, title = _bare(who.name), document.parts[0]
    if document.parts[0].field != "title" or not (name_key(title.text) + " ").startswith(key + " "):
        return False
    after = name_key(title.text)[len(key) :].split()[:3]
    return any(_matches(" ".join(after), phrase) for phrase in lexicon.sections.get(section, ()))


def _matches(words: str, phrase: str) -> bool:
    wanted = name_key(phrase)
    return words.startswith(wanted) if phrase.endswith("*") else (words + " ").startswith(wanted + " ")


def _begins_with(name: str, organisations: Organisations) -> Organisation | None:
    mention = next(iter(organisations.mentions(fold(name), name)), None)
    return mention.organisation if mention and mention.start == 0 else None


def _known(organisation: Organisation, cast: Cast) -> Who:
    return Who(Manner.NAME, 0, 0, cast.voice(organisation), organisation.name, organisation)
