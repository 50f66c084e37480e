"""Totals: committed money only, each euro once, by who stands behind it, whatever the order of the stories."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from bot.claims.claim import Fact, Kind, Recycled, Stage, Stance, Voice
from bot.claims.jobs import Added as Novelty
from bot.claims.jobs import Jobs
from bot.claims.money import Money, Qualifier
from bot.stories.rates import Rates
from bot.stories.story import Earlier, Status, Story
from bot.stories.totals import Added, Apart, Totals, add, in_euros, totals
from tests.fakes.claims import SUNDAY, claim, evidence, money, report, story

BILLION = Decimal("1e9")
RATES = Rates({"EUR": Decimal(1), "USD": Decimal("1.25")}, date(2024, 5, 13))
ALL = (Fact.DEAL, Fact.AMOUNT)
PARTY = evidence("Altavia", said=ALL)
OFFICIAL = evidence("Élysée", Voice.OFFICIAL, said=ALL)
PRESS = evidence(None, Voice.OUTLET, said=ALL)


def told(amount: Money | None, *words: object, days: int = 0, **facts: object) -> Story:
    """A story of Altavia's in France, confirmed by itself unless other words are given."""
    sums = {"amounts": (amount,) if amount else (), "investors": ("Altavia",)}
    said = words or (PARTY,)
    at = SUNDAY + timedelta(days=days)
    return story(report(claim(*said, **{**sums, **facts}), at=at))  # type: ignore[arg-type]


def of(*stories: Story) -> Totals:
    return totals(stories, RATES)


def billions(figure: str, currency: str = "EUR", qualifier: Qualifier = Qualifier.EXACT, high: str = "") -> Money:
    return money(Decimal(figure) * BILLION, currency, qualifier, Decimal(high) * BILLION if high else None)  # type: ignore[arg-type]


def summed(figure: str, currency: str = "EUR", qualifier: Qualifier = Qualifier.EXACT) -> Money:
    """A sum of several, which stands in no text."""
    return replace(billions(figure, currency, qualifier), text="")


def test_each_status_has_its_own_total_in_the_currencies_of_the_texts() -> None:
    found = of(
        told(billions("1.2")),
        told(billions("5"), investors=("Corvex",)),
        told(billions("3", "USD"), investors=("Orphée",)),
        told(billions("2"), OFFICIAL, investors=("Hypérion",)),
        told(billions("4"), PRESS, investors=("Nébula",)),
    )

    assert found.by_status == {
        Status.CONFIRMED: Added(3, (summed("6.2"), summed("3", "USD"))),
        Status.ANNOUNCED: Added(1, (summed("2"),)),
        Status.REPORTED: Added(1, (summed("4"),)),
    }
    assert found.apart == {}


@pytest.mark.parametrize("stage", [each for each in Stage if each not in (Stage.COMMITMENT, Stage.CLOSED)])
def test_what_is_not_committed_is_not_added(stage: Stage) -> None:
    assert of(told(billions("2"), stage=stage)) == Totals({}, {Apart.UNCOMMITTED: Added(1)})


def test_a_closed_deal_counts() -> None:
    assert of(told(billions("2"), stage=Stage.CLOSED)).by_status[Status.CONFIRMED].stories == 1


@pytest.mark.parametrize(
    ("left_out", "why"),
    [
        pytest.param(told(None), Apart.WITHOUT_FIGURE, id="no-amount"),
        pytest.param(told(money(None, qualifier=Qualifier.VAGUE)), Apart.WITHOUT_FIGURE, id="several-billion"),
        pytest.param(told(money("2e9", None)), Apart.WITHOUT_CURRENCY, id="no-currency"),
        pytest.param(
            told(
                billions("2"), OFFICIAL,
                evidence("Altavia", stance=Stance.DENIES, about=Fact.AMOUNT, said=(Fact.AMOUNT,)),
            ),
            Apart.DENIED_FIGURE, id="a-figure-that-the-party-denies",
        ),
        pytest.param(told(billions("109"), OFFICIAL, investors=()), Apart.PLAN, id="a-total-without-investors"),
        pytest.param(told(billions("109"), kind=Kind.PUBLIC_PLAN), Apart.PLAN, id="a-public-plan"),
    ],
)  # fmt: skip
def test_what_cannot_be_added_is_counted_apart(left_out: Story, why: Apart) -> None:
    alone, beside = of(left_out), of(left_out, told(billions("1"), investors=("Corvex",)))

    assert alone == Totals({}, {why: Added(1)})
    assert beside.by_status == {Status.CONFIRMED: Added(1, (summed("1"),))}


