"""The life of a story, report by report: what changes, what rings, and what is only an edit."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.claims.claim import Act, Fact, Kind, Stage, Stance, Voice
from bot.claims.jobs import Added, Jobs
from bot.claims.money import Qualifier
from bot.stories.filing import file, withdraw
from bot.stories.revision import Change, Reason, compare
from bot.stories.story import Report, Status, Story
from tests.fakes.claims import (
    AMAZON_MONDAY,
    AMAZON_SUNDAY,
    AMAZON_SUNDAY_NIGHT,
    MONDAY,
    REPEATS,
    SUNDAY,
    SUNDAY_REPORT,
    claim,
    evidence,
    money,
    report,
    story,
)

HOUR = timedelta(hours=1)
LATER = SUNDAY + 3 * HOUR

rumour = report(claim(evidence(None, Voice.ANONYMOUS, Stance.PROJECTS)))


def says(stance: Stance = Stance.AFFIRMS, speaker: str = "Amazon", **facts: object) -> Report:
    """A party's word, quoted by RFI, three hours later."""
    act = facts.pop("act", None)
    words = evidence(speaker, stance=stance, at=LATER, outlet="RFI", act=act, said=list(Fact))  # type: ignore[arg-type]
    return report(claim(words, **facts), at=LATER, outlet="RFI")


def change(before: Story, *reports: Report) -> Change:
    after = before
    for each in reports:
        after = file(after, each, LATER)
    return compare(before, after)


def test_a_first_report_opens_a_story_at_revision_one() -> None:
    new = file(None, rumour, LATER)

    assert (new.id, new.revision, new.opened_at, new.verdict.status) == (0, 1, LATER, Status.RUMOURED)
    assert compare(None, new) == Change(True, True, Reason.NEW_STORY, transition=new.transitions[0])


def test_only_what_was_joined_says_why_it_was() -> None:
    opening = replace(rumour, joined_because="new")
    joining = replace(report(), joined_because="same_investor=Amazon")

    assert [each.joined_because for each in story(opening, joining).reports] == ["", "same_investor=Amazon"]


def test_what_a_new_story_was_parted_from_is_kept_for_why() -> None:
    apart = "new; parted_from=128: other_series"
    assert story(replace(report(), joined_because=apart)).reports[0].joined_because == apart


def test_the_same_report_twice_changes_nothing() -> None:
    again = file(AMAZON_SUNDAY, SUNDAY_REPORT, LATER)

    assert again == AMAZON_SUNDAY
    assert compare(AMAZON_SUNDAY, again) == Change(False, False, Reason.NOTHING)


def test_ten_outlets_that_repeat_it_never_ring() -> None:
    told = AMAZON_SUNDAY
    for repeat in REPEATS:
        before, told = told, file(told, repeat, repeat.at)
        seen = compare(before, told)
        assert (seen.visible, seen.worth_a_ping, seen.transition) == (True, False, None)
    assert compare(AMAZON_SUNDAY, told).reason is Reason.MORE_SOURCES


def test_a_confirmation_that_also_settles_the_jobs_is_one_reply() -> None:
    seen = compare(AMAZON_SUNDAY_NIGHT, AMAZON_MONDAY)

    assert (seen.reason, seen.worth_a_ping, seen.corrects) == (Reason.CONFIRMED, True, False)
    assert AMAZON_MONDAY.transitions[len(AMAZON_SUNDAY_NIGHT.transitions) :] == (seen.transition,)
    assert seen.transition is not None
    assert (seen.transition.number, seen.transition.reason) == (2, Reason.CONFIRMED)


def test_jobs_settled_later_are_a_reply_of_their_own() -> None:
    open_question = says(jobs=Jobs(3000, earlier=2000, added=Added.UNKNOWN))
    settled = says(jobs=Jobs(3000, earlier=2000, added=Added.ON_TOP))
    before = story(open_question)
    seen = change(before, replace(settled, entry_key="later"))

    assert (seen.reason, seen.worth_a_ping) == (Reason.JOBS_SETTLED, True)
    assert seen.transition is not None
    assert seen.transition.number == len(before.transitions) + 1


