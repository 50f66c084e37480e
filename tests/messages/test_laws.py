"""Laws of every message: whatever the news, nothing breaks, and nothing is printed that is no sentence."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from bot.claims.claim import Claim, Evidence
from bot.messages.alert import alert
from bot.messages.badge import SIGNS
from bot.messages.card import Block, Card, Face, Gap, Line, Quotation
from bot.messages.listing import detail, recent
from bot.messages.naming import Name
from bot.messages.overview import company_page, event_page, unconfirmed_page
from bot.messages.reply import reply
from bot.messages.searching import about
from bot.messages.sources import sources
from bot.messages.timeline import timeline
from bot.messages.why import why
from bot.messages.wording import Wording
from bot.stories.facts import facts
from bot.stories.filing import file, held, withdraw
from bot.stories.rates import ROUGH
from bot.stories.story import Report, Status, Story, Verdict
from tests.messages.any_story import claims, evidence, filed_stories, reports, stories, tame, wild
from tests.messages.weekend import EN, FR, NAMES, SUNDAY, sunday

NOW = SUNDAY + timedelta(days=3)
GROUPED = {**NAMES, "Amazon Web Services": Name({"fr": "AWS", "en": "AWS"}, group="Amazon")}
BOTH = (replace(EN, names=GROUPED), replace(FR, names=GROUPED))
FAULTS = re.compile(r"\(\s*\)|“\s*”|«\s*»|  |\bNone\b|[{}]|\b(?:by|par|says|selon) *(?:$|[.;·])|^\s*[:,;·]|^$")

# A story is large: making one smaller until it just fails takes minutes, and any failing card shows its fault as it is.
patient = settings(
    max_examples=60,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def messages(story: Story, wording: Wording) -> Iterator[Card]:
    """Everything that is ever said of a story."""
    yield alert(story, wording, now=NOW)
    yield detail(story, wording, now=NOW)
    yield why(story, wording, now=NOW)
    yield sources(story, wording, now=NOW)
    yield timeline(story, wording, now=NOW)
    yield recent([story], wording, now=NOW)
    yield unconfirmed_page([story], wording, now=NOW)
    yield event_page(facts(story).event or "a", [story], ROUGH, wording, now=NOW)
    yield from (company_page(name, [story], ROUGH, wording, now=NOW) for name in ("Amazon", *facts(story).parties))
    yield from (reply(story, transition, wording) for transition in story.transitions)


@patient
@given(filed_stories(), reports(tame), st.sampled_from(["told", "withdrawn", "taken out"]))
def test_a_story_whose_revision_stands_still_looks_the_same(story: Story, report: Report, what: str) -> None:
    match what:
        case "told":
            after = file(story, report, NOW)
        case "withdrawn":
            after = withdraw(story, story.reports[0].entry_key, NOW)
        case _:
            after = held(story, story.reports[:-1], NOW)
    if after.revision == story.revision:
        assert [alert(after, each, now=NOW) for each in BOTH] == [alert(story, each, now=NOW) for each in BOTH]


def lines(card: Card) -> Iterator[str]:
    """The lines as printed; a quotation and its source each stand for themselves."""
    yield card.title
    for block in card.blocks:
        match block:
            case Line(runs):
                yield "".join(run.text for run in runs)
            case Quotation(words, source):
                yield words
                yield "".join(run.text for run in source.runs)
    yield from (button.label for button in card.buttons)


@given(stories(wild), st.text(max_size=20))
@patient
def test_no_story_breaks_a_message(story: Story, query: str) -> None:
    for wording in BOTH:
        assert all(card.plain for card in messages(story, wording))
        about(story, query, wording)


@given(stories())
@patient
def test_no_line_is_unfinished(story: Story) -> None:
    for wording in BOTH:
        for card in messages(story, wording):
            for line in lines(card):
                assert not FAULTS.search(line), (line, card.plain)


@given(stories())
@patient
def test_no_card_says_a_line_twice(story: Story) -> None:
    for wording in BOTH:
        for card in messages(story, wording):
            said = [shown for block in card.blocks if (shown := as_shown(block))]
            assert len(said) == len(set(said)), card.plain


def as_shown(block: Block) -> str:
    return "" if isinstance(block, Gap) else Card("", (block,)).plain


@given(stories())
@patient
def test_the_order_of_a_card_never_changes(story: Story) -> None:
    for wording in BOTH:
        card = alert(story, wording, now=NOW)
        first, headline, *others, counts = card.blocks
        assert card.title.startswith(f"{SIGNS[story.verdict.status]} ")
        assert isinstance(first, Gap)
        assert isinstance(headline, Line)
        assert headline.runs[0].face is Face.STRONG
        assert isinstance(counts, Line)
        assert counts.runs[0].face is Face.SOFT
        at = others.index(Gap())
        assert all(isinstance(block, Line) for block in others[:at])
        assert len(others[at + 1 :]) <= 1


def test_a_story_without_reports_has_its_facts() -> None:
    known = facts(Story(0, SUNDAY, SUNDAY, 1, Verdict(Status.CONFIRMED), ()))
    assert (known.first_report_at, known.confirmed_after, known.parties) == (SUNDAY, None, ())


def test_a_verdict_without_a_party_s_word_has_its_card() -> None:
    one = replace(sunday(), verdict=Verdict(Status.CONFIRMED, by=("Amazon",)))
    assert "Sun 17:52" in alert(one, EN, now=NOW).plain


@given(st.lists(evidence(tame), min_size=1, max_size=4), claims(tame), st.sampled_from(("fr", "en")))
@patient
def test_an_outlet_that_merely_repeats_another_changes_the_counts_alone(
    said: list[Evidence], of: Claim, language: str
) -> None:
    first, repeated = ("Franceinfo", SUNDAY), ("BFMTV", SUNDAY + timedelta(hours=1))
    told, repeat = (
        Report(outlet, outlet, "", "Titre", language, at, replace(of, evidence=_as_told_by(outlet, at, said)))
        for outlet, at in (first, repeated)
    )
    before = file(None, told, SUNDAY)
    after = file(before, repeat, SUNDAY + timedelta(hours=1))
    for wording in BOTH:
        assert alert(after, wording, now=NOW).blocks[:-1] == alert(before, wording, now=NOW).blocks[:-1]


def _as_told_by(outlet: str, at: datetime, said: list[Evidence]) -> tuple[Evidence, ...]:
    """Each speaker's one word, as this outlet quotes it."""
    words = {(each.voice, each.speaker): each for each in said}
    told = {"at": at, "outlet": outlet, "quoted_by": outlet, "url": "https://one.example/", "withdrawn_at": None}
    return tuple(replace(each, **told) for each in words.values())  # type: ignore[arg-type]
