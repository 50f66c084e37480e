"""Whether a story is about what somebody typed behind /recent."""

from bot.messages.badge import status_name
from bot.messages.places import country
from bot.messages.purposes import purpose_text
from bot.messages.wording import Wording
from bot.stories.facts import facts
from bot.stories.story import Story
from bot.text.folding import name_key


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
    words = {word for text in texts for word in name_key(text).split()}
    return all(any(word.startswith(wanted) for word in words) for wanted in name_key(query).split())