@pytest.mark.parametrize(
    ("left_out", "why"),
    [
        pytest.param(
            told(billions("17"), recycled=Recycled.ALREADY_ANNOUNCED), Apart.ANNOUNCED_BEFORE, id="announced-before"
        ),
        pytest.param(told(billions("17"), recycled=Recycled.PARTLY_NEW), Apart.ANNOUNCED_BEFORE, id="partly-new"),
        pytest.param(
            replace(told(billions("17")), earlier=Earlier(7, SUNDAY - timedelta(days=400), billions("17"))),
            Apart.PERHAPS_BEFORE, id="as-an-earlier-story-has-it",
        ),
        pytest.param(
            told(billions("17"), evidence("Altavia"), replace(OFFICIAL, said=frozenset({Fact.AMOUNT}))),
            Apart.UNSTATED, id="confirmed-but-the-sum-is-the-palace-s",
        ),
        pytest.param(told(replace(billions("17"), yearly=True)), Apart.YEARLY, id="a-year"),
    ],
)  # fmt: skip
def test_money_of_another_nature_is_added_apart(left_out: Story, why: Apart) -> None:
    assert of(left_out) == Totals({}, {why: Added(1, (summed("17"),))})


def test_jobs_that_were_announced_before_make_no_old_money() -> None:
    jobs = Jobs(3000, earlier=2000, added=Novelty.ON_TOP)
    recalled = told(
        billions("2"), jobs=jobs, recycled=Recycled.PARTLY_NEW, recycled_words="en plus des 2 000 déjà annoncés"
    )

    assert of(recalled).by_status[Status.CONFIRMED].stories == 1


def test_a_ceiling_stands_apart_from_what_is_firm() -> None:
    found = of(told(billions("8")), told(billions("5", qualifier=Qualifier.UP_TO), investors=("Corvex",)))

    ceiling = summed("5", qualifier=Qualifier.UP_TO)
    assert found.by_status[Status.CONFIRMED] == Added(2, (summed("8"),), (ceiling,))


@pytest.mark.parametrize(
    ("part", "counted"),
    [
        pytest.param({"places": ("Dunkerque",)}, 1, id="a-site-of-the-national-plan"),
        pytest.param({"places": ("Dunkerque",), "amounts": (billions("70"),)}, 2, id="larger-than-the-plan"),
        pytest.param({}, 2, id="a-second-cheque"),
        pytest.param({"investors": ("Corvex",), "places": ("Dunkerque",)}, 2, id="of-another-investor"),
        pytest.param({"countries": ("DE",), "places": ("Leipzig",)}, 2, id="in-another-country"),
        pytest.param({"kind": Kind.FUNDING_ROUND, "recipients": ("Nébula",)}, 2, id="of-another-kind"),
        pytest.param({"places": ("Dunkerque",), "amounts": (money("3e9", "VND"),)}, 2, id="no-rate-to-compare"),
    ],
)
def test_a_share_of_a_larger_pledge_is_not_added_to_it(part: dict[str, object], counted: int) -> None:
    whole, smaller = told(billions("60")), told(**{"amount": billions("3"), **part})  # type: ignore[arg-type]

    found = of(whole, smaller)
    assert found.by_status[Status.CONFIRMED].stories == counted
    assert (Apart.SHARE in found.apart) == (counted == 1)


def test_a_partner_s_ticket_lies_within_the_joint_pledge() -> None:
    joint = told(billions("100"), investors=("Altavia", "Corvex"))

    assert of(joint, told(billions("10"))).by_status[Status.CONFIRMED].stories == 1
    assert of(joint, told(billions("10"), days=400)).by_status[Status.CONFIRMED].stories == 2


@pytest.mark.parametrize(("days", "counted"), [(3, 1), (180, 2)], ids=["a-ticket-of-the-round", "the-next-round"])
def test_a_ticket_lies_within_its_round_and_no_other(days: int, counted: int) -> None:
    raised: dict[str, object] = {"kind": Kind.FUNDING_ROUND, "recipients": ("Nébula",)}
    whole = told(money("600e6"), evidence("Nébula", said=ALL), investors=(), **raised)
    ticket = told(money("385e6"), days=days, **raised)

    assert of(whole, ticket).by_status[Status.CONFIRMED].stories == counted


def test_a_subsidiary_s_site_lies_within_the_plan_of_its_group() -> None:
    plan, site = told(billions("60")), told(billions("3"), investors=("Altavia Cloud",), places=("Brest",))

    assert totals([plan, site], RATES).by_status[Status.CONFIRMED].stories == 2
    grouped = totals([plan, site], RATES, lambda name: name.split()[0])
    assert grouped.by_status[Status.CONFIRMED].stories == 1


