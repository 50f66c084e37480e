"""The Amazon weekend as stories built by hand: what a card has to say of it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from bot.claims.claim import Claim, Evidence, Fact, Kind, Stage, Stance, Voice
from bot.claims.jobs import Added, Jobs
from bot.claims.money import Money, Qualifier
from bot.claims.rule import Rule
from bot.messages.naming import Name
from bot.messages.wording import Wordings
from bot.stories.status import judge
from bot.stories.story import Report, Status, Story, Transition, Verdict
from config.translations import load_translations

NAMES = {
    "Élysée": Name({"fr": "l’Élysée", "en": "the Élysée"}),
    "European Commission": Name(
        {"fr": "la Commission européenne", "en": "the European Commission"}, {"fr": "feminine"}
    ),
    "UAE": Name({"fr": "les Émirats arabes unis", "en": "the United Arab Emirates"}, {"fr": "plural"}),
    "Bercy": Name({"fr": "Bercy", "en": "the French finance ministry"}),
}
WORDINGS = Wordings(load_translations(), NAMES)
EN, FR = WORDINGS.of("en"), WORDINGS.of("fr")
LANGUAGES = {"en": EN, "fr": FR}

SUNDAY = datetime(2024, 5, 12, 15, 52, tzinfo=UTC)  # 17:52 in Paris
MONDAY = datetime(2024, 5, 13, 7, 12, tzinfo=UTC)  # 9:12 in Paris
ALL = frozenset({Fact.DEAL, Fact.AMOUNT, Fact.JOBS, Fact.PLACE})


def exactly(figure: str, currency: str | None = "EUR", text: str = "") -> Money:
    return Money(Decimal(figure), Decimal(figure), currency, Qualifier.EXACT, text or figure)


def more_than(figure: str, currency: str | None = "EUR", text: str = "plus de 1,2 milliard d’euros") -> Money:
    return Money(Decimal(figure), None, currency, Qualifier.AT_LEAST, text)


def evidence(speaker: str | None = "Élysée", voice: Voice = Voice.OFFICIAL, **changes: object) -> Evidence:
    says = Evidence(
        speaker=speaker,
        voice=voice,
        stance=Stance.AFFIRMS,
        quote="plus de 1,2 milliard d’euros",
        field="summary",
        url="https://news.example/amazon",
        at=SUNDAY + timedelta(minutes=12),
        outlet="Franceinfo",
        said=ALL,
        quoted_by="Franceinfo",
        verbatim=True,
        rule=Rule.OFFICIAL,
    )
    return replace(says, **changes)  # type: ignore[arg-type]


def claim(*said: Evidence, **changes: object) -> Claim:
    amazon = Claim(
        kind=Kind.CAPEX,
        stage=Stage.COMMITMENT,
        investors=("Amazon",),
        amounts=(more_than("1.2e9"),),
        jobs=Jobs(3000, permanent=True, earlier=2000, added=Added.UNKNOWN),
        countries=("FR",),
        event="Choose France 2024",
        purpose="cloud, logistics",
        evidence=said,
    )
    return replace(amazon, **changes)  # type: ignore[arg-type]


def report(of: Claim, outlet: str = "Franceinfo", language: str = "fr", at: datetime = SUNDAY) -> Report:
    url = f"https://{outlet.replace(' ', '').lower()}.example/amazon"
    title = "Amazon va investir en France" if language == "fr" else "Amazon to invest in France"
    return Report(f"{outlet} {at}", outlet, url, title, language, at, of, reasons=("intelligence artificielle",))


def story(*reports: Report, **changes: object) -> Story:
    """A story judged as the program judges it, number 128."""
    first = min(each.at for each in reports)
    told = Story(128, first, max(each.at for each in reports), 1, judge(reports), reports)
    return replace(told, **changes)  # type: ignore[arg-type]


def sunday() -> Story:
    """Five outlets, one source: the Élysée."""
    said = evidence()
    first = report(claim(said))
    others = [
        report(
            claim(
                replace(said, outlet=outlet, quoted_by=outlet, at=SUNDAY + timedelta(hours=hour)),
                purpose="cloud, logistics",
            ),
            outlet,
            language,
            SUNDAY + timedelta(hours=hour),
        )
        for hour, (outlet, language) in enumerate(
            [("BFMTV", "fr"), ("The Ledger", "en"), ("Le Courrier", "fr"), ("Ouest Info", "fr")], start=1
        )
    ]
    return story(first, *others, transitions=())


def monday() -> Story:
    """Amazon's own release: 1.2 bn, and the 3,000 come on top."""
    before = sunday()
    own = evidence(
        "Amazon",
        Voice.PARTY,
        quote="Nous investirons plus de 1,2 milliard d’euros en France.",
        url="https://amazon.example/release",
        at=MONDAY,
        outlet="Amazon",
        quoted_by=None,
        rule=Rule.PARTY_ON_RECORD,
    )
    jobs = Jobs(3000, permanent=True, earlier=2000, added=Added.ON_TOP)
    release = report(claim(own, jobs=jobs), "Amazon", "fr", MONDAY)
    after = story(*before.reports, release)
    turn = Transition(2, MONDAY, 3, before.verdict, after.verdict)
    return replace(after, transitions=(Transition(1, SUNDAY, 1, None, before.verdict), turn), revision=3)


def with_verdict(status: Status, **changes: object) -> Story:
    """Sunday's story under another verdict: for badges and replies that need no reading."""
    own = claim(evidence("Amazon", Voice.PARTY, outlet="Franceinfo"))
    told = story(report(own)) if status is Status.CONFIRMED else sunday()
    verdict = Verdict(status, by=("Amazon",), stage=Stage.COMMITMENT, deciding=told.verdict.deciding)
    return replace(told, verdict=replace(verdict, **changes))  # type: ignore[arg-type]


def turned(before: Verdict, after: Verdict, at: datetime = MONDAY) -> Transition:
    return Transition(2, at, 3, before, after)
