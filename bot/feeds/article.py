"""An article: its text, or why it was not read, and whether a text is the article its title promises."""

from dataclasses import dataclass
from enum import StrEnum

from bot.feeds.identity import fold_title

SAME_STEM = 5  # letters: "investit" and "investira", "milliard" and "milliards" are one word
OWN_WORDS = 0.5  # of the title's words: an article repeats more of them, a page about subscriptions hardly any


class ArticleProblem(StrEnum):
    """Why an article was not read: the word in logs and metrics."""

    NO_ADDRESS = "no_address"
    OFF_LIMITS = "off_limits"  # publishers.toml: its terms forbid it
    ROBOTS = "robots"  # the host's robots.txt forbids it
    RESERVED = "reserved"  # the page itself reserves text and data mining
    SUBSCRIBERS_ONLY = "subscribers_only"  # the page says that its text is not free to read
    BUDGET = "budget"  # this host was asked often enough
    RESTING = "resting"  # the host asked to wait, or refused lately: not now
    REFUSED = "refused"  # 401, 403, 451, or a challenge page
    NO_ANSWER = "no_answer"  # unreachable, too slow, broken, not found; or its robots.txt is: then nothing is asked
    FORBIDDEN_ADDRESS = "forbidden_address"  # private, loopback, multicast...
    TOO_LARGE = "too_large"
    NOT_A_PAGE = "not_a_page"  # PDF, video, JSON...
    UNREADABLE = "unreadable"  # the worker gave up on it: deadline, processor or memory
    NO_TEXT = "no_text"  # a page without an article
    OTHER_TEXT = "other_text"  # a paywall's, a consent page's or a front page's words
    TOO_MANY = "too_many"  # one poll brought more open entries than are read


# What an operator may want to look at; all others are the ordinary course of things.
TROUBLES = frozenset(
    {
        ArticleProblem.REFUSED,
        ArticleProblem.NO_ANSWER,
        ArticleProblem.FORBIDDEN_ADDRESS,
        ArticleProblem.TOO_LARGE,
        ArticleProblem.UNREADABLE,
    }
)


@dataclass(frozen=True, slots=True)
class Article:
    """The words of an article, free of markup and control characters, cut to size."""

    text: str


@dataclass(frozen=True, slots=True)
class Unread:
    """An article that was not read. `why` is for the log: it holds no address and no credential."""

    problem: ArticleProblem
    why: str = ""


def is_article_of(title: str, text: str) -> bool:
    """True if `text` speaks of what `title` announces: it holds enough of the title's own words.

    A paywall, a consent page or "please enable JavaScript" speaks of itself. Words are compared by their first
    letters, so that another form of a verb still counts; a title without words vouches for nothing.
    """
    wanted = _stems(title)
    return bool(wanted) and len(wanted & _stems(text)) >= OWN_WORDS * len(wanted)


def _stems(text: str) -> frozenset[str]:
    """The beginnings of the words that mean something: the longer ones, and figures."""
    words = fold_title(text).split()
    return frozenset(word[:SAME_STEM] for word in words if len(word) > 3 or any(map(str.isdigit, word)))
