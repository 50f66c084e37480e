"""The renderer: what a reader sees, and that no news text ever triggers anything."""

import re
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.chats.discord.escaping import cut, escaped, units, web_address
from adapters.chats.discord.markup import COLOURS, Form, Markup, form_of, render, words_as_layout
from adapters.chats.discord.presses import Press, custom_id, read
from bot.messages.card import Button, Card, Face, Gap, Line, Quotation, Run, Tone
from tests.adapters.discord.cards import ALERT, AT, REPLY, line, saying
from tests.standins.discord.limits import complaints
from tests.standins.discord.world import COMPONENTS_V2, Json, text_of, walk

JOINER = "\u2060"


def body_of(markup: Markup) -> Json:
    """The message as it goes over the wire."""
    view: Any = markup.view
    layout = view is not None and view.has_components_v2()
    return {
        "content": markup.content,
        "embeds": [markup.embed.to_dict()] if markup.embed is not None else None,
        "components": view.to_components() if view is not None else None,
        "flags": COMPONENTS_V2 if layout else 0,
    }


def every_form(card: Card) -> list[Json]:
    return [body_of(render(card, form)) for form in Form] + [body_of(words_as_layout(card))]


def texts(card: Card) -> str:
    return text_of(body_of(render(card, Form.LAYOUT)))


def test_the_alert_reads_as_designed() -> None:
    assert texts(ALERT).split("\n") == [
        "### 🏛 Announced by the Élysée · not yet confirmed by Amazon",
        "**Amazon: more than €1.2bn in France**",
        "Cloud, logistics · Choose France 2024",
        "> “plus de 1,2 milliard d’euros”",
        f"> -# the Élysée, quoted by Franceinfo, <t:{int(AT.timestamp())}:f>",
        "-# 5 outlets · 1 original source",
        r"-# \#128",
    ]


def test_gaps_part_the_texts_and_the_buttons_stand_before_the_mark() -> None:
    [container] = body_of(render(ALERT, Form.LAYOUT))["components"]
    assert [part["type"] for part in container["components"]] == [10, 10, 14, 10, 1, 10]
    assert [button["label"] for button in container["components"][4]["components"]] == ["Why?", "Sources", "Open"]


@pytest.mark.parametrize("tone", Tone)
def test_every_status_has_its_colour(tone: Tone) -> None:
    [container] = body_of(render(replace(ALERT, tone=tone), Form.LAYOUT))["components"]
    embed = render(replace(ALERT, tone=tone), Form.EMBED).embed
    assert embed is not None
    assert container["accent_color"] == COLOURS.get(tone)
    assert (embed.colour.value if embed.colour else None) == COLOURS.get(tone)
    assert (tone in COLOURS) is (tone is not Tone.NEUTRAL)
    assert len(set(COLOURS.values())) == len(COLOURS)


def test_an_embed_says_the_same_as_the_layout() -> None:
    embed = render(ALERT, Form.EMBED).embed
    assert embed is not None
    assert embed.title == "🏛 Announced by the Élysée · not yet confirmed by Amazon"
    assert embed.description is not None
    assert embed.description.startswith("**Amazon: more than €1.2bn in France**\nCloud, logistics")
    assert embed.footer.text == "#128"


@pytest.mark.parametrize(
    ("card", "chosen", "form"),
    [
        pytest.param(ALERT, Form.LAYOUT, Form.LAYOUT, id="an-alert-as-chosen"),
        pytest.param(ALERT, Form.EMBED, Form.EMBED, id="an-alert-as-embed"),
        pytest.param(replace(ALERT, rich=False), Form.LAYOUT, Form.WORDS, id="after-a-refusal"),
        pytest.param(REPLY, Form.LAYOUT, Form.WORDS, id="one-line-for-the-lock-screen"),
        pytest.param(REPLY, Form.EMBED, Form.WORDS, id="one-line-beside-embeds"),
    ],
)
def test_the_form_fits_the_card(card: Card, chosen: Form, form: Form) -> None:
    assert form_of(card, chosen) is form


@pytest.mark.parametrize(
    ("run", "shown"),
    [
        pytest.param(Run("Amazon", Face.STRONG), "**Amazon**", id="strong"),
        pytest.param(Run("x", url="https://news.example/a"), "[x](<https://news.example/a>)", id="link"),
        pytest.param(Run("x", Face.STRONG, "https://a.example/"), "**[x](<https://a.example/>)**", id="strong-link"),
        pytest.param(Run("x", url="https://a.example/(1)"), "[x](<https://a.example/%281%29>)", id="parentheses"),
        pytest.param(Run("x", url="javascript:alert(1)"), "x", id="no-web-address"),
        pytest.param(Run("/why 128", Face.COMMAND), "`/why 128`", id="command"),
        pytest.param(Run("a`b", Face.CODE), "`aˋb`", id="code-cannot-be-ended"),
        pytest.param(Run("Sun 18:04", at=AT), "<t:1715529840:f>", id="moment"),
        pytest.param(Run("first seen Sun 18:04", at=AT), "first seen <t:1715529840:f>", id="moment-in-words"),
        pytest.param(Run("dim.\u00a018\u00a0h\u00a004 *", at=AT), r"<t:1715529840:f> \*", id="french-moment"),
        pytest.param(Run("lun. 13 mai 2024, 9 h 12", at=AT), "<t:1715529840:f>", id="french-moment-with-date"),
        pytest.param(Run("13 May", at=AT), "13 May", id="a-day-would-be-another-day-elsewhere"),
        pytest.param(Run("Sun 18:04", at=datetime(1, 1, 1, tzinfo=UTC)), "<t:-62135596800:f>", id="long-ago"),
        pytest.param(Run("x", Face.SOFT), "-# x", id="a-line-of-small-text"),
    ],
)
def test_a_run_shows_its_face(run: Run, shown: str) -> None:
    assert texts(Card("t", (Line((run,)),))).removeprefix("### t\n") == shown


