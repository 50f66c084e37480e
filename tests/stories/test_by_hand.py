"""What people put right: two stories that are one, one that is two, a status."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.claims.claim import Stance, Voice
from bot.claims.rule import Rule
from bot.stories.by_hand import apart, left_behind, put_together, taken_out
from bot.stories.filing import file, ruled
from bot.stories.profile import Background
from bot.stories.regrouping import settle_among
from bot.stories.revision import Reason, compare
from bot.stories.status import judge
from bot.stories.story import Deed, Did, Report, Ruling, Status, Story
from tests.fakes.claims import AMAZON_MONDAY, AMAZON_SUNDAY, MONDAY, SUNDAY, claim, evidence, report, story
from tests.messages.any_story import filed_stories

LATER = MONDAY + timedelta(hours=3)
patient = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def rumour(name: str = "Amazon", hours: int = 0, **facts: object) -> Report:
    at = SUNDAY + timedelta(hours=hours)
    said = evidence(None, Voice.ANONYMOUS, Stance.PROJECTS, at=at)
    return report(claim(said, investors=(name,), **facts), at=at)


def confirmed(name: str = "Amazon", hours: int = 1) -> Report:
    at = SUNDAY + timedelta(hours=hours)
    return report(claim(evidence(name, at=at), investors=(name,)), at=at, outlet="RFI")


def test_of_two_stories_put_together_the_older_number_lives_on_with_all_reports() -> None:
    older, younger = story(rumour(), id=128), story(confirmed(), id=131)

    kept, given_up = put_together(younger, older, LATER)

    assert (kept.before, given_up.before) == (older, younger)
    assert kept.after.reports == (*older.reports, *younger.reports)
    assert (given_up.after.merged_into, given_up.after.reports) == (128, ())
    assert (kept.after.by_hand, kept.after.deeds) == (True, (Deed(Did.PUT_TOGETHER, 131, LATER),))
    assert compare(kept.before, kept.after).reason is Reason.CONFIRMED
    assert compare(given_up.before, given_up.after).reason is Reason.MERGED


def test_reports_that_were_parted_from_each_other_are_no_more_said_to_be() -> None:
    apart_by_rule = replace(rumour(), joined_because="new; parted_from=128: other_series")
    kept, _ = put_together(story(confirmed(), id=128), story(apart_by_rule, id=131), LATER)

    assert {each.joined_because for each in kept.after.reports} == {""}


def test_a_ruling_on_either_story_stands_for_both() -> None:
    younger = ruled(story(rumour(), id=131), Ruling(Status.DENIED, LATER), LATER)
    kept, _ = put_together(story(confirmed(), id=128), younger, LATER)

    assert kept.after.verdict.status is Status.DENIED


@pytest.mark.parametrize("places", [(2, 3), (1,)], ids=["those-that-leave", "those-that-stay"])
def test_a_split_leaves_the_number_with_the_first_evidence(places: tuple[int, ...]) -> None:
    first, second, third = rumour(), confirmed("Nébula", 1), confirmed("Nébula", 2)
    before = story(first, second, third)

    stay, leave = apart(before, places)

    assert (stay, leave) == ((first,), (second, third))


def test_both_parts_of_a_split_are_judged_by_themselves() -> None:
    before = story(rumour(hours=0), confirmed(hours=5))
    stay, leave = apart(before, (2,))

    new, left = taken_out(before, leave, LATER), left_behind(before, stay, 131, LATER)

    assert (new.verdict.status, left.after.verdict.status) == (Status.CONFIRMED, Status.RUMOURED)
    assert (new.id, new.opened_at) == (0, SUNDAY + timedelta(hours=5))
    assert (new.by_hand, left.after.by_hand) == (True, True)
    assert (new.deeds, left.after.deeds) == (
        (Deed(Did.TAKEN_APART, before.id, LATER),),
        (Deed(Did.TAKEN_APART, 131, LATER),),
    )
    change = compare(left.before, left.after)
    assert (change.reason, change.corrects) == (Reason.LOWERED, True), "whoever saw it confirmed is told"


def test_what_a_person_put_together_is_not_taken_apart_by_a_late_report() -> None:
    kept, _ = put_together(story(rumour(), id=128), story(confirmed("Nébula", 30), id=131), LATER)

    settled = settle_among([rumour("Amazon", 2)], [kept.after], Background(), LATER)

    [filed] = settled
    assert (filed.after.id, len(filed.after.reports)) == (128, 3)


def test_what_a_person_took_apart_is_not_put_together_by_a_late_report() -> None:
    before = story(rumour(hours=0), rumour(hours=40))
    stay, leave = apart(before, (2,))
    new = replace(taken_out(before, leave, LATER), id=131)
    left = left_behind(before, stay, 131, LATER).after

    settled = settle_among([rumour(hours=20)], [left, new], Background(), LATER)

    assert all(filed.after.merged_into is None for filed in settled)


@patient
@given(filed_stories(), st.sampled_from(Status))
def test_a_ruling_changes_no_evidence_and_nothing_of_what_the_rules_give(told: Story, status: Status) -> None:
    by_hand = ruled(told, Ruling(status, LATER), LATER)

    assert (by_hand.evidence, by_hand.reports) == (told.evidence, told.reports)
    assert judge(by_hand.reports) == judge(told.reports)
    assert (by_hand.verdict.status, by_hand.verdict.rules_say) == (status, told.verdict.status)


@patient
@given(filed_stories(), st.lists(st.sampled_from(Status), min_size=1, max_size=3))
def test_taking_a_ruling_back_restores_the_verdict_exactly(told: Story, statuses: list[Status]) -> None:
    by_hand = told
    for status in statuses:
        by_hand = ruled(by_hand, Ruling(status, LATER), LATER)

    assert ruled(by_hand, None, LATER).verdict == told.verdict


@patient
@given(filed_stories(), st.sampled_from(Status), filed_stories())
def test_under_a_ruling_reports_are_still_filed_and_weighed(told: Story, status: Status, more: Story) -> None:
    by_hand, free = ruled(told, Ruling(status, LATER), LATER), told
    for each in more.reports:
        by_hand, free = file(by_hand, each, LATER), file(free, each, LATER)

    assert (by_hand.reports, by_hand.verdict.status) == (free.reports, status)
    assert by_hand.verdict.rules_say is free.verdict.status
    assert ruled(by_hand, None, LATER).verdict == free.verdict


@patient
@given(filed_stories(), st.sampled_from(Status))
def test_a_ruling_against_the_rules_names_nobody(told: Story, status: Status) -> None:
    verdict = ruled(told, Ruling(status, LATER), LATER).verdict

    if verdict.rules_say is status:
        assert replace(verdict, rule=told.verdict.rule, rules_say=None) == told.verdict
    else:
        assert (verdict.by, verdict.contested_by, verdict.press_only) == ((), (), False)


def test_a_ruling_is_worth_one_reply_and_says_why_it_came() -> None:
    by_hand = ruled(AMAZON_SUNDAY, Ruling(Status.DENIED, LATER), LATER)

    change = compare(AMAZON_SUNDAY, by_hand)

    assert (change.reason, change.worth_a_ping, change.visible) == (Reason.BY_HAND, True, True)
    assert by_hand.verdict.rule == Rule.BY_HAND
    assert compare(by_hand, ruled(by_hand, Ruling(Status.DENIED, LATER, "again"), LATER)).visible is False


def test_a_ruling_that_agrees_with_the_rules_keeps_who_said_so() -> None:
    by_hand = ruled(AMAZON_MONDAY, Ruling(Status.CONFIRMED, LATER), LATER)

    assert by_hand.verdict.by == ("Amazon",)
