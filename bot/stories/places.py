"""Whether two deals are in one place: a site both name or contain, or places that exclude each other."""

from collections.abc import Mapping


def common_site(one: frozenset[str], other: frozenset[str], within: Mapping[str, frozenset[str]]) -> str | None:
    """A site both name, or the smaller of two of which one contains the other. Places are folded."""
    near = {place for place in one if place in within and other & (within[place] | {place})}
    near |= {place for place in other if place in within and one & within[place]}
    return min(near, default=None)


def has_site(places: frozenset[str], within: Mapping[str, frozenset[str]]) -> bool:
    """True if a place that counts as a site is among them."""
    return any(place in within for place in places)
