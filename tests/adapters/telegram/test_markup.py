"""A card on Telegram: what a reader sees, and what news text can never do there."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from telegram import MessageEntity

from adapters.chats.telegram.markup import MAX_UNITS, Message, render
from adapters.chats.telegram.neutral import JOINER, cut, units
from bot.messages.card import Button, Card, Face, Gap, Line, Quotation, Run
from tests.adapters.telegram.cards import ALERT, SUNDAY, cards, hostile, long_card
from tests.standins.telegram.detector import found_in

HARMLESS = {"MediaTimestamp", "BankCardNumber", "PhoneNumber", "TonAddress"}  # nobody is rung, nothing is run


def shown(card: Card, *, private: bool = True) -> Message:
    return render(card, bot_name="vigie_bot", private=private)


def words(message: Message, entity: MessageEntity) -> str:
    raw = message.text.encode("utf-16-le")
    return raw[2 * entity.offset : 2 * (entity.offset + entity.length)].decode("utf-16-le")


def looks(message: Message) -> list[tuple[str, str]]:
    return [(str(entity.type), words(message, entity)) for entity in message.entities]


def line(*runs: Run) -> Card:
    return Card("Title", (Line(runs),))


def test_an_alert_reads_from_the_badge_to_the_mark() -> None:
    assert shown(ALERT).text == (
        "🏛 Announced by the Élysée · not yet confirmed by Amazon\n"
        "\n"
        "Amazon: more than €1.2bn in France\n"
        "Cloud, logistics · Choose France 2024\n"
        "3,000 permanent jobs; unclear whether they add to the 2,000 already promised\n"
        "\n"
        "“plus de 1,2 milliard d’euros” (in French)\n"
        "the Élysée, quoted by Franceinfo, Sun 18:04\n"
        "5 outlets · 1 original source · first seen Sun 17:52 · #128"
    )


def test_an_alert_s_parts_look_like_what_they_are() -> None:
    assert looks(shown(ALERT))[:5] == [
        ("bold", "🏛 Announced by the Élysée · not yet confirmed by Amazon"),
        ("bold", "Amazon: more than €1.2bn in France"),
        ("blockquote", "“plus de 1,2 milliard d’euros” (in French)\nthe Élysée, quoted by Franceinfo, Sun 18:04"),
        ("text_link", "Franceinfo"),
        ("italic", "Sun 18:04"),
    ]


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        pytest.param("Sun 18:04", "Sun 18:04", id="english"),
        pytest.param("dim. 18\u00a0h\u00a004", "dim. 18\u00a0h\u00a004", id="french"),
        pytest.param("Mon 13 May 2024, 09:12", "Mon 13 May 2024, 09:12", id="english-date"),
        pytest.param("lun. 13 mai, 9\u00a0h\u00a012", "lun. 13 mai, 9\u00a0h\u00a012", id="french-date"),
        pytest.param("first seen Sun 18:04", "Sun 18:04", id="only-the-moment-is-replaced"),
    ],
)
def test_an_hour_is_shown_in_the_reader_s_own_zone(text: str, moment: str) -> None:
    message = shown(line(Run(text, at=SUNDAY)))
    (entity,) = [e for e in message.entities if e.type == MessageEntity.DATE_TIME]
    assert words(message, entity) == moment
    assert (entity.to_dict()["unix_time"], entity.date_time_format) == (1715529840, "wdt")


@pytest.mark.parametrize("text", ["12 May 2024", "confirmed in 15 h 20 min", "yesterday"])
def test_a_moment_without_its_hour_stays_as_written(text: str) -> None:
    assert looks(shown(line(Run(text, at=SUNDAY)))) == [("bold", "Title")]


def test_runs_of_one_look_that_touch_are_one_entity() -> None:
    card = line(Run("a", Face.SOFT), Run("b", Face.SOFT), Run("c"), Run("d", Face.SOFT))
    assert looks(shown(card)) == [("bold", "Title"), ("italic", "ab"), ("italic", "d")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("thanks to @amazon", "@amazon", id="mention"),
        pytest.param("see #ai", "#ai", id="hashtag"),
        pytest.param("buy $TSLA", "$TSLA", id="cashtag"),
        pytest.param("type /stop", "/stop", id="command"),
        pytest.param("Character.ai raises", "Character.ai", id="domain"),
        pytest.param("tg://resolve?domain=x", "tg://resolve?domain=x", id="tg-link"),
        pytest.param("tg://-x", "tg://-x", id="tg-link-to-nowhere"),
        pytest.param("write to press@amazon.com", "press@amazon.com", id="e-mail"),
        pytest.param("http://10.0.0.1/x", "http://10.0.0.1/x", id="address"),
    ],
)
def test_what_telegram_would_detect_is_defused(text: str, found: str) -> None:
    assert found in [hit.text for hit in found_in(text)], "otherwise this row proves nothing"
    message = shown(line(Run(text)))
    assert found_in(message.text) == []
    assert message.text.replace(JOINER, "") == f"Title\n{text}"


@pytest.mark.parametrize(
    "text", ["$1.2bn", "#128", "#128, #129", "24/7 and km/h", "1.5 or 3.5", "U+0040", "a @ b", "e.g."]
)
def test_ordinary_signs_are_left_alone(text: str) -> None:
    kept = text.replace("e.g", f"e.{JOINER}g")
    assert shown(line(Run(text))).text == f"Title\n{kept}"


def test_our_own_command_stays_tappable_whatever_stands_beside_it() -> None:
    message = shown(line(Run("@"), Run("/why_128", Face.COMMAND), Run("abc@evil_bot")))
    assert [(hit.type, hit.text) for hit in found_in(message.text)] == [("BotCommand", "/why_128")]


def test_signs_that_meet_across_two_runs_are_defused() -> None:
    assert found_in(shown(line(Run("@"), Run("amazon", Face.STRONG))).text) == []


def test_a_headline_cannot_forge_a_second_badge() -> None:
    text = shown(line(Run("Amazon\n✅ Confirmed by Amazon\u2028✅\r\u0085 Yes"))).text
    assert text.count("\n") == 1


def test_a_headline_cannot_turn_the_line_round() -> None:
    assert shown(line(Run("abc \u202etxet"))).text == "Title\nabc txet"


@given(cards)
@settings(max_examples=400)
@example(line(Run("/why_128", Face.COMMAND), Run("/x")))
@example(line(Run("＃"), Run("1"), Run("a")))
def test_no_news_text_ever_mentions_runs_or_tags(card: Card) -> None:
    ours = {run.text for block in card.blocks for run in runs_of(block) if run.face is Face.COMMAND}
    detected = [hit for hit in found_in(shown(card).text) if hit.type not in HARMLESS]
    assert [hit for hit in detected if hit.type != "BotCommand" or hit.text not in ours] == []


@given(cards)
@settings(max_examples=200)
def test_every_entity_lies_within_the_text_and_tears_nothing_apart(card: Card) -> None:
    message = shown(card)
    size = units(message.text)
    assert size <= MAX_UNITS
    assert len(message.entities) <= 100
    for entity in message.entities:
        assert 0 <= entity.offset < entity.offset + entity.length <= size
        words(message, entity)  # raises where a pair of surrogates is cut in two
    spans = [(e.offset, e.offset + e.length) for e in message.entities]
    assert all(b_start >= a_end or b_end <= a_end for (_, a_end), (b_start, b_end) in pairwise(spans))


@given(hostile)
def test_cutting_keeps_a_beginning_and_never_half_a_character(text: str) -> None:
    short = cut(text, 10)
    assert units(short) <= 10
    assert short == text or text.startswith(short.removesuffix("…"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("abcdef", "abc…", id="letters"),
        pytest.param("ab👩‍💻x", "ab…", id="joined-emoji"),
        pytest.param("a🇫🇷🇩🇪", "a…", id="flag"),
        pytest.param("abe\u0301xy", "ab…", id="combining-accent"),
        pytest.param("a👍🏽bc", "a…", id="skin-tone"),
        pytest.param("ab cdef", "ab…", id="no-space-before-the-dots"),
    ],
)
def test_a_cut_falls_between_two_visible_characters(text: str, expected: str) -> None:
    assert cut(text, 4) == expected


def test_a_long_card_loses_its_last_blocks_and_says_so() -> None:
    text = shown(long_card(blocks=200, chars=20)).text
    assert text.startswith("Recent\n0 é")
    assert text.endswith("\n…")
    assert MAX_UNITS - 200 < units(text) <= MAX_UNITS


def test_a_long_run_is_cut_before_a_block_is_dropped() -> None:
    card = replace(ALERT, blocks=(Line((Run("x" * 5000),)), Line((Run("the end"),))), mark=None)
    assert shown(card).text.endswith("x…\nthe end")


def test_more_entities_than_telegram_reads_lose_their_looks_before_their_links() -> None:
    pair = (Run("a", Face.SOFT), Run("b", url="https://a.example/x"))
    message = shown(Card("T", (Line(pair * 90),)))
    assert [entity.type for entity in message.entities].count(MessageEntity.TEXT_LINK) == 90


@pytest.mark.parametrize(
    "url",
    ["tg://user?id=1", "javascript:alert(1)", "https://", "https://a b.example/", "http://[", "//a.example", "x" * 9],
)
def test_only_web_addresses_become_links(url: str) -> None:
    card = replace(line(Run("word", url=url)), buttons=(Button("Open", url=url),), preview=url)
    message = shown(card)
    assert looks(message) == [("bold", "Title")]
    assert message.buttons is None
    assert message.preview.is_disabled


def test_in_a_private_chat_buttons_call_back() -> None:
    buttons = shown(ALERT, private=True).buttons
    assert buttons is not None
    assert [[b.callback_data or b.url for b in row] for row in buttons.inline_keyboard] == [
        ["why 128", "sources 128", "https://www.franceinfo.example/economie/amazon"]
    ]


def test_in_a_group_a_post_s_buttons_lead_into_a_private_chat() -> None:
    buttons = shown(ALERT, private=False).buttons
    assert buttons is not None
    assert [b.url for b in buttons.inline_keyboard[0][:2]] == [
        "https://t.me/vigie_bot?start=why_128",
        "https://t.me/vigie_bot?start=sources_128",
    ]


def test_in_a_group_an_answer_s_buttons_act_on_the_group() -> None:
    buttons = shown(Card("Hello", buttons=(Button("France", action="subscribe FR"),)), private=False).buttons
    assert buttons is not None
    assert buttons.inline_keyboard[0][0].callback_data == "subscribe FR"


def test_a_button_that_says_more_than_telegram_carries_is_left_out() -> None:
    assert shown(Card("T", buttons=(Button("x", action="é" * 33),))).buttons is None


def test_long_labels_stand_in_rows_of_their_own() -> None:
    labels = ["Everything about AI", "Only France", "Over one hundred million euros"]
    buttons = shown(Card("T", buttons=tuple(Button(label, action="x") for label in labels))).buttons
    assert buttons is not None
    assert [[b.text for b in row] for row in buttons.inline_keyboard] == [labels[:2], labels[2:]]


def test_the_second_try_is_bare_text_and_our_own_buttons() -> None:
    message = shown(replace(ALERT, rich=False))
    assert message.text == shown(ALERT).text
    assert message.entities == ()
    assert message.preview.is_disabled
    assert message.buttons is not None
    assert [b.text for b in message.buttons.inline_keyboard[0]] == ["Why?", "Sources"]


@pytest.mark.parametrize(
    "last", [Quotation("“x”", Line(())), Line((Run("A full sentence.", Face.SOFT),)), Line((Run("a · b"),))]
)
def test_a_mark_has_its_own_line_where_there_are_no_counts(last: Line | Quotation) -> None:
    assert shown(Card("T", (last,), mark="nº 128")).text.endswith("\nnº 128")


def runs_of(block: Line | Quotation | Gap) -> tuple[Run, ...]:
    match block:
        case Line(runs) | Quotation(_, Line(runs)):
            return runs
        case _:
            return ()
