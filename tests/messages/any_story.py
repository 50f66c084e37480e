"""Any story that can exist: filed from arbitrary claims and evidence, names and words hostile."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from bot.claims.claim import Act, Claim, Evidence, Fact, Kind, Recycled, Stage, Stance, Voice
from bot.claims.jobs import Added, Jobs
from bot.claims.money import Money, Qualifier
from bot.claims.rule import Rule
from bot.stories.filing import file, ruled, withdraw
from bot.stories.story import Deed, Did, Earlier, Recall, Report, Ruling, Status, Story
from bot.stories.ties import Parted
from tests.messages.weekend import SUNDAY

_KNOWN = ("Amazon", "Amazon Web Services", "Élysée", "European Commission", "UAE", "Bercy", "Nébula", "l’Atelier")
_OUTLETS = ("Franceinfo", "BFMTV", "The Ledger", "Amazon", "Le Courrier")
_NASTY = (
    "\u202eevil\u202c",
    "<b>@everyone</b> & co",
    "a\nb\tc",
    "*_~`|[x]",
    "\u200b",
    "\u00a0\u202f",
    " ",
    "x" * 300,
    "mot " * 90,
)
_QUOTED = ("« »", "«\u00a0déjà annoncé\u00a0»", "“”", "« Nous investirons plus de 1,2 milliard d’euros »")
_BECAUSE = (
    "",
    "new",
    "same_entry",
    "same_investor=Amazon; same_country=FR; converted=1200000000 EUR ~ 1300000000 USD; apart_h=53",
    *(f"new; parted_from=7: {reason}" for reason in Parted),
)
# Without braces, brackets and the like: what stands in a card for those is ours, and wrong.
tame = st.text(
    st.characters(categories=("L", "N", "Mn", "Cf", "Cc", "Zs"), include_characters="<>@*_~`|&’-"), max_size=40
)
tame = tame.filter(lambda text: "None" not in text)
wild = st.text(max_size=60) | st.sampled_from(("{who}", "{", "%s", "None", "()", "", "{0.__class__}"))


def stories(texts: SearchStrategy[str] = tame) -> SearchStrategy[Story]:
    """Stories of one to five reports, some of them corrected or withdrawn later, some put right by hand."""
    words = texts | st.sampled_from(_NASTY)
    return st.builds(_put_right, filed_stories(texts), st.none() | rulings(words), st.lists(deeds(), max_size=2))


def filed_stories(texts: SearchStrategy[str] = tame) -> SearchStrategy[Story]:
    """The same as the rules alone have them."""
    words = texts | st.sampled_from(_NASTY)
    filed = st.lists(st.tuples(reports(words), st.booleans()), min_size=1, max_size=5)
    recalled = st.none() | earlier(words)
    return st.builds(_recalling, filed.map(_told), recalled, recalled)


def earlier(words: SearchStrategy[str]) -> SearchStrategy[Earlier]:
    return st.builds(
        Earlier,
        story_id=st.sampled_from((12, 128)),
        at=moments().map(SUNDAY.__sub__),
        amount=st.none() | amounts(words),
        role=st.sampled_from(Recall),
        jobs=st.none() | jobs(words),
    )


def _recalling(story: Story, money: Earlier | None, promised: Earlier | None) -> Story:
    return replace(story, earlier=money, earlier_jobs=promised)


def rulings(words: SearchStrategy[str]) -> SearchStrategy[Ruling]:
    return st.builds(Ruling, st.sampled_from(Status), st.just(SUNDAY + timedelta(days=2)), words)


def deeds() -> SearchStrategy[Deed]:
    return st.builds(Deed, st.sampled_from(Did), st.integers(1, 999), moments().map(SUNDAY.__add__))


def _put_right(story: Story, ruling: Ruling | None, done: Sequence[Deed]) -> Story:
    told = story if ruling is None else ruled(story, ruling, ruling.at)
    return replace(told, by_hand=bool(done), deeds=tuple(dict.fromkeys(done)))


def _told(filed: Sequence[tuple[Report, bool]]) -> Story:
    story: Story | None = None
    for hours, (report, _) in enumerate(filed):
        story = file(story, report, SUNDAY + timedelta(hours=hours))
    assert story is not None
    for hours, (report, retracted) in enumerate(filed):
        if retracted and hours % 2 == 0:
            story = withdraw(story, report.entry_key, SUNDAY + timedelta(hours=10 + hours))
    return replace(story, id=128)


def moments() -> SearchStrategy[timedelta]:
    return st.integers(-2000, 60_000).map(lambda minutes: timedelta(minutes=minutes))


def names(words: SearchStrategy[str]) -> SearchStrategy[str]:
    return st.sampled_from(_KNOWN) | words


def lists_of(words: SearchStrategy[str], most: int = 4) -> SearchStrategy[tuple[str, ...]]:
    return st.lists(words, max_size=most, unique=True).map(tuple)


def reports(words: SearchStrategy[str]) -> SearchStrategy[Report]:
    return st.builds(
        Report,
        entry_key=st.integers(0, 8).map(str),
        outlet=st.sampled_from(_OUTLETS) | words,
        url=st.sampled_from(("https://news.example/1", "javascript:alert(1)", "")),
        title=words,
        language=st.sampled_from(("fr", "en", "", "de-AT", "xx")),
        at=moments().map(SUNDAY.__add__),
        claim=claims(words),
        joined_because=st.sampled_from(_BECAUSE),
        reasons=lists_of(words),
    )


def claims(words: SearchStrategy[str]) -> SearchStrategy[Claim]:
    return st.builds(
        Claim,
        kind=st.sampled_from(Kind),
        stage=st.sampled_from(Stage),
        investors=lists_of(names(words)),
        recipients=lists_of(names(words)),
        amounts=st.lists(amounts(words), max_size=3).map(tuple),
        jobs=st.none() | jobs(words),
        countries=st.lists(st.sampled_from(("FR", "US", "DE", "GB", "EU", "ZZ")), max_size=3, unique=True).map(tuple),
        places=lists_of(words, 3),
        event=st.none() | words,
        purpose=st.none() | words,
        series=st.none() | st.sampled_from("AB"),
        evidence=st.lists(evidence(words), max_size=4).map(tuple),
        recycled=st.sampled_from(Recycled),
        recycled_words=st.none() | words | st.sampled_from(_QUOTED),
    )


def jobs(words: SearchStrategy[str]) -> SearchStrategy[Jobs]:
    return st.builds(
        Jobs,
        st.integers(0, 10**7),
        st.sampled_from((Qualifier.EXACT, Qualifier.APPROX, Qualifier.AT_LEAST, Qualifier.UP_TO)),
        permanent=st.booleans(),
        indirect=st.none() | st.integers(0, 10**6),
        kept=st.booleans(),
        construction=st.booleans(),
        earlier=st.none() | st.integers(0, 10**6),
        added=st.none() | st.sampled_from(Added),
        text=words,
    )


@st.composite
def amounts(draw: st.DrawFn, words: SearchStrategy[str]) -> Money:
    """A sum of any size in any currency, or in none."""
    qualifier = draw(st.sampled_from(Qualifier))
    figures = st.decimals(0, Decimal("1e31"), places=2) | st.sampled_from([Decimal(n) for n in ("1.2e9", "1.2e6", "1")])
    low, high = sorted((draw(figures), draw(figures)))
    if qualifier in (Qualifier.EXACT, Qualifier.APPROX):
        high = low
    ends = {
        Qualifier.VAGUE: (None, None),
        Qualifier.AT_LEAST: (low, None),
        Qualifier.UP_TO: (None, high),
    }.get(qualifier, (low, high))
    text = draw(words | st.sampled_from(("plus de 1,2 milliard d’euros", "plusieurs milliards", "at least 5 million")))
    return Money(*ends, draw(st.sampled_from(("EUR", "USD", "INR", "XTS", None))), qualifier, text)


@st.composite
def evidence(draw: st.DrawFn, words: SearchStrategy[str]) -> Evidence:
    """Any word of anybody."""
    stance = draw(st.sampled_from(Stance))
    outlet = draw(st.sampled_from(_OUTLETS) | words)
    return Evidence(
        speaker=draw(st.none() | names(words)),
        voice=draw(st.sampled_from(Voice)),
        stance=stance,
        quote=draw(words | st.sampled_from(_QUOTED)),
        field="title",
        url=draw(st.sampled_from(("https://news.example/2", "ftp://x", ""))),
        at=SUNDAY + draw(moments()),
        outlet=outlet,
        about=draw(st.sampled_from(Fact)),
        said=frozenset(draw(st.lists(st.sampled_from(Fact)))),
        quoted_by=draw(st.sampled_from((outlet, None, "AFP"))),
        verbatim=draw(st.booleans()),
        act=draw(st.sampled_from(Act)) if stance is Stance.CANCELS else None,
        rule=draw(st.sampled_from((*Rule, "", "made_up"))),
        withdrawn_at=draw(st.sampled_from((None, None, SUNDAY))),
        firmly=draw(st.booleans()),
    )
