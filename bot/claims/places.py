"""Where the money goes: countries, towns and regions, and the event or plan it is part of."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.claims.claim import Kind
from bot.claims.homes import is_home_of, is_home_of_a_firm, is_land_of_a_site
from bot.claims.lands import country_of, is_of_a_member, land_of_the_capital, lands_of_the_sums, own_land
from bot.claims.lexicon import Hit
from bot.claims.organisation import Organisations, Sort
from bot.claims.parties import Parties
from bot.claims.signs import Sentence

_INTO = re.compile(
    r"\b(?:en|au|aux|in|into|to|across|for|pour|a|dans|sur|near|pres de)(?: l'| la| le| les| the)?"
    r"(?: (?:southern|northern|eastern|western|central|mainland))? ?$"
)


@dataclass(frozen=True, slots=True)
class Where:
    """ISO 3166 alpha-2 codes, and whether the text tells of the place itself or only where a party is at home."""

    countries: tuple[str, ...] = ()
    told: bool = True


def find_countries(
    deals: Sequence[Sentence], sentences: Sequence[Sentence], parties: Parties, kind: Kind, known: Organisations
) -> Where:
    """The recipient's seat for a round or purchase, the site for everything else."""
    if kind in {Kind.FUNDING_ROUND, Kind.ACQUISITION}:
        seats = _seats(parties.recipients, known)
        return Where(seats or tuple(dict.fromkeys(_named(sentences, parties)))[:1], told=False)
    told = list(dict.fromkeys([*deals, *(s for s in sentences if s.part.field != "body")]))
    seats = _seats(parties.investors, known)
    if "EU" in seats and not is_of_a_member(told):
        return Where(("EU",))
    if kind is Kind.PUBLIC_PLAN and (own := own_land(told, parties)):
        return Where((own,))
    sites = sorted((rank, order, code) for order, (rank, code) in enumerate(_sites(told)))
    elsewhere = bool(sites) and sites[0][0] == 0
    if kind is Kind.PUBLIC_PLAN and not elsewhere and (own := land_of_the_capital(told, parties)):
        return Where((own,))
    if sites and sites[0][0] < _SEAT:
        return Where((sites[0][2],))
    if any(s.has("event.Choose France") for s in told):
        return Where(("FR",))
    if again := _named_again(told):
        return Where((again,))
    if receiving := _seats(parties.recipients, known):
        return Where(receiving[:1], told=False)
    if kind is Kind.FUND and sites:  # what it will be put into is open yet
        return Where((sites[0][2],), told=False)
    if any(s.has("places.Europe") for s in told):
        return Where()
    if not sites and not seats and kind is Kind.PUBLIC_PLAN:
        return Where(lands_of_the_sums(told), told=False)
    named = {code for _, _, code in sites}
    at_home = sorted(seats, key=lambda seat: seat not in named)  # of several who pay, the one whose country is named
    return Where(tuple(at_home[:1]) or tuple(code for _, _, code in sites[:1]), told=False)


def _named_again(told: Sequence[Sentence]) -> str | None:
    """The one country that the text names, where it says "in the kingdom"; the adjective of a firm names none."""
    named = {country_of(hit) for s in told for hit in s.within("places") if hit.section != "places.Europe"}
    return named.pop() if len(named) == 1 and any(s.has("parties.the_country") for s in told) else None


def _seats(names: Sequence[str], known: Organisations) -> tuple[str, ...]:
    seats = [organisation.country for name in names if (organisation := known.named(name))]
    return tuple(dict.fromkeys(country for country in seats if country))


def _named(sentences: Sequence[Sentence], parties: Parties) -> list[str]:
    """Countries by how likely the one that receives is at home there: "la start-up lyonnaise" before any town."""
    head = [s for s in sentences if s.part.field != "body"]
    found = [(_rank_of_home(hit, s, parties), country_of(hit)) for s in head for hit in _on_the_map(s)]
    return [country for _, country in sorted(found, key=lambda pair: pair[0])]


def _rank_of_home(hit: Hit, sentence: Sentence, parties: Parties) -> int:
    if is_home_of(parties.recipients, hit, sentence):
        return -1
    if is_home_of(parties.investors, hit, sentence):
        return 3
    if is_land_of_a_site(hit, sentence):
        return 0
    return 1 if hit.section.startswith("nationality.") else 2


def _on_the_map(sentence: Sentence) -> list[Hit]:
    """Countries, adjectives, towns and regions, but none inside a longer name: "Bank of England"."""
    hits = [hit for table in _MAP for hit in sentence.within(table) if hit.section != "places.Europe"]
    wider = [(m.start, m.end) for m in sentence.mentions] + [(hit.start, hit.end) for hit in sentence.within("event")]
    wider += [(clause.start, clause.end) for clause in sentence.earlier]
    return [hit for hit in _outermost(hits) if not any(a <= hit.start and hit.end <= b for a, b in wider)]


