"""The catalogue: what platforms and people may rely on."""

import pytest

from bot.commands.command import Command, Kind, Parameter, Who, catalogue
from bot.messages.wording import Wordings
from bot.reviews.review import Wrong
from bot.stories.story import Status
from bot.subscriptions.preset import PRESETS
from config.translations import load_translations

CATALOGUE = catalogue(("en", "fr"))

LONGEST_DESCRIPTION_CHARS = 100  # Discord's limit; Telegram allows 256
WORDINGS = Wordings(load_translations())


def test_every_command_of_the_first_part_is_there() -> None:
    assert {command.name for command in CATALOGUE} >= {
        "start", "help", "subscribe", "unsubscribe", "recent", "story", "why", "sources", "language", "status", "test",
    }  # fmt: skip


def test_what_can_be_wrong_is_what_a_review_knows() -> None:
    what = next(c for c in CATALOGUE if c.name == "feedback").parameters[1]
    assert [choice.value for choice in what.choices] == list(Wrong)


def test_what_changes_stories_is_for_the_owner_alone() -> None:
    assert [c.name for c in CATALOGUE if c.who is Who.OWNER] == ["merge", "split", "status_set", "review"]


def test_every_status_can_be_set_by_hand_and_given_back() -> None:
    status = next(c for c in CATALOGUE if c.name == "status_set").parameters[1]
    assert [choice.value for choice in status.choices] == [*Status, "auto"]


def test_no_two_commands_answer_to_one_name() -> None:
    names = [name for command in CATALOGUE for name in (command.name, *command.aliases)]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("locale", ["en", "fr"])
@pytest.mark.parametrize("command", CATALOGUE, ids=lambda command: command.name)
def test_descriptions_fit_every_platform_in_every_language(command: Command, locale: str) -> None:
    wording = WORDINGS.of(locale)
    texts = [command.description, *(parameter.description for parameter in command.parameters)]
    texts += [choice.label for parameter in command.parameters for choice in parameter.choices]
    assert all(0 < len(wording.text(text)) <= LONGEST_DESCRIPTION_CHARS for text in texts)


def test_what_changes_a_room_is_for_those_who_manage_it() -> None:
    assert [c.name for c in CATALOGUE if c.needs_manage] == ["subscribe", "unsubscribe", "language", "replies", "test"]


@pytest.mark.parametrize(
    ("alias", "name"),
    [("sub", "subscribe"), ("unsub", "unsubscribe"), ("health", "status"), ("aide", "help"), ("abonner", "subscribe"),
     ("desabonner", "unsubscribe"), ("pourquoi", "why"), ("langue", "language"), ("latest", "recent")],
)  # fmt: skip
def test_people_are_understood_by_the_names_they_know(alias: str, name: str) -> None:
    assert next(c.name for c in CATALOGUE if alias in c.aliases) == name


def test_every_choice_of_a_subscription_is_a_preset() -> None:
    what = next(c for c in CATALOGUE if c.name == "subscribe").parameters[0]
    assert {choice.value for choice in what.choices} == set(PRESETS)


def test_usage_reads_like_what_is_typed() -> None:
    usages = {command.name: command.usage for command in CATALOGUE}
    assert usages["recent"] == "/recent [n] [query]"
    assert usages["story"] == "/story <id>"
    assert usages["language"] == "/language <en|fr>"


@pytest.mark.parametrize("name", ["Story", "a-b", "", "é", "x" * 33])
def test_a_name_that_a_platform_refuses_is_refused_here(name: str) -> None:
    with pytest.raises(ValueError, match="no platform accepts"):
        Command(name, "Nothing")


def test_an_optional_argument_cannot_stand_before_a_required_one() -> None:
    first, then = Parameter("a", "A", Kind.TEXT), Parameter("b", "B", Kind.TEXT, required=True)
    with pytest.raises(ValueError, match="required"):
        Command("odd", "Odd", (first, then))


def test_numbers_are_told_from_words() -> None:
    assert Parameter("id", "Id", Kind.STORY).is_number
    assert not Parameter("query", "Query", Kind.TEXT).is_number
    assert Command("x", "X", who=Who.OWNER).needs_manage is False
