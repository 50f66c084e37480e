"""Claims, evidence, reports and stories for tests, with sensible defaults; and the Amazon weekend of May 2024."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import count

from bot.claims.claim import Act, Claim, Evidence, Fact, Kind, Stage, Stance, Voice
from bot.claims.jobs import Added, Jobs
from bot.claims.money import Money, Qualifier
from bot.claims.rule import Rule
from bot.stories.filing import file
from bot.stories.story import Report, Story

SUNDAY = datetime(2024, 5, 12, 15, 52, tzinfo=UTC)  # 17:52 in Paris
MONDAY = datetime(2024, 5, 13, 7, 12, tzinfo=UTC)  # 9:12 in Paris

_numbers = count(1)


def money(
    figure: str | int | None,
    currency: str | None = "EUR",
    qualifier: Qualifier = Qualifier.EXACT,
    high: str | int | None = None,
    text: str = "",
) -> Money:
    """`money("1.2e9")`, `money("500e9", "USD", Qualifier.UP_TO)`, `money("30e9", high="50e9", qualifier=RANGE)`."""
    value = None if figure is None else Decimal(figure)
    top = Decimal(high) if high is not None else value
    low = None if qualifier is Qualifier.UP_TO else value
    return Money(low, None if qualifier is Qualifier.AT_LEAST else top, currency, qualifier, text or f"{figure}")


def evidence(
    speaker: str | None = "Amazon",
    voice: Voice = Voice.PARTY,
    stance: Stance = Stance.AFFIRMS,
    *,
    at: datetime = SUNDAY,
    quote: str = "des mots qui décident",
    outlet: str = "Franceinfo",
    about: Fact = Fact.DEAL,
    said: Iterable[Fact] = (Fact.DEAL,),
    quoted_by: str | None = "",
    verbatim: bool = False,
    act: Act | None = None,
    rule: str = "",
    firmly: bool = True,
    withdrawn_at: datetime | None = None,
    url: str = "https://franceinfo.example/1",
    field: str = "title",
) -> Evidence:
    """One word. `quoted_by` is the outlet unless told; None: first-hand. A cancellation is DROPPED unless told."""
    return Evidence(
        speaker=speaker,
        voice=voice,
        stance=stance,
        quote=quote,
        field=field,
        url=url,
        at=at,
        outlet=outlet,
        about=about,
        said=frozenset(said),
        quoted_by=outlet if quoted_by == "" else quoted_by,
        verbatim=verbatim,
        act=(act or Act.DROPPED) if stance is Stance.CANCELS else None,
        rule=rule,
        firmly=firmly,
        withdrawn_at=withdrawn_at,
    )


def claim(*words: Evidence, **facts: object) -> Claim:
    """A claim on Amazon's plan in France: `claim(evidence(...), amounts=(money("1.2e9"),))`. Any field may be given."""
    defaults: dict[str, object] = {
        "kind": Kind.CAPEX,
        "stage": Stage.COMMITMENT,
        "investors": ("Amazon",),
        "amounts": (money("1.2e9"),),
        "countries": ("FR",),
    }
    return Claim(**{**defaults, "evidence": words, **facts})  # type: ignore[arg-type]


def report(
    of: Claim | None = None,
    *,
    at: datetime = SUNDAY,
    outlet: str = "Franceinfo",
    title: str = "Amazon en France",
    language: str = "fr",
    entry_key: str = "",
    url: str = "",
) -> Report:
    """A report filed under a key of its own unless one is given; without a claim the outlet states it flatly."""
    key = entry_key or f"entry-{next(_numbers):05}"
    flat = evidence(None, Voice.OUTLET, at=at, outlet=outlet, quoted_by=None)
    return Report(key, outlet, url or f"https://example.org/{key}", title, language, at, of or claim(flat))


def story(*reports: Report, id: int = 128, now: datetime | None = None) -> Story:
    """A story told by these reports, in this order; each is filed when it was published, or at `now`."""
    told: Story | None = None
    for each in reports or (report(),):
        told = file(told, each, now or each.at)
    assert told is not None
    return replace(told, id=id)


_PLAN = {
    "investors": ("Amazon",),
    "recipients": ("Amazon Web Services",),
    "amounts": (money("1.2e9", "EUR", Qualifier.AT_LEAST, text="plus de 1,2 milliard d’euros"),),
    "event": "Choose France 2024",
    "purpose": "cloud",
}
_ELYSEE = evidence(
    "Élysée",
    Voice.OFFICIAL,
    at=SUNDAY,
    quote="plus de 1,2 milliard d’euros",
    said=(Fact.DEAL, Fact.AMOUNT, Fact.JOBS),
    verbatim=True,
    rule=Rule.OFFICIAL,
)
_SILENCE = evidence(
    "Amazon", Voice.PARTY, Stance.NO_COMMENT, at=SUNDAY, quote="Amazon ne fait aucun commentaire", field="summary"
)
_JOBS = Jobs(3000, permanent=True, earlier=2000, added=Added.UNKNOWN, text="3 000 CDI")
_RELEASE = evidence(
    "Amazon",
    Voice.PARTY,
    at=MONDAY,
    outlet="Amazon",
    quoted_by=None,
    quote="Nous investissons plus de 1,2 milliard d’euros en France",
    said=(Fact.DEAL, Fact.AMOUNT, Fact.JOBS),
    verbatim=True,
    rule=Rule.PARTY_ON_RECORD,
    url="https://amazon.example/france",
)

SUNDAY_REPORT = report(
    claim(_ELYSEE, _SILENCE, jobs=_JOBS, **_PLAN),
    entry_key="weekend-franceinfo",
    title="Choose France : l’Élysée annonce plus de 1,2 milliard d’euros d’Amazon",
    url="https://franceinfo.example/1",
)
MONDAY_REPORT = report(
    claim(_RELEASE, jobs=replace(_JOBS, added=Added.ON_TOP), **_PLAN),
    at=MONDAY,
    outlet="Amazon",
    entry_key="weekend-amazon",
    title="Amazon confirme son investissement en France",
    url="https://amazon.example/france",
)


def _repeated_by(outlet: str, hours: int, language: str = "fr") -> Report:
    """Another outlet that cites the Élysée, hours later."""
    at = SUNDAY + timedelta(hours=hours)
    key = f"weekend-{outlet.lower().replace(' ', '-')}"
    words = replace(_ELYSEE, at=at, outlet=outlet, quoted_by=outlet, verbatim=False, url=f"https://{key}.example/1")
    title = f"Amazon et la France, vus par {outlet}"
    return report(claim(words, **_PLAN), at=at, outlet=outlet, language=language, entry_key=key, title=title)


REPEATS = (
    _repeated_by("BFMTV", 1),
    _repeated_by("France 24", 2, "en"),
    _repeated_by("Le Figaro", 3),
    _repeated_by("RFI", 4),
)

AMAZON_SUNDAY = story(SUNDAY_REPORT)  # announced by the Élysée; Amazon will not comment; the jobs question is open
AMAZON_SUNDAY_NIGHT = story(SUNDAY_REPORT, *REPEATS)  # five outlets, one origin
AMAZON_MONDAY = story(SUNDAY_REPORT, *REPEATS, MONDAY_REPORT)  # confirmed; the 3,000 come on top of the 2,000
