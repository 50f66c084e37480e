"""/sources: every report by original source and publisher, with its number, its marks, and the four counts."""

from dataclasses import replace

from inline_snapshot import snapshot

from bot.claims.credit import AGENCIES
from bot.messages.card import Line
from bot.messages.sources import sources
from tests.messages.life import life
from tests.messages.weekend import EN, FR, MONDAY, claim, evidence, monday, report, story


def readable(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def test_reports_stand_by_source_and_publisher_and_all_four_counts_at_the_end() -> None:
    assert readable(sources(life(), EN, now=MONDAY).plain) == snapshot("""\
Sources

Amazon: more than €1.2bn in France

From RMC
RMC BFM
1. RMC, Sun 17:52 Amazon va investir en France · withdrawn

From the Élysée
5. The Village Post, Sun 19:52 Amazon va investir en France · rewritten
AFP
2. AFP, Sun 18:04 Amazon va investir en France
3. Le Figaro, Sun 18:22 Amazon va investir en France · carrying AFP
RMC BFM
4. BFMTV, Sun 18:52 Amazon va investir en France · corrected, €1.3bn before

From Amazon
7. Amazon, Mon 09:52 Amazon va investir en France
Groupe Le Monde
6. Le Monde, Sun 22:52 Amazon va investir en France

6 articles · 5 outlets · 4 publishers · 2 original sources
#128\
""")


def test_the_same_in_french() -> None:
    assert readable(sources(life(), FR, now=MONDAY).plain) == snapshot("""\
Sources

Amazon : plus de 1,2 Md€ en France

Selon RMC
RMC BFM
1. RMC, dim. 17 h 52 Amazon va investir en France · retiré

Selon l’Élysée
5. The Village Post, dim. 19 h 52 Amazon va investir en France · réécrit
AFP
2. AFP, dim. 18 h 04 Amazon va investir en France
3. Le Figaro, dim. 18 h 22 Amazon va investir en France · reprise AFP
RMC BFM
4. BFMTV, dim. 18 h 52 Amazon va investir en France · corrigé, 1,3 Md€ auparavant

Selon Amazon
7. Amazon, lun. 9 h 52 Amazon va investir en France
Groupe Le Monde
6. Le Monde, dim. 22 h 52 Amazon va investir en France

6 articles · 5 médias · 4 éditeurs · 2 sources d’origine
nº 128\
""")


def test_a_number_is_the_place_in_the_story_as_split_counts_it() -> None:
    told = life()
    shown = sources(told, EN, now=MONDAY).plain
    assert all(f"{place}. {report.outlet}, " in shown for place, report in enumerate(told.reports, 1))


def test_copy_of_agencies_nobody_names_is_called_so() -> None:
    copied = replace(report(claim(evidence())), carries=AGENCIES)
    flat = replace(report(claim(replace(evidence(), speaker=None, voice="outlet"))), carries=AGENCIES)
    assert " · carrying agency copy\n" in sources(story(copied), EN, now=MONDAY).plain
    assert "Selon des agences" in sources(story(flat), FR, now=MONDAY).plain


def test_sources_stand_under_the_speaker_they_go_back_to() -> None:
    shown = sources(monday(), EN, now=MONDAY).plain.split("\n")
    assert shown[4] == "From the Élysée"
    assert [line.split(",")[0] for line in shown[5:10]] == [
        "1. Franceinfo",
        "2. BFMTV",
        "3. The Ledger",
        "4. Le Courrier",
        "5. Ouest Info",
    ]
    assert shown[11:13] == ["From Amazon", "6. Amazon, Mon 09:12 Amazon va investir en France"]


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
