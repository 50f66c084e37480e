"""What a robots.txt lets us do (RFC 9309), and the delay it asks for: pure functions of its bytes."""

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import quote, unquote_to_bytes

MOST_BYTES = 500 * 1024  # what the RFC asks to read at least; the rest is cut
MOST_RULES = 5_000
LONGEST_LINE = 2_000  # characters

_LINE_END = re.compile(r"[\r\n]+")
_PRODUCT = re.compile(r"\*|[a-z_-]+")
_UNESCAPED = "/:?#[]@!$&'()*+,;=~-._%"


@dataclass(frozen=True, slots=True)
class Rule:
    """One Allow or Disallow: the pieces of its pattern between the stars, in order."""

    allows: bool
    pieces: tuple[str, ...]
    to_the_end: bool = False

    @property
    def length(self) -> int:
        """How specific it is: the longest rule that matches decides."""
        return sum(map(len, self.pieces)) + len(self.pieces)

    def matches(self, path: str) -> bool:
        """True if the pattern begins at the path's beginning and its pieces follow one another in it."""
        first, *others = self.pieces
        if self.to_the_end and not others:
            return path == first
        if not path.startswith(first):
            return False
        at, last = len(first), others.pop() if self.to_the_end else ""
        for piece in others:
            if (found := path.find(piece, at)) < 0:
                return False
            at = found + len(piece)
        return path.endswith(last) and at + len(last) <= len(path)


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules that concern us; none: everything is allowed."""

    rules: tuple[Rule, ...] = ()
    crawl_delay_s: float | None = None

    def allows(self, path: str) -> bool:
        """True if `path` (with its query) may be asked for. Of two rules of one length the one that allows wins."""
        wanted = _escaped(path or "/")
        matching = [(rule.length, rule.allows) for rule in self.rules if rule.matches(wanted)]
        return max(matching, default=(0, True))[1]


def parse_robots(body: bytes, product: str) -> Robots:
    """The rules for `product` ("Vigie", without its version): its own groups, else those for everybody."""
    text = body[:MOST_BYTES].decode("utf-8", "replace").removeprefix("\ufeff")
    groups = list(_groups(_records(text)))
    own = [group for group in groups if product.lower() in group.agents]
    rules: list[Rule] = []
    delays: list[float] = []
    for group in own or [group for group in groups if "*" in group.agents]:
        rules += group.rules
        delays += group.delays
    return Robots(tuple(rules[:MOST_RULES]), max(delays, default=None))


@dataclass(frozen=True, slots=True)
class _Group:
    agents: set[str]
    rules: list[Rule]
    delays: list[float]


def _groups(records: Iterable[tuple[str, str]]) -> Iterator[_Group]:
    """User agents that stand together share what follows them; the next user agent begins a new group."""
    group = _Group(set(), [], [])
    for name, value in records:
        if name == "user-agent":
            if group.rules or group.delays:
                yield group
                group = _Group(set(), [], [])
            if product := _PRODUCT.match(value.lower()):
                group.agents.add(product[0])
        elif name == "crawl-delay":
            group.delays.extend(_delay(value))
        elif value or not group.rules:  # an empty Disallow forbids nothing, and still ends the list of agents
            group.rules.append(_rule(value, allows=name == "allow" or not value))
    yield group


def _records(text: str) -> Iterator[tuple[str, str]]:
    for line in _LINE_END.split(text):
        name, colon, value = line.partition("#")[0].partition(":")
        name = name.strip().lower()
        if colon and len(line) <= LONGEST_LINE and name in {"user-agent", "allow", "disallow", "crawl-delay"}:
            yield name, value.strip()


def _rule(pattern: str, *, allows: bool) -> Rule:
    to_the_end = pattern.endswith("$")
    first, *others = pattern.removesuffix("$").split("*")
    pieces = [_escaped(first), *(_escaped(piece) for piece in others if piece)]
    if to_the_end and others and not others[-1]:  # "/a*$" ends anywhere
        to_the_end = False
    return Rule(allows, tuple(pieces), to_the_end)


def _delay(value: str) -> list[float]:
    try:
        delay_s = float(value)
    except ValueError:
        return []
    return [delay_s] if math.isfinite(delay_s) else []


def _escaped(path: str) -> str:
    """One spelling of every path: octets escaped in capitals, unreserved ones bare."""
    return quote(unquote_to_bytes(path), safe=_UNESCAPED)