@pytest.mark.parametrize(
    ("before", "late", "reason", "rings"),
    [
        pytest.param([rumour], report(), Reason.REPORTED, False, id="the-press-states-a-rumour"),
        pytest.param([rumour], SUNDAY_REPORT, Reason.ANNOUNCED, True, id="announced"),
        pytest.param([rumour], says(), Reason.CONFIRMED, True, id="confirmed"),
        pytest.param([rumour], says(Stance.DENIES), Reason.DENIED, True, id="denied"),
        pytest.param([says()], says(Stance.CANCELS), Reason.CANCELLED, True, id="cancelled"),
        pytest.param(
            [says(Stance.CANCELS, act=Act.PAUSED)], says(Stance.CANCELS, "Nébula"), Reason.CANCELLED, True,
            id="paused-then-dropped",
        ),
        pytest.param([says()], says(speaker="Nébula"), Reason.BETTER_FACTS, False, id="another-party-confirms"),
        pytest.param(
            [SUNDAY_REPORT], says(stage=Stage.CONDITIONAL), Reason.CONFIRMED, True, id="confirmed-under-a-condition"
        ),
        pytest.param([says()], says(Stance.NO_COMMENT), Reason.NOTHING, False, id="a-silence-after-a-word"),
        pytest.param([rumour], says(Stance.NO_COMMENT), Reason.BETTER_FACTS, False, id="a-silence"),
    ],
)  # fmt: skip
def test_what_a_report_changes_has_a_name(before: list[Report], late: Report, reason: Reason, rings: bool) -> None:
    seen = change(story(*before), late)
    assert (seen.reason, seen.worth_a_ping, seen.corrects) == (reason, rings, False)


def test_a_party_that_takes_it_up_again_resumes() -> None:
    stopped = story(says(), says(Stance.CANCELS, act=Act.PAUSED))
    words = evidence(at=MONDAY, outlet="RFI")
    resumed = file(stopped, report(claim(words), at=MONDAY), MONDAY)

    assert compare(stopped, resumed).reason is Reason.RESUMED


def test_a_party_that_answers_a_stop_told_by_the_press_confirms() -> None:
    flat = evidence(None, Voice.OUTLET, Stance.CANCELS, at=SUNDAY + HOUR)
    stopped = story(rumour, report(claim(flat)))

    assert stopped.verdict.press_only
    assert change(stopped, says()).reason is Reason.CONFIRMED


@pytest.mark.parametrize(
    ("speaker", "voice", "turns"),
    [
        pytest.param("Amazon", Voice.PARTY, 2, id="a-confirmed-badge-names-it"),
        pytest.param("Élysée", Voice.OFFICIAL, 1, id="an-announced-badge-does-not"),
    ],
)
def test_a_stage_turns_the_badge_only_where_it_stands_there(speaker: str, voice: Voice, turns: int) -> None:
    first, second = (
        report(claim(evidence(speaker, voice, quoted_by=None, at=at), stage=stage), at=at)
        for at, stage in ((SUNDAY, Stage.INTENTION), (LATER, Stage.COMMITMENT))
    )
    assert len(story(first, second).transitions) == turns


def test_a_condition_lifted_rings() -> None:
    bound = story(says(stage=Stage.CONDITIONAL))
    free = evidence(at=LATER + HOUR, quoted_by=None, outlet="Amazon")
    lifted = file(bound, report(claim(free, stage=Stage.COMMITMENT), at=LATER + HOUR), LATER + HOUR)

    assert compare(bound, lifted).reason is Reason.CONDITION_LIFTED


def test_a_party_s_other_figure_rings_and_keeps_the_one_before() -> None:
    before = story(says(amounts=(money("1.2e9"),)))
    words = evidence(at=LATER + HOUR, said=(Fact.DEAL, Fact.AMOUNT))
    after = file(before, report(claim(words, amounts=(money("1.7e9"),)), at=LATER + HOUR), LATER + HOUR)
    seen = compare(before, after)

    assert (seen.reason, seen.worth_a_ping) == (Reason.FIGURE_REVISED, True)
    assert seen.transition is not None
    assert seen.transition.amount_before == money("1.2e9")


def test_an_outlet_that_rewrites_its_figure_five_times_never_rings() -> None:
    told = story(report(entry_key="e"))
    for figure in ("1.9e9", "1.2e9", "3e9", "1.2e9", "2e9"):
        flat = evidence(None, Voice.OUTLET, quoted_by=None, said=(Fact.DEAL, Fact.AMOUNT))
        before, told = told, file(told, report(claim(flat, amounts=(money(figure),)), entry_key="e"), LATER)
        assert not compare(before, told).worth_a_ping
    assert len(told.reports) == 1
    assert len(told.transitions) == 1


