"""What Telegram itself finds in a text, asked of TDLib offline."""

import json
from typing import Any, NamedTuple

import tdjson


class Found(NamedTuple):
    type: str
    offset: int  # in UTF-16 units
    text: str


def found_in(text: str) -> list[Found]:
    raw = text.encode("utf-16-le")
    return [
        Found(
            entity["type"]["@type"].removeprefix("textEntityType"),
            entity["offset"],
            raw[2 * entity["offset"] : 2 * (entity["offset"] + entity["length"])].decode("utf-16-le"),
        )
        for entity in _asked({"@type": "getTextEntities", "text": text})["entities"]
    ]


def _asked(question: dict[str, Any]) -> dict[str, Any]:
    answer = tdjson.td_execute(json.dumps(question).encode())
    assert answer is not None
    return json.loads(answer)


_asked({"@type": "setLogVerbosityLevel", "new_verbosity_level": 0})
