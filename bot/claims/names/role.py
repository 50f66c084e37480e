"""A role: what a name is in its sentence."""

from enum import Enum, auto


class Role(Enum):
    """What a name is in its sentence."""

    INVESTOR = auto()
    RECIPIENT = auto()
    ANNOUNCER = auto()  # speaks of others' money
    ASIDE = auto()  # a rival, an owner, a former employer
    POSSESSOR = auto()  # "Facebook's parent"
    OPEN = auto()  # grammar does not tell