def test_a_corrected_title_is_no_second_source() -> None:
    first = report(entry_key="e")
    before = story(first)
    after = file(before, replace(first, claim=replace(first.claim, amounts=(money("1.3e9"),))), LATER)

    assert [each.claim.amount for each in after.reports] == [money("1.3e9")]
    assert compare(before, after).reason is Reason.BETTER_FACTS


def test_words_an_outlet_adds_later_count_from_then() -> None:
    before = story(report(entry_key="e"), says(Stance.DENIES))
    rewritten = report(claim(evidence()), entry_key="e")
    after = file(before, rewritten, LATER + HOUR)

    assert [each.at for each in after.evidence] == [LATER, LATER + HOUR]
    assert after.verdict.status is Status.CONFIRMED


def test_a_retraction_lowers_the_status_and_corrects_what_was_shown() -> None:
    confirmed = story(rumour, replace(says(), entry_key="false"))
    after = withdraw(confirmed, "false", MONDAY)
    seen = compare(confirmed, after)

    assert (after.verdict.status, seen.reason) == (Status.RUMOURED, Reason.LOWERED)
    assert (seen.corrects, seen.worth_a_ping) == (True, True)
    assert [each.withdrawn_at for each in after.evidence] == [None, MONDAY]


def test_a_denial_that_is_taken_back_was_too_firm_as_well() -> None:
    denied = story(rumour, replace(says(Stance.DENIES), entry_key="false"))
    assert compare(denied, withdraw(denied, "false", MONDAY)).corrects


def test_a_retraction_is_told_once() -> None:
    once = withdraw(story(replace(says(), entry_key="false")), "false", MONDAY)
    twice = withdraw(once, "false", MONDAY + HOUR)
    assert twice == once


def test_a_late_report_stands_where_its_time_puts_it() -> None:
    early = report(at=SUNDAY - HOUR, entry_key="early")
    told = file(AMAZON_SUNDAY, early, LATER)

    assert [each.entry_key for each in told.reports] == ["early", "weekend-franceinfo"]
    assert told.opened_at == AMAZON_SUNDAY.opened_at


def test_the_badge_turns_are_numbered_and_name_their_revision() -> None:
    numbers = [(turn.number, turn.before.status if turn.before else None) for turn in AMAZON_MONDAY.transitions]
    assert numbers == [(1, None), (2, Status.ANNOUNCED)]
    assert AMAZON_MONDAY.transitions[-1].revision == AMAZON_MONDAY.revision == 2 + len(REPEATS)


@st.composite
def _reports(draw: st.DrawFn) -> Report:
    """Reports of one deal, of few entries, so that corrections and repeats occur."""
    words = evidence(
        draw(st.sampled_from([None, "Amazon", "Élysée"])),
        draw(st.sampled_from(Voice)),
        draw(st.sampled_from(Stance)),
        at=SUNDAY + draw(st.integers(0, 3)) * HOUR,
        said=draw(st.sets(st.sampled_from(Fact))),
    )
    amount = money(draw(st.sampled_from(["1.2e9", "1.3e9", "1.2e6"])), "EUR", draw(st.sampled_from([Qualifier.EXACT])))
    of = claim(words, amounts=(amount,), kind=draw(st.sampled_from(Kind)))
    return report(
        of, at=words.at, entry_key=draw(st.sampled_from("abcd")), outlet=draw(st.sampled_from(["RFI", "AFP"]))
    )


@given(st.lists(_reports(), min_size=1, max_size=6))
def test_revisions_and_transitions_advance_together_and_say_what_a_reader_sees(reports: list[Report]) -> None:
    told = file(None, reports[0], SUNDAY)
    for step, each in enumerate(reports[1:], 1):
        before, told = told, file(told, each, SUNDAY + step * HOUR)
        seen = compare(before, told)
        assert told.revision == before.revision + seen.visible
        assert len(told.transitions) - len(before.transitions) in (0, 1)
        assert seen.transition is not None or not seen.worth_a_ping
        assert (told.transitions[-1].after.status, told.transitions[-1].number) == (
            told.verdict.status,
            len(told.transitions),
        )


@given(st.lists(_reports(), min_size=1, max_size=5, unique_by=lambda r: r.entry_key).flatmap(
    lambda reports: st.tuples(st.just(reports), st.permutations(reports))
))  # fmt: skip
def test_a_story_says_the_same_whatever_order_its_reports_came_in(both: tuple[list[Report], list[Report]]) -> None:
    one, other = (story(*reports, now=MONDAY) for reports in both)
    assert (one.verdict, one.reports) == (other.verdict, other.reports)
