"""Where the money goes: countries, towns and regions, and the event or plan it is part of."""

import re
from collections.abc import Sequence

from bot.claims.claim import Kind
from bot.claims.organisation import Organisations
from bot.claims.parties import Parties
from bot.claims.signs import Sentence

_INTO = re.compile(
    r"(?:\b(?:en|au|aux|a|in|into|to|across|for|dans|pour|sur|near|pres de|of|de|l'|d'|la|le|les|the|du)[ ]*)$"
)


def find_countries(
    deals: Sequence[Sentence], sentences: Sequence[Sentence], parties: Parties, kind: Kind, known: Organisations
) -> tuple[str, ...]:
    """ISO 3166 alpha-2 codes: of the recipient's seat for a round or purchase, of the site for everything else."""
    if kind in {Kind.FUNDING_ROUND, Kind.ACQUISITION}:
        if seats := _seats(parties.recipients, known):
            return seats
        return tuple(dict.fromkeys(_named(sentences)))[:1]
    told = list(dict.fromkeys([*deals, *(s for s in sentences if s.part.field != "body")]))
    named = tuple(dict.fromkeys(code for s in told for code in _sites(s)))
    if named:
        return named[:1]
    if any(s.has("event.Choose France") for s in told):
        return ("FR",)
    if seats := _seats(parties.recipients, known):
        return seats
    if any(s.has("places.Europe") for s in told):
        return ("EU",) if "EU" in _seats(parties.investors, known) else ()
    return _seats(parties.investors, known)[:1]


def _seats(names: Sequence[str], known: Organisations) -> tuple[str, ...]:
    seats = [organisation.country for name in names if (organisation := known.named(name))]
    return tuple(dict.fromkeys(country for country in seats if country))


def _named(sentences: Sequence[Sentence]) -> list[str]:
    return [
        hit.section.removeprefix("places.")
        for s in sentences
        if s.part.field != "body"
        for hit in s.within("places")
        if hit.section != "places.Europe"
    ]


def _sites(sentence: Sentence) -> list[str]:
    """Countries that stand after a preposition: an investor's nation does not."""
    found = []
    folded = sentence.part.folded
    for hit in sentence.within("places"):
        inside_name = any(m.start <= hit.start and hit.end <= m.end for m in sentence.mentions)
        if hit.section == "places.Europe" or inside_name or not sentence.part.text[hit.start].isupper():
            continue
        if _INTO.search(folded[max(0, hit.start - 12) : hit.start]) or hit.start == sentence.span.start:
            found.append(hit.section.removeprefix("places."))
    return found


def find_places(sentences: Sequence[Sentence]) -> tuple[str, ...]:
    """Towns, regions and countries as the text writes them."""
    found = [
        s.part.text[hit.start : hit.end]
        for s in sentences
        if s.part.field != "body"
        for hit in s.within("places")
        if s.part.text[hit.start].isupper()
    ]
    return tuple(dict.fromkeys(found))[:6]


_YEAR = re.compile(r"\b(20\d\d)\b")


def find_event(sentences: Sequence[Sentence], year: int) -> str | None:
    """The summit with its year ("Choose France 2024"), else the named plan ("Stargate")."""
    for sentence in sentences:
        for hit in sentence.within("event"):
            written = _YEAR.match(sentence.part.folded[hit.end : hit.end + 6].strip())
            return f"{hit.section.removeprefix('event.')} {written.group(1) if written else year}"
    for sentence in sentences:
        for hit in sentence.within("plan"):
            return hit.section.removeprefix("plan.")
    return None
