"""What joins two reports where one of them leaves a party, a role or a place open."""

from collections.abc import Sequence
from datetime import timedelta

import pytest

from bot.claims.claim import Claim, Kind
from bot.claims.money import Money, Qualifier
from bot.stories.profile import Background
from tests.fakes.claims import SUNDAY, claim, evidence, money, report, story
from tests.fakes.placing import place

BACKGROUND = Background(within={"essonne": frozenset(), "lyon": frozenset(), "rennes": frozenset()})


def _joins(first: Claim, second: Claim, hours: float = 12) -> bool:
    """Whether the later report is filed in the story of the earlier one; the other way round it has to be the same."""
    early, late = (
        report(first, title="Un"),
        report(second, title="Two", language="en", at=SUNDAY + timedelta(hours=hours)),
    )
    ways = {
        place(late, [story(early)], BACKGROUND).story is None,
        place(early, [story(late)], BACKGROUND).story is None,
    }
    assert len(ways) == 1
    return ways == {False}


def _told(kind: Kind, amount: Money | None, investors: Sequence[str] = (), **facts: object) -> Claim:
    given = {"kind": kind, "investors": tuple(investors), "amounts": (amount,) if amount else (), **facts}
    return claim(evidence(None), **given)


def test_a_public_plan_without_its_payer_is_its_state_s() -> None:
    named = _told(Kind.PUBLIC_PLAN, money("360e6"), ["France"])
    assert _joins(named, _told(Kind.PUBLIC_PLAN, money("360e6")))
    assert _joins(named, _told(Kind.CAPEX, money("360e6")))
    assert not _joins(named, _told(Kind.PUBLIC_PLAN, money("500e6")))
    assert not _joins(named, _told(Kind.PUBLIC_PLAN, money("360e6"), countries=("DE",)))
    assert not _joins(named, _told(Kind.PUBLIC_PLAN, money("360e6")), hours=24 * 5)


@pytest.mark.parametrize(("figure", "joined"), [("14.2e9", True), ("433e6", True), ("20e9", False), ("1e9", False)])
def test_an_odd_sum_tells_a_deal_whose_payer_one_text_leaves_out(figure: str, joined: bool) -> None:
    named = _told(Kind.CAPEX, money(figure), ["Altavia"])
    assert _joins(named, _told(Kind.CAPEX, money(figure))) is joined


def test_a_loan_is_one_wherever_the_borrower_builds_with_it() -> None:
    here = _told(Kind.OTHER, money("750e6"), recipients=("Nébula",), places=("Essonne",))
    there = _told(Kind.OTHER, money("750e6"), recipients=("Nébula",), places=("Lyon",))
    assert _joins(here, there)


def test_two_sites_of_one_sum_are_two() -> None:
    here = _told(Kind.CAPEX, money("750e6"), ["Altavia"], places=("Rennes",))
    assert not _joins(here, _told(Kind.CAPEX, money("750e6"), ["Altavia"], places=("Lyon",)))


@pytest.mark.parametrize(("figure", "joined"), [("2.4e9", True), ("3e9", False)])
def test_an_odd_sum_told_in_two_languages_is_one_deal_whatever_was_read_of_it(figure: str, joined: bool) -> None:
    builds = _told(Kind.CAPEX, money(figure), ["Nébula"])
    assert _joins(builds, _told(Kind.FUNDING_ROUND, money(figure), recipients=("Nébula",))) is joined
    assert _joins(builds, _told(Kind.OTHER, money(figure), ["Altavia"], recipients=("Nébula",))) is joined


def test_an_odd_sum_does_not_join_a_site_and_another_nor_what_is_told_a_week_later() -> None:
    builds = _told(Kind.CAPEX, money("2.4e9"), ["Nébula"])
    raised = _told(Kind.FUNDING_ROUND, money("2.4e9"), recipients=("Nébula",))
    assert not _joins(builds, raised, hours=24 * 7)
    assert not _joins(builds, _told(Kind.FUNDING_ROUND, money("2.4e9"), recipients=("Nébula",), countries=("DE",)))


def test_an_odd_sum_does_not_join_what_one_firm_raises_and_what_it_buys() -> None:
    raised = _told(Kind.FUNDING_ROUND, money("2.4e9"), ["Altavia"], recipients=("Nébula",))
    assert not _joins(raised, _told(Kind.ACQUISITION, money("2.4e9"), ["Nébula"], recipients=("Tramontane",)))
    assert not _joins(raised, _told(Kind.CAPEX, money("2.4e9"), ["Altavia", "Tramontane"]))


def test_two_texts_of_one_language_have_to_agree_on_what_an_odd_sum_is_for() -> None:
    builds = report(_told(Kind.CAPEX, money("2.4e9"), ["Nébula"]), title="Un")
    raised = report(_told(Kind.FUNDING_ROUND, money("2.4e9"), recipients=("Nébula",)), title="Deux", at=SUNDAY)
    assert place(raised, [story(builds)], BACKGROUND).story is None


def test_a_payer_whom_one_headline_names_is_known_by_a_sum_that_leaves_some_room() -> None:
    named = _told(Kind.CAPEX, money("554e6"), ["Two"])
    assert _joins(named, _told(Kind.CAPEX, money("500e6", qualifier=Qualifier.AT_LEAST)))
    assert not _joins(_told(Kind.CAPEX, money("554e6"), ["Un"]), _told(Kind.CAPEX, money("300e6")))


def test_a_purchase_of_two_names_is_one_whoever_was_taken_for_the_buyer() -> None:
    unclear = _told(Kind.ACQUISITION, None, ["Nébula", "Altavia"])
    assert _joins(unclear, _told(Kind.ACQUISITION, money("10e9"), ["Altavia", "Nébula"]))
    assert not _joins(unclear, _told(Kind.ACQUISITION, money("10e9"), ["Altavia"]))


def test_one_figure_under_two_currencies_is_no_second_programme() -> None:
    euros = _told(Kind.PUBLIC_PLAN, money("10e9"), ["France"], purpose="start_ups")
    assert _joins(euros, _told(Kind.PUBLIC_PLAN, money("10e9", "USD"), ["France"], purpose="chips"))
    assert not _joins(euros, _told(Kind.PUBLIC_PLAN, money("12e9"), ["France"], purpose="chips"))


def test_a_site_without_a_sum_is_one_within_two_days() -> None:
    here = _told(Kind.CAPEX, None, ["Altavia"], purpose="data_centres", at_home=True)
    there = _told(Kind.CAPEX, None, ["Altavia"], purpose="data_centres, chips")
    assert _joins(here, there)
    assert not _joins(here, there, hours=24 * 4)
    assert not _joins(here, _told(Kind.CAPEX, None, ["Altavia"], purpose="robots"))


def test_what_a_firm_is_lent_is_no_purchase_of_its_own() -> None:
    loan = _told(Kind.OTHER, money("830e6"), recipients=("Nébula",))
    assert not _joins(loan, _told(Kind.ACQUISITION, None, ["Altavia"], recipients=("Nébula",)))
