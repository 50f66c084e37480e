"""Bystanders: those taken for a party only because they tell what somebody else will pay."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from bot.claims.anaphora import depends
from bot.claims.cast import Cast
from bot.claims.claim import Claim
from bot.claims.marks import Marked
from bot.claims.mood import group_start
from bot.claims.speakers import named
from bot.claims.who import Manner, Who
from bot.text.folding import name_key

_NEAR = 5  # words from "that" to whoever pays: "que son client allemand Nébula va investir"
_PAYERS = frozenset({Manner.NAME, Manner.STRANGER})
_PAYING = ("give", "future")


def without_bystanders(cast: Cast, claim: Claim, marked: Iterable[Marked]) -> Cast:
    """The cast without investors of whom the text only says that they say that another pays.

    "Nvidia confirms that its client Nébula will invest" makes Nvidia a witness, whatever else named it a party.
    """
    paid = {name_key(name) for name in claim.recipients}
    told = {name for part in marked if part.part.field != "body" for name in _witnesses(part, cast)}
    gone = {name_key(name) for name in told} - paid
    if not gone:
        return cast
    return replace(
        cast,
        investors=tuple(each for each in cast.investors if name_key(each.name) not in gone),
        unknown=tuple(name for name in cast.unknown if name_key(name) not in gone),
    )


def _witnesses(marked: Marked, cast: Cast) -> Iterator[str]:
    told = [mark for mark in marked.marks if mark.section == "speech"]
    links = {mark.first for mark in marked.marks if mark.section == "complement"} if told else set()
    people = named(marked, cast) if links else []
    for verb in told:
        that = next((i for i in range(verb.first, verb.last + 3) if i in links), None)
        start = group_start(marked, verb, 0)
        who = next((w for w in people if w.last == start - 1 and w.name), None)
        if that is None or who is None or depends(marked, who):
            continue
        payer = next((w for w in people if that < w.first <= that + _NEAR and _pays(marked, w)), None)
        if payer and payer.name and not _is_one_of(payer, cast) and who.name:
            yield who.name


def _pays(marked: Marked, who: Who) -> bool:
    return who.manner in _PAYERS and marked.tagged(who.last + 1, *_PAYING)


def _is_one_of(who: Who, cast: Cast) -> bool:
    """True if whoever pays is a party himself: then nobody is a bystander for speaking of him."""
    parties = {name_key(party) for party in (*cast.unknown, *(each.name for each in cast.parties))}
    return name_key(who.name or "") in parties or (who.organisation is not None and cast.holds(who.organisation))
