"""Slash commands made from the catalogue, and registered only when they differ from what Discord already has."""

import inspect
from collections.abc import Awaitable, Callable, Collection, Iterator, Mapping, Sequence
from typing import Any

import discord
from discord import app_commands

from adapters.chats.discord.escaping import ELLIPSIS, one_line
from bot.commands.command import Command, Parameter, Who
from bot.commands.request import Place

MAX_DESCRIPTION = 100
MANAGE_CHANNELS = discord.Permissions(manage_channels=True)

Translate = Callable[[str, str], str]  # (msgid, language) -> the words, or the msgid itself
Run = Callable[[discord.Interaction[Any], str, Mapping[str, str]], Awaitable[None]]
_Place = app_commands.TranslationContextLocation
_SAME_EVERYWHERE = (_Place.command_name, _Place.parameter_name)  # /help speaks of them by these names
_DEFAULTS: Mapping[str, Any] = {"required": False, "type": 1, "min_value": None, "max_value": None}


class Words(app_commands.Translator):
    """Answers discord.py's questions for translations from our catalogues, language by language."""

    def __init__(self, translate: Translate) -> None:
        self._translate = translate

    async def translate(self, string: app_commands.locale_str, locale: discord.Locale, context: Any) -> str | None:
        """The words in this language; None leaves the English ones."""
        if context.location in _SAME_EVERYWHERE:
            return None
        words = self._translate(string.message, locale.value.partition("-")[0])
        return None if words == string.message else _short(words)


def fill(tree: app_commands.CommandTree[Any], catalogue: Sequence[Command], aliases: Collection[str], run: Run) -> None:
    """Puts the catalogue into the tree; of the aliases only those named, for a menu shows every one of them."""
    for command in catalogue:
        for name in (command.name, *(alias for alias in command.aliases if alias in aliases)):
            tree.add_command(_built(command, name, run))


async def sync(tree: app_commands.CommandTree[Any]) -> bool:
    """Registers the tree's commands if they changed; True if they had to be written."""
    client = tree.client
    translator = tree.translator
    assert translator is not None  # noqa: S101 - set by the client before it fills the tree
    wanted = [await command.get_translated_payload(tree, translator) for command in tree.get_commands()]
    route = discord.http.Route("GET", "/applications/{application_id}/commands", application_id=client.application_id)
    registered = await client.http.request(route, params={"with_localizations": "true"})
    if _shapes(wanted) == _shapes(registered):
        return False
    await tree.sync()
    return True


def _built(command: Command, name: str, run: Run) -> app_commands.Command[Any, ..., None]:
    async def called(interaction: discord.Interaction[Any], **options: Any) -> None:
        given = {option: str(value) for option, value in options.items() if value is not None}
        await run(interaction, name, given)

    # discord.py reads a command's options from its signature: this one is written from the catalogue
    first = inspect.Parameter("interaction", inspect.Parameter.POSITIONAL_OR_KEYWORD)
    called.__signature__ = inspect.Signature([first, *map(_option, command.parameters)])  # type: ignore[attr-defined]
    described = {one.name: app_commands.locale_str(_short(one.description)) for one in command.parameters}
    chosen = {one.name: list(_choices(one)) for one in command.parameters if one.choices}
    decorated = app_commands.choices(**chosen)(app_commands.describe(**described)(called))
    built: app_commands.Command[Any, ..., None] = app_commands.Command(
        name=name,
        description=app_commands.locale_str(_short(command.description)),
        callback=decorated,
        allowed_contexts=_contexts(command),
        allowed_installs=app_commands.AppInstallationType(guild=True, user=False),
    )
    if command.who is not Who.EVERYBODY:  # nobody else is shown it; who may give it is asked at each call
        built.default_permissions = MANAGE_CHANNELS
    return built


def _option(parameter: Parameter) -> inspect.Parameter:
    kind: Any = app_commands.Range[int, parameter.low, parameter.high] if parameter.is_number else str
    default = inspect.Parameter.empty if parameter.required else None
    return inspect.Parameter(parameter.name, inspect.Parameter.KEYWORD_ONLY, annotation=kind, default=default)


def _choices(parameter: Parameter) -> Iterator[app_commands.Choice[str]]:
    for choice in parameter.choices:
        yield app_commands.Choice(name=app_commands.locale_str(_short(choice.label)), value=choice.value)


def _contexts(command: Command) -> app_commands.AppCommandContext:
    in_servers = Place.GROUP in command.where or Place.CHANNEL in command.where
    return app_commands.AppCommandContext(guild=in_servers, dm_channel=Place.PRIVATE in command.where)


def _short(words: str) -> str:
    line = one_line(words)
    return line if len(line) <= MAX_DESCRIPTION else line[: MAX_DESCRIPTION - 1] + ELLIPSIS


def _shapes(commands: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """What matters of each command, in one spelling: Discord fills in defaults and turns numbers into text."""
    return {command["name"]: _shape(command) for command in commands}


def _shape(command: Mapping[str, Any]) -> dict[str, Any]:
    permissions = command.get("default_member_permissions")
    return _described(command) | {
        "permissions": None if permissions is None else str(permissions),
        "contexts": sorted(command.get("contexts") or ()),
        "installs": sorted(command.get("integration_types") or ()),
        "options": [_option_shape(option) for option in command.get("options") or ()],
    }


def _option_shape(option: Mapping[str, Any]) -> dict[str, Any]:
    facts = {key: option.get(key, default) for key, default in _DEFAULTS.items()}
    choices = [
        {"name": one["name"], "value": one["value"], "names": one.get("name_localizations") or {}}
        for one in option.get("choices") or ()
    ]
    return _described(option) | facts | {"choices": choices}


def _described(thing: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "name": thing["name"],
        "names": thing.get("name_localizations") or {},
        "description": thing["description"],
        "descriptions": thing.get("description_localizations") or {},
    }
