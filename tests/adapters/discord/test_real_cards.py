"""The cards of the catalogue, as Discord shows them: in both languages, inside every limit, with the reader's clock."""

from datetime import UTC, datetime

import pytest

from adapters.chats.discord.markup import Form, render
from bot.commands.command import catalogue
from bot.messages.answers import help_page, welcome
from bot.messages.sample import sample
from bot.stories.story import Status
from tests.adapters.discord.test_markup import body_of, every_form
from tests.messages.weekend import WORDINGS
from tests.standins.discord.limits import complaints
from tests.standins.discord.world import text_of

CATALOGUE = catalogue(("en", "fr"))

NOW = datetime(2024, 5, 12, 18, tzinfo=UTC)


@pytest.mark.parametrize("locale", ["fr", "en"])
@pytest.mark.parametrize("status", Status)
def test_every_status_fits_every_form(status: Status, locale: str) -> None:
    card = sample(status, WORDINGS.of(locale), NOW)
    for body in every_form(card):
        assert complaints(body) == {}
    shown = text_of(body_of(render(card, Form.LAYOUT)))
    assert shown.startswith("### ")
    assert f"<t:{int((NOW.timestamp()) - 20 * 60)}:f>" in shown


@pytest.mark.parametrize("locale", ["fr", "en"])
def test_help_and_welcome_fit_every_form(locale: str) -> None:
    wording = WORDINGS.of(locale)
    commands = [(command.usage, wording.text(command.description)) for command in CATALOGUE]
    for card in (help_page(commands, wording), welcome(wording)):
        for body in every_form(card):
            assert complaints(body) == {}
        last = commands[-1][1]
        assert card.title == welcome(wording).title or last in text_of(body_of(render(card, Form.LAYOUT)))
