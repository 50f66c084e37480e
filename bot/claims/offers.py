"""Offers: bids that buy a firm where one stands beside them, and nothing else; and parts of a firm that are taken."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from bot.claims.lexicon import Hit
from bot.claims.organisation import Mention, Sort
from bot.text.document import Part

_BIDS = {
    "deal.bid": ("deal.buy", "kind.acquisition", "parties.recipient_before"),
    "deal.bid_by": ("deal.buy", "kind.acquisition", "deal.sold"),
}
_TO_FIRM = re.compile(r"^ (?:(?:the|la|le|l'|les)? ?(?:[\w-]+ ){0,4})$|^ (?:l'|d')$")


def bids(part: Part, hits: Iterable[Hit], mentions: Iterable[Mention]) -> Iterator[Hit]:
    """The hits that an offer stands for where a firm follows it: "deal for Sana" buys, "deal for chips" does not."""
    said = [hit for hit in hits if hit.section in _BIDS]
    firms = [m.start for m in mentions if m.organisation.sort in _FIRMS] if said else []
    firms = sorted(firms + [hit.end + 1 for hit in hits if hit.section == "parties.descriptor"]) if said else []
    for hit in said:
        near = firms[bisect_left(firms, hit.end + 1) : bisect_left(firms, hit.end + BID_CHARS)]
        if any(_TO_FIRM.match(part.folded[hit.end : firm]) for firm in near):
            yield from (hit._replace(section=section) for section in _BIDS[hit.section])


def offers(part: Part, hits: Sequence[Hit], mentions: Iterable[Mention]) -> Iterator[Hit]:
    """The hits of an offer that is refused, or that has its aim before it: "rejects Vectoria's bid", "Lumen bid"."""
    refused = [hit.end for hit in hits if hit.section == "deal.refuse"]
    aims = {mention.end + 1 for mention in mentions if mention.organisation.sort is Sort.AI_COMPANY}
    for hit in hits:
        if hit.section != "deal.offer":
            continue
        near = refused[bisect_left(refused, hit.start - OFFER_CHARS) : bisect_left(refused, hit.start)]
        if near or hit.start in aims:
            yield from (hit._replace(section=section) for section in ("deal.buy", "kind.acquisition"))
        yield from (Hit("deal.sold", end - 1, end, "refused") for end in near)


_STAKE = re.compile(
    r"\b(?:prend|prennent|prendra|prendre|acquiert|veut|vise|voudrait|lorgne|convoite|negocie|takes?|took|taking|acquires?"
    r"|wants|eyes|seeks|is after)\b (?:[a-z]+ ){0,2}"
    r"\d{1,2}(?:[.,]\d{1,2})? ?(?:%|pour cent|per ?cent) (?:stake )?(?:d[eu]|d'|of|in)(?: ?l')?(?: |(?<='))"
)
_NAMED = re.compile(r"(?:(?:la|le|une?|the|an?) (?:(?:[a-z-]+|d['’]IA|AI) ){1,4})?(?!AI |IA )[A-ZÀ-Þ]")
_STAKES = ("deal.give", "parties.into", "parties.recipient_before")


_BECOMES = re.compile(
    r"\b(?:becomes?|became|becoming|become|devient|deviennent|deviendra|deviendrait|devenir|devenu)\b"
    r"(?= (?:[\w'-]+ ){0,6}?(?:shareholders?|actionnaires?|co-owners?|coproprietaires?)\b)"
)


def stakes(part: Part) -> Iterator[Hit]:
    """The hits of a part that somebody takes of a name: "prend 2,9 % de Nokia", "becomes its top shareholder"."""
    for found in _BECOMES.finditer(part.folded):
        yield Hit("deal.give", found.start(), found.end(), "become a shareholder")
    for found in _STAKE.finditer(part.folded):
        end = found.end()
        if _NAMED.match(part.text, end):
            yield from (Hit(section, found.start(), len(part.folded[:end].rstrip()), "stake") for section in _STAKES)


OFFER_CHARS = 40
_FIRMS = {Sort.COMPANY, Sort.AI_COMPANY}
BID_CHARS = 60
