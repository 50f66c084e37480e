"""Where the money goes: countries, towns and regions, and the event or plan it is part of."""

import re
from collections.abc import Sequence

from bot.claims.claim import Kind
from bot.claims.organisation import Organisations, Sort
from bot.claims.parties import Parties
from bot.claims.signs import Sentence

_INTO = re.compile(r"\b(?:en|au|aux|in|into|to|across|for|pour|a|dans|sur|near|pres de)(?: l'| la| le| les| the)? ?$")
_OF = re.compile(r"\b(?:of|de|du|des|d'|l'|la|le|les|the) ?$")
# A nation before one of these is where the money lands: "US data centres", "American AI infrastructure".
_SITE = re.compile(r"^ (?:ai |tech )?(?:data ?cent|infrastructure|soil|site|campus|cloud|economy|gpu|start-?up|lab)")
_SITE_BEFORE = re.compile(
    r"(?:data ?cent(?:re|er)s?|datacenters?|centres? de donnees|infrastructures?|sol|territoire"
    r"|start-?ups?|ia|campus) $"
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
    if "EU" in (seats := _seats(parties.investors, known)):
        return ("EU",)
    if sites := sorted((rank, order, code) for order, (rank, code) in enumerate(_sites(told))):
        return (sites[0][2],)
    if any(s.has("event.Choose France") for s in told):
        return ("FR",)
    if receiving := _seats(parties.recipients, known):
        return receiving[:1]
    if any(s.has("places.Europe") for s in told):
        return ()
    return seats[:1]


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


def _sites(told: Sequence[Sentence]) -> list[tuple[int, str]]:
    """Countries with a rank: 0 where the text says the money lands there, 1 at the head of a headline, 2 otherwise."""
    found = []
    for sentence in told:
        folded = sentence.part.folded
        covered = [(m.start, m.end) for m in sentence.mentions]
        found += [
            (1, m.organisation.country)
            for m in sentence.mentions
            if m.organisation.sort is Sort.PUBLIC and m.organisation.country and not sentence.of("parties.announcer")
        ]
        covered += [(hit.start, hit.end) for hit in sentence.within("event")]
        for hit in sentence.within("places"):
            if hit.section == "places.Europe" or any(a <= hit.start and hit.end <= b for a, b in covered):
                continue
            before, after = folded[max(0, hit.start - 24) : hit.start], folded[hit.end : hit.end + 24]
            rank = _rank(before, after, hit.start == sentence.span.start)
            if rank is not None and not _is_venue(before, after):
                found.append((rank, hit.section.removeprefix("places.")))
    return found


_VENUE = re.compile(r"\b(?:sommet|summit|forum|salon|ouvert|opened|conference|mardi|lundi|jeudi)\b[^.]{0,12}$")


def _is_venue(before: str, after: str) -> bool:
    """True for the town of a summit or a speech."""
    return bool(_VENUE.search(before)) or bool(re.match(r" (?:ai )?summit\b", after))


def _rank(before: str, after: str, first: bool) -> int | None:
    if _INTO.search(before) or _SITE.match(after) or _SITE_BEFORE.search(before):
        return 0
    if first and re.match(r" ?[:,]", after):
        return 1
    return 2 if _OF.search(before) or first else None


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


def find_event(sentences: Sequence[Sentence], year: int | None) -> str | None:
    """The summit with its year ("Choose France 2024"; None: not known), else the named plan ("Stargate")."""
    for sentence in sentences:
        for hit in sentence.within("event"):
            written = _YEAR.match(sentence.part.folded[hit.end : hit.end + 6].strip())
            told = written.group(1) if written else year
            name = hit.section.removeprefix("event.")
            return f"{name} {told}" if told else name
    for sentence in sentences:
        for hit in sentence.within("plan"):
            return hit.section.removeprefix("plan.")
    return None
