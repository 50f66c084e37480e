"""Lists: the latest stories at a glance, one story in full."""

from datetime import timedelta

from bot.messages.listing import detail, recent
from tests.messages.weekend import EN, FR, MONDAY, monday, sunday

NB = "\u00a0"


def test_a_row_is_one_glance() -> None:
    assert recent([monday(), sunday()], FR, now=MONDAY).plain == (
        "Dernières affaires\n"
        "\n"
        f"✅ Amazon{NB}: plus de 1,2{NB}Md€ en France · lun. 9{NB}h{NB}12 · nº{NB}128\n"
        f"🏛 Amazon{NB}: plus de 1,2{NB}Md€ en France · dim. 21{NB}h{NB}52 · nº{NB}128"
    )


def test_an_empty_list_says_what_to_do() -> None:
    assert "/subscribe" in recent([], EN, now=MONDAY).plain
    assert recent([], EN, now=MONDAY, query="x\u202eAI").plain == (
        "Stories about “xAI”\n\nNo story matches. Try fewer words, or /recent alone."
    )


def test_the_detail_shows_how_the_status_changed() -> None:
    shown = detail(monday(), EN, now=MONDAY).plain.split("\n")
    assert shown[-3:] == ["Sun 17:52 🏛 announced", "Mon 09:12 ✅ confirmed (+15 h 20 min)", "#128"]


def test_a_story_that_waits_says_how_long() -> None:
    shown = detail(sunday(), FR, now=MONDAY + timedelta(days=12)).plain
    assert f"sans confirmation depuis 12{NB}jours" in shown
    assert "sans confirmation" not in detail(monday(), FR, now=MONDAY + timedelta(days=12)).plain
