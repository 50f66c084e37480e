"""Judges a message as Telegram would before it is shown."""

from typing import Any

from tests.standins.telegram.detector import found_in
from tests.standins.telegram.faults import bad
from tests.standins.telegram.world import Json, StandInRoom, Version

MAX_UNITS = 4096
MAX_DATA_BYTES = 64
LOOKS = {
    "bold",
    "italic",
    "underline",
    "strikethrough",
    "spoiler",
    "blockquote",
    "expandable_blockquote",
    "code",
    "pre",
}
ENTITIES = LOOKS | {"text_link", "text_mention", "custom_emoji", "date_time"}  # the others Telegram finds by itself


def version(params: dict[str, Any]) -> Version:
    """What the message will show. Raises Refusal for what Telegram would not take."""
    text = str(params.get("text", ""))
    if not text.strip():
        raise bad("message text is empty")
    raw = text.encode("utf-16-le")
    if len(raw) // 2 > MAX_UNITS:
        raise bad("message is too long")
    entities = params.get("entities") or []
    for entity in entities:
        _judge_entity(entity, raw)
    rows = (params.get("reply_markup") or {}).get("inline_keyboard", [])
    for button in (button for row in rows for button in row):
        _judge_button(button)
    return Version(
        text=text,
        entities=tuple(entities),
        buttons=tuple(tuple(row) for row in rows),
        preview=params.get("link_preview_options") or {},
        detected=tuple((hit.type, hit.text) for hit in found_in(text) if hit.type != "MediaTimestamp"),
    )


def judge_place(room: StandInRoom | None, thread: int | None) -> StandInRoom:
    """The room, if the bot may write there. Raises Refusal otherwise."""
    if room is None:
        raise bad("chat not found")
    if thread is not None and thread not in room.topics:
        raise bad("message thread not found")
    if thread in room.closed:
        raise bad("TOPIC_CLOSED")
    if not room.writable:
        raise bad("not enough rights to send text messages to the chat")
    return room


def _judge_entity(entity: Json, raw: bytes) -> None:
    start, end = 2 * entity["offset"], 2 * (entity["offset"] + entity["length"])
    if entity["type"] not in ENTITIES:
        raise bad("can't parse entities: unsupported type")
    if start < 0 or end <= start or end > len(raw):
        raise bad("entity ends after the end of the text")
    try:
        raw[start:end].decode("utf-16-le")
    except UnicodeDecodeError:
        raise bad("entity begins in a middle of a UTF-16 symbol") from None
    if entity["type"] == "text_link" and not entity.get("url", "").startswith(("http://", "https://", "tg://")):
        raise bad("can't parse entities: wrong URL")


def _judge_button(button: Json) -> None:
    if not button["text"].strip():
        raise bad("can't parse inline keyboard button: text buttons are unallowed in the inline keyboard")
    if "url" in button and not button["url"].startswith(("http://", "https://", "tg://")):
        raise bad(f"inline keyboard button URL '{button['url']}' is invalid: wrong HTTP URL")
    if "callback_data" in button and not 1 <= len(button["callback_data"].encode()) <= MAX_DATA_BYTES:
        raise bad("BUTTON_DATA_INVALID")
