"""Somebody a text names, and how: a name, a title, a pronoun, a stranger."""

from dataclasses import dataclass, replace
from enum import StrEnum

from bot.claims.claim import Voice
from bot.claims.organisation import Organisation


class Manner(StrEnum):
    """How somebody is named."""

    NAME = "name"  # an organisation or a person whose organisation is known
    BODY = "body"  # a public body by its common noun: "le ministère"
    OTHER = "other"  # "les syndicats", "analysts"
    OUTLET = "outlet"
    NOUN = "noun"  # "le groupe", "the company"
    STRANGER = "stranger"  # a proper name nobody knows
    ROLE = "role"  # "le patron", "a spokesperson"
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody named over the words `first` to `last`; `voice` None: not known yet who is meant."""

    manner: Manner
    first: int
    last: int
    voice: Voice | None = None
    name: str | None = None
    organisation: Organisation | None = None
    person: bool = False
    noun: str = ""  # the common noun of a public body, folded; the code of the country whose State is meant
    others: tuple["Who", ...] = ()  # who speaks with him: "both companies"
    called: str | None = None  # the person who speaks for `name`, as written

    def as_(self, other: "Who") -> "Who":
        """The same words, standing for `other`."""
        return replace(
            self,
            voice=other.voice,
            name=other.name,
            organisation=other.organisation,
            person=other.person,
            noun=other.noun,
            called=other.called or (self.name if self.manner is Manner.STRANGER else None),
        )
