"""Own money: whether the text itself says that a public body pays, or that it welcomes what others pay."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from bot.claims.claim import Voice
from bot.claims.hearing.cast import Cast, holds_one_of, is_state
from bot.claims.hearing.marks import Marked
from bot.claims.hearing.mood import group_start
from bot.claims.hearing.speakers import named
from bot.claims.hearing.who import Manner, Who
from bot.claims.lexicon import Lexicon
from bot.claims.organisation import Sort


def with_own_money(cast: Cast, marked: Iterable[Marked]) -> Cast:
    """The cast, corrected by the grammar of headline and summary: "la Région vote 15 millions" is the region's money.

    Where a public body is pleased with a deal, or a town or region is merely named, the money is somebody else's.
    """
    spoken = [part for part in marked if part.part.field != "body"]
    if cast.private_money or not spoken:
        return cast
    payers = [who for part in spoken for who in _payers(part, cast) if not _lets_others_pay(who, cast)]
    if cast.state_money and any(_is_host(who) for part in spoken for who in named(part, cast)):
        return replace(cast, state_bodies=frozenset())  # "le ministre" may be either State's
    if not cast.parties and not cast.unknown and any(map(_says_its_own, spoken)):
        return replace(cast, public_money=True, state_money=True)
    if payers:
        return _paid_by(cast, payers, spoken[0].lexicon)
    pleased = any(mark.section == "presuppose" for part in spoken for mark in part.marks)
    tells = any(True for part in spoken for _ in _payers(part, cast, "speech"))
    if cast.public_money and (pleased or (not tells and _is_local(cast, spoken[0].lexicon))):
        bodies = spoken[0].lexicon.sections.get("attribution.officials", ())
        firms = tuple(name for name in cast.unknown if not holds_one_of(name, bodies))
        return replace(cast, unknown=firms, public_money=False, state_money=False)
    return cast


def _lets_others_pay(who: Who, cast: Cast) -> bool:
    """True for the Union where a State pays: "EU clears €5bn German subsidy"."""
    country = who.organisation.country if who.organisation else None
    return country == _UNION and bool(cast.countries) and _UNION not in cast.countries


_UNION = "EU"


def _says_its_own(marked: Marked) -> bool:
    """True for "argent public", and for "we will invest" in a text that names nobody else who pays."""
    people = [mark for mark in marked.marks if mark.section == "officials"]
    if people and any(mark.section == "public_purse" for mark in marked.marks):
        return True
    ours = (mark.last for mark in marked.marks if mark.section == "first_person")
    return bool(people) and any(marked.of(last + 1, last + 3, "give") for last in ours)


def _is_host(who: Who) -> bool:
    """True for "Paris" where the Emirates pay: a State that speaks of another's money."""
    return who.manner is Manner.BODY and who.noun.isupper() and who.voice is Voice.OFFICIAL


def _payers(marked: Marked, cast: Cast, section: str = "give") -> Iterator[Who]:
    """Public bodies right before a verb of spending, or of saying; no person: nobody pays out of his own pocket."""
    verbs = [mark for mark in marked.marks if mark.section == section]
    people = [who for who in named(marked, cast) if _is_public(who)] if verbs else []
    for verb in verbs:
        start = group_start(marked, verb, 0)
        yield from (who for who in people if who.last == start - 1 and _is_subject(marked, who, start))


def _is_public(who: Who) -> bool:
    public = who.organisation is not None and who.organisation.sort is Sort.PUBLIC
    return not who.person and (who.manner is Manner.BODY or public)


def _is_subject(marked: Marked, who: Who, start: int) -> bool:
    before = who.first - 1 - marked.tagged(who.first - 1, "definite")
    return not marked.between(who.last, start).strip(" '") and not marked.tagged(before, "preposition")


def _paid_by(cast: Cast, payers: Sequence[Who], lexicon: Lexicon) -> Cast:
    known = tuple(who.organisation for who in payers if who.organisation)
    states = frozenset(who.noun for who in payers if who.noun.isupper())
    nouns = frozenset(who.noun for who in payers if who.noun and not who.organisation) - states
    governs = any(is_state(organisation.name, lexicon) for organisation in known)
    return replace(
        cast,
        investors=(*cast.investors, *(o for o in dict.fromkeys(known) if o not in cast.investors)),
        public_money=True,
        state_money=cast.state_money or governs or bool(states) or bool(nouns & cast.state_bodies),
        countries=cast.countries | states | {o.country for o in known if o.country},
        paying=cast.paying | nouns,
    )


def _is_local(cast: Cast, lexicon: Lexicon) -> bool:
    """True if all that pays is a town or a region: nothing in the text says that it does."""
    local = lexicon.sections.get("attribution.local_bodies", ())
    payers = [organisation.name for organisation in cast.investors]
    return bool(payers) and not cast.state_money and all(holds_one_of(name, local) for name in payers)
