"""What a person put right is said to be: on the card, in the reply, in /why, and how to undo it."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.messages import by_hand
from bot.messages.alert import alert
from bot.messages.listing import detail, recent
from bot.messages.reply import reply
from bot.messages.why import why
from bot.messages.wording import Wording
from bot.stories.filing import ruled
from bot.stories.revision import Reason
from bot.stories.story import Deed, Did, Ruling, Status, Story
from tests.messages.weekend import EN, FR, WORDINGS, monday, sunday

NB, NNB = "\u00a0", "\u202f"
TUESDAY = datetime(2024, 5, 14, 8, 5, tzinfo=UTC)  # 10:05 in Paris
DE = WORDINGS.of("de")


def set_to(status: Status, told: Story | None = None, reason: str = "") -> Story:
    return ruled(told or sunday(), Ruling(status, TUESDAY, reason), TUESDAY)


@pytest.mark.parametrize(
    ("status", "wording", "title"),
    [
        (Status.CONFIRMED, EN, "✅ Confirmed · status set by hand"),
        (Status.CONFIRMED, FR, "✅ Confirmé · statut fixé à la main"),
        (Status.CONFIRMED, DE, "✅ Bestätigt · Status von Hand gesetzt"),
        (Status.DENIED, EN, "❌ Denied · status set by hand"),
        (Status.DENIED, FR, "❌ Démenti · statut fixé à la main"),
        (Status.DENIED, DE, "❌ Dementiert · Status von Hand gesetzt"),
        (Status.CANCELLED, EN, "🚫 Cancelled · status set by hand"),
        (Status.CANCELLED, FR, "🚫 Abandonné · statut fixé à la main"),
        (Status.REPORTED, EN, "📰 Press report · status set by hand"),
        (Status.REPORTED, FR, "📰 Information de presse · statut fixé à la main"),
        (Status.RUMOURED, FR, "💬 Rumeur · statut fixé à la main"),
        (
            Status.ANNOUNCED,
            EN,
            "🏛 Announced by the Élysée · not yet confirmed by Amazon · status set by hand",
        ),
    ],
)
def test_a_badge_set_by_hand_says_so_and_names_only_who_spoke(status: Status, wording: Wording, title: str) -> None:
    assert alert(set_to(status), wording, now=TUESDAY).title == title


def test_against_a_party_s_word_the_badge_contradicts_nobody_by_name() -> None:
    assert alert(set_to(Status.ANNOUNCED, monday()), EN, now=TUESDAY).title == "🏛 Announced · status set by hand"


@pytest.mark.parametrize(
    ("wording", "text"),
    [
        (EN, "Status set by hand by the administrator (Amazon, more than €1.2bn): denied."),
        (FR, f"Statut fixé à la main par l’administrateur (Amazon, plus de 1,2{NB}Md€){NB}: démenti."),
    ],
)
def test_the_reply_names_the_administrator_the_deal_and_the_status(wording: Wording, text: str) -> None:
    told = set_to(Status.DENIED)
    assert told.transitions[-1].reason == Reason.BY_HAND
    assert reply(told, told.transitions[-1], wording).plain == text


def test_a_status_lowered_by_hand_is_no_correction_of_the_evidence() -> None:
    told = set_to(Status.RUMOURED, monday())
    assert reply(told, told.transitions[-1], EN).plain.startswith("Status set by hand by the administrator")


def test_giving_a_firmer_status_back_to_the_rules_is_a_correction() -> None:
    told = ruled(set_to(Status.CONFIRMED), None, TUESDAY)
    assert reply(told, told.transitions[-1], EN).plain == (
        "Correction (Amazon, more than €1.2bn): “confirmed” was too strong; current status: announced."
    )


@pytest.mark.parametrize(
    ("wording", "lines"),
    [
        (EN, ["Status set by hand on 14 May, 10:05; the rules would give “announced”.", "Reason: a clerk’s slip"]),
        (
            FR,
            [
                f"Statut fixé à la main le 14 mai, 10{NB}h{NB}05{NNB}; les règles donneraient «{NB}annoncé{NB}».",
                f"Motif{NB}: a clerk’s slip",
            ],
        ),
    ],
)
def test_why_says_when_by_what_reason_and_what_the_rules_would_give(wording: Wording, lines: list[str]) -> None:
    shown = why(set_to(Status.DENIED, reason="a clerk’s slip"), wording, now=TUESDAY).plain.split("\n")
    assert shown[4:6] == lines


def test_why_still_shows_what_the_rules_go_by() -> None:
    shown = why(set_to(Status.DENIED), EN, now=TUESDAY).plain
    assert "Announced: the Élysée speaks of money that is not its own" in shown
    assert "“plus de 1,2 milliard d’euros”" in shown


def test_why_tells_what_was_put_together_and_taken_apart_by_hand() -> None:
    done = (Deed(Did.PUT_TOGETHER, 131, TUESDAY), Deed(Did.TAKEN_APART, 132, TUESDAY))
    told = replace(sunday(), deeds=done)
    shown = why(told, EN, now=TUESDAY).plain
    assert "Put together with story #131 by hand on 14 May, 10:05." in shown
    assert "Parted from story #132 by hand on 14 May, 10:05." in shown
    assert f"Réunie à la main avec l’affaire nº{NB}131 le 14 mai, 10{NB}h{NB}05." in why(told, FR, now=TUESDAY).plain


def test_a_list_of_stories_marks_what_was_set_by_hand() -> None:
    assert "#128 · status set by hand" in recent([set_to(Status.DENIED)], EN, now=TUESDAY).plain
    assert "by hand" not in recent([sunday()], EN, now=TUESDAY).plain


def test_the_course_of_a_story_marks_what_was_set_by_hand() -> None:
    told = set_to(Status.DENIED, monday())
    assert "denied · status set by hand" in detail(told, EN, now=TUESDAY).plain


def test_each_answer_says_how_to_undo_it() -> None:
    one, other = sunday(), replace(monday(), id=131)
    assert by_hand.put_together(one, other, [2, 3, 5], EN).plain.endswith("To undo: /split 128 2-3,5")
    assert by_hand.taken_apart(one, other, EN).plain.endswith("To undo: /merge 128 131")
    assert "To undo: /status_set 128 auto" in by_hand.ruled(set_to(Status.DENIED), EN).plain
    assert "To undo: /status_set 128 denied" in by_hand.given_back(one, Status.DENIED, EN).plain
