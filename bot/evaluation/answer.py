"""An answer: what was read in one labelled row."""

from dataclasses import dataclass

from bot.claims.claim import Claim, Reading
from bot.claims.money import Money
from bot.evaluation.labels import Item, Ordinary, Sentence
from bot.stories.story import Status, Verdict


@dataclass(frozen=True, slots=True)
class Answer:
    """A reading with the verdict on its first claim, and where grouping put it."""

    reading: Reading
    verdict: Verdict | None = None  # None: not relevant
    investors: tuple[str, ...] = ()  # of the first claim, named in the row's language
    recipients: tuple[str, ...] = ()
    story: str | None = None
    because: str = ""  # the facts that filed it there, as `Placement` words them

    @property
    def relevant(self) -> bool:
        """True if the row was read as a story."""
        return self.reading.relevant

    @property
    def claim(self) -> Claim | None:
        """The claim that is compared with the labels."""
        return self.reading.claims[0] if self.reading.claims else None

    @property
    def status(self) -> Status | None:
        """The status the first claim's own evidence carries."""
        return self.verdict.status if self.verdict else None


@dataclass(frozen=True, slots=True)
class Read:
    """A labelled item beside its answer."""

    item: Item
    answer: Answer

    @property
    def found(self) -> bool:
        """True for a relevant item that was read as one: its facts and its status are measured."""
        return self.item.positive and self.answer.relevant


@dataclass(frozen=True, slots=True)
class ReadOrdinary:
    """An item of an ordinary day beside its answer."""

    item: Ordinary
    answer: Answer


@dataclass(frozen=True, slots=True)
class ReadSentence:
    """A sentence beside the sums that were read in it."""

    sentence: Sentence
    sums: tuple[Money, ...]
