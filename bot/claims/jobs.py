"""Jobs a deal promises: how many, of which sort, and whether they are new."""

from dataclasses import dataclass
from enum import StrEnum

from bot.claims.money import Qualifier


class Added(StrEnum):
    """How a number of jobs stands to an earlier announcement."""

    ON_TOP = "on_top"  # they come in addition to the earlier ones
    INCLUDED = "included"  # the earlier ones are among them
    UNKNOWN = "unknown"  # an earlier announcement exists; the text leaves it open


@dataclass(frozen=True, slots=True)
class Jobs:
    """The jobs of one deal. Direct and indirect are never added up."""

    count: int
    qualifier: Qualifier = Qualifier.EXACT
    permanent: bool = False  # only if the text says CDI or permanent
    indirect: int | None = None
    kept: bool = False  # maintained, not created
    construction: bool = False
    earlier: int | None = None  # announced before, as this text recalls
    added: Added | None = None  # None: no earlier announcement is mentioned
    text: str = ""

    @property
    def new(self) -> bool | None:
        """True if the text says they come on top; False if all were announced before; None if it leaves it open."""
        if self.added is Added.ON_TOP:
            return True
        return False if self.added is Added.INCLUDED and self.earlier == self.count else None
