"""The keyword filter that other bots offer: a word of AI and a word of investing, wherever they stand."""

import re

from bot.text.folding import fold

_AI = (
    "ai", "a.i.", "ia", "i.a.", "ki", "genai", "agi", "llm", "llms", "gpu", "gpus", "chatgpt", "openai", "anthropic",
    "mistral", "nvidia", "artificial intelligence", "intelligence artificielle", "kunstliche intelligenz",
    "machine learning", "apprentissage automatique", "supercomputer", "supercalculateur", "data center",
    "data centers", "data centre", "data centres", "centre de donnees", "centres de donnees", "rechenzentrum",
)  # fmt: skip
_INVESTING = (
    "invest", "funding", "fundraise", "raise", "raises", "raised", "raising", "series a", "series b", "series c",
    "acquire", "acquires", "acquisition", "takeover", "buyout", "stake", "venture", "capex", "billion", "billions",
    "bn", "million", "millions", "milliard", "milliards", "md€", "mds", "lever", "leve", "levee", "leverait",
    "financement", "finance", "rachat", "rachete", "racheter", "acquiert", "tour de table", "fonds", "milliarde",
    "milliarden", "millionen", "finanzierung", "ubernimmt", "ubernahme",
)  # fmt: skip
_STEMS = ("invest", "fundrais")  # investit, investment, réinvestir, investiert


def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    """Any of these words; French and English figures may touch one: "1.2bn"."""
    whole = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    return re.compile(rf"(?<![a-z])(?:{whole})(?![a-z])")


_AI_WORD = _any_of(_AI)
_INVESTING_WORD = _any_of(_INVESTING)


def passes(title: str, summary: str) -> bool:
    """True if the filter would post this item."""
    text = fold(f"{title} {summary}")
    invests = any(stem in text for stem in _STEMS) or _INVESTING_WORD.search(text)
    return bool(invests and _AI_WORD.search(text))
