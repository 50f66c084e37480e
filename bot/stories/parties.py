"""Whether two names are one party: folded, by group, and without what registers add to a name."""

from collections.abc import Callable, Iterable

from bot.claims.claim import Claim
from bot.text.folding import name_key

# What one newspaper prints after a name and the next leaves out.
_ADDED = frozenset(
    {"ai", "ag", "as", "co", "company", "corp", "corporation", "gmbh", "group", "groupe", "holding", "holdings", "inc"}
    | {"labs", "limited", "llc", "ltd", "nv", "plc", "sa", "sas", "se", "spa", "technologies", "technology"}
    | {"the", "le", "la", "les"}
)
_SHORTEST = 3  # characters: a shorter name is no sure beginning of a longer one


def parties_of(claim: Claim) -> frozenset[str]:
    """The folded names of investors and recipients: what a store indexes stories by."""
    return frozenset(name_key(name) for name in (*claim.investors, *claim.recipients))


def shared(one: Iterable[str], other: Iterable[str], group_of: Callable[[str], str]) -> tuple[str, ...]:
    """The names of `one` that are, or are controlled by, or control, a party named in `other`."""
    others = [_keys(name, group_of) for name in other]
    return tuple(name for name in one if any(_same(_keys(name, group_of), each) for each in others))


def telling_words(name: str) -> tuple[str, ...]:
    """The folded words that tell this name from others: without what registers add, unless nothing else is left."""
    words = tuple(name_key(name).split())
    return tuple(word for word in words if word not in _ADDED) or words


def _keys(name: str, group_of: Callable[[str], str]) -> tuple[str, tuple[str, ...]]:
    return name_key(group_of(name)), telling_words(name)


def _same(one: tuple[str, tuple[str, ...]], other: tuple[str, tuple[str, ...]]) -> bool:
    """One group, or one name that begins with the whole other: "Meta" and "Meta Platforms"."""
    if one[0] == other[0]:
        return True
    shorter, longer = sorted((one[1], other[1]), key=len)
    return longer[: len(shorter)] == shorter and len("".join(shorter)) >= _SHORTEST
