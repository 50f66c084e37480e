"""The status of a story: the desk's rulings as rows, and the laws that never bend."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.claims.claim import Act, Evidence, Fact, Kind, Stage, Stance, Voice
from bot.claims.rule import Rule
from bot.stories.status import firmness, judge, status, weigh
from bot.stories.story import Status
from tests.fakes.claims import MONDAY, SUNDAY, claim, evidence, report

HOUR = timedelta(hours=1)

confirms = evidence("Amazon")
announces = evidence("Élysée", Voice.OFFICIAL)
reports = evidence(None, Voice.OUTLET)
rumours = evidence(None, Voice.ANONYMOUS, Stance.PROJECTS)
analyst = evidence("Pell", Voice.THIRD_PARTY)


def said(
    stance: Stance, speaker: str = "Amazon", hours: int = 1, voice: Voice = Voice.PARTY, **facts: object
) -> Evidence:
    return evidence(speaker, voice, stance, at=SUNDAY + hours * HOUR, **facts)  # type: ignore[arg-type]


off_by_outlet = said(Stance.CANCELS, "BFMTV", 2, Voice.OUTLET)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param([], Status.RUMOURED, id="no-evidence"),
        pytest.param([rumours], Status.RUMOURED, id="a-leak"),
        pytest.param([reports], Status.REPORTED, id="an-outlet-states-it"),
        pytest.param([analyst], Status.REPORTED, id="a-named-third-party-states-it"),
        pytest.param([reports, announces], Status.ANNOUNCED, id="an-official-announces"),
        pytest.param([announces, confirms], Status.CONFIRMED, id="the-party-is-on-record"),
        pytest.param([confirms, said(Stance.DENIES)], Status.DENIED, id="its-latest-word-denies"),
        pytest.param([said(Stance.DENIES), said(Stance.AFFIRMS, hours=9)], Status.CONFIRMED, id="denied-later-done"),
        pytest.param([confirms, said(Stance.CANCELS)], Status.CANCELLED, id="the-party-cancels"),
        pytest.param([said(Stance.CANCELS), said(Stance.AFFIRMS, hours=9)], Status.CONFIRMED, id="resumed"),
        pytest.param([confirms, off_by_outlet], Status.CANCELLED, id="an-outlet-says-flatly-it-is-off"),
        pytest.param([off_by_outlet], Status.CANCELLED, id="an-outlet-alone-says-flatly-it-is-off"),
        pytest.param([off_by_outlet, said(Stance.AFFIRMS, hours=3)], Status.CONFIRMED, id="a-party-answers-the-outlet"),
        pytest.param([off_by_outlet, said(Stance.DENIES, hours=3)], Status.DENIED, id="a-party-denies-it-ever-was"),
        pytest.param([replace(off_by_outlet, firmly=False)], Status.RUMOURED, id="a-hedged-stop-alone"),
        pytest.param([confirms, replace(off_by_outlet, firmly=False)], Status.CONFIRMED, id="a-hedged-stop-beside"),
        pytest.param([said(Stance.CANCELS, "Pell", 1, Voice.THIRD_PARTY)], Status.RUMOURED, id="an-analyst-alone"),
        pytest.param(
            [confirms, said(Stance.CANCELS, "Pell", 1, Voice.THIRD_PARTY)], Status.CONFIRMED, id="an-analyst-s-stop"
        ),
        pytest.param(
            [confirms, said(Stance.CANCELS, "Bercy", 1, Voice.OFFICIAL)], Status.CONFIRMED, id="an-official-s-stop"
        ),
        pytest.param([announces, said(Stance.DENIES, "Élysée", 1, Voice.OFFICIAL)], Status.RUMOURED, id="taken-back"),
        pytest.param([confirms, said(Stance.DENIES, about=Fact.AMOUNT)], Status.CONFIRMED, id="a-figure-is-denied"),
        pytest.param([announces, said(Stance.NO_COMMENT)], Status.ANNOUNCED, id="a-silence"),
        pytest.param([said(Stance.NO_COMMENT)], Status.RUMOURED, id="a-silence-alone"),
        pytest.param([said(Stance.PROJECTS)], Status.RUMOURED, id="a-party-that-has-not-decided"),
        pytest.param([confirms, said(Stance.PROJECTS)], Status.CONFIRMED, id="a-later-hedge-takes-nothing-back"),
        pytest.param([replace(confirms, firmly=False)], Status.RUMOURED, id="hearsay-about-the-party-s-words"),
        pytest.param([said(Stance.AFFIRMS, about=Fact.AMOUNT, said=[Fact.AMOUNT])], Status.RUMOURED, id="not-the-deal"),
        pytest.param([said(Stance.AFFIRMS, about=Fact.AMOUNT)], Status.CONFIRMED, id="the-amount-of-this-deal"),
        pytest.param([confirms, said(Stance.DENIES, "Nébula")], Status.DENIED, id="contested"),
        pytest.param(
            [evidence("La banque", Voice.ANONYMOUS)], Status.RUMOURED, id="an-anonymous-voice-whatever-its-mood"
        ),
    ],
)  # fmt: skip
def test_the_status_follows_the_speaker(words: Sequence[Evidence], expected: Status) -> None:
    assert status(words) is expected


def test_two_words_of_one_instant_are_settled_by_the_least_firm() -> None:
    both = [confirms, replace(confirms, stance=Stance.DENIES)]
    assert status(both) is status(both[::-1]) is Status.DENIED


def test_those_who_spoke_are_named_in_the_order_in_which_they_spoke() -> None:
    words = [
        said(Stance.AFFIRMS, "Oracle", 2),
        said(Stance.AFFIRMS, "SoftBank", 1),
        said(Stance.AFFIRMS, "SoftBank", 5),
    ]
    assert judge([report(claim(*words))]).by == ("SoftBank", "Oracle")


def test_a_later_copy_does_not_take_the_place_of_the_first_hand_words() -> None:
    release = said(Stance.AFFIRMS, hours=2, quoted_by=None, verbatim=True, quote="Nous investissons")
    copy = said(Stance.AFFIRMS, hours=9, quote="Amazon investit")
    assert weigh([copy, confirms, release]).deciding == (release,)


def test_only_the_press_says_it_is_off_and_nobody_is_named_for_it() -> None:
    verdict = weigh([confirms, off_by_outlet])
    assert (verdict.press_only, verdict.by, verdict.rule) == (True, (), Rule.PRESS_CANCELS)
    assert verdict.deciding == (off_by_outlet,)


def test_a_cancellation_keeps_its_act_and_those_who_contradict_it_since() -> None:
    stays = said(Stance.AFFIRMS, "Nébula", 3)
    verdict = weigh([confirms, said(Stance.AFFIRMS, "Orphée", 0), said(Stance.CANCELS, hours=2, act=Act.PAUSED), stays])
    assert (verdict.act, verdict.by, verdict.contested_by) == (Act.PAUSED, ("Amazon",), ("Nébula",))


def test_a_contested_denial_shows_both() -> None:
    verdict = weigh([said(Stance.AFFIRMS, "Altavia"), said(Stance.DENIES, "Nébula")])
    assert (verdict.status, verdict.by, verdict.contested_by) == (Status.DENIED, ("Nébula",), ("Altavia",))


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        pytest.param(Kind.CAPEX, Status.CONFIRMED, id="its-own-spending"),
        pytest.param(Kind.FUNDING_ROUND, Status.DENIED, id="a-deal-of-two"),
    ],
)
def test_the_investor_s_word_decides_its_own_spending_only(kind: Kind, expected: Status) -> None:
    words = [said(Stance.AFFIRMS, "Amazon"), said(Stance.DENIES, "Nébula")]
    verdict = judge([report(claim(*words, kind=kind, recipients=("Nébula",)))])
    assert verdict.status is expected


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        pytest.param([said(Stance.AFFIRMS, quoted_by=None)], Rule.PARTY_ON_RECORD, id="first-hand"),
        pytest.param([confirms], Rule.PARTY_QUOTED, id="quoted"),
        pytest.param([replace(confirms, rule=Rule.REPORTED_FUTURE)], Rule.REPORTED_FUTURE, id="as-it-was-read"),
        pytest.param([replace(confirms, rule=Rule.FLAT)], Rule.PARTY_QUOTED, id="a-name-that-does-not-fit-the-rung"),
        pytest.param([said(Stance.DENIES), said(Stance.AFFIRMS, hours=9)], Rule.LATEST_WORD, id="changed-its-word"),
        pytest.param([confirms, said(Stance.DENIES)], Rule.LATEST_WORD, id="changed-its-word-to-a-denial"),
        pytest.param([said(Stance.DENIES)], Rule.PARTY_DENIES, id="denies"),
        pytest.param([said(Stance.CANCELS)], Rule.PARTY_CANCELS, id="cancels"),
        pytest.param([announces], Rule.OFFICIAL, id="official"),
        pytest.param([reports], Rule.FLAT, id="flat"),
        pytest.param([analyst], Rule.THIRD_PARTY, id="third-party"),
        pytest.param([rumours], Rule.ANONYMOUS, id="anonymous"),
        pytest.param([replace(rumours, rule=Rule.QUESTION)], Rule.QUESTION, id="a-question"),
        pytest.param([replace(reports, firmly=False)], Rule.HEARSAY_CONDITIONAL, id="a-conditional"),
        pytest.param([said(Stance.NO_COMMENT)], Rule.NO_COMMENT, id="nothing-but-silence"),
        pytest.param([replace(confirms, withdrawn_at=MONDAY)], Rule.NO_EVIDENCE, id="all-withdrawn"),
    ],
)
def test_the_verdict_names_its_rule(words: Sequence[Evidence], rule: Rule) -> None:
    assert weigh(words).rule == rule


def test_the_stage_is_the_one_of_those_who_decided() -> None:
    loud = report(claim(announces, stage=Stage.COMMITMENT))
    party = report(claim(confirms, stage=Stage.NON_BINDING))
    assert judge([loud, party]).stage is Stage.NON_BINDING


def test_a_release_outweighs_what_outlets_make_of_it() -> None:
    release = report(claim(said(Stance.AFFIRMS, quoted_by=None), stage=Stage.CONDITIONAL))
    copies = [report(claim(said(Stance.AFFIRMS, hours=h), stage=Stage.CLOSED)) for h in (2, 3)]
    assert judge([*copies, release]).stage is Stage.CONDITIONAL


def test_where_outlets_disagree_evenly_the_lesser_commitment_counts() -> None:
    copies = [report(claim(confirms, stage=stage)) for stage in (Stage.COMMITMENT, Stage.INTENTION)]
    assert judge(copies).stage is judge(copies[::-1]).stage is Stage.INTENTION


def test_nothing_read_is_a_rumour_without_evidence() -> None:
    assert judge([]).rule == Rule.NO_EVIDENCE


# Few speakers and few hours, so that words meet, contradict one another and fall on one instant.
def _words(stances: Sequence[Stance] = tuple(Stance)) -> st.SearchStrategy[Evidence]:
    return st.builds(
        evidence,
        speaker=st.sampled_from([None, "Amazon", "Nébula", "Élysée", "Pell"]),
        voice=st.sampled_from(Voice),
        stance=st.sampled_from(stances),
        at=st.integers(0, 4).map(lambda hours: SUNDAY + hours * HOUR),
        quote=st.sampled_from(["un", "deux"]),
        outlet=st.sampled_from(["Franceinfo", "RFI"]),
        about=st.sampled_from(Fact),
        said=st.sets(st.sampled_from(Fact)),
        quoted_by=st.sampled_from(["", None]),
        verbatim=st.booleans(),
        rule=st.sampled_from(["", *Rule]),
        firmly=st.booleans(),
        withdrawn_at=st.sampled_from([None, None, None, MONDAY]),
        act=st.sampled_from(Act),
    )


hedges = st.one_of(_words([Stance.PROJECTS, Stance.NO_COMMENT]), _words().map(lambda e: replace(e, firmly=False)))
several = st.lists(_words(), max_size=8)


@given(several.flatmap(lambda said: st.tuples(st.just(said), st.permutations(said))))
def test_the_order_in_which_feeds_are_read_does_not_matter(both: tuple[list[Evidence], list[Evidence]]) -> None:
    said, shuffled = both
    assert weigh(said) == weigh(shuffled)


@given(several)
def test_nobody_confirms_or_denies_in_the_party_s_place(words: list[Evidence]) -> None:
    others = [e for e in words if e.voice is not Voice.PARTY]
    assert status(others) not in {Status.CONFIRMED, Status.DENIED}


@given(several)
def test_who_confirms_denies_or_cancels_is_a_party_that_said_so(words: list[Evidence]) -> None:
    verdict = weigh(words)
    if verdict.status in (Status.CONFIRMED, Status.DENIED) or (verdict.status is Status.CANCELLED and verdict.by):
        assert {e.voice for e in verdict.deciding} == {Voice.PARTY}
        assert set(verdict.by) == {e.speaker for e in verdict.deciding if e.speaker}


@given(several, hedges)
def test_a_hedge_never_moves_a_status(words: list[Evidence], hedge: Evidence) -> None:
    assert status([*words, hedge]) is status(words)


@given(several)
def test_a_hedge_alone_is_never_more_than_a_rumour(words: list[Evidence]) -> None:
    assert status(replace(e, firmly=False) for e in words) is Status.RUMOURED


@given(several)
def test_withdrawn_evidence_counts_as_never_read(words: list[Evidence]) -> None:
    assert weigh(words) == weigh(e for e in words if e.withdrawn_at is None)


@given(several, _words([Stance.DENIES, Stance.CANCELS]), st.sampled_from([f for f in Fact if f is not Fact.DEAL]))
def test_a_denial_of_one_fact_never_changes_the_status(words: list[Evidence], denial: Evidence, fact: Fact) -> None:
    assert status([*words, replace(denial, about=fact)]) is status(words)


@given(several, st.sampled_from([Voice.OFFICIAL, Voice.THIRD_PARTY, Voice.ANONYMOUS]), st.sampled_from(Stance))
def test_who_is_no_party_never_takes_a_party_s_word_away(words: list[Evidence], voice: Voice, stance: Stance) -> None:
    spoken = [e for e in words if e.voice is Voice.PARTY]
    assert firmness(status([*spoken, said(stance, "Bercy", 9, voice)])) >= firmness(status(spoken))


@given(several)
def test_the_words_that_decided_were_read_and_stand(words: list[Evidence]) -> None:
    assert set(weigh(words).deciding) <= {e for e in words if e.withdrawn_at is None}


def test_firmness_rises_along_the_ladder() -> None:
    ladder = [Status.RUMOURED, Status.REPORTED, Status.ANNOUNCED, Status.CONFIRMED]
    assert sorted(ladder, key=firmness) == ladder
    assert firmness(Status.DENIED) == firmness(Status.CANCELLED) == 0
