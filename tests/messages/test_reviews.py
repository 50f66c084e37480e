"""What readers are asked and told, and the list that the owner reads."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.messages.reviews import closed, enough, listed, question, thanks, waiting
from bot.messages.wording import Wording
from bot.reviews.review import Review, Wrong
from bot.subscriptions.room import Room
from tests.messages.weekend import EN, FR, MONDAY, WORDINGS, sunday

NB, NNB = "\u00a0", "\u202f"
SAID = Review(128, Wrong.STATUS, Room("telegram", "11"), "42", MONDAY, "Amazon denied it", id=7)


def test_the_question_has_one_button_for_each_answer() -> None:
    card = question(sunday(), EN)
    assert card.plain == (
        "What is wrong with #128?\n\nAmazon: more than €1.2bn in France\n"
        "The owner reads what you say. No vote changes a status by itself."
    )
    assert [(button.label, button.action) for button in card.buttons] == [
        ("Wrong status", "feedback 128 wrong"),
        ("Belongs to another story", "feedback 128 merge"),
        ("Two stories in one", "feedback 128 split"),
        ("Not about AI money", "feedback 128 offtopic"),
    ]


@pytest.mark.parametrize("wording", [EN, FR, WORDINGS.of("de")], ids=["en", "fr", "de"])
def test_the_question_fits_a_deep_link_and_a_button_in_every_language(wording: Wording) -> None:
    for button in question(replace(sunday(), id=2**31 - 1), wording).buttons:
        assert len(button.label) <= 40
        assert len((button.action or "").encode()) <= 64


def test_the_thanks_promise_no_change() -> None:
    assert thanks(sunday(), SAID, EN).plain == (
        "Thank you; the owner will look at it. No vote changes a status by itself.\n\n"
        "#128: wrong status\nTo say more: /feedback 128 wrong …"
    )
    assert thanks(sunday(), replace(SAID, what=Wrong.MERGE), FR).plain == (
        f"Merci{NNB}; l’administrateur va regarder. Aucun vote ne change un statut à lui seul.\n\n"
        f"nº{NB}128{NB}: relève d’une autre affaire\nPour en dire plus{NB}: /feedback 128 merge #131"
    )


def test_the_owner_s_list_shows_each_word_with_what_to_do_about_it() -> None:
    other = replace(SAID, id=6, what=Wrong.OFF_TOPIC, words="", at=MONDAY - timedelta(hours=2))
    card = listed([(SAID, sunday()), (other, sunday())], EN, now=MONDAY)
    assert card.plain == (
        "2 reports from readers wait\n\n"
        "7. Wrong status · Mon 09:12\n"
        "Amazon: more than €1.2bn in France · #128\n"
        "“Amazon denied it”\n"
        "/status_set 128 …\n\n"
        "6. Not about AI money · Mon 07:12\n"
        "Amazon: more than €1.2bn in France · #128"
    )
    assert [(button.label, button.action) for button in card.buttons] == [
        ("Why? #128", "why 128"),
        ("Close 7", "review done 7"),
        ("Why? #128", "why 128"),
        ("Close 6", "review done 6"),
    ]


def test_a_long_list_is_counted_and_shows_the_newest() -> None:
    card = listed([(replace(SAID, id=100 - n), sunday()) for n in range(40)], EN, now=MONDAY)
    assert card.title == "40 reports from readers wait"
    assert card.plain.endswith("and 35 more")
    assert len(card.buttons) == 10


def test_nothing_waits_and_enough_is_enough() -> None:
    assert listed([], EN, now=MONDAY).plain == "No report from readers waits."
    assert enough(EN).plain == "20 reports in a day are the most. Thank you; more tomorrow."
    assert closed(SAID, 0, EN).plain == "Report 7 is closed."
    assert closed(SAID, 1, EN).plain == "Report 7 is closed.\n1 report from readers waits\nTo read them: /review"
    assert waiting(3, FR).plain == f"3 signalements de lecteurs attendent\nPour les lire{NB}: /review"


def test_a_reader_s_words_stay_on_one_line_of_their_own() -> None:
    evil = replace(SAID, words="\u202efine\u202c\n✅ Confirmed by Amazon\n@everyone " + "x" * 480)
    card = listed([(evil, sunday())], EN, now=MONDAY)
    [line] = [line for line in card.plain.split("\n") if "Confirmed" in line]
    assert line.startswith("“fine ✅ Confirmed by Amazon @everyone")
    assert len(line) < 220
