"""From what somebody typed or pressed to a command with its arguments, or a complaint that says what to do."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from rapidfuzz import process

from bot.commands.command import Command, Kind, Parameter
from bot.commands.request import Request

_READ_CHARS = 500  # no argument of ours is longer; a 100 kB message costs nothing
_SHOWN_CHARS = 60
_NEAR_ENOUGH = 60  # of 100: "/recnt" is near /recent, "/weather" is near nothing
_STORY = re.compile(r"(?:#|n\s?[º°o]\.?|story|no\.?)?[\s_]*(\d{1,10})", re.IGNORECASE)
_DEEP = re.compile(r"([a-z]+)[_ ](\d{1,10})")


class Problem(StrEnum):
    """Why a request could not be carried out: the name in logs."""

    UNKNOWN_COMMAND = "unknown_command"
    MISSING_ARGUMENT = "missing_argument"
    NOT_A_STORY = "not_a_story"
    NOT_A_NUMBER = "not_a_number"
    OUT_OF_RANGE = "out_of_range"
    NOT_A_CHOICE = "not_a_choice"
    NOT_HERE = "not_here"
    NOT_ALLOWED = "not_allowed"


@dataclass(frozen=True, slots=True)
class Complaint:
    """What is wrong and what to do: `text` is a msgid for `values`, which may hold what a person typed."""

    problem: Problem
    text: str
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Call:
    """A command with its arguments, by parameter name; absent ones are absent."""

    command: Command
    numbers: Mapping[str, int] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)


def parse(request: Request, catalogue: Sequence[Command]) -> Call | Complaint:
    """The command a request means. Deep links (`/start why_128`) and glued ones (`/story_128`) count as typed."""
    typed, text = _clean(request.command).removeprefix("/").casefold(), _clean(request.text)
    deep = _DEEP.fullmatch(text.casefold() if typed == "start" else typed)
    if deep and named(deep[1], catalogue):
        typed, text = deep[1], deep[2]
    command = named(typed, catalogue)
    if command is None:
        return _unknown(typed, catalogue)
    if request.place not in command.where:
        return Complaint(Problem.NOT_HERE, "{command} does not work here. Ask in a private chat.", _of(command))
    given = {name: _clean(value) for name, value in request.options.items()} or _split(text, command.parameters)
    return _arguments(command, given)


def named(name: str, catalogue: Iterable[Command]) -> Command | None:
    """The command with this name or alias."""
    return next((each for each in catalogue if name == each.name or name in each.aliases), None)


def not_allowed(command: Command) -> Complaint:
    """Said to somebody who may not change this room."""
    return Complaint(
        Problem.NOT_ALLOWED, "Only those who manage this chat can use {command}. Ask one of them.", _of(command)
    )


def _clean(text: str) -> str:
    """What was meant: no invisible or control characters, plain single spaces, and no more than we read."""
    read = text[:_READ_CHARS]
    shown = "".join(" " if c.isspace() else "" if unicodedata.category(c)[0] == "C" else c for c in read)
    return " ".join(shown.split())


def _unknown(typed: str, catalogue: Sequence[Command]) -> Complaint:
    names = [name for each in catalogue for name in (each.name, *each.aliases)]
    near = process.extractOne(typed[:_SHOWN_CHARS], names, score_cutoff=_NEAR_ENOUGH)
    values = {"typed": f"/{typed[:_SHOWN_CHARS]}"}
    if near is None:
        return Complaint(Problem.UNKNOWN_COMMAND, "There is no {typed}. /help lists what you can ask for.", values)
    return Complaint(
        Problem.UNKNOWN_COMMAND,
        "There is no {typed}. Did you mean {near}? /help lists the rest.",
        {**values, "near": f"/{near[0]}"},
    )


def _split(text: str, parameters: Sequence[Parameter]) -> dict[str, str]:
    """The words of a message, given to the parameters in order; an optional number may be left out."""
    given: dict[str, str] = {}
    for at, parameter in enumerate(parameters):
        if not text:
            break
        if at == len(parameters) - 1 or parameter.kind is Kind.STORY:
            given[parameter.name] = text
            break
        first, _, rest = text.partition(" ")
        if parameter.kind is Kind.INTEGER and not parameter.required and not _digits(first):
            continue
        given[parameter.name], text = first, rest
    return given


def _arguments(command: Command, given: Mapping[str, str]) -> Call | Complaint:
    numbers: dict[str, int] = {}
    words: dict[str, str] = {}
    for parameter in command.parameters:
        value = given.get(parameter.name, "")
        if not value:
            if parameter.required:
                return _missing(command)
            continue
        read = _read(parameter, value, command)
        if isinstance(read, Complaint):
            return read
        if isinstance(read, int):
            numbers[parameter.name] = read
        else:
            words[parameter.name] = read
    return Call(command, numbers, words)


def _read(parameter: Parameter, value: str, command: Command) -> int | str | Complaint:
    match parameter.kind:
        case Kind.TEXT:
            return value
        case Kind.CHOICE:
            return _choice(parameter, value)
        case Kind.STORY:
            found = _STORY.fullmatch(value)
            if found is None or not found[1].isascii():
                return _not_a_story(value, command)
            return _bounded(int(found[1]), parameter)
    return _bounded(int(value), parameter) if _digits(value) else _not_a_number(parameter, value)


def _choice(parameter: Parameter, value: str) -> str | Complaint:
    wanted = value.casefold().replace(" ", "_").lstrip(">")
    for choice in parameter.choices:
        if wanted == choice.value or wanted in choice.spellings:
            return choice.value
    return Complaint(
        Problem.NOT_A_CHOICE,
        "{typed} is not one of the choices: {choices}.",
        {"typed": value[:_SHOWN_CHARS], "choices": ", ".join(choice.value for choice in parameter.choices)},
    )


def _bounded(number: int, parameter: Parameter) -> int | Complaint:
    if parameter.low <= number <= parameter.high:
        return number
    return Complaint(
        Problem.OUT_OF_RANGE,
        "The number must be between {low} and {high}.",
        {"low": str(parameter.low), "high": str(parameter.high)},
    )


def _digits(value: str) -> bool:
    return value.isascii() and value.isdigit() and len(value) <= 10


def _missing(command: Command) -> Complaint:
    example = f"/{command.name} {_example(command.parameters[0])}"
    return Complaint(Problem.MISSING_ARGUMENT, "Something is missing. For example: {example}", {"example": example})


def _example(parameter: Parameter) -> str:
    return parameter.choices[0].value if parameter.choices else "128"


def _not_a_story(value: str, command: Command) -> Complaint:
    return Complaint(
        Problem.NOT_A_STORY,
        "{typed} is not a story number. For example: {example}",
        {"typed": value[:_SHOWN_CHARS], "example": f"/{command.name} 128"},
    )


def _not_a_number(parameter: Parameter, value: str) -> Complaint:
    return Complaint(
        Problem.NOT_A_NUMBER,
        "{typed} is not a number between {low} and {high}.",
        {"typed": value[:_SHOWN_CHARS], "low": str(parameter.low), "high": str(parameter.high)},
    )


def _of(command: Command) -> dict[str, str]:
    return {"command": f"/{command.name}"}
