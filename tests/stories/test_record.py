"""What became of unconfirmed reports, outlet by outlet: only a party settles them."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.claims.claim import Stance, Voice
from bot.stories.filing import file, merged, ruled, withdraw
from bot.stories.record import (
    FEWEST_SETTLED,
    Case,
    Outcome,
    Record,
    cases,
    median_of,
    outlet_of,
    publisher_of,
    records,
)
from bot.stories.story import Report, Ruling, Status, Story
from tests.fakes.claims import AMAZON_MONDAY, AMAZON_SUNDAY, AMAZON_SUNDAY_NIGHT, SUNDAY, claim, evidence, report, story


def hours(count: float) -> datetime:
    return SUNDAY + timedelta(hours=count)


def said(
    speaker: str | None, voice: Voice, at: float, stance: Stance = Stance.AFFIRMS, outlet: str = "RFI", **of: object
) -> Report:
    words = evidence(speaker, voice, stance, at=hours(at), outlet=outlet, **of)  # type: ignore[arg-type]
    return report(claim(words), at=hours(at), outlet=outlet)


def leak(at: float = 0, outlet: str = "RFI") -> Report:
    return said(None, Voice.ANONYMOUS, at, outlet=outlet)


def minister(at: float, outlet: str = "BFMTV") -> Report:
    return said("Élysée", Voice.OFFICIAL, at, outlet=outlet)


def party(at: float, stance: Stance = Stance.AFFIRMS, outlet: str = "Amazon", quoted: bool = False) -> Report:
    return said("Amazon", Voice.PARTY, at, stance, outlet, quoted_by=outlet if quoted else None)


def outcomes(told: Story) -> dict[str, Outcome]:
    return {case.outlet: case.outcome for case in cases(told)}


def took(told: Story) -> dict[str, float]:
    return {case.outlet: case.took / timedelta(hours=1) for case in cases(told) if case.took is not None}


def test_the_weekend_proves_every_outlet_right_on_monday() -> None:
    assert set(outcomes(AMAZON_SUNDAY_NIGHT).values()) == {Outcome.OPEN}
    assert outcomes(AMAZON_MONDAY) == dict.fromkeys(
        ("Franceinfo", "BFMTV", "France 24", "Le Figaro", "RFI"), Outcome.CONFIRMED
    )
    assert took(AMAZON_MONDAY)["Franceinfo"] == pytest.approx(15 + 1 / 3)


@pytest.mark.parametrize(
    "later",
    [
        pytest.param(minister(5), id="a-minister"),
        pytest.param(leak(5, "Le Figaro"), id="another-outlet"),
        pytest.param(said("Tessel", Voice.THIRD_PARTY, 5, outlet="DCD"), id="a-landlord"),
        pytest.param(said("Amazon", Voice.PARTY, 5, Stance.NO_COMMENT, "DCD"), id="no-comment"),
        pytest.param(said("Amazon", Voice.PARTY, 5, outlet="DCD", firmly=False), id="a-hedge"),
        pytest.param(said(None, Voice.OUTLET, 5, Stance.CANCELS, "DCD", quoted_by=None), id="the-press-calls-it-off"),
    ],
)
def test_only_a_party_proves_an_outlet_right_or_wrong(later: Report) -> None:
    assert outcomes(story(leak(), later))["RFI"] is Outcome.OPEN


def test_a_denial_a_cancellation_and_a_confirmation_are_three_outcomes() -> None:
    assert outcomes(story(leak(), party(4, Stance.DENIES))) == {"RFI": Outcome.DENIED}
    assert outcomes(story(leak(), party(4, Stance.CANCELS))) == {"RFI": Outcome.CANCELLED}
    assert outcomes(story(leak(), party(4))) == {"RFI": Outcome.CONFIRMED}


def test_what_was_confirmed_before_it_was_called_off_was_confirmed() -> None:
    told = story(leak(), party(4), party(90, Stance.CANCELS))
    assert (outcomes(told), took(told)) == ({"RFI": Outcome.CONFIRMED}, {"RFI": 4})


def test_a_report_that_came_after_the_party_s_word_proves_nothing() -> None:
    assert outcomes(story(leak(), party(4), leak(4, "DCD"), leak(9, "BFMTV"))) == {"RFI": Outcome.CONFIRMED}
    assert outcomes(story(leak(), party(4, Stance.DENIES), leak(9, "BFMTV"))) == {"RFI": Outcome.DENIED}
    both = story(leak(), party(2), leak(3, "DCD"), party(6, Stance.DENIES), leak(9, "BFMTV"))
    assert outcomes(both) == {"RFI": Outcome.DENIED}


def test_a_report_that_carries_the_party_s_word_is_no_unconfirmed_one() -> None:
    assert outcomes(story(party(0, outlet="Reuters", quoted=True), leak(1))) == {}
    assert outcomes(story(party(0, Stance.DENIES, outlet="Reuters", quoted=True))) == {}


def test_a_party_that_denies_first_and_confirms_in_the_end_proves_the_outlet_right() -> None:
    told = story(leak(), party(3, Stance.DENIES), leak(5, "DCD"), party(9))
    assert outcomes(told) == {"RFI": Outcome.CONFIRMED, "DCD": Outcome.CONFIRMED}
    assert took(told) == {"RFI": 9, "DCD": 4}


def test_a_release_or_a_ministry_s_own_page_is_no_outlet() -> None:
    own = said("Élysée", Voice.OFFICIAL, 0, outlet="Élysée", quoted_by=None)
    assert outcomes(story(own, leak(1), party(4))) == {"RFI": Outcome.CONFIRMED}


def test_a_report_that_the_outlet_took_back_is_counted_apart() -> None:
    first = leak()
    told = withdraw(story(first, leak(1, "DCD"), party(4, Stance.DENIES)), first.entry_key, hours(5))
    assert outcomes(told) == {"RFI": Outcome.WITHDRAWN, "DCD": Outcome.DENIED}
    assert took(told) == {"DCD": 3}


def test_an_outlet_that_told_it_again_is_judged_by_what_stands() -> None:
    first = leak()
    told = withdraw(story(first, leak(2), party(4)), first.entry_key, hours(5))
    assert (outcomes(told), took(told)) == ({"RFI": Outcome.CONFIRMED}, {"RFI": 2})


def test_an_outlet_that_added_the_party_s_word_later_was_right_from_its_first_version() -> None:
    first = leak()
    rewritten = replace(party(0, outlet="RFI", quoted=True), entry_key=first.entry_key)
    told = file(story(first), rewritten, hours(6))
    assert (outcomes(told), took(told)) == ({"RFI": Outcome.CONFIRMED}, {"RFI": 6})


def test_each_outlet_counts_once_in_a_story_however_it_is_spelt() -> None:
    told = story(leak(0, "Le Figaro"), leak(1, "le figaro"), leak(2, "LE FIGARO"), party(9))
    assert took(told) == {"Le Figaro": 9}


def test_a_story_that_merged_counts_where_its_reports_are_now() -> None:
    assert cases(merged(story(leak()), 7, hours(3))) == ()


def test_a_status_set_by_hand_proves_nobody_right() -> None:
    assert outcomes(ruled(story(leak()), Ruling(Status.CONFIRMED, hours(1)), hours(1))) == {"RFI": Outcome.OPEN}


def of_family(case: Case, family: str) -> Case:
    return replace(case, publisher=family)


def test_a_publisher_s_papers_count_once_for_each_story_by_the_first() -> None:
    both = [
        of_family(case, "Groupe Figaro") for case in cases(story(leak(0, "Le Figaro"), leak(3, "Madame"), party(9)))
    ]
    [group] = records(both, publisher_of)
    assert (group.name, group.reports, group.outlets, group.confirmed_after) == (
        "Groupe Figaro",
        1,
        2,
        timedelta(hours=9),
    )
    assert [(each.name, each.confirmed_after) for each in records(both, outlet_of)] == [
        ("Le Figaro", timedelta(hours=9)),
        ("Madame", timedelta(hours=6)),
    ]


def test_a_report_names_its_publisher_where_it_is_known() -> None:
    known = replace(leak(), publisher="France Médias Monde")
    assert [case.publisher for case in cases(story(known, leak(1, "DCD")))] == ["France Médias Monde", "DCD"]


def some(count: int, outcome: Outcome, first: int = 1) -> list[Case]:
    took_s = timedelta(hours=2) if outcome not in (Outcome.OPEN, Outcome.WITHDRAWN) else None
    return [Case("RFI", "RFI", first + n, hours(n), outcome, took_s) for n in range(count)]


def test_too_few_settled_cases_are_not_judged() -> None:
    [few] = records([*some(FEWEST_SETTLED - 1, Outcome.CONFIRMED), *some(90, Outcome.OPEN, 50)], outlet_of)
    [enough] = records([*some(FEWEST_SETTLED - 1, Outcome.CONFIRMED), *some(1, Outcome.DENIED, 50)], outlet_of)
    assert (few.settled, few.confirmed_share) == (4, None)
    assert (enough.settled, enough.confirmed_share) == (5, 0.8)


def test_the_median_is_the_middle_wait_and_unknown_where_nothing_is() -> None:
    assert median_of([timedelta(hours=1), None, timedelta(hours=9), timedelta(hours=3)]) == timedelta(hours=3)
    assert median_of([timedelta(hours=1), timedelta(hours=2)]) == timedelta(hours=1.5)
    assert median_of([None]) is None


any_cases = st.lists(
    st.builds(
        Case,
        st.sampled_from(["RFI", "rfi", "DCD", "Le Figaro", "Madame"]),
        st.sampled_from(["RFI", "DCD", "Groupe Figaro"]),
        st.integers(1, 6),
        st.integers(0, 99).map(hours),
        st.sampled_from(Outcome),
    ).map(
        lambda case: replace(case, took=timedelta(hours=case.story_id) if case.outcome is Outcome.CONFIRMED else None)
    ),
    max_size=40,
)


def summed(found: tuple[Record, ...]) -> list[tuple[str, int, int, timedelta | None]]:
    return [(each.name, each.reports, each.settled, each.confirmed_after) for each in found]


@given(any_cases, st.randoms())
def test_the_order_of_stories_changes_nothing(of: list[Case], chance) -> None:
    shuffled = list(of)
    chance.shuffle(shuffled)
    for by in (outlet_of, publisher_of):
        assert summed(records(shuffled, by)) == summed(records(of, by))


@given(any_cases)
def test_every_outcome_is_counted_once_for_each_outlet_and_story(of: list[Case]) -> None:
    found = records(of, outlet_of)
    assert sum(each.reports for each in found) == len({(case.outlet.lower(), case.story_id) for case in of})
    for each in found:
        assert each.reports == each.settled + each.outcomes[Outcome.OPEN] + each.outcomes[Outcome.WITHDRAWN]


moments = st.integers(0, 40)
tellers = st.one_of(
    st.builds(leak, moments, st.sampled_from(["RFI", "DCD", "BFMTV"])),
    st.builds(minister, moments),
    st.builds(party, moments, st.sampled_from([Stance.AFFIRMS, Stance.DENIES, Stance.CANCELS, Stance.NO_COMMENT])),
)


@given(st.lists(tellers, min_size=1, max_size=8), st.randoms())
def test_the_order_of_reading_leaves_no_trace_in_the_cases(told: list[Report], chance) -> None:
    shuffled = list(told)
    chance.shuffle(shuffled)
    assert sorted(map(repr, cases(story(*told, now=hours(99))))) == sorted(
        map(repr, cases(story(*shuffled, now=hours(99))))
    )


@given(st.lists(tellers, min_size=1, max_size=8))
def test_no_outlet_is_proved_right_without_a_party(told: list[Report]) -> None:
    spoke = {each.stance for one in told for each in one.claim.evidence if each.voice is Voice.PARTY}
    proved = {case.outcome for case in cases(story(*told, now=hours(99)))}
    assert Outcome.CONFIRMED not in proved or Stance.AFFIRMS in spoke
    assert Outcome.DENIED not in proved or Stance.DENIES in spoke
    assert Outcome.CANCELLED not in proved or Stance.CANCELS in spoke
    assert all(case.took is None or case.took > timedelta(0) for case in cases(story(*told, now=hours(99))))


def test_sunday_alone_settles_nothing() -> None:
    assert outcomes(AMAZON_SUNDAY) == {"Franceinfo": Outcome.OPEN}
