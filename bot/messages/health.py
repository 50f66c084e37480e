"""How a feed is doing, in words for people."""

from bot.feeds.cadence import FeedHealth
from bot.messages.wording import Wording


def health_text(health: FeedHealth, wording: Wording) -> str:
    """A feed's health, with what becomes of it where that is not plain."""
    match health:
        case FeedHealth.OFF:
            return wording.text("switched off")
        case FeedHealth.NEW:
            return wording.text("not asked yet")
        case FeedHealth.OK:
            return wording.text("answers")
        case FeedHealth.QUIET:
            return wording.text("answers, nothing new for a while")
        case FeedHealth.STALE:
            return wording.text("answers, but looks abandoned")
        case FeedHealth.WAITING:
            return wording.text("asked us to come back later")
        case FeedHealth.BLOCKED:
            return wording.text("refuses us; asked again now and then")
        case FeedHealth.NOT_A_FEED:
            return wording.text("sends something that is not a feed")
        case FeedHealth.FAILING:
            return wording.text("does not answer properly; asked again")
        case FeedHealth.GONE:
            return wording.text("gone for good; no longer asked")
