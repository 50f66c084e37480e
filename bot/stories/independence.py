"""How widely a story is told: articles, outlets, publishers and origins are four different counts."""

from collections.abc import Callable, Iterator
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


def counts(story: Story, publisher_of: Callable[[str], str] = name_key) -> Counts:
    """All four. `publisher_of` names the family of an outlet; by default each outlet is its own."""
    return Counts(
        articles=len(articles(story)),
        outlets=len(outlets(story)),
        publishers=len(publishers(story, publisher_of)),
        origins=len(origins(story)),
    )


def articles(story: Story) -> frozenset[str]:
    """The entries that tell it, releases included; one that was retracted no longer counts."""
    return frozenset(report.entry_key for report in _standing(story))


def outlets(story: Story) -> tuple[str, ...]:
    """The media that tell it, first first. A company's or a public body's own page is not one of them."""
    named: dict[str, str] = {}
    for report in _standing(story):
        if not _own_words(report):
            named.setdefault(name_key(report.outlet), report.outlet)
    return tuple(named.values())


def publishers(story: Story, publisher_of: Callable[[str], str]) -> frozenset[str]:
    """The families these media belong to."""
    return frozenset(publisher_of(outlet) for outlet in outlets(story))


def origins(story: Story) -> tuple[str, ...]:
    """The speakers the reports go back to, first first: ten outlets that cite the Élysée have one origin."""
    named: dict[str, str] = {}
    for report in _standing(story):
        for name in origins_of(report):
            named.setdefault(name_key(name), name)
    return tuple(named.values())


def origins_of(report: Report) -> tuple[str, ...]:
    """Whom one report goes back to: named speakers; else the outlet it relays; else the outlet itself."""
    telling = [e for e in standing(report.claim.evidence) if e.stance is not Stance.NO_COMMENT]
    answerable = [e.speaker for e in telling if e.speaker and e.voice in _ANSWERABLE]
    relayed = [e.speaker for e in telling if e.speaker and e.voice is Voice.ANONYMOUS]
    own = [report.outlet] if telling else []
    return tuple(dict.fromkeys(answerable or relayed or own))


def _standing(story: Story) -> Iterator[Report]:
    return (r for r in story.reports if not r.claim.evidence or standing(r.claim.evidence))


def _own_words(report: Report) -> bool:
    """True for a release or a newsroom's page: somebody speaks, and no medium stands between."""
    return any(_first_hand(each) for each in standing(report.claim.evidence))


def _first_hand(evidence: Evidence) -> bool:
    return evidence.quoted_by is None and evidence.voice in _ANSWERABLE
