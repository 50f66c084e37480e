"""Publishers: which outlets and hosts belong to one family, and of what kind it is."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlsplit

from bot.feeds.entry import Entry
from bot.text.folding import name_key


class Kind(StrEnum):
    """What a publisher makes."""

    PRESS = "press"
    AGENCY = "agency"  # its copy is run by many outlets
    NEWSWIRE = "newswire"  # press releases
    SATIRE = "satire"  # neither article nor evidence


@dataclass(frozen=True, slots=True)
class Publisher:
    """One family. `hosts` include their subdomains; `outlets` are names as feeds and quotations print them."""

    id: str
    name: str
    kind: Kind = Kind.PRESS
    hosts: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    articles: bool = True  # False: its terms forbid a robot to read them
    origin: str = "shipped"  # the file it came from


class Publishers:
    """All known publishers, found by an outlet's name or an address."""

    __slots__ = ("_by_host", "_by_outlet")

    def __init__(self, publishers: Iterable[Publisher]) -> None:
        known = tuple(publishers)
        self._by_host = {host: each for each in known for host in each.hosts}
        self._by_outlet = {name_key(name): each for each in known for name in (each.name, *each.outlets)}

    def of(self, outlet: str, url: str) -> Publisher | None:
        """Whose an article is: by the host it stands on, else by the outlet's name; None: nobody's we know."""
        labels = _host(url).split(".")
        domains = (".".join(labels[place:]) for place in range(len(labels)))
        by_host = (self._by_host[domain] for domain in domains if domain in self._by_host)
        return next(by_host, None) or self._by_outlet.get(name_key(outlet))

    def behind(self, entry: Entry) -> Publisher | None:
        """Whose words an entry carries: those of the medium its feed names as the source, else of its own outlet."""
        named = self._by_outlet.get(name_key(entry.source)) if entry.source else None
        return named or self.of(entry.outlet, entry.url)

    @property
    def names(self) -> frozenset[str]:
        """Every name of an outlet, folded."""
        return frozenset(self._by_outlet)

    @property
    def agencies(self) -> Mapping[str, str]:
        """The names of agencies, by every folded name of theirs."""
        return {key: each.name for key, each in self._by_outlet.items() if each.kind is Kind.AGENCY}

    def forbids_articles(self, outlet: str, url: str) -> bool:
        """True if the article belongs to a publisher whose articles are not to be read by robots."""
        publisher = self.of(outlet, url)
        return publisher is not None and not publisher.articles


# Every entry is asked about: the outlets are few, and most addresses show their host at a glance.
_PLAIN_HOST = re.compile(r"https?://([a-z0-9.-]+)(?:/|$)")


def _host(url: str) -> str:
    if plain := _PLAIN_HOST.match(url):
        return plain[1]
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""
