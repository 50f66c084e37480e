"""Which open stories are followed, in one line for `/status`."""

from collections.abc import Sequence

from bot.messages.wording import Wording

_SHOWN_STORIES = 5


def following(feeds: int, stories: Sequence[int], wording: Wording) -> str:
    """ "Following 3 feeds for 2 open stories: #130, #128"."""
    shown = ", ".join(wording.text("#{id}", id=number) for number in stories[:_SHOWN_STORIES])
    return wording.plural(
        "Following {feeds} for {n} open story: {stories}",
        "Following {feeds} for {n} open stories: {stories}",
        len(stories),
        feeds=wording.plural("{n} feed", "{n} feeds", feeds),
        stories=f"{shown}, …" if len(stories) > _SHOWN_STORIES else shown,
    )
