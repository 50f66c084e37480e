"""Whether two names are one party: folded, by group, and without what registers add to a name."""

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from bot.text.folding import name_key

# What one newspaper prints after a name and the next leaves out.
_ADDED = frozenset(
    {"ai", "ag", "as", "co", "company", "corp", "corporation", "gmbh", "group", "groupe", "holding", "holdings", "inc"}
    | {"labs", "limited", "llc", "ltd", "nv", "plc", "sa", "sas", "se", "spa", "technologies", "technology"}
    | {"the", "le", "la", "les", "l", "d", "region"}
)
_A_LIST = 3  # investors named together: a joint deal, or a roundup of several
_SHORTEST = 3  # characters: a shorter name is no sure beginning of a longer one

folded = name_key


def a_list(one: Iterable[frozenset[str]], other: Sequence[frozenset[str]]) -> bool:
    """True if every pair of reports has a long list of investors on one side and few of them on the other."""
    pairs = [(a, b) for a in one for b in other]
    return bool(pairs) and all(max(len(a), len(b)) >= _A_LIST and len(a & b) * 2 < len(a | b) for a, b in pairs)


def shared(one: Iterable[str], other: Iterable[str], group_of: Callable[[str], str]) -> tuple[str, ...]:
    """The names of `one` that are, or are controlled by, or control, a party named in `other`."""
    others = tuple(other)
    return tuple(name for name in one if any(_same(name, each, group_of) for each in others))


@lru_cache(maxsize=4096)
def telling_words(name: str) -> tuple[str, ...]:
    """The folded words that tell this name from others: without what registers add, unless nothing else is left."""
    words = tuple(folded(name).split())
    return tuple(word for word in words if word not in _ADDED) or words


@lru_cache(maxsize=4096)
def _same(one: str, other: str, group_of: Callable[[str], str]) -> bool:
    """One name, one name that begins with the whole other ("Meta" and "Meta Platforms"), or one group."""
    if folded(one) == folded(other):
        return True
    words, others = telling_words(one), telling_words(other)
    common = min(len(words), len(others))
    if words[:common] == others[:common] and len("".join(words[:common])) >= _SHORTEST:
        return True
    return folded(group_of(one)) == folded(group_of(other))