def _outermost(hits: Sequence[Hit]) -> list[Hit]:
    """In order, without those that lie inside another one."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        if not kept or hit.end > kept[-1].end or (hit.start, hit.end) == (kept[-1].start, kept[-1].end):
            kept.append(hit)
    return kept


_MAP = ("places", "nationality", "towns")


def _sites(told: Sequence[Sentence]) -> list[tuple[int, str]]:
    """Countries with a rank: 0 where the text says the money lands there, up to 3 for an adjective of somebody."""
    found = []
    for sentence in told:
        folded = sentence.part.folded
        found += [
            (1, m.organisation.country)
            for m in sentence.mentions
            if m.organisation.sort is Sort.PUBLIC
            and m.organisation.country
            and not sentence.of("parties.announcer", "parties.backers_after")
        ]
        found += [
            (2, m.organisation.country)
            for m in sentence.mentions
            if m.organisation.sort is Sort.RESEARCH
            and m.organisation.country
            and _HOSTED.search(folded[max(sentence.span.start, m.start - 24) : m.start])
        ]
        for hit in _on_the_map(sentence):
            before, after = folded[max(0, hit.start - 24) : hit.start], folded[hit.end : hit.end + 24]
            if not _is_venue(before, after) and not _follows_a_venue(hit, sentence):
                found.append((_rank(hit, sentence), country_of(hit)))
    return found


_HOSTED = re.compile(r"\b(?:at|a|dans|in|chez|sur le campus d[eu]|on the campus of)(?: (?:l'|la |le |the ))? ?$")
_VENUE = re.compile(
    r"\b(?:sommet|summit|forum|salon|bureaux?|offices?|ouvert|opened|conference|mardi|lundi|jeudi)\b[^.]{0,12}$"
)


def _is_venue(before: str, after: str) -> bool:
    """True for the town of a summit or a speech."""
    return bool(_VENUE.search(before)) or bool(re.match(r" (?:ai )?summit\b", after))


def _follows_a_venue(hit: Hit, sentence: Sentence) -> bool:
    """The same by the lexicon's own words: "KI-Gipfel in Paris"."""
    return any(0 <= hit.start - venue.end <= VENUE_CHARS for venue in sentence.of(_MEETINGS))


_MEETINGS, VENUE_CHARS = "parties.venue", 12


def _rank(hit: Hit, sentence: Sentence) -> int:
    """An adjective mostly tells where a firm is at home, which is the weakest hint of where its money goes."""
    folded = sentence.part.folded
    before, after = folded[max(0, hit.start - 24) : hit.start], folded[hit.end : hit.end + 24]
    if is_home_of_a_firm(hit, sentence):
        return _SEAT
    if is_land_of_a_site(hit, sentence):
        return 0
    if _AT_HOME.match(after) or _OWNS.match(sentence.part.text[hit.end : hit.end + 5]):
        return _SEAT
    into = bool(_INTO.search(before))
    if hit.section.startswith("nationality."):
        return 1 if into else _SEAT
    if into:
        return 0
    return 1 if hit.start == sentence.span.start and re.match(r" ?[:,]", after) else 2


_SEAT = 3
_OWNS = re.compile(r"^['’]s (?!AI\b)[A-ZÀ-Þ]")  # "Norway's Aker"
_AT_HOME = re.compile(r"-(?:born|based|owned|listed|headquartered|backed)\b")


# Where people meet is not where the money goes: "au château de Versailles, lors du sommet", "the Lyon summit". Nor is a
# capital, which stands for its government, its summits and its newsrooms more often than for a site.
_VENUES = re.compile(r"\b(?:sommets?|summits?|forum|chateau|palais|palace|conference|salon|visite|visit)\b")
# "l'a annoncé lundi à Versailles", "speaking in Leeds": where it was said.
_SPOKEN_AT = re.compile(
    r"(?:\b(?:a|ont) (?:annonce|declare|devoile|presente|confirme|signe)|\b(?:said|speaking|told [a-z]+))"
    r"(?: (?:on )?[a-z]+)? (?:a|in|at) $"
)
_NEAR_CHARS = 32


def find_places(sentences: Sequence[Sentence], countries: Sequence[str]) -> tuple[str, ...]:
    """Towns and regions of these countries, as the text writes them; never a country, its capital, or a venue."""
    found = [
        s.part.text[hit.start : hit.end]
        for s in sentences
        if s.part.field != "body"
        for hit in _on_the_map(s)
        if hit.section.startswith("towns.") and hit.section.removeprefix("towns.") in countries
        if not _venue(s, hit) and not is_home_of_a_firm(hit, s)
    ]
    return tuple(dict.fromkeys(found))[:6]


def _venue(sentence: Sentence, hit: Hit) -> bool:
    if any(capital.start == hit.start for capital in sentence.within("capitals")):
        return True
    around = sentence.part.folded[max(0, hit.start - _NEAR_CHARS) : hit.end + _NEAR_CHARS]
    if _SPOKEN_AT.search(sentence.part.folded[max(sentence.span.start, hit.start - _NEAR_CHARS) : hit.start]):
        return True
    near = range(hit.start - _NEAR_CHARS, hit.end + _NEAR_CHARS)
    return bool(_VENUES.search(around)) or any(venue.start in near for venue in sentence.of(_MEETINGS))


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
