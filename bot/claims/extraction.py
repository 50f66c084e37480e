"""Extraction: one entry read into claims, with the words that decided."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bot.claims.attribution import hear
from bot.claims.claim import Claim, Kind, Reading, Stage
from bot.claims.further import further_deals, listed, own_parties
from bot.claims.jobs import find_jobs
from bot.claims.kinds import find_kind
from bot.claims.lexicon import Lexicon
from bot.claims.main_amount import find_amounts
from bot.claims.names.payers import in_full
from bot.claims.ordinals import find_series
from bot.claims.organisation import Organisations
from bot.claims.parties import find_parties
from bot.claims.places import find_countries, find_event, find_places
from bot.claims.purpose import find_purpose
from bot.claims.relevance import weigh
from bot.claims.retraction import retraction
from bot.claims.signs import Sentence, read_signs
from bot.feeds.entry import Entry
from bot.text.document import Document, Part
from bot.text.folding import fold
from bot.text.plain_text import plain
from bot.text.sentences import words

MAX_CHARS = 20_000
GUESS_WORDS = 60


@dataclass(frozen=True, slots=True)
class _Room:
    """What every step of one reading needs."""

    document: Document
    entry: Entry
    lexicon: Lexicon
    organisations: Organisations


def extract(entry: Entry, lexicons: Mapping[str, Lexicon], organisations: Organisations) -> Reading:
    """What the entry says about money going into AI. Never raises, whatever the text."""
    language = language_of(entry, lexicons)
    lexicon = lexicons.get(language)
    if lexicon is None:
        return Reading(reasons=(f"no lexicon for the language {language or '(unknown)'}",), unread=_code(language))
    document = document_of(entry, language, lexicon)
    taken_back = retraction(document, lexicon)
    reading = _told(_Room(document, entry, lexicon, organisations))
    return replace(reading, retracts=taken_back, reasons=(taken_back,)) if taken_back else reading


def _told(room: _Room) -> Reading:
    """What the text says, whether or not its outlet still stands behind it."""
    sentences = read_signs(room.document, room.lexicon, room.organisations)
    verdict = weigh(sentences)
    if not verdict.relevant:
        return Reading(reasons=verdict.words)
    cut = listed(verdict.deals)
    deals = [piece for pieces in cut.values() for piece in pieces]
    told = [piece for sentence in sentences for piece in cut.get(sentence, (sentence,))]
    further = further_deals(deals)
    titles = tuple(sentence for sentence in sentences if sentence.is_title)
    others = tuple(_claim(_alone(room, deal), (deal,), (deal,), about=titles) for deal in further)
    main = _claim(room, _but(deals, further), _but(told, further), others)
    return Reading((main, *others), verdict.words)


def _code(language: str) -> str:
    """The language as a code to count by; "" for whatever else a feed may call its language."""
    return language if re.fullmatch("[a-z]{2,3}", language) else ""


def _but(sentences: Sequence[Sentence], left_out: Sequence[Sentence]) -> tuple[Sentence, ...]:
    return tuple(sentence for sentence in sentences if sentence not in left_out)


def _alone(room: _Room, deal: Sentence) -> _Room:
    """The room with this sentence as the whole document: nothing said of another deal may speak for it."""
    part = replace(deal.part, text=deal.span.of(deal.part.text))
    return replace(room, document=Document(room.document.language, (part,)))


def document_of(entry: Entry, language: str, lexicon: Lexicon | None = None) -> Document:
    """Title, summary and body in that order, cut at MAX_CHARS together; empty parts left out."""
    parts, left = [], MAX_CHARS
    for field, text in (("title", entry.title), ("summary", entry.summary), ("body", entry.body or "")):
        if text.strip() and left > 0:
            parts.append(_part(field, plain(text, left), lexicon))
            left -= len(parts[-1].text)
    return Document(language, tuple(parts))


def _part(field: str, text: str, lexicon: Lexicon | None) -> Part:
    return Part(field, text, lexicon.abbreviations, lexicon.name_endings) if lexicon else Part(field, text)


def language_of(entry: Entry, lexicons: Mapping[str, Lexicon]) -> str:
    """The entry's language, "fr" of "fr-CA"; where none is said, the lexicon that knows the text best.

    Small words tell most surely; a headline may have none, or those of two languages, and then the vocabulary decides.
    """
    if entry.language:
        return re.split(r"[-_]", entry.language.strip().lower())[0]
    text = f"{entry.title} {entry.summary}"[:1000].lower()
    found = [span.of(text) for span in words(text)[:GUESS_WORDS]]
    counts = {language: sum(word in lexicon.small_words for word in found) for language, lexicon in lexicons.items()}
    most = max(counts.values(), default=0)
    best = [language for language in counts if counts[language] == most]
    if most and len(best) == 1:
        return best[0]
    known = {language: len(lexicons[language].scan(fold(text), text)) for language in best}
    return max(best, key=lambda language: known[language]) if most or any(known.values()) else ""


def _claim(
    room: _Room,
    deals: Sequence[Sentence],
    sentences: Sequence[Sentence],
    others: Sequence[Claim] = (),
    about: Sequence[Sentence] = (),
) -> Claim:
    """One claim; `others` are about deals of their own, `about` may tell the country of a deal that does not."""
    kind = find_kind(deals, sentences)
    parties = own_parties(find_parties(deals, sentences, kind), others)
    where = find_countries(deals, (*sentences, *about), parties, kind, room.organisations)
    claim = Claim(
        kind=kind,
        stage=Stage.COMMITMENT,
        investors=in_full(
            parties.investors, room.lexicon, where.countries if where.told or kind is Kind.PUBLIC_PLAN else ()
        ),
        recipients=parties.recipients,
        amounts=find_amounts(deals, sentences),
        jobs=find_jobs(room.document, room.lexicon),
        countries=where.countries,
        places=find_places(sentences, where.countries),
        at_home=not where.told,
        event=find_event(sentences, room.entry.published.year if room.entry.published else None),
        purpose=find_purpose(deals, sentences),
        series=find_series(deals, sentences),
    )
    heard = hear(room.document, claim, room.entry, room.lexicon, room.organisations)
    return replace(
        claim,
        evidence=heard.evidence,
        stage=heard.stage,
        recycled=heard.recycled,
        recycled_words=heard.recycled_words,
    )
