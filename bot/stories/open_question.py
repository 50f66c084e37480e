"""An open question: a story that no party has settled yet, and whose feeds may settle it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum

from bot.claims.claim import Kind, Voice
from bot.claims.organisation import Organisations
from bot.feeds.feed import Feed, Role
from bot.feeds.pursuit import MOST_FOLLOWED, Pursuit, pace_s
from bot.stories.story import OPEN, Story
from bot.stories.weight import standing
from bot.text.folding import name_key

FOLLOWED_FOR = timedelta(days=7)  # after it was last told: by then every newsroom is back at its own rhythm anyway

# Deals between companies: no government speaks of them before they do.
_PRIVATE = frozenset({Kind.FUNDING_ROUND, Kind.ACQUISITION})


class Ties(IntEnum):
    """Why an organisation may answer a question; the least is asked first where not all can be."""

    PARTY = 1  # its own money, or its group's: only it can confirm
    ANNOUNCED = 2  # it has spoken of the deal already, and may say more
    GOVERNMENT = 3  # of a country where the money goes


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """Who may answer for one story; organisations by the folded names of their groups."""

    story_id: int
    told_at: datetime  # by the latest report
    parties: frozenset[str]
    officials: frozenset[str]
    countries: frozenset[str]


@dataclass(frozen=True, slots=True)
class Newsroom:
    """A feed that carries one organisation's own words. `group` is the folded name of the group that controls it."""

    feed: Feed
    group: str
    country: str | None = None


def newsrooms(feeds: Iterable[Feed], known: Organisations) -> tuple[Newsroom, ...]:
    """Those of these feeds that carry the words of an organisation we know."""
    theirs = ((feed, known.with_id(feed.organisation or "")) for feed in feeds)
    return tuple(Newsroom(feed, name_key(known.group_of(of).name), of.country) for feed, of in theirs if of)


def open_question(story: Story, now: datetime, group_of: Callable[[str], str]) -> OpenQuestion | None:
    """What still waits for an answer; None if it was answered, or nobody has told it for a week."""
    told_at = max((report.at for report in story.reports), default=story.changed_at)
    if story.verdict.status not in OPEN or now - told_at > FOLLOWED_FOR:
        return None
    claims = [report.claim for report in story.reports]
    cited = [each.speaker for each in standing(story.evidence) if each.voice is Voice.OFFICIAL and each.speaker]
    public = all(claim.kind not in _PRIVATE for claim in claims)
    return OpenQuestion(
        story_id=story.id,
        told_at=told_at,
        parties=_groups((name for claim in claims for name in (*claim.investors, *claim.recipients)), group_of),
        officials=_groups(cited, group_of),
        countries=frozenset(code for claim in claims for code in claim.countries) if public else frozenset(),
    )


def ties(asked: Newsroom, question: OpenQuestion) -> Ties | None:
    """What ties this newsroom to the question; None: nothing does."""
    if asked.group in question.parties:
        return Ties.PARTY
    if asked.feed.role is not Role.OFFICIAL:
        return None
    if asked.group in question.officials:
        return Ties.ANNOUNCED
    return Ties.GOVERNMENT if asked.country in question.countries else None


def pursuits(
    questions: Sequence[OpenQuestion], asked: Iterable[Newsroom], now: datetime, most: int = MOST_FOLLOWED
) -> Mapping[str, Pursuit]:
    """The feeds to follow, by id: at most `most`, the parties' own first, then those of the hottest questions."""
    hottest = sorted(questions, key=lambda question: (question.told_at, question.story_id), reverse=True)
    ranked: list[tuple[Ties, int, str, Pursuit]] = []
    for room in asked:
        waiting = [(tie, place) for place, each in enumerate(hottest) if (tie := ties(room, each))]
        if not waiting:
            continue
        stories = [hottest[place] for _, place in waiting]
        pace = pace_s(stories[0].told_at, now)
        if pace < room.feed.poll_every_s:
            pursuit = Pursuit(pace, tuple(story.story_id for story in stories))
            ranked.append((*min(waiting), room.feed.id, pursuit))
    return {feed_id: pursuit for *_, feed_id, pursuit in sorted(ranked, key=lambda each: each[:3])[:most]}


def _groups(names: Iterable[str], group_of: Callable[[str], str]) -> frozenset[str]:
    return frozenset(name_key(group_of(name)) for name in names)
