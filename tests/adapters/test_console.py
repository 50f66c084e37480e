"""The terminal as a chat: what a person sees, in every sort of terminal."""

import io
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from adapters.chats.console import WIDEST_COLUMNS, ConsoleChat, safe, wrapped
from bot.errors import TryLater
from bot.messages.alert import alert
from bot.messages.card import Button, Card, Face, Gap, Line, Quotation, Run, Tone
from bot.messages.reply import reply
from bot.subscriptions.room import Room
from tests.messages.weekend import EN, FR, MONDAY, SUNDAY, monday, sunday

ROOM = Room("console", "1")
NOW = datetime(2024, 5, 12, tzinfo=UTC)
FIRST = alert(sunday(), EN, now=SUNDAY + timedelta(hours=6))
LATER = alert(monday(), EN, now=MONDAY)
ANSWER = reply(monday(), monday().transitions[-1], EN)


class Terminal:
    """A console whose screen can be read."""

    def __init__(self, columns: int = 100, *, terminal: bool = True, colours: bool = False) -> None:
        self.paper = io.StringIO()
        self.chat = ConsoleChat(
            Console(
                file=self.paper,
                width=columns,
                force_terminal=terminal,
                color_system="truecolor" if colours else None,
                legacy_windows=False,
            )
        )

    @property
    def screen(self) -> list[str]:
        return [line.rstrip() for line in self.paper.getvalue().split("\n")]


async def test_a_post_is_a_panel_with_everything_the_card_says() -> None:
    terminal = Terminal(100)
    await terminal.chat.send(ROOM, FIRST, key="1")
    inside = [line.strip("│ ") for line in terminal.screen]
    assert inside[1:-3] == [
        "🏛  Announced by the Élysée · not yet confirmed by Amazon",
        "",
        "Amazon: more than €1.2bn in France",
        "Cloud, logistics · Choose France 2024",
        "3,000 permanent jobs; unclear whether they add to the 2,000 already promised",
        "",
        "“plus de 1,2 milliard d’euros” (in French)",
        "the Élysée, quoted by Franceinfo, Sun 18:04",
        "5 outlets · 1 original source · first seen Sun 17:52",
        "",
        "[Why?]  [Sources]  [Open]  [Watch]  [Report]" + " " * 38 + "#128",
    ]


async def test_an_edit_shows_the_card_again_and_what_it_replaced() -> None:
    terminal = Terminal(100)
    message = await terminal.chat.send(ROOM, FIRST, key="1")
    shown = len(terminal.screen) - 1
    await terminal.chat.edit(ROOM, message, LATER)
    again = [line.strip("│ ") for line in terminal.screen[shown:]]
    assert again[0] == "✎ edited in place · #128"
    assert again[2:4] == ["🏛  Announced by the Élysée · not yet confirmed by Amazon", "✅ Confirmed by Amazon"]


async def test_only_the_words_that_changed_are_marked() -> None:
    terminal = Terminal(100, colours=True)
    before = Card("Badge", (Line((Run("4 outlets · 1 source"),)),))
    message = await terminal.chat.send(ROOM, before, key="1")
    assert "\x1b[1;4;" not in terminal.paper.getvalue()
    await terminal.chat.edit(ROOM, message, replace(before, blocks=(Line((Run("5 outlets · 1 source"),)),)))
    assert "\x1b[1;4;34m5\x1b[0m outlets · 1 source" in terminal.paper.getvalue()


async def test_an_edit_beneath_the_same_badge_shows_only_what_changed() -> None:
    terminal = Terminal(100)
    before = Card(
        "Badge", (Line((Run("Amazon: €1bn"),)), Line((Run("It declined to comment"),)), Line((Run("4 outlets"),)))
    )
    message = await terminal.chat.send(ROOM, before, key="1")
    shown = len(terminal.screen) - 1
    await terminal.chat.edit(ROOM, message, replace(before, blocks=(before.blocks[0], Line((Run("5 outlets"),)))))
    assert terminal.screen[shown:] == ["✎ edited in place", "   5 outlets", "   It declined to comment", "", ""]


async def test_an_edit_of_the_counts_does_not_show_the_quotation_again() -> None:
    terminal = Terminal(80)
    long = Quotation("“" + "plus de 1,2 milliard d’euros " * 4 + "”", Line((Run("the Élysée, quoted by Franceinfo"),)))
    before = Card("Badge", (long, Line((Run("4 outlets"),))))
    message = await terminal.chat.send(ROOM, before, key="1")
    shown = len(terminal.screen) - 1
    await terminal.chat.edit(ROOM, message, replace(before, blocks=(long, Line((Run("5 outlets"),)))))
    assert terminal.screen[shown:] == ["✎ edited in place", "   5 outlets", "", ""]


