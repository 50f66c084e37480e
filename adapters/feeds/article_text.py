"""Bytes of a page to the words of its article: run in the worker, where trafilatura may do what it likes."""

import re
from typing import TypedDict

from bot.text.plain_text import bare

MOST_CHARS = 20_000  # a reading looks no further

_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE)
_RESERVED = re.compile(
    rb"<meta\s(?=[^>]{0,500}?name\s*=\s*[\"']?tdm-reservation\b)[^>]{0,500}?content\s*=\s*[\"']?1\b", re.IGNORECASE
)
# What publishers tell search engines of a paywall; the same block often holds the whole text, which is not for us.
_FOR_SUBSCRIBERS = re.compile(rb"\"isAccessibleForFree\"\s{0,9}:\s{0,9}\"?false", re.IGNORECASE)
_HEAD_BYTES = 64 * 1024
_MARKS = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig"))


class Extracted(TypedDict):
    """What a page held. `problem` is an ArticleProblem's word, or None."""

    text: str
    problem: str | None


def article_text(page: bytes, charset: str) -> Extracted:
    """The words of the article on `page`; `charset` is what its Content-Type said, or empty."""
    from trafilatura import extract  # here: the parent knows this module's types, and 40 MB are the child's business

    if _RESERVED.search(page[:_HEAD_BYTES]):
        return Extracted(text="", problem="reserved")
    if _FOR_SUBSCRIBERS.search(page):
        return Extracted(text="", problem="subscribers_only")
    found = extract(
        decoded(page, charset),
        fast=True,  # no second and third opinion: they take ten times as long
        favor_precision=True,  # lists of other articles tell of other deals
        include_comments=False,
        include_tables=False,
    )
    text = bare(found or "")[:MOST_CHARS]
    return Extracted(text=text, problem=None if text else "no_text")


def decoded(page: bytes, charset: str) -> str:
    """The page as text: by its mark, as UTF-8 if it is valid UTF-8 whatever it declares, else as declared."""
    declared = _DECLARED.search(page[:_HEAD_BYTES])
    marked = next((name for mark, name in _MARKS if page.startswith(mark)), "utf-8")
    for name in (marked, charset, declared[1].decode("ascii") if declared else ""):
        try:
            return page.decode(name)
        except (LookupError, ValueError):  # an encoding nobody knows, or not this one
            continue
    return page.decode("cp1252", "replace")
