"""What a reading leaves open, and which answers of the article are taken."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.claims.claim import Claim, Evidence, Reading, Stance, Voice
from bot.claims.money import Money, Qualifier
from bot.claims.open_questions import Question, answered, open_questions
from tests.fakes.claims import claim, evidence, money

OUTLET = evidence(None, Voice.OUTLET)
PARTY = evidence("Amazon", Voice.PARTY)
OFFICIAL = evidence("Élysée", Voice.OFFICIAL, field="body")
SUM = money("1.2e9")


def reading(*claims: Claim) -> Reading:
    return Reading(claims, ("words",))


@pytest.mark.parametrize(
    ("words", "open_"),
    [
        pytest.param([OUTLET], True, id="the-outlet-itself"),
        pytest.param([evidence(None, Voice.ANONYMOUS, Stance.PROJECTS)], True, id="a-leak"),
        pytest.param([evidence("An analyst", Voice.THIRD_PARTY)], True, id="a-third-party-is-nobody-who-decides"),
        pytest.param([evidence("Amazon", Voice.PARTY, Stance.NO_COMMENT), OUTLET], True, id="a-party-that-is-silent"),
        pytest.param([], True, id="nobody"),
        pytest.param([PARTY], False, id="a-party"),
        pytest.param([OUTLET, OFFICIAL], False, id="an-official"),
        pytest.param([evidence("Amazon", Voice.PARTY, Stance.DENIES)], False, id="a-denial-is-an-answer"),
    ],
)
def test_the_speaker_is_open_until_a_party_or_a_public_body_speaks(words: list[Evidence], open_: bool) -> None:
    assert (Question.SPEAKER in open_questions(reading(claim(*words, amounts=(SUM,))))) is open_


@pytest.mark.parametrize(
    ("amounts", "open_"),
    [
        pytest.param((), True, id="none"),
        pytest.param((money(None, None, Qualifier.VAGUE),), True, id="several-billions"),
        pytest.param((money("5e8", qualifier=Qualifier.UP_TO),), False, id="up-to"),
        pytest.param((SUM,), False, id="a-figure"),
    ],
)
def test_the_amount_is_open_until_there_is_a_figure(amounts: tuple[Money, ...], open_: bool) -> None:
    assert (Question.AMOUNT in open_questions(reading(claim(PARTY, amounts=amounts)))) is open_


def test_nothing_is_open_in_what_is_not_relevant() -> None:
    assert open_questions(Reading()) == frozenset()


def test_the_article_s_word_on_the_same_deal_is_taken() -> None:
    first = reading(claim(OUTLET, amounts=(SUM,)))
    fuller = reading(claim(OUTLET, OFFICIAL, amounts=(SUM,)))

    assert answered(first, fuller).claims == fuller.claims


def test_the_article_may_name_the_sum() -> None:
    fuller = reading(claim(PARTY, amounts=(SUM,)))

    assert answered(reading(claim(PARTY, amounts=())), fuller) == fuller


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(claim(OFFICIAL, amounts=(money("4e9"),)), id="another-sum"),
        pytest.param(claim(OFFICIAL, amounts=()), id="no-sum-any-more"),
        pytest.param(claim(OFFICIAL, amounts=(SUM,), investors=("Pfizer",)), id="another-investor"),
        pytest.param(claim(OFFICIAL, amounts=(money("1.2e9", "USD"),)), id="another-currency"),
    ],
)
def test_a_claim_that_contradicts_the_title_is_about_something_else(other: Claim) -> None:
    first = reading(claim(OUTLET, amounts=(SUM,)))

    assert answered(first, reading(other)) == first


def test_the_article_may_say_in_which_currency() -> None:
    fuller = reading(claim(OFFICIAL, amounts=(SUM,)))

    assert answered(reading(claim(OUTLET, amounts=(money("1.2e9", None),))), fuller) == fuller


def test_the_article_adds_no_deal() -> None:
    first = reading(claim(OUTLET, amounts=(SUM,)))
    recalled = claim(evidence("Microsoft"), investors=("Microsoft",), amounts=(money("4e9"),))
    fuller = reading(claim(OFFICIAL, amounts=(SUM,)), recalled)

    assert answered(first, fuller).claims == fuller.claims[:1]


def test_an_article_that_says_nothing_of_the_deal_takes_nothing_away() -> None:
    first = reading(claim(OUTLET), claim(OUTLET, investors=("Microsoft",)))

    assert answered(first, Reading()) == first


deals = st.lists(
    st.sampled_from([claim(OUTLET), claim(PARTY), claim(OFFICIAL, amounts=(SUM,)), claim(investors=("Microsoft",))]),
    max_size=4,
).map(lambda claims: Reading(tuple(claims)))


@given(deals, deals)
def test_an_article_never_changes_how_many_deals_an_entry_tells(first: Reading, fuller: Reading) -> None:
    assert len(answered(first, fuller).claims) == len(first.claims)


@given(deals)
def test_the_same_reading_twice_changes_nothing(first: Reading) -> None:
    assert answered(first, replace(first, reasons=("others",))) == first
