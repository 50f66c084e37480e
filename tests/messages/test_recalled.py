"""What a card says of earlier announcements: the desk's lines word for word, each from words and an earlier story."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.claims.claim import Kind, Recycled
from bot.claims.jobs import Added, Jobs
from bot.messages.recalled import recalled
from bot.messages.told import told
from bot.messages.why import why
from bot.messages.wording import Wording
from bot.stories.story import Earlier, Recall, Story
from tests.fakes.claims import SUNDAY, claim, evidence, money, report, story
from tests.messages.weekend import EN, FR

LAST_YEAR, IN_MARCH = datetime(2023, 5, 9, tzinfo=UTC), datetime(2024, 3, 5, tzinfo=UTC)


def of(
    words: str | None = None,
    how: Recycled = Recycled.UNKNOWN,
    *,
    earlier: Earlier | None = None,
    title: str = "Amazon en France",
    **facts: object,
) -> Story:
    """A story whose text says this of its own novelty, and that recalls this one."""
    told_so = claim(evidence(), recycled=how, recycled_words=words, **facts)
    return replace(story(report(told_so, title=title)), earlier=earlier)


def same(figure: str, at: datetime = LAST_YEAR) -> Earlier:
    return Earlier(12, at, money(figure))


def named(figure: str, at: datetime = IN_MARCH) -> Earlier:
    return Earlier(12, at, money(figure), role=Recall.NAMED)


def lines(of_it: Story, wording: Wording) -> list[str]:
    return [
        line.replace("\u00a0", " ").replace("\u202f", " ") for line in recalled(of_it, told(of_it, wording), wording)
    ]


OLD, PART, NEW = Recycled.ALREADY_ANNOUNCED, Recycled.PARTLY_NEW, Recycled.NEW
ROWS = [
    pytest.param(
        of(earlier=same("1e9")),
        "Possibly announced before: €1bn in May 2023 (#12)",
        "Peut-être déjà annoncé : 1 Md€ en mai 2023 (nº 12)",
        id="unclear",
    ),
    pytest.param(
        of("déjà annoncé", OLD, earlier=same("1e9")),
        "Already announced on 9 May 2023 (#12)",
        "Déjà annoncé le 9 mai 2023 (nº 12)",
        id="already",
    ),
    pytest.param(
        of("dont 17 milliards déjà annoncés", PART, earlier=named("17e9", LAST_YEAR)),
        "Of which €17bn already announced in May 2023 (#12)",
        "Dont 17 Md€ déjà annoncés en mai 2023 (nº 12)",
        id="partly",
    ),
    pytest.param(
        of("dont 1,2 milliard déjà annoncé", PART, earlier=named("1.2e9"), amounts=(money("4e9"),)),
        "Of which €1.2bn already announced in March (#12)",
        "Dont 1,2 Md€ déjà annoncé en mars (nº 12)",
        id="partly-singular",
    ),
    pytest.param(
        of("s’ajoutent aux 6 milliards", NEW, earlier=named("6e9")),
        "On top of €6bn announced in March (#12)",
        "S’ajoute à 6 Md€ annoncés en mars (nº 12)",
        id="adds",
    ),
    pytest.param(
        of(title="Amazon relève à 3 milliards son plan, contre 2", earlier=named("2e9"), amounts=(money("3e9"),)),
        "Raised to €3bn from €2bn in March (#12)",
        "Relevé à 3 Md€, contre 2 Md€ en mars (nº 12)",
        id="raised",
    ),
    pytest.param(
        of(title="Amazon cuts its plan from $2bn to $1bn", earlier=named("2e9"), amounts=(money("1e9"),)),
        "Cut to €1bn from €2bn in March (#12)",
        "Réduit à 1 Md€, contre 2 Md€ en mars (nº 12)",
        id="cut",
    ),
    pytest.param(
        of("Amazon réaffirme, sans argent nouveau, son plan", OLD, earlier=same("1.2e9")),
        "Restates a pledge made in May 2023, no new money (#12)",
        "Réaffirme un engagement pris en mai 2023, sans argent nouveau (nº 12)",
        id="restated",
    ),
    pytest.param(
        of("Amazon reaffirms its plan", OLD, earlier=same("1.2e9")),
        "Restates a pledge made in May 2023 (#12)",
        "Réaffirme un engagement pris en mai 2023 (nº 12)",
        id="restated-without-a-word-of-new-money",
    ),
    pytest.param(
        of("annoncé l’an dernier", OLD),
        "Already announced: “annoncé l’an dernier”",
        "Déjà annoncé : « annoncé l’an dernier »",
        id="the-text-alone",
    ),
]


@pytest.mark.parametrize(("told_so", "english", "french"), ROWS)
def test_the_card_has_the_desk_s_line(told_so: Story, english: str, french: str) -> None:
    assert (lines(told_so, EN), lines(told_so, FR)) == ([english], [french])


@pytest.mark.parametrize(
    "told_so",
    [
        pytest.param(of(), id="nothing-known"),
        pytest.param(of("de l’argent frais", NEW, earlier=same("1.2e9")), id="the-text-says-it-is-new"),
        pytest.param(of(earlier=named("6e9")), id="another-sum-that-nothing-relates"),
        pytest.param(
            of(title="Nébula lève 3 milliards", earlier=named("2e9"), amounts=(money("3e9"),), kind=Kind.FUNDING_ROUND),
            id="a-round-raises-nothing-that-was",
        ),
        pytest.param(of(earlier=replace(same("1.2e9"), story_id=128)), id="itself"),
    ],
)
def test_nothing_is_said_where_nothing_is_known(told_so: Story) -> None:
    assert lines(told_so, EN) == []


def test_words_that_call_old_jobs_old_say_nothing_of_the_money() -> None:
    jobs = Jobs(3000, earlier=2000, added=Added.UNKNOWN)
    told_so = of("2 000 emplois déjà annoncés", OLD, earlier=same("1.2e9"), jobs=jobs)
    assert lines(told_so, EN) == ["Possibly announced before: €1.2bn in May 2023 (#12)"]


def test_the_story_that_promised_the_earlier_jobs_is_named() -> None:
    promised = Earlier(7, LAST_YEAR, None, jobs=Jobs(2000))
    told_so = replace(of(jobs=Jobs(3000, earlier=2000, added=Added.UNKNOWN)), earlier_jobs=promised)

    assert lines(told_so, EN) == ["2,000 jobs announced in May 2023 (#7)"]
    assert lines(told_so, FR) == ["2 000 emplois annoncés en mai 2023 (nº 7)"]


def test_why_leads_to_the_earlier_stories() -> None:
    told_so = replace(of(earlier=same("1e9")), earlier_jobs=Earlier(7, LAST_YEAR, None, jobs=Jobs(2000)))
    card = why(told_so, EN, now=SUNDAY)

    assert [(button.label, button.action) for button in card.buttons] == [
        ("Story #12", "story 12"),
        ("Story #7", "story 7"),
    ]
    assert "Possibly announced before: €1bn in May 2023 (#12)" in card.plain
