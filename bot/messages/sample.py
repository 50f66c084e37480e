"""Samples for /test: an invented deal in each status, marked as one, through the real card."""

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal

from bot.claims.claim import Act, Claim, Evidence, Fact, Kind, Stage, Stance, Voice
from bot.claims.jobs import Jobs
from bot.claims.money import Money, Qualifier
from bot.claims.rule import Rule
from bot.messages.alert import alert
from bot.messages.card import Card, Face, Gap, Line, Run
from bot.messages.wording import Wording
from bot.stories.story import Report, Status, Story, Verdict

_COMPANY = "Altavia"
_PLACE = "Rennes"
_SPEAKING = {
    Status.RUMOURED: (None, Voice.ANONYMOUS, Stance.PROJECTS, Rule.ANONYMOUS),
    Status.REPORTED: (None, Voice.OUTLET, Stance.AFFIRMS, Rule.FLAT),
    Status.ANNOUNCED: ("Bercy", Voice.OFFICIAL, Stance.AFFIRMS, Rule.OFFICIAL),
    Status.CONFIRMED: (_COMPANY, Voice.PARTY, Stance.AFFIRMS, Rule.PARTY_QUOTED),
    Status.DENIED: (_COMPANY, Voice.PARTY, Stance.DENIES, Rule.PARTY_DENIES),
    Status.CANCELLED: (_COMPANY, Voice.PARTY, Stance.CANCELS, Rule.PARTY_CANCELS),
}


def sample(status: Status, wording: Wording, now: datetime) -> Card:
    """The card of an invented deal in this status. Without buttons: there is no story behind it."""
    card = alert(_story(status, wording, now), wording, now=now)
    note = Line((Run(wording.text("Sample: an invented deal, nothing of this is news."), Face.SOFT),))
    return replace(card, blocks=(*card.blocks, Gap(), note), buttons=(), mark=wording.text("sample"))


def _story(status: Status, wording: Wording, now: datetime) -> Story:
    speaker, _, stance, _ = _SPEAKING[status]
    evidence = _evidence(status, wording, now - timedelta(minutes=20))
    claim = Claim(
        kind=Kind.CAPEX,
        stage=Stage.COMMITMENT,
        investors=(_COMPANY,),
        amounts=(Money(Decimal(800_000_000), Decimal(800_000_000), "EUR", Qualifier.EXACT, "800"),),
        jobs=Jobs(450),
        countries=("FR",),
        places=(_PLACE,),
        purpose=wording.text("computing centres for AI"),
        evidence=(evidence,),
    )
    outlet = wording.text("The Courier")
    reports = (Report("sample", outlet, "", "", wording.locale, evidence.at, claim),)
    verdict = Verdict(
        status,
        by=(speaker,) if speaker else (),
        stage=Stage.COMMITMENT,
        act=Act.PAUSED if stance is Stance.CANCELS else None,
        deciding=(evidence,),
    )
    return Story(0, evidence.at, now, 1, verdict, reports)


def _evidence(status: Status, wording: Wording, at: datetime) -> Evidence:
    speaker, voice, stance, rule = _SPEAKING[status]
    outlet = wording.text("The Courier")
    return Evidence(
        speaker=speaker,
        voice=voice,
        stance=stance,
        quote=_words(status, wording),
        field="summary",
        url="",
        at=at,
        outlet=outlet,
        said=frozenset({Fact.DEAL, Fact.AMOUNT, Fact.JOBS}),
        quoted_by=outlet,
        verbatim=voice is not Voice.OUTLET,
        act=Act.PAUSED if stance is Stance.CANCELS else None,
        rule=rule,
    )


def _words(status: Status, wording: Wording) -> str:
    match status:
        case Status.DENIED:
            return wording.text("We have no such project.")
        case Status.CANCELLED:
            return wording.text("We are pausing the project until further notice.")
        case Status.RUMOURED:
            return wording.text("The decision could come within weeks.")
    return wording.text("Eight hundred million euros for three centres.")
