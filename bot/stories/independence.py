"""How widely a story is told: articles, outlets, publishers and origins are four different counts.

Nothing else counts them. Only origins stand behind a status; the other three say how loudly it is repeated.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.claims.claim import Evidence, Stance, Voice
from bot.stories.story import Report, Story
from bot.stories.weight import standing
from bot.text.folding import name_key

_ANSWERABLE = (Voice.PARTY, Voice.OFFICIAL, Voice.THIRD_PARTY)


@dataclass(frozen=True, slots=True)
class Counts:
    """Four counts that are never mixed. `origins` is 0 where no words show where a report comes from."""

    articles: int
    outlets: int
    publishers: int
    origins: int


@dataclass(frozen=True, slots=True)
class Copies:
    """How many outlets only run agency copy, and the agencies they run, first first."""

    outlets: int
    agencies: tuple[str, ...]


def counts(story: Story) -> Counts:
    """All four."""
    return Counts(len(articles(story)), len(outlets(story)), len(publishers(story)), len(origins(story)))


def articles(story: Story) -> frozenset[str]:
    """The entries that tell it, releases included; one that was retracted no longer counts."""
    return frozenset(report.entry_key for report in _standing(story))


def outlets(story: Story) -> tuple[str, ...]:
    """The media that tell it, first first. A company's or a public body's own page is not one of them."""
    return _distinct(report.outlet for report in _media(story))


def publishers(story: Story) -> tuple[str, ...]:
    """The families behind these media: ten outlets of one, or that run one agency's copy, are one publisher."""
    return _distinct(publisher_of(report) for report in _media(story))


def publisher_of(report: Report) -> str:
    """The agency whose copy it runs; else the family of its outlet; else the outlet: unknown is its own family."""
    return report.carries or report.publisher or report.outlet


def copies(story: Story) -> Copies:
    """The outlets that print nothing but the copy of agencies."""
    media = tuple(_media(story))
    themselves = {name_key(report.outlet) for report in media if not report.carries}
    copying = [report for report in media if report.carries and name_key(report.outlet) not in themselves]
    agencies = _distinct(report.carries for report in copying)
    return Copies(len(_distinct(report.outlet for report in copying)), agencies)


def origins(story: Story) -> tuple[str, ...]:
    """The speakers the reports go back to, first first: ten outlets that cite the Élysée have one origin."""
    return _distinct(name for report in _standing(story) for name in origins_of(report))


def origins_of(report: Report) -> tuple[str, ...]:
    """Whom one report goes back to: named speakers; else the outlet it relays; else who wrote it.

    Where all of it was withdrawn, whom it went back to.
    """
    said = standing(report.claim.evidence) or report.claim.evidence
    telling = [e for e in said if e.stance is not Stance.NO_COMMENT]
    answerable = [e.speaker for e in telling if e.speaker and e.voice in _ANSWERABLE]
    relayed = [e.speaker for e in telling if e.speaker and e.voice is Voice.ANONYMOUS]
    own = [report.carries or report.outlet] if telling else []
    return tuple(dict.fromkeys(answerable or relayed or own))


def _distinct(names: Iterable[str]) -> tuple[str, ...]:
    """Each name once, however it is spelt, first first."""
    named: dict[str, str] = {}
    for name in names:
        named.setdefault(name_key(name), name)
    return tuple(named.values())


def _media(story: Story) -> Iterator[Report]:
    return (report for report in _standing(story) if not _own_words(report))


def _standing(story: Story) -> Iterator[Report]:
    return (r for r in story.reports if not r.claim.evidence or standing(r.claim.evidence))


def _own_words(report: Report) -> bool:
    """True for a release or a newsroom's page: somebody speaks, and no medium stands between."""
    return any(_first_hand(each) for each in standing(report.claim.evidence))


def _first_hand(evidence: Evidence) -> bool:
    return evidence.quoted_by is None and evidence.voice in _ANSWERABLE
