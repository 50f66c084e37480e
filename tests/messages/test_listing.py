"""Lists: the latest stories at a glance, one story in full, its sources by origin."""

from dataclasses import replace
from datetime import timedelta

from bot.messages.card import Line
from bot.messages.listing import detail, recent, sources
from tests.messages.weekend import EN, FR, MONDAY, claim, evidence, monday, report, story, sunday

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


def test_sources_stand_under_the_speaker_they_go_back_to() -> None:
    shown = sources(monday(), EN, now=MONDAY).plain.split("\n")
    assert shown[5] == "From the Élysée"
    assert [line.split(",")[0] for line in shown[6:11]] == [
        "1. Franceinfo",
        "2. BFMTV",
        "3. The Ledger",
        "4. Le Courrier",
        "5. Ouest Info",
    ]
    assert shown[12:14] == ["From Amazon", "6. Amazon, Mon 09:12 Amazon va investir en France"]


def test_each_source_links_to_its_article_and_to_nothing_else() -> None:
    trap = replace(report(claim(evidence())), url="javascript:1", title="a\nb")
    card = sources(story(trap), EN, now=MONDAY)
    rows = [block for block in card.blocks if isinstance(block, Line) and block.runs[0].text.startswith("1.")]
    assert rows[0].runs[-1].url is None
    assert rows[0].runs[-1].text == "a b"


def test_a_hundred_sources_are_counted_not_listed() -> None:
    said = evidence()
    many = [report(claim(replace(said, outlet=f"O{n}", quoted_by=f"O{n}")), f"O{n}") for n in range(100)]
    assert "and 88 more" in sources(story(*many), EN, now=MONDAY).plain
