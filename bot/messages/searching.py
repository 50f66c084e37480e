"""Whether a story is about what somebody typed: behind /recent, or as the name of an event or an organisation."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from bot.messages.badge import status_name
from bot.messages.naming import without_article
from bot.messages.places import country
from bot.messages.purposes import purpose_text
from bot.messages.wording import Wording
from bot.stories.facts import facts
from bot.stories.parties import telling_words
from bot.stories.story import Story
from bot.text.folding import name_key


class Side(StrEnum):
    """Where an organisation stands in a deal."""

    INVESTS = "invests"  # alone, or with others of its own group
    INVESTS_WITH_OTHERS = "invests_with_others"  # whose share is whose is not told
    RECEIVES = "receives"


@dataclass(frozen=True, slots=True)
class Role:
    """An organisation in a deal. `name` is whose name was typed: the group's, where a subsidiary invests."""

    name: str
    side: Side


def about(story: Story, query: str, wording: Wording) -> bool:
    """True if every word of the query begins a word of the story: its parties, places, status or headlines."""
    shown = facts(story, wording.locale)
    texts = (
        *(name for party in shown.parties for name in (party, wording.name(party))),
        *(name for code in shown.countries for name in (code, country(code, wording))),
        *(report.title for report in story.reports),
        status_name(story.verdict.status, wording),
        shown.event or "",
        purpose_text(shown.purpose or "", wording),
    )
    return _begins(query, texts)


def at_event(story: Story, query: str) -> str | None:
    """The event of a story if every word of the query begins a word of its name: "choose france" for any year.

    Where reports name it differently, the name that was asked for; None: another event, or none.
    """
    named = dict.fromkeys([facts(story).event, *(report.claim.event for report in story.reports)])
    return next((event for event in named if event and name_key(query) and _begins(query, [event])), None)


def of_company(story: Story, query: str, wording: Wording) -> Role | None:
    """What an organisation of this name does in a story; None: it has no part in it.

    The query is a name or its first words, in any language we speak; the name of a group stands for its subsidiaries,
    not the other way round. Who both pays and receives counts as paying.
    """
    shown = facts(story, wording.locale, wording.group_of)
    if name := _called(query, shown.investors, wording):
        groups = {wording.group_of(each) for each in shown.investors}
        return Role(name, Side.INVESTS if len(groups) == 1 else Side.INVESTS_WITH_OTHERS)
    name = _called(query, shown.recipients, wording)
    return Role(name, Side.RECEIVES) if name else None


def _begins(query: str, texts: Iterable[str]) -> bool:
    words = {word for text in texts for word in name_key(text).split()}
    return all(any(word.startswith(wanted) for word in words) for wanted in name_key(query).split())


def _called(query: str, names: Iterable[str], wording: Wording) -> str | None:
    """Which of these names, or of their groups', begins with the words of the query; the shortest of several."""
    wanted = telling_words(query)
    if not wanted:
        return None
    named = dict.fromkeys(name for each in names for name in (wording.group_of(each), each))
    found = [
        name for name in named if any(telling_words(form)[: len(wanted)] == wanted for form in _forms(name, wording))
    ]
    return min(found, key=len, default=None)


def _forms(name: str, wording: Wording) -> Iterator[str]:
    """A name as it is written in each language, with its article and without."""
    known = wording.names.get(name)
    for form in (name, wording.name(name), *(known.forms.values() if known else ())):
        yield from (form, without_article(form, wording.heard.articles))
