"""Signs: everything that vocabulary and names mark in a document, sentence by sentence."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate
from typing import TypeVar

from bot.claims.asides import is_aside, is_worth
from bot.claims.earlier import Placed, before_the_news, is_in
from bot.claims.lexicon import Hit, Lexicon
from bot.claims.money import Money, read_money
from bot.claims.offers import bids, offers, stakes
from bot.claims.organisation import Mention, Organisations, Sort
from bot.text.document import Document, Part
from bot.text.span import Span

TECHNOLOGY = "relevance.technology"
COMPUTE = "relevance.compute"
COMPARISON = "deal.comparison"
STRONG = ("deal.give", "deal.round", "deal.buy")
_TOPIC = {TECHNOLOGY, COMPUTE, "relevance.builder"}
_TABLES = (
    "relevance", "deal", "traps", "kind", "places", "nationality", "towns", "capitals", "event", "plan", "parties",
    "series", "counted", "ordinals", "cardinals", "purpose",
)  # fmt: skip
_SILENCERS = {
    "traps.not_technology": "relevance",
    "traps.not_deal": "deal",
    "traps.not_trap": "traps",
    "traps.not_kind": "kind",
}


@dataclass(frozen=True, eq=False)
class Sentence:
    """A sentence of a part, with what was found in it. Offsets are those of the part; each equals only itself.

    Without slots: where the hits of each section stand is worked out once, as every name asks for many of them.
    """

    part: Part
    span: Span
    hits: tuple[Hit, ...]
    mentions: tuple[Mention, ...]
    sums: tuple[Money, ...]
    aside: tuple[Money, ...]  # sums that are a fine, a turnover, a valuation...
    earlier: tuple[Span, ...] = ()  # clauses that tell of what came before the news

    @property
    def is_title(self) -> bool:
        """True for the headline."""
        return self.part.field == "title"

    @property
    def folded(self) -> str:
        """The sentence, folded."""
        return self.span.of(self.part.folded)

    def of(self, *sections: str) -> list[Hit]:
        """The hits of these sections, in order."""
        places = [place for section in sections for place in self._places.get(section, ())]
        if len(sections) > 1:
            places.sort()
        return [self.hits[place] for place in places]

    def within(self, table: str) -> list[Hit]:
        """The hits of all sections of a table: "traps"."""
        return self.of(*(section for section in self._places if section.startswith(table + ".")))

    def has(self, *sections: str) -> bool:
        """True if one of these sections was hit."""
        return not self._places.keys().isdisjoint(sections)

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        places: dict[str, list[int]] = {}
        for place, hit in enumerate(self.hits):
            places.setdefault(hit.section, []).append(place)
        return places

    def words(self, *sections: str) -> tuple[str, ...]:
        """The words of these hits as the text writes them."""
        return tuple(self.part.text[hit.start : hit.end] for hit in self.of(*sections))

    @property
    def ai_companies(self) -> tuple[Mention, ...]:
        """Mentions of organisations whose name alone speaks of AI; the name of a person does not."""
        return tuple(mention for mention in self.mentions if _speaks_of_ai(mention))


def read_signs(document: Document, lexicon: Lexicon, organisations: Organisations) -> tuple[Sentence, ...]:
    """The sentences with their signs, in reading order; empty where a quick look shows nothing about money in AI."""
    if not any(organisations.may_name_ai(part.folded) for part in document.parts) and not any(
        hit.section in _TOPIC for part in document.parts for hit in lexicon.scan(part.folded, part.text, "relevance")
    ):
        return ()
    named = [organisations.mentions(part.folded, part.text, part.name_endings) for part in document.parts]
    scanned = [_audible(lexicon.scan(part.folded, part.text, *_TABLES)) for part in document.parts]
    acts = any(hit.section.startswith("deal.") for hits in scanned for hit in hits)
    if not acts and not any(lexicon.money.trigger.search(part.folded) for part in document.parts):
        return ()
    sums = _read_sums(document, lexicon, named, scanned)
    prices = not any(hit.section in _PRICED or hit.phrase in _DEALS for hits in scanned for hit in hits)
    return tuple(
        sentence
        for part, hits, mentions, money in zip(document.parts, scanned, named, sums, strict=True)
        for sentence in _sentences(part, hits if prices else _without_prices(hits), mentions, money)
    )


_LANDS = frozenset({"places", "towns"})


def _read_sums(
    document: Document, lexicon: Lexicon, named: list[list[Mention]], scanned: list[list[Hit]]
) -> list[list[Money]]:
    """The sums of each part. What one part leaves out, the others settle: whose crowns, which billions."""
    lands = (hit.section.partition(".") for hits in scanned for hit in hits)
    homes = frozenset().union(*(lexicon.money.homes_of(part.folded) for part in document.parts)) | {
        mention.organisation.country for mentions in named for mention in mentions if mention.organisation.country
    }
    homes |= {code for table, _, code in lands if table in _LANDS}
    read = [read_money(part.text, part.folded, lexicon.money, homes) for part in document.parts]
    said = {money.currency for sums in read for money in sums if money.currency}
    if len(said) != 1:
        return read
    only = said.pop()
    return [[money if money.currency else replace(money, currency=only) for money in sums] for sums in read]


_PRICED = {"deal.buy", "deal.sold", "deal.talk", "deal.bid"}
_DEALS = {"deal", "accord", "pact"}


def _without_prices(hits: list[Hit]) -> list[Hit]:
    """Where something is bought, its price is the money of the deal."""
    return [hit for hit in hits if hit.section != "traps.price"]


def _speaks_of_ai(mention: Mention) -> bool:
    return mention.organisation.sort is Sort.AI_COMPANY and mention.officer is None


def _audible(hits: list[Hit]) -> list[Hit]:
    """The hits that no longer phrase of a trap covers: "lever le doute" is no "lever"."""
    silent = {table: _Covered(h for h in hits if h.section == trap) for trap, table in _SILENCERS.items()}
    if not any(covered.starts for covered in silent.values()):
        return hits
    return [h for h in hits if not (covered := silent.get(h.section.partition(".")[0])) or not covered.touches(h)]


class _Covered:
    """Stretches of a text, asked in logarithmic time: a hostile text repeats its traps thousands of times."""

    __slots__ = ("reach", "starts")

    def __init__(self, hits: Iterable[Hit]) -> None:
        ordered = sorted((hit.start, hit.end) for hit in hits)
        self.starts = [start for start, _ in ordered]
        self.reach = list(accumulate((end for _, end in ordered), max))  # how far any stretch up to here goes

    def touches(self, hit: Hit) -> bool:
        """True if a stretch and the hit share a character."""
        last = bisect_left(self.starts, hit.end) - 1
        return last >= 0 and self.reach[last] > hit.start


def _sentences(part: Part, hits: list[Hit], mentions: list[Mention], sums: list[Money]) -> Iterator[Sentence]:
    hits = sorted((*hits, *bids(part, hits, mentions), *offers(part, hits, mentions), *stakes(part)), key=_start)
    for span in part.sentences:
        inside = tuple(_within(hits, span))
        money = tuple(_within(sums, span))[:MOST_SUMS]
        earlier = before_the_news(part, span, inside, money)
        inside = tuple(hit for hit in inside if not (hit.section.startswith(_OF_DEALS) and is_in(hit, earlier)))
        aside = tuple(
            m for m in money if is_in(m, earlier) or is_aside(m, money, inside, part.folded) or is_worth(m, part.text)
        )
        yield Sentence(
            part,
            span,
            inside,
            tuple(_within(mentions, span)),
            tuple(each for each in money if each not in aside),
            aside,
            earlier,
        )


_OF_DEALS = ("deal.", "kind.", "series.", "counted.", "purpose.")


def _start(found: Placed) -> int:
    return found.start


_P = TypeVar("_P", bound=Placed)


def _within(found: Sequence[_P], span: Span) -> Iterator[_P]:
    """What lies within the span, of what is in order: found by bisection, as a hostile text has many sentences."""
    first = bisect_left(found, span.start, key=_start)
    last = bisect_left(found, span.end, lo=first, key=_start)
    return (each for each in found[first:last] if each.end <= span.end)


MOST_SUMS = 40  # of one sentence: each is weighed against all others
