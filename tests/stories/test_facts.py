"""What a story's reports say together: the weightiest value, who stands behind it, and what differs."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.claims.claim import Fact, Kind, Recycled, Stance, Voice
from bot.claims.jobs import Added, Jobs
from bot.claims.money import Qualifier
from bot.stories.disagreement import Differing
from bot.stories.facts import Said, facts
from bot.stories.story import Report
from tests.fakes.claims import (
    AMAZON_MONDAY,
    AMAZON_SUNDAY,
    MONDAY,
    SUNDAY,
    claim,
    evidence,
    money,
    report,
    story,
)

ALL = tuple(Fact)


def told(speaker: str | None, voice: Voice, hours: int = 0, outlet: str = "RFI", **of: object) -> Report:
    at = SUNDAY + timedelta(hours=hours)
    words = evidence(speaker, voice, at=at, outlet=outlet, said=ALL)
    return report(claim(words, **of), at=at, outlet=outlet)


def test_on_sunday_the_elysee_stands_behind_everything_and_amazon_is_silent() -> None:
    known = facts(AMAZON_SUNDAY)

    assert known.amount is not None
    assert (known.amount.by, known.amount.by_party) == (("Élysée",), False)
    assert known.jobs is not None
    assert (known.jobs.value.added, known.jobs.by_party) == (Added.UNKNOWN, False)
    assert known.silent == known.parties == ("Amazon",)
    assert [each.stance for each in known.declined] == [Stance.NO_COMMENT]
    assert known.quotation is not None
    assert known.quotation.quote == "plus de 1,2 milliard d’euros"
    assert (known.first_report_at, known.confirmed_after) == (SUNDAY, None)


def test_on_monday_amazon_does() -> None:
    known = facts(AMAZON_MONDAY)

    assert known.amount is not None
    assert (known.amount.by, known.amount.by_party) == (("Amazon", "Élysée"), True)
    assert known.jobs is not None
    assert (known.jobs.value.added, known.jobs.value.earlier) == (Added.ON_TOP, 2000)
    assert (known.silent, known.declined, known.other_amounts) == ((), (), ())
    assert known.confirmed_after == MONDAY - SUNDAY == timedelta(hours=15, minutes=20)
    assert known.quotation is not None
    assert known.quotation.speaker == "Amazon"


def test_a_confirmed_deal_keeps_the_jobs_only_an_official_named() -> None:
    elysee = told("Élysée", Voice.OFFICIAL, jobs=Jobs(3000))
    amazon = report(claim(evidence(at=MONDAY, said=(Fact.DEAL, Fact.AMOUNT))), at=MONDAY)
    known = facts(story(elysee, amazon))

    assert known.jobs == Said(Jobs(3000), ("Élysée",), False)
    assert known.amount is not None
    assert known.amount.by_party is True


def test_a_fact_nobody_states_names_nobody() -> None:
    words = evidence(None, Voice.ANONYMOUS, Stance.PROJECTS, said=[])
    assert facts(story(report(claim(words)))).amount == Said(money("1.2e9"), (), None)


def test_a_subsidiary_s_word_ends_the_silence_of_its_group() -> None:
    aws = story(report(claim(evidence("Amazon Web Services"))))

    assert facts(aws).silent == ("Amazon",)
    assert facts(aws, group_of=lambda name: name.partition(" ")[0]).silent == ()


@pytest.mark.parametrize(
    ("reports", "expected"),
    [
        pytest.param([("1.2e9", "EUR"), ("1.3e9", "EUR")], [("1.3e9", "EUR", False)], id="one-differs"),
        pytest.param([("1.2e9", "EUR"), ("1.3e9", "USD")], [], id="a-conversion-is-no-disagreement"),
        pytest.param([("1.2e9", "EUR"), ("1.2e9", "USD")], [("1.2e9", "USD", False)], id="a-currency-slip"),
        pytest.param(
            [("1.2e9", "EUR"), ("1.2e9", "EUR"), ("1.2e6", "EUR")], [("1.2e6", "EUR", True)], id="a-unit-slip"
        ),
    ],
)
def test_differing_sums_are_kept_with_the_outlet_that_has_them(
    reports: list[tuple[str, str]], expected: list[tuple[str, str, bool]]
) -> None:
    outlets = [f"Journal {at}" for at in range(len(reports))]
    pairs = zip(outlets, reports, strict=True)
    all_told = [told(None, Voice.OUTLET, outlet=outlet, amounts=(money(*each),)) for outlet, each in pairs]

    other = facts(story(*all_told)).other_amounts
    assert other == tuple(Differing(money(f, c), outlets[-1], False, slip) for f, c, slip in expected)


def test_speakers_who_differ_are_named() -> None:
    elysee = told("Élysée", Voice.OFFICIAL, amounts=(money("1.2e9"),))
    amazon = told("Amazon", Voice.PARTY, 2, amounts=(money("1e9"),))
    known = facts(story(elysee, amazon))

    assert known.amount == Said(money("1e9"), ("Amazon",), True)
    assert known.other_amounts == (Differing(money("1.2e9"), "Élysée", True),)


def test_an_older_figure_of_the_press_gives_way_to_the_party_s() -> None:
    rumoured = told(None, Voice.OUTLET, amounts=(money("2e9"),))
    stubborn = told(None, Voice.OUTLET, 9, outlet="AFP", amounts=(money("2e9"),))
    amazon = told("Amazon", Voice.PARTY, 2, amounts=(money("1e9"),))

    assert facts(story(rumoured, amazon)).other_amounts == ()
    assert facts(story(rumoured, amazon, stubborn)).other_amounts == (Differing(money("2e9"), "AFP", False),)


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        pytest.param(Jobs(3000), Jobs(5000), True, id="two-numbers"),
        pytest.param(Jobs(3000), Jobs(3000, permanent=True), False, id="one-number"),
        pytest.param(Jobs(3000, earlier=2000), Jobs(2000), False, id="the-earlier-ones"),
        pytest.param(Jobs(1200, indirect=3000), Jobs(3000), False, id="the-indirect-ones"),
        pytest.param(Jobs(3000), Jobs(800, kept=True), False, id="another-sort"),
        pytest.param(Jobs(3000), Jobs(3100, Qualifier.APPROX), False, id="about"),
    ],
)
def test_jobs_differ_only_where_the_same_sort_is_counted(one: Jobs, other: Jobs, differ: bool) -> None:
    official, outlet = told("Élysée", Voice.OFFICIAL, jobs=one), told(None, Voice.OUTLET, 1, jobs=other)
    assert [each.value for each in facts(story(official, outlet)).other_jobs] == [other] * differ


def test_permanent_jobs_are_taken_from_whoever_says_so() -> None:
    known = facts(
        story(told("Élysée", Voice.OFFICIAL, jobs=Jobs(9)), told(None, Voice.OUTLET, jobs=Jobs(9, permanent=True)))
    )
    assert known.jobs is not None
    assert known.jobs.value.permanent


def test_an_outlet_alone_does_not_settle_what_an_official_leaves_open() -> None:
    open_question = told("Élysée", Voice.OFFICIAL, jobs=Jobs(3000, earlier=2000, added=Added.UNKNOWN))
    outlet = told(None, Voice.OUTLET, 1, jobs=Jobs(3000, earlier=2000, added=Added.ON_TOP))
    known = facts(story(open_question, outlet))

    assert known.jobs is not None
    assert known.jobs.value.added is Added.UNKNOWN


def test_what_the_money_is_for_is_gathered_from_all_reports() -> None:
    first = told(None, Voice.OUTLET, purpose="cloud, logistics")
    later = told("Amazon", Voice.PARTY, 1, purpose="cloud")

    assert facts(story(first, later)).purpose == "cloud, logistics"


def test_the_reader_s_language_chooses_the_name_of_a_place() -> None:
    french = told(None, Voice.OUTLET, places=("Dunkerque",))
    english = replace(told(None, Voice.OUTLET, 1, places=("Dunkirk",)), language="en")
    both = story(french, english)

    assert [facts(both, language).places for language in ("fr", "en")] == [("Dunkerque",), ("Dunkirk",)]


def test_a_figure_denied_is_a_dispute_and_no_denial() -> None:
    denial = evidence("Amazon", stance=Stance.DENIES, about=Fact.AMOUNT, at=MONDAY)
    known = facts(story(report(claim(evidence(), denial))))
    assert known.disputed == (denial,)


def test_the_words_shown_are_quoted_ones_where_there_are_any() -> None:
    paraphrase = evidence(quote="Amazon investit", quoted_by=None)
    quoted = evidence(quote="Nous investissons", verbatim=True, at=MONDAY)
    known = facts(story(report(claim(paraphrase)), report(claim(quoted), at=MONDAY)))

    assert known.quotation == quoted


def test_withdrawn_words_are_never_shown() -> None:
    assert facts(story(report(claim(evidence(withdrawn_at=MONDAY))))).quotation is None


def test_what_a_text_recalls_outweighs_silence() -> None:
    recalls = told("Amazon", Voice.PARTY, recycled=Recycled.PARTLY_NEW, recycled_words="dont 17 milliards")
    known = facts(story(told(None, Voice.OUTLET), recalls))
    assert (known.recycled, known.recycled_words) == (Recycled.PARTLY_NEW, "dont 17 milliards")


def test_a_kind_somebody_names_outweighs_other() -> None:
    vague = told("Amazon", Voice.PARTY, kind=Kind.OTHER)
    assert facts(story(vague, told(None, Voice.OUTLET, kind=Kind.CAPEX))).kind is Kind.CAPEX


@pytest.mark.parametrize(
    ("of", "expected"),
    [
        pytest.param({"investors": ("Amazon",)}, ("Amazon",), id="the-investors"),
        pytest.param({"investors": (), "recipients": ("Nébula",)}, ("Nébula",), id="else-the-recipient"),
    ],
)
def test_the_parties_are_those_a_badge_names(of: dict[str, object], expected: tuple[str, ...]) -> None:
    assert facts(story(told(None, Voice.OUTLET, **of))).parties == expected


def test_without_a_figure_there_is_no_amount() -> None:
    assert facts(story(told(None, Voice.OUTLET, amounts=()))).amount is None