def test_blanks_stay_outside_of_faces() -> None:
    card = Card("t", (line("a", Run(" Amazon ", Face.STRONG), Run("  ", Face.STRONG), "b"),))
    assert texts(card) == "### t\na **Amazon**   b"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("@everyone", f"@{JOINER}everyone", id="everyone"),
        pytest.param("<@123> <@&4> <#5>", rf"\<@{JOINER}123\> \<@{JOINER}&4\> \<#5\>", id="mentions"),
        pytest.param("</why:128>", r"\<\/why:128\>", id="slash-command"),
        pytest.param("<t:0:R> <:a:1> <id:guide>", r"\<t:0:R\> \<:a:1\> \<id:guide\>", id="timestamp-emoji-guide"),
        pytest.param("https://discord.gg/x", r"https:\/\/discord.gg\/x", id="addresses-and-invitations"),
        pytest.param("**a** __b__ ~~c~~ `d` ||e||", r"\*\*a\*\* \_\_b\_\_ \~\~c\~\~ \`d\` \|\|e\|\|", id="faces"),
        pytest.param("[click](https://a.b)", r"\[click\](https:\/\/a.b)", id="masked-link"),
        pytest.param("# big", r"\# big", id="heading"),
        pytest.param("-# small", r"\-# small", id="small-text"),
        pytest.param("- point", r"\- point", id="list"),
        pytest.param("1. one", r"1\. one", id="numbered-list"),
        pytest.param("1.2 bn", "1.2 bn", id="a-figure-stays-readable"),
        pytest.param("Jean-Pierre & Cie", "Jean-Pierre & Cie", id="names-stay-readable"),
        pytest.param("> said", r"\> said", id="quote"),
        pytest.param("a\r\n\n# b\u2028c\x00", "a   # b c ", id="lines-become-one"),
        pytest.param("\u202ecod\u2066", "cod", id="no-turned-direction"),
        pytest.param("back\\slash", r"back\\slash", id="backslash"),
        pytest.param("\ud83d", "\ufffd", id="half-a-character"),
    ],
)
def test_news_text_is_only_text(text: str, shown: str) -> None:
    assert escaped(text) == shown


def test_neighbours_of_one_face_stay_two() -> None:
    coded = line(Run("/why", Face.COMMAND), Run(" <id>", Face.CODE), Run("x", Face.CODE))
    assert texts(Card("t", (coded,))) == f"### t\n`/why` `<id>`{JOINER}`x`"
    strong = line(Run("a", Face.STRONG), Run("b", Face.STRONG))
    assert texts(Card("t", (strong,))) == f"### t\n**a**{JOINER}**b**"


# What Discord's server looks for in the raw text, whatever stands before it.
WAKES = re.compile(r"@everyone|@here|<@[!&]?\d+>|https?://|discord\.gg/|discord(?:app)?\.com/invite/")
LINE_START = re.compile(r"^\s*(#{1,3}\s|-#\s|[-*+]\s|\d+\.\s|>)")
SIGNS = [
    *("@everyone", "@here", "<@1>", "<@!1>", "<@&1>", "<#1>", "<:a:1>", "<a:a:1>", "</why:1>", "<t:1:f>", "<id:guide>"),
    *("http://a.b", "https://", "discord.gg/a", "[a](b)", "**", "__", "~~", "||", "`", "```", "> ", ">>> ", "# "),
    *("-# ", "- ", "1. ", "1", ". ", " ", "#", "-", "\n", "\\", "@", "<", ">", "/", "\u2028", "\u202e", "\ud800"),
    *("👩‍👩‍👧", "🇫🇷", "é", "e\u0301", "\u200b"),
]
hostile = st.lists(st.one_of(st.sampled_from(SIGNS), st.text(max_size=4)), max_size=40).map("".join)


def asleep(raw: str) -> str:
    """The text with every escaped sign replaced by a letter: what is left is alive."""
    return re.sub(r"\\[^0-9A-Za-z\s]", "x", raw)


def assert_harmless(raw: str) -> None:
    assert "\n" not in raw
    assert not WAKES.search(raw)
    assert not LINE_START.search(asleep(raw))
    assert not re.search(r"[*_~`|<>\[\]\\]", asleep(raw))