@pytest.mark.parametrize(
    ("sums", "expected"),
    [
        pytest.param([billions("1"), billions("2")], billions("3"), id="exact"),
        pytest.param(
            [billions("1"), billions("2", qualifier=Qualifier.APPROX)], billions("3", qualifier=Qualifier.APPROX),
            id="about",
        ),
        pytest.param(
            [billions("1", qualifier=Qualifier.APPROX), billions("2", qualifier=Qualifier.AT_LEAST)],
            billions("3", qualifier=Qualifier.AT_LEAST), id="at-least",
        ),
        pytest.param(
            [billions("1"), billions("30", qualifier=Qualifier.RANGE, high="50")],
            billions("31", qualifier=Qualifier.RANGE, high="51"), id="between",
        ),
    ],
)  # fmt: skip
def test_a_sum_is_as_exact_as_the_least_exact_of_them(sums: list[Money], expected: Money) -> None:
    assert add(sums).firm == (replace(expected, text=""),)


def test_sums_of_several_currencies_in_euros() -> None:
    assert in_euros(add([billions("1"), billions("2.5", "USD")]).firm, RATES) == summed("3")
    assert in_euros(add([billions("1"), money("9e12", "VND")]).firm, RATES) is None
    assert in_euros((), RATES) is None


# laws

QUALIFIERS = (Qualifier.EXACT, Qualifier.APPROX, Qualifier.AT_LEAST, Qualifier.UP_TO)
FIGURES = st.integers(1, 10**6) | st.decimals(1, Decimal("1e30"), places=2)


def some(stages: Sequence[Stage] = tuple(Stage)) -> SearchStrategy[Story]:
    """Stories of a few investors, places and sums, so that they meet."""
    amounts = st.builds(
        lambda figure, currency, qualifier: money(figure, currency, qualifier),
        FIGURES,
        st.sampled_from(("EUR", "USD", "AED", "VND", None)),
        st.sampled_from(QUALIFIERS),
    )
    return st.builds(
        lambda amount, words, days, facts: told(amount, words, days=days, **facts),
        st.none() | amounts,
        st.sampled_from((PARTY, OFFICIAL, PRESS)),
        st.integers(0, 500),
        st.fixed_dictionaries(
            {
                "stage": st.sampled_from(stages),
                "kind": st.sampled_from((Kind.CAPEX, Kind.FUNDING_ROUND, Kind.PUBLIC_PLAN)),
                "investors": st.sampled_from(((), ("Altavia",), ("Altavia", "Corvex"))),
                "recipients": st.sampled_from(((), ("Nébula",))),
                "countries": st.sampled_from(((), ("FR",), ("FR", "US"))),
                "places": st.sampled_from(((), ("Dunkerque",))),
                "recycled": st.sampled_from(Recycled),
            }
        ),
    )


several = st.lists(some(), max_size=6)
unhurried = settings(deadline=None, max_examples=60)


@unhurried
@given(several.flatmap(lambda stories: st.tuples(st.just(stories), st.permutations(stories))))
def test_the_order_of_the_stories_does_not_matter(both: tuple[list[Story], list[Story]]) -> None:
    assert totals(both[0], RATES) == totals(both[1], RATES)


@unhurried
@given(several)
def test_a_total_is_never_larger_than_the_sum_of_what_the_texts_allow(stories: list[Story]) -> None:
    sums = [each.reports[0].claim.amount for each in stories]
    for added in totals(stories, RATES).by_status.values():
        for currency in ("EUR", "USD", "AED", "VND"):
            most = sum(each.high or each.low or 0 for each in sums if each and each.currency == currency)
            parts = [each.figure or 0 for each in (*added.firm, *added.ceilings) if each.currency == currency]
            assert sum(parts) <= most


@unhurried
@given(several)
def test_every_story_is_counted_exactly_once(stories: list[Story]) -> None:
    found = totals(stories, RATES)
    assert sum(each.stories for each in (*found.by_status.values(), *found.apart.values())) == len(stories)


@unhurried
@given(several, some([stage for stage in Stage if stage not in (Stage.COMMITMENT, Stage.CLOSED)]))
def test_a_story_without_a_commitment_changes_no_total(stories: list[Story], talks: Story) -> None:
    assert totals([*stories, talks], RATES).by_status == totals(stories, RATES).by_status


@unhurried
@given(several, some())
def test_a_total_of_many_pledges_changes_no_total(stories: list[Story], plan: Story) -> None:
    only = replace(plan.reports[0].claim, investors=(), recipients=())
    umbrella = story(replace(plan.reports[0], claim=only))
    assert totals([*stories, umbrella], RATES).by_status == totals(stories, RATES).by_status
