"""The tokens of one text, asked by place: the word there, how it is written, which phrase begins."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from bot.claims.sums.figures import Token
from bot.claims.sums.money_words import MoneyWords

_LINKS = {"'", "-"}


class Tokens:
    """Tokens of a folded text, beside the unfolded text and the words of its language."""

    __slots__ = ("said", "text", "words")

    def __init__(self, text: str, words: Sequence[Token], said: MoneyWords) -> None:
        self.text, self.words, self.said = text, words, said

    def __len__(self) -> int:
        return len(self.words)

    def word(self, index: int) -> str:
        """The token's folded text, empty past either end."""
        return self.words[index].text if 0 <= index < len(self.words) else ""

    def written(self, index: int) -> str:
        """The token as the text spells it."""
        return self.text[self.words[index].start : self.words[index].end]

    def is_written(self, index: int, among: Mapping[str, frozenset[str]]) -> bool:
        """True if the token is one of these words with its accents: "à" is no "a", but in capitals "A" may be both."""
        spellings = among.get(self.word(index))
        if not spellings:
            return False
        written = self.written(index)
        return written.lower() in spellings or written.isupper()

    def after(self, index: int, phrases: tuple[tuple[str, ...], ...]) -> int | None:
        """The index after one of these phrases if it stands here, hyphens between its words allowed."""
        for phrase in phrases:
            at = index
            for word in phrase:
                at += self.word(at) == "-"
                if self.word(at) != word:
                    break
                at += 1
            else:
                return at
        return None

    def magnitude(self, index: int) -> Decimal | None:
        """What the magnitude here multiplies by; None if the token is none."""
        return self.said.magnitudes.get(self.word(index))

    def is_link(self, index: int) -> bool:
        """True for what may stand between a number and its currency: "d'", "of", a hyphen."""
        word = self.word(index)
        return word in _LINKS or word in self.said.of

    def is_number(self, index: int) -> bool:
        """True for digits, readable or not."""
        return 0 <= index < len(self.words) and self.words[index].digits

    def touches(self, index: int) -> bool:
        """True if no space parts this token from the one before it."""
        return 0 < index < len(self.words) and self.words[index].start == self.words[index - 1].end
