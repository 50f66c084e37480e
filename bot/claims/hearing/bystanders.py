"""Bystanders: those taken for a party only because they tell what somebody else will pay."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import replace

from bot.claims.claim import Claim
from bot.claims.hearing.anaphora import depends
from bot.claims.hearing.cast import Cast
from bot.claims.hearing.marks import Mark, Marked
from bot.claims.hearing.mood import group_start
from bot.claims.hearing.speakers import named
from bot.claims.hearing.who import Manner, Who
from bot.claims.organisation import Sort
from bot.text.folding import fold, name_key

_FEW = 8  # people around a verb who may be its subject or its object
_NEAR = 5  # words from "that" to whoever pays: "que son client allemand Nébula va investir"
_TITLE = 4  # words from "minister" to a name: "minister and one-time banker Roe"
_OTHER_THAN_TITLES = ("preposition", "speech", "presuppose", "past", "give", "acts", "determiner")
_PAYERS = frozenset({Manner.NAME, Manner.STRANGER, Manner.BODY})
_PAYING = ("give", "acts", "future")


def without_bystanders(cast: Cast, claim: Claim, marked: Iterable[Marked]) -> Cast:
    """The cast without investors of whom the text only says that they say that another pays.

    "Nvidia confirms that its client Nébula will invest" makes Nvidia a witness, whatever else named it a party. A
    union or a grid operator is never one.
    """
    spoken = [part for part in marked if part.part.field != "body"]
    told = [who for part in spoken for who in (*_witnesses(part, cast), *_called_so(part, cast))]
    paid = {name_key(name) for name in claim.recipients}
    gone = {name_key(who.name) for who in told if who.name} - paid
    gone |= {name_key(name) for name in claim.investors if spoken and _never_pays(name, spoken[0])}
    states = {who.noun for who in told if who.noun.isupper()}
    return _without(cast, gone, states) if gone or states else cast


def _without(cast: Cast, gone: set[str], states: set[str]) -> Cast:
    investors = tuple(
        each
        for each in cast.investors
        if name_key(each.name) not in gone and not (each.sort is Sort.PUBLIC and each.country in states)
    )
    unknown = tuple(name for name in cast.unknown if name_key(name) not in gone)
    paying = not states or bool(cast.countries - states)
    return replace(
        cast,
        investors=investors,
        unknown=unknown,
        countries=cast.countries - states,
        public_money=cast.public_money and paying,
        state_money=cast.state_money and paying,
    )


def _never_pays(name: str, marked: Marked) -> bool:
    """True for a name that the vocabulary lists among those who only witness: "CGT"."""
    witnesses = (*marked.phrases("third_parties"), *marked.phrases("authorities"))
    return name_key(name) in {name_key(fold(phrase)) for phrase in witnesses if not phrase.endswith("*")}


def _witnesses(marked: Marked, cast: Cast) -> Iterator[Who]:
    told = [mark for mark in marked.marks if mark.section == "speech"]
    links = {mark.first for mark in marked.marks if mark.section == "complement"} if told else set()
    people = named(marked, cast) if links else []
    starts = [who.first for who in people]
    for verb in told if people else ():
        at = bisect_left(starts, verb.first)
        that = next((i for i in range(verb.first, verb.last + 3) if i in links), None)
        who = _teller(marked, verb, people[max(0, at - _FEW) : at]) if that is not None else None
        if that is None or who is None:
            continue
        payer = next((w for w in people[at : at + _FEW] if that < w.first <= that + _NEAR and _pays(marked, w)), None)
        if payer and payer.name and not _is_same(payer, who, cast):
            yield who


def _called_so(marked: Marked, cast: Cast) -> Iterator[Who]:
    """Those whom the text itself calls bystanders: "landlord Tessel confirms", "says it won the contract"."""
    callings = [mark.last for mark in marked.marks if mark.section in ("witness_nouns", "office_holders")]
    supplies = [mark.first for mark in marked.marks if mark.section == "supplies"]
    for who in named(marked, cast) if callings or supplies else ():
        if not who.name or who.manner is not Manner.NAME:
            continue
        beside = any(_calls(marked, calling, who.first) for calling in callings)
        tells = marked.tagged(who.last + 1, "speech", "presuppose")
        if (beside and tells) or (tells and any(who.last < first <= who.last + _NEAR for first in supplies)):
            yield who


def _calls(marked: Marked, calling: int, first: int) -> bool:
    """True if no sign, preposition or verb stands between a calling and the name it belongs to."""
    between = range(calling + 1, first)
    if not 0 <= len(between) <= _TITLE or any(
        set(marked.between(i, i + 1)) & set(',;:"(') for i in range(calling, first)
    ):
        return False
    return not any(
        marked.tagged(i, "preposition", "speech", "presuppose", "past", "give", "acts", "determiner") for i in between
    )


def _teller(marked: Marked, verb: Mark, people: list[Who]) -> Who | None:
    """The subject right before a verb, or before an aside that ends there: "Tessel, which owns the land, confirmed"."""
    start = group_start(marked, verb, 0)
    before = [who for who in people if who.last < start and who.name and not depends(marked, who)]
    near = next((who for who in before if who.last == start - 1), None)
    if near or not before or "," not in marked.between(start - 1, start):
        return near
    aside = [who for who in before if "," in marked.between(who.last, who.last + 1)]
    return aside[0] if aside else None


def _pays(marked: Marked, who: Who) -> bool:
    return who.manner in _PAYERS and marked.tagged(who.last + 1, *_PAYING)


def _is_same(payer: Who, teller: Who, cast: Cast) -> bool:
    """True if the one who tells is the one who pays, by another of its names."""
    if payer.organisation and teller.organisation:
        return payer.organisation.id == teller.organisation.id or cast.shares_a_group(
            payer.organisation, teller.organisation
        )
    return name_key(payer.name or "") == name_key(teller.name or "")
