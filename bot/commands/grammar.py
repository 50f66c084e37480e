"""From what somebody typed or pressed to a command with its arguments, or a complaint that says what to do."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from rapidfuzz import process

from bot.commands.command import Command, Kind, Parameter, Who
from bot.commands.request import Request
from bot.text.numbers import numbers

_READ_CHARS = 500  # no argument of ours is longer; a 100 kB message costs nothing
_SHOWN_CHARS = 60
_NEAR_ENOUGH = 60  # of 100: "/recnt" is near /recent, "/weather" is near nothing
_STORY = re.compile(r"(?:#|n\s?[º°o]\.?|story|no\.?)?[\s_]*(\d{1,10})", re.IGNORECASE)


class Problem(StrEnum):
    """Why a request could not be carried out: the name in logs."""

    UNKNOWN_COMMAND = "unknown_command"
    MISSING_ARGUMENT = "missing_argument"
    NOT_A_STORY = "not_a_story"
    NOT_A_NUMBER = "not_a_number"
    NOT_NUMBERS = "not_numbers"
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
    lists: Mapping[str, tuple[int, ...]] = field(default_factory=dict)  # ascending, none twice


def parse(request: Request, catalogue: Sequence[Command]) -> Call | Complaint:
    """The command a request means. Deep links (`/start why_128`) and glued ones (`/story_128`) count as typed."""
    typed, text = _clean(request.command).removeprefix("/").casefold(), _clean(request.text)
    harmless = [each for each in catalogue if each.who is Who.EVERYBODY]  # a link may be anybody's trap
    if typed == "start" and (linked := _glued(text.casefold(), harmless)):
        typed, text = linked
    elif named(typed, catalogue) is None and (glued := _glued(typed, catalogue)):
        typed, text = glued[0], f"{glued[1]} {text}".strip()
    command = named(typed, catalogue)
    if command is None:
        return _unknown(typed, catalogue)
    if request.place not in command.where:
        return not_here(command)
    given = {name: _clean(value) for name, value in request.options.items()} or _split(text, command.parameters)
    return _arguments(command, given)


def _glued(text: str, catalogue: Sequence[Command]) -> tuple[str, str] | None:
    """The command and the arguments of what has no spaces, as in a link or a tapped command: `review_done_7`.

    A name may hold an underscore itself: the longest one counts.
    """
    words = text.replace(" ", "_").split("_")
    cuts = (("_".join(words[:at]), " ".join(words[at:])) for at in range(len(words) - 1, 0, -1))
    return next(((name, rest) for name, rest in cuts if named(name, catalogue)), None)


def named(name: str, catalogue: Iterable[Command]) -> Command | None:
    """The command with this name or alias."""
    return next((each for each in catalogue if name == each.name or name in each.aliases), None)


def not_allowed(command: Command) -> Complaint:
    """Said to somebody who may not change this room, or this installation."""
    if command.who is Who.OWNER:
        return Complaint(Problem.NOT_ALLOWED, "Only the owner of this Vigie can use {command}.", _of(command))
    return Complaint(
        Problem.NOT_ALLOWED, "Only those who manage this chat can use {command}. Ask one of them.", _of(command)
    )


def not_here(command: Command) -> Complaint:
    """Said where nobody can be answered, or called, alone."""
    return Complaint(Problem.NOT_HERE, "{command} does not work here. Ask in a private chat.", _of(command))


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
        if at == len(parameters) - 1:
            given[parameter.name] = text
            break
        first, rest = _first(text, parameter)
        if parameter.kind is Kind.INTEGER and not parameter.required and not _digits(first):
            continue
        given[parameter.name], text = first, rest
    return given


def _first(text: str, parameter: Parameter) -> tuple[str, str]:
    """The beginning of the text that is meant for this parameter, and the rest; a story may be written "nº 128"."""
    number = _STORY.match(text) if parameter.kind is Kind.STORY else None
    end = number.end() if number and text[number.end() : number.end() + 1] in ("", " ") else text.find(" ")
    return (text, "") if end < 0 else (text[:end], text[end + 1 :])


def _arguments(command: Command, given: Mapping[str, str]) -> Call | Complaint:
    read: dict[str, int | str | tuple[int, ...]] = {}
    for parameter in command.parameters:
        value = given.get(parameter.name, "")
        if not value:
            if parameter.required:
                return _missing(command)
            continue
        found = _read(parameter, value, command)
        if isinstance(found, Complaint):
            return found
        read[parameter.name] = found
    return Call(
        command,
        {name: each for name, each in read.items() if isinstance(each, int)},
        {name: each for name, each in read.items() if isinstance(each, str)},
        {name: each for name, each in read.items() if isinstance(each, tuple)},
    )


def _read(parameter: Parameter, value: str, command: Command) -> int | str | tuple[int, ...] | Complaint:
    match parameter.kind:
        case Kind.NUMBERS:
            return numbers(value) or _not_numbers(value, command)
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
    values = {"example": _example(command)}
    return Complaint(Problem.MISSING_ARGUMENT, "Something is missing. For example: {example}", values)


def _example(command: Command) -> str:
    """The command with what it needs: "/split 128 3,5-7"."""
    needed = (_value(each, place) for place, each in enumerate(command.parameters) if each.required)
    return " ".join((f"/{command.name}", *needed))


def _value(parameter: Parameter, place: int) -> str:
    if parameter.kind is Kind.NUMBERS:
        return "3,5-7"
    if parameter.example is not None:
        return parameter.example
    return parameter.choices[0].value if parameter.choices else str(128 + 3 * place)


def _not_a_story(value: str, command: Command) -> Complaint:
    return Complaint(
        Problem.NOT_A_STORY,
        "{typed} is not a story number. For example: {example}",
        {"typed": value[:_SHOWN_CHARS], "example": _example(command)},
    )


def _not_numbers(value: str, command: Command) -> Complaint:
    return Complaint(
        Problem.NOT_NUMBERS,
        "{typed} is not a list of report numbers. For example: {example}",
        {"typed": value[:_SHOWN_CHARS], "example": _example(command)},
    )


def _not_a_number(parameter: Parameter, value: str) -> Complaint:
    return Complaint(
        Problem.NOT_A_NUMBER,
        "{typed} is not a number between {low} and {high}.",
        {"typed": value[:_SHOWN_CHARS], "low": str(parameter.low), "high": str(parameter.high)},
    )


def _of(command: Command) -> dict[str, str]:
    return {"command": f"/{command.name}"}