async def test_where_nobody_looks_an_edit_is_its_changed_lines() -> None:
    terminal = Terminal(100, terminal=False)
    before = Card("Badge", (Line((Run("Amazon: €1bn"),)), Line((Run("4 outlets"),))))
    message = await terminal.chat.send(ROOM, before, key="1")
    shown = len(terminal.screen) - 1
    await terminal.chat.edit(ROOM, message, replace(before, blocks=(before.blocks[0], Line((Run("5 outlets"),)))))
    assert terminal.screen[shown:] == ["✎ edited in place", "* 5 outlets", "", ""]


async def test_where_nobody_looks_a_line_that_is_gone_is_named_as_gone() -> None:
    terminal = Terminal(terminal=False)
    with_one_more = replace(FIRST, blocks=(*FIRST.blocks, Line((Run("€1.2bn; BFMTV has €1.3bn"),))))
    await terminal.chat.send(ROOM, with_one_more, key="1")
    await terminal.chat.edit(ROOM, "1", FIRST)
    assert terminal.screen[-4:] == ["✎ edited in place · #128", "- €1.2bn; BFMTV has €1.3bn", "", ""]


async def test_the_same_card_twice_shows_nothing_twice() -> None:
    terminal = Terminal()
    message = await terminal.chat.send(ROOM, FIRST, key="1")
    before = terminal.screen
    await terminal.chat.edit(ROOM, message, FIRST)
    assert await terminal.chat.send(ROOM, FIRST, key="1") == message
    assert terminal.screen == before


async def test_a_message_of_an_earlier_run_is_shown_whole() -> None:
    terminal = Terminal()
    await terminal.chat.edit(ROOM, "from-yesterday", LATER)
    assert "✎ edited in place · #128" in terminal.screen
    assert any("Confirmed by Amazon" in line for line in terminal.screen)


async def test_a_reply_stands_indented_beneath() -> None:
    terminal = Terminal(60)
    await terminal.chat.send(ROOM, ANSWER, key="2", reply_to="1")
    assert terminal.screen[:2] == [
        "   ↳ ✅ Amazon confirms: more than €1.2bn in France (15 h 20",
        "     min after the first report).",
    ]


@pytest.mark.parametrize("columns", [20, 40, 60, 80, 120, 300])
async def test_no_line_is_wider_than_the_terminal_or_hard_to_read(columns: int) -> None:
    terminal = Terminal(columns)
    message = await terminal.chat.send(ROOM, alert(sunday(), FR, now=SUNDAY), key="1")
    await terminal.chat.edit(ROOM, message, alert(monday(), FR, now=MONDAY))
    await terminal.chat.send(ROOM, ANSWER, key="2", reply_to=message)
    assert max(cell_len(line) for line in terminal.screen) <= min(columns, WIDEST_COLUMNS)


async def test_no_line_breaks_within_a_figure() -> None:
    terminal = Terminal(60)
    await terminal.chat.send(ROOM, alert(monday(), FR, now=MONDAY), key="1")
    assert any("15\u00a0h\u00a020\u00a0min" in line for line in terminal.screen)


async def test_without_colours_nothing_but_text_is_written() -> None:
    terminal = Terminal(colours=False)
    message = await terminal.chat.send(ROOM, Card("A", (Line((Run("b", Face.STRONG),)),), tone=Tone.DENIED), key="1")
    await terminal.chat.edit(ROOM, message, Card("A", (Line((Run("c"),)),), tone=Tone.DENIED))
    assert "38;" not in terminal.paper.getvalue()
    assert "31m" not in terminal.paper.getvalue()


async def test_where_nobody_looks_at_a_terminal_plain_lines_are_written() -> None:
    terminal = Terminal(40, terminal=False)
    message = await terminal.chat.send(ROOM, FIRST, key="1")
    await terminal.chat.edit(ROOM, message, LATER)
    await terminal.chat.send(ROOM, ANSWER, key="2", reply_to=message)
    assert terminal.screen == [
        "🏛  Announced by the Élysée · not yet confirmed by Amazon",
        "Amazon: more than €1.2bn in France",
        "Cloud, logistics · Choose France 2024",
        "3,000 permanent jobs; unclear whether they add to the 2,000 already promised",
        "“plus de 1,2 milliard d’euros” (in French)  the Élysée, quoted by Franceinfo, Sun 18:04",
        "5 outlets · 1 original source · first seen Sun 17:52",
        "Open: https://news.example/amazon",
        "#128",
        "",
        "✎ edited in place · #128",
        "* ✅ Confirmed by Amazon",
        "Amazon: more than €1.2bn in France",
        "Cloud, logistics · Choose France 2024",
        "* 3,000 permanent jobs, on top of the 2,000 already announced",
        "* “Nous investirons plus de 1,2 milliard d’euros en France.” (in French)  Amazon, press release, Mon 09:12",
        "* 5 outlets · 2 original sources · confirmed in 15 h 20 min",
        "* Open: https://amazon.example/release",
        "#128",
        "",
        "  > ✅ Amazon confirms: more than €1.2bn in France (15 h 20 min after the first report).",
        "",
        "",
    ]


