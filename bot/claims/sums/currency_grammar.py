"""The currency of a figure: before it or behind it, as a sign, a code or a word."""

from decimal import Decimal

from bot.claims.sums.amount_tokens import Tokens
from bot.claims.sums.currency import (
    CODES,
    CODES_BY_HABIT,
    DOLLARS,
    GLUED,
    MAGNITUDES,
    PREFIXES,
    SIGNS,
    SPACED,
    UNSETTLED,
)

LEAST_OF_WEAK = 1000  # "won" and "pounds" are money from here on, or behind a magnitude
_QUEBEC = {"m", "g", "md", "k"}  # "14 M$", "3 G$": how Quebec writes its dollars


class Currencies:
    """Reads currencies at a place of a text. `homes`: the countries it names, which settle whose "couronnes"."""

    __slots__ = ("homes", "tokens")

    def __init__(self, tokens: Tokens, homes: frozenset[str] = frozenset()) -> None:
        self.tokens, self.homes = tokens, homes

    def before(self, at: int) -> tuple[str | None, int]:
        """The currency that begins here, and the index after it."""
        code = self._code(at) or SIGNS.get(self.tokens.word(at)) or self._prefix(at)
        if code is None:
            return None, at
        index = at + 1
        if self.tokens.word(index) == "." and code == "INR":
            index += 1
        if self._code(at) and self.tokens.word(index) in SIGNS:  # "CAD $5m", "USD$400m"
            index += 1
        return code, index

    def after(self, index: int, known: str | None, value: Decimal | None) -> tuple[str | None, int]:
        """The currency behind a figure of this value, and the index after it; `known`: what stood before the figure."""
        at = index
        if self.tokens.word(at) == "." and self.tokens.word(at - 1) in MAGNITUDES and self._word(at + 1, None)[0]:
            at += 1  # "5 Mrd. Euro"
        while self.tokens.is_link(at) and at < index + 2:
            at += 1
        if self.tokens.word(at) in GLUED:
            return GLUED[self.tokens.word(at)][1], at + 1
        if at > index and self.tokens.word(at) in SIGNS and self.tokens.is_number(at + 1):
            return None, index  # "$1.2bn-$1.5bn": the sign belongs to the next figure
        code, after = self._word(at, value)
        if code is None or (known and code != known and not self._same_money(at, known)):
            return None, index
        return code, after

    def _same_money(self, at: int, known: str) -> bool:
        """True for the "dollars" of "C$5 million dollars"."""
        return self.tokens.said.currencies.get(self.tokens.word(at)) == "USD" and known in DOLLARS

    def _word(self, at: int, value: Decimal | None) -> tuple[str | None, int]:
        said, word, following = self.tokens.said, self.tokens.word(at), self.tokens.word(at + 1)
        if word in said.nations:
            step = at + 1 + (following == "-")
            if self.tokens.word(step) in said.currencies or self.tokens.word(step) in said.shared:
                return said.nations[word], step + 1
        code = said.settled(word, self.homes) or SIGNS.get(word) or self._code(at) or said.currencies.get(word)
        if following in said.nations and (word in said.shared or word == "$" or self._is_plain_word(word, at)):
            return said.nations[following], at + 2
        if word == "$" and self.tokens.word(at - 1) in _QUEBEC and "CA" in self.homes:
            return "CAD", at + 1
        if word in said.weak and not self._is_counted_as_money(at, value):
            return None, at
        if code is None and word in said.shared and word not in said.things and self._follows_magnitude(at):
            return UNSETTLED, at + 1
        return (code, at + 1) if code else (None, at)

    def _is_plain_word(self, word: str, at: int) -> bool:
        return word in self.tokens.said.currencies and self.tokens.word(at + 2) not in self.tokens.said.currencies

    def _is_counted_as_money(self, at: int, value: Decimal | None) -> bool:
        return self._follows_magnitude(at) or (value is not None and value >= LEAST_OF_WEAK)

    def _follows_magnitude(self, at: int) -> bool:
        return self.tokens.magnitude(at - 2 if self.tokens.is_link(at - 1) else at - 1) is not None

    def _prefix(self, at: int) -> str | None:
        """The currency of "SKr95bn" and "R5bn": letters that touch the figure, or "Rs 400"."""
        word = self.tokens.word(at)
        code = PREFIXES.get(word) or ("ZAR" if word == "r" and self.tokens.written(at) == "R" else None)
        if code is None or not (self.tokens.touches(at + 1) or word in SPACED):
            return None
        return self.tokens.said.settled(word, self.homes) or code

    def _code(self, index: int) -> str | None:
        if index >= len(self.tokens.words):
            return None
        written = self.tokens.written(index)
        if written in CODES or self.tokens.words[index].text in {"eur", "usd"}:
            return written.upper()
        return CODES_BY_HABIT.get(written)
