"""What Discord refuses in a message, as its documentation says; lengths in UTF-16 units, the stricter reading."""

from collections.abc import Iterator
from typing import Any

from tests.standins.discord.world import COMPONENTS_V2, Json, walk

CONTENT = 2000
DISPLAYED = 4000
COMPONENTS = 40
EMBEDS_TOTAL = 6000
_EMBED_PARTS = {"title": 256, "description": 4096}
_URL_SCHEMES = ("http://", "https://", "discord://")


def length(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def complaints(body: Json) -> dict[str, str]:
    """Field -> what is wrong with it; empty if Discord would take the message."""
    return dict(_complaints(body))


def is_empty(body: Json) -> bool:
    return not any(body.get(part) for part in ("content", "embeds", "components", "sticker_ids", "poll"))


def _complaints(body: Json) -> Iterator[tuple[str, str]]:
    components = body.get("components") or []
    if int(body.get("flags") or 0) & COMPONENTS_V2:
        yield from _layout(body, components)
    else:
        yield from _legacy(body, components)
    yield from _buttons(components)


def _layout(body: Json, components: list[Json]) -> Iterator[tuple[str, str]]:
    for part in ("content", "embeds", "poll"):
        if body.get(part):
            yield part, f"The '{part}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2"
    everything = walk(components)
    if not 1 <= len(everything) <= COMPONENTS:
        yield "components", "Must be between 1 and 40 in length."
    texts = [part["content"] for part in everything if part["type"] == 10]
    if sum(map(length, texts)) > DISPLAYED:
        yield "components", "The total displayed text must be 4000 or fewer in length."
    if any(not text.strip() for text in texts):
        yield "components", "This field is required"
    if any(part["type"] in (1, 17) and not part.get("components") for part in everything):
        yield "components", "This field is required"


def _legacy(body: Json, components: list[Json]) -> Iterator[tuple[str, str]]:
    if length(str(body.get("content") or "")) > CONTENT:
        yield "content", "Must be 2000 or fewer in length."
    if len(components) > 5 or any(part["type"] != 1 for part in components):
        yield "components", "Only action rows, five at most, without MessageFlags.IS_COMPONENTS_V2"
    embeds = body.get("embeds") or []
    if len(embeds) > 10:
        yield "embeds", "Must be 10 or fewer in length."
    for number, embed in enumerate(embeds):
        yield from ((f"embeds.{number}.{part}", why) for part, why in _embed(embed))
    if sum(_embed_length(embed) for embed in embeds) > EMBEDS_TOTAL:
        yield "embeds", "Embed size exceeds maximum size of 6000"


def _embed(embed: Json) -> Iterator[tuple[str, str]]:
    for part, most in _EMBED_PARTS.items():
        if length((embed.get(part) or "").strip()) > most:
            yield part, f"Must be {most} or fewer in length."
    if length((embed.get("footer") or {}).get("text", "").strip()) > 2048:
        yield "footer.text", "Must be 2048 or fewer in length."
    fields = embed.get("fields") or []
    if len(fields) > 25:
        yield "fields", "Must be 25 or fewer in length."
    for one in fields:
        if not 1 <= length(one["name"].strip()) <= 256 or not 1 <= length(one["value"].strip()) <= 1024:
            yield "fields", "Must be between 1 and 1024 in length."


def _embed_length(embed: Json) -> int:
    fields = [word for one in embed.get("fields") or [] for word in (one["name"], one["value"])]
    words = [embed.get("title"), embed.get("description"), (embed.get("footer") or {}).get("text"), *fields]
    return sum(length((word or "").strip()) for word in words)


def _buttons(components: list[Json]) -> Iterator[tuple[str, str]]:
    everything = walk(components)
    names = [part["custom_id"] for part in everything if part.get("custom_id") is not None]
    if len(names) != len(set(names)):
        yield "components", "Component custom id cannot be duplicated"
    if any(not 1 <= len(name) <= 100 for name in names):
        yield "components", "Must be between 1 and 100 in length."
    if any(part["type"] == 1 and len(part["components"]) > 5 for part in everything):
        yield "components", "Must be between 1 and 5 in length."
    yield from (("components", why) for part in everything if part["type"] == 2 for why in _button(part))


def _button(button: Json) -> Iterator[str]:
    label: Any = button.get("label") or ""
    if not label.strip() and not button.get("emoji"):
        yield "A button needs a label or an emoji"
    if length(label) > 80:
        yield "Must be 80 or fewer in length."
    url = button.get("url")
    if (button["style"] == 5) != (url is not None) or (url is None) == (button.get("custom_id") is None):
        yield "A custom id or url is required, not both"
    if url is not None and (len(url) > 512 or not url.startswith(_URL_SCHEMES) or set(url) & set(" \n<>")):
        yield "Not a well formed URL."
