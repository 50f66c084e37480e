"""A life of the Amazon story with everything in it: copies, a silence, a denial, a confirmation, a text withdrawn."""

from dataclasses import replace
from datetime import timedelta

from bot.claims.claim import Evidence, Stance, Voice
from bot.claims.rule import Rule
from bot.stories.filing import file, withdraw
from bot.stories.story import Deed, Did, Report, Story
from tests.messages.weekend import MONDAY, SUNDAY, claim, evidence, exactly, report

ELYSEE = evidence()
FLAT = evidence(
    None, Voice.OUTLET, quoted_by=None, rule=Rule.FLAT, quote="Amazon investit 1,2 milliard d’euros", verbatim=False
)
SILENCE = evidence(
    "Amazon",
    Voice.PARTY,
    stance=Stance.NO_COMMENT,
    quote="Amazon ne fait aucun commentaire",
    rule=Rule.NO_COMMENT,
    said=frozenset(),
)
DENIAL = evidence("Amazon", Voice.PARTY, stance=Stance.DENIES, quote="Il n’y a pas de projet", rule=Rule.PARTY_DENIES)
RELEASE = evidence(
    "Amazon", Voice.PARTY, quote="Nous investirons en France.", quoted_by=None, rule=Rule.PARTY_ON_RECORD
)


def printed(outlet: str, hours: float, *words: Evidence, publisher: str = "", carries: str = "") -> Report:
    """What an outlet prints so many hours after the first article."""
    at = SUNDAY + timedelta(hours=hours)
    said = (replace(each, at=at, outlet=outlet, quoted_by=each.quoted_by and outlet) for each in words)
    return replace(report(claim(*said), outlet, at=at), publisher=publisher, carries=carries)


def filed(*reports: Report) -> Story:
    """The story these reports tell, each filed when it was published."""
    told: Story | None = None
    for each in reports:
        told = file(told, each, each.at)
    assert told is not None
    return replace(told, id=128)


def life() -> Story:
    """All of it; on Monday the first article is withdrawn, and a person adds another story to this one."""
    first = printed("RMC", 0, FLAT, publisher="RMC BFM")
    corrected = printed("BFMTV", 1, ELYSEE, publisher="RMC BFM")
    told = filed(
        first,
        printed("AFP", 0.2, ELYSEE, SILENCE, publisher="AFP"),
        printed("Le Figaro", 0.5, ELYSEE, publisher="Groupe Figaro", carries="AFP"),
        replace(corrected, corrected_from=exactly("1.3e9"), rewritten=True),
        replace(printed("The Village Post", 2, ELYSEE), rewritten=True),
        printed("Le Monde", 5, DENIAL, publisher="Groupe Le Monde"),
        printed("Amazon", 16, RELEASE),
    )
    gone = withdraw(told, first.entry_key, MONDAY + timedelta(hours=1))
    return replace(gone, deeds=(Deed(Did.PUT_TOGETHER, 131, MONDAY + timedelta(hours=2)),))