@pytest.mark.parametrize("terminal", [True, False], ids=["terminal", "log"])
async def test_an_output_that_knows_only_ascii_still_gets_the_news(terminal: bool) -> None:
    raw = io.BytesIO()
    chat = ConsoleChat(Console(file=io.TextIOWrapper(raw, encoding="ascii"), force_terminal=terminal, width=80))
    await chat.send(ROOM, FIRST, key="1")
    await chat.edit(ROOM, "1", LATER)
    chat._console.file.flush()
    assert b"Amazon: more than ?1.2bn in France" in raw.getvalue()


async def test_a_closed_output_is_tried_again_later() -> None:
    terminal = Terminal()
    terminal.paper.close()
    with pytest.raises(TryLater, match="terminal"):
        await terminal.chat.send(ROOM, FIRST, key="1")


async def test_endless_lines_are_shown_without_endless_comparing() -> None:
    terminal = Terminal(80)
    endless = Card("T", (Line((Run("ab cd " * 5_000),)),))
    await terminal.chat.send(ROOM, endless, key="1")
    await terminal.chat.edit(ROOM, "1", replace(endless, blocks=(Line((Run("ab ce " * 5_000),)),)))
    assert "ab ce ab ce" in terminal.paper.getvalue()


async def test_our_own_message_is_found_by_its_post() -> None:
    terminal = Terminal()
    await terminal.chat.send(ROOM, replace(FIRST, post="7"), key="k")
    assert await terminal.chat.find(ROOM, "7", NOW) == "k"
    assert await terminal.chat.find(ROOM, "8", NOW) is None


@pytest.mark.parametrize("columns", [40, 100])
@pytest.mark.parametrize("terminal", [True, False], ids=["terminal", "log"])
async def test_news_text_cannot_give_the_terminal_orders(terminal: bool, columns: int) -> None:
    trap = "\x1b]0;owned\x07\x1b[2J[bold red]x[/]\u202e\x9b31m\rlost :warning:"
    card = Card(
        trap,
        (
            Line((Run(trap, url="https://a.example/\x1b]8;;\x07"),)),
            Gap(),
            Quotation(trap, Line((Run(trap),))),
        ),
        (Button(trap, url="https://a.example/\x1b[2J"),),
        mark=trap,
    )
    screen = Terminal(columns, terminal=terminal)
    await screen.chat.send(ROOM, card, key="1")
    await screen.chat.edit(ROOM, "1", replace(card, title=trap * 2))
    written = screen.paper.getvalue()
    assert not set(written) & set("\x07\x9b\r\u202e")
    assert "\x1b]" not in written
    assert "\x1b[2J" not in written
    assert "[bold red]x[/]" in written.replace("\n", "")
    assert ":warning:" in written


async def test_links_lead_to_the_web_only() -> None:
    terminal = Terminal(colours=True)
    runs = (Run("good", url="https://a.example/x"), Run("bad", url="file:///etc/passwd"))
    await terminal.chat.send(ROOM, Card("T", (Line(runs),)), key="1")
    assert "https://a.example/x" in terminal.paper.getvalue()
    assert "passwd" not in terminal.paper.getvalue()


@given(st.text(alphabet="ab €é🏛💬\u00a0\u202f-", max_size=200), st.integers(min_value=5, max_value=60))
def test_wrapping_loses_nothing_but_spaces(text: str, width: int) -> None:
    lines = wrapped(Text(text), width)
    assert "".join(line.plain for line in lines).replace(" ", "") == text.replace(" ", "")
    for line in lines:
        assert cell_len(line.plain) <= width or " " not in line.plain.strip(" ")


@given(st.text())
def test_what_is_safe_stays_safe(text: str) -> None:
    assert safe(safe(text)).replace("🏛 ", "") == safe(text).replace("🏛 ", "")
    assert not set(safe(text)) & {chr(code) for code in (*range(32), *range(127, 160))}