@settings(deadline=None)
@given(hostile)
def test_no_news_text_wakes_anything(text: str) -> None:
    assert_harmless(escaped(text))


@settings(deadline=None)
@given(hostile, hostile)
def test_two_runs_side_by_side_wake_nothing_either(first: str, second: str) -> None:
    assert_harmless(texts(Card("t", (line(first, second),))).partition("\n")[2])


@settings(deadline=None)
@given(hostile)
def test_a_plain_card_wakes_nothing_either(text: str) -> None:
    card = Card(text, (line(text, text),), mark=text, rich=False)
    for shown in str(render(card, Form.WORDS).content).split("\n"):
        assert_harmless(shown)


@settings(deadline=None)
@given(hostile)
def test_no_card_of_any_form_breaks_a_limit(text: str) -> None:
    for body in every_form(saying(text)):
        assert complaints(body) == {}
        assert text_of(body).strip()


@pytest.mark.parametrize(
    "text",
    ["x" * 50_000, "@" * 50_000, "é👩‍👩‍👧" * 5000, "e\u0301" * 9000, "\u0301" * 9000, "🇫🇷" * 9000],
    ids=["letters", "signs", "families", "accents", "accents-alone", "flags"],
)
def test_the_longest_text_keeps_every_limit(text: str) -> None:
    card = saying(text)
    flood = replace(card, blocks=card.blocks * 40, buttons=tuple(Button("b", action=str(n)) for n in range(50)))
    for body in [*every_form(card), *every_form(flood), *every_form(replace(flood, rich=False))]:
        assert complaints(body) == {}


def test_what_does_not_fit_is_left_out_from_the_end() -> None:
    card = Card("Title", tuple(line(f"line {number} " + "x" * 400) for number in range(30)), mark="#1")
    shown = texts(card)
    assert "line 0 " in shown
    assert "line 29 " not in shown
    assert shown.endswith("…\n-# \\#1")


def test_many_gaps_stay_below_forty_components() -> None:
    blocks = tuple(block for number in range(60) for block in (line(f"story {number}"), Gap()))
    [container] = body_of(render(Card("Stories", blocks), Form.LAYOUT))["components"]
    assert len(walk([container])) <= 40
    assert "story 59" in texts(Card("Stories", blocks))


WHOLE = ["a", "é", "e\u0301", "👩‍👩‍👧", "🇫🇷", "👍🏽", "*", "🏴\U000e0067\U000e0062\U000e007f"]


@settings(deadline=None)
@given(st.lists(st.sampled_from(WHOLE), max_size=80), st.integers(2, 60))
def test_a_cut_tears_no_character(characters: list[str], most: int) -> None:
    text = "".join(characters)
    short = cut(text, most)
    assert units(escaped(short)) <= most
    wholes = {"".join(characters[:number]) for number in range(len(characters) + 1)}
    assert short == text or short.removesuffix("…") in wholes


@pytest.mark.parametrize(
    "url", ["", "x", "ftp://a.b/", "http://", "https://[", "//a.b", "javascript:x", "https://a.b/" + "x" * 600]
)
def test_only_web_addresses_become_links(url: str) -> None:
    assert web_address(url) is None
    card = Card("t", (Line((Run("here", url=url),)),), (Button("Open", url=url or "x"),))
    body = body_of(render(card, Form.LAYOUT))
    assert not any(part["type"] == 2 for part in walk(body["components"]))
    assert text_of(body).endswith("here")


def test_the_same_button_twice_is_one_button() -> None:
    card = replace(ALERT, buttons=(Button("Why?", action="why 1"), Button("Why again?", action="why 1")))
    buttons = [part for part in walk(body_of(render(card, Form.LAYOUT))["components"]) if part["type"] == 2]
    assert [button["label"] for button in buttons] == ["Why?"]


@pytest.mark.parametrize(
    ("action", "post", "press"),
    [
        pytest.param("why 128", "7", Press("why", "128", "7"), id="on-a-post"),
        pytest.param("subscribe france", None, Press("subscribe", "france", None), id="outside-posts"),
        pytest.param("recent 5 a|b", "7", Press("recent", "5 a|b", "7"), id="a-bar-in-the-words"),
    ],
)
def test_a_press_is_read_as_it_was_written(action: str, post: str | None, press: Press) -> None:
    name = custom_id(action, post)
    assert name is not None
    assert read(name) == press


@pytest.mark.parametrize("name", ["", "|", "persistent_view:old", "7| "])
def test_other_ids_are_no_press_of_ours(name: str) -> None:
    assert read(name) is None


def test_a_name_that_discord_would_refuse_makes_no_button() -> None:
    assert custom_id("why 1", "p" * 95) is None
    assert custom_id("why 1", "a|b") is None


def test_a_quotation_without_a_source_stands_alone() -> None:
    assert texts(Card("t", (Quotation("“a”", Line(())),))) == "### t\n> “a”"
