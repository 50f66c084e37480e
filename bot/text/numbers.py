"""Several numbers as people write them: "3", "3,5", "3-5"."""

import re
from collections.abc import Iterable

_SPAN = re.compile(r"(\d{1,4})(?:-(\d{1,4}))?", re.ASCII)
_DASH = re.compile(r"\s*[-–]\s*")
_MOST = 1_000


def numbers(text: str) -> tuple[int, ...]:
    """What was written, ascending, none twice; nothing if a word of it is no number, or if it would be a crowd."""
    spans = [_SPAN.fullmatch(each) for each in _DASH.sub("-", text).replace(",", " ").split()]
    ends = [(int(span[1]), int(span[2] or span[1])) for span in spans if span]
    if len(ends) < len(spans) or any(low > high for low, high in ends):
        return ()
    if sum(high - low + 1 for low, high in ends) > _MOST:
        return ()
    return tuple(sorted({number for low, high in ends for number in range(low, high + 1)}))


def written(several: Iterable[int]) -> str:
    """The same numbers in the shortest writing: "3-5,7"."""
    spans: list[tuple[int, int]] = []
    for number in sorted(several):
        low, high = spans.pop() if spans and spans[-1][1] == number - 1 else (number, number)
        spans.append((low, number if high < number else high))
    return ",".join(str(low) if low == high else f"{low}-{high}" for low, high in spans)
