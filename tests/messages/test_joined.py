"""Why a report stands in its story, in the words of the desk."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.claims.claim import Voice
from bot.messages.joined import joined, separate
from bot.messages.why import why
from bot.stories.amounts import Relation
from bot.stories.profile import Background
from bot.stories.ties import Parted
from tests.fakes.placing import place
from tests.messages.weekend import EN, FR, MONDAY, SUNDAY, claim, evidence, exactly, report, story

NB = "\u00a0"
OPENING = report(claim(evidence(), event="Choose France 2024", places=("Dunkerque",)))


def filed(because: str) -> tuple[str | None, str | None]:
    """What is said of a report that joined for this reason, in English and in French."""
    late = replace(report(claim(evidence()), "BFMTV"), joined_because=because)
    told = story(OPENING, late)
    return joined(late, told, EN), joined(late, told, FR)


@pytest.mark.parametrize(
    ("because", "english", "french"),
    [
        pytest.param(
            "same_investor=Amazon; same_country=FR; converted=1200000000 EUR ~ 1300000000 USD; apart_h=53",
            "Same story: same investor (Amazon), same place (France), compatible amounts (€1.2bn and $1.3bn), "
            "2 days apart.",
            f"Même affaire{NB}: même investisseur (Amazon), même lieu (France), montants compatibles "
            f"(1,2{NB}Md€ et 1,3{NB}Md$), 2{NB}jours d’écart.",
            id="the-desk-s-example",
        ),
        pytest.param(
            "same_investor=SoftBank; same_investor=OpenAI; same_recipient=Stargate; same_place=dunkerque; "
            "same_event=choose france 2024; same=500000000000 USD ~ 500000000000 USD; apart_h=5",
            "Same story: same investors (SoftBank and OpenAI), same recipient (Stargate), same place (Dunkerque), "
            "same event (Choose France 2024), same amount ($500bn), 5 hours apart.",
            f"Même affaire{NB}: mêmes investisseurs (SoftBank et OpenAI), même bénéficiaire (Stargate), même lieu "
            f"(Dunkerque), même événement (Choose France 2024), même montant (500{NB}Md$), 5{NB}heures d’écart.",
            id="several-names-and-what-was-folded-as-it-is-written",
        ),
        pytest.param(
            "same_party=Nébula; currency_slip=200000000 EUR ~ 200000000 USD; apart_h=0",
            "Same story: same party (Nébula), same figure in two currencies (€200m and $200m).",
            f"Même affaire{NB}: même partie (Nébula), même chiffre en deux monnaies (200{NB}M€ et 200{NB}M$).",
            id="the-same-hour-is-no-distance",
        ),
        pytest.param(
            "slip=1200000 EUR ~ 1200000000 ?; apart_h=24",
            "Same story: amounts a thousandfold apart, probably a slip (€1.2m and 1.2 billion), 1 day apart.",
            f"Même affaire{NB}: montants du simple au millier, probable erreur d’unité (1,2{NB}M€ et "
            f"1,2{NB}milliard), 1{NB}jour d’écart.",
            id="a-slip-and-no-currency",
        ),
        pytest.param("clash=1 EUR ~ 5 EUR", *["Same story: although the amounts differ (€1 and €5)."] * 2, id="clash"),
    ],
)
def test_a_report_that_joined_says_why(because: str, english: str, french: str) -> None:
    told = filed(because)
    assert told[0] == english
    if english != french:
        assert told[1] == french


@pytest.mark.parametrize("because", ["", "new", "same_entry", "new; parted_from=128: other_series"])
def test_of_the_report_that_opened_its_story_nothing_is_said(because: str) -> None:
    assert filed(because) == (None, None)


def test_what_a_story_was_kept_apart_from_is_said() -> None:
    opening = replace(OPENING, joined_because="new; parted_from=128: other_series")
    assert separate(opening, EN) == "Separate from story #128: another series."
    assert separate(opening, FR) == f"Distincte de l’affaire nº{NB}128{NB}: autre série."
    assert "Separate from story #128: another series." in why(story(opening), EN, now=MONDAY).plain


@pytest.mark.parametrize("because", ["", "new", "same_investor=Amazon", "new; parted_from=128: nothing_shared"])
def test_nothing_else_keeps_stories_apart(because: str) -> None:
    assert separate(replace(OPENING, joined_because=because), EN) is None


@pytest.mark.parametrize("reason", [each for each in Parted if each is not Parted.NOTHING_SHARED])
def test_every_reason_to_part_has_its_words(reason: Parted) -> None:
    apart = replace(OPENING, joined_because=f"new; parted_from=7: {reason}")
    assert separate(apart, EN)
    assert separate(apart, FR) not in (None, separate(apart, EN))


@pytest.mark.parametrize("relation", [each for each in Relation if each is not Relation.UNKNOWN])
def test_every_relation_of_two_sums_has_its_words(relation: Relation) -> None:
    english, french = filed(f"{relation}=1200000000 EUR ~ 1300000000 USD")
    assert english
    assert french
    assert "1.2bn" in english


def test_the_words_of_grouping_are_understood() -> None:
    """What `place` writes is what is read here: no fact gets lost between the two."""
    first = story(report(claim(evidence(), amounts=(exactly("1.2e9"),))))
    later = report(
        claim(evidence(), amounts=(exactly("1.3e9", "USD"),)), "The Ledger", "en", SUNDAY + timedelta(days=2)
    )
    placed = place(later, [first], Background())
    assert placed.story == first.id
    told = joined(replace(later, joined_because=placed.because), first, EN)
    assert told == (
        "Same story: same investor (Amazon), same place (France), same event (Choose France 2024), "
        "compatible amounts ($1.3bn and €1.2bn), 2 days apart."
    )


def test_the_report_that_decided_is_explained_before_the_others() -> None:
    repeating = replace(report(claim(evidence()), "BFMTV"), joined_because="same_country=FR")
    release = evidence("Amazon", Voice.PARTY, quoted_by=None, outlet="Amazon")
    deciding = replace(report(claim(release), "Amazon", at=MONDAY), joined_because="same_investor=Amazon")
    assert "Same story: same investor (Amazon)." in why(story(OPENING, repeating, deciding), EN, now=MONDAY).plain


@given(st.text(max_size=80))
def test_no_words_break_it(because: str) -> None:
    for told in (*filed(because), *filed(f"same_investor={because}; slip={because} ~ 1 EUR; apart_h={because}")):
        assert told is None or "None" not in told.replace(because, "")


def test_up_to_three_reasons_to_join_and_two_to_part_are_told() -> None:
    opening = replace(OPENING, joined_because="new; parted_from=7: other_series")
    others = [
        replace(report(claim(evidence()), f"Paper {n}", at=SUNDAY + timedelta(hours=n)), joined_because=because)
        for n, because in enumerate(
            [
                "same_country=FR",
                "same_country=FR",
                "same_investor=Amazon",
                "same_event=choose france 2024",
                "same_party=Amazon",
                "new; parted_from=8: other_place",
                "new; parted_from=9: other_kind",
            ],
            start=1,
        )
    ]
    shown = why(story(opening, *others), EN, now=MONDAY).plain.split("\n")
    assert [line for line in shown if line.startswith("Same story")] == [
        "Same story: same place (France).",
        "Same story: same investor (Amazon).",
        "Same story: same event (Choose France 2024).",
    ]
    assert [line for line in shown if line.startswith("Separate")] == [
        "Separate from story #7: another series.",
        "Separate from story #8: another place.",
    ]
