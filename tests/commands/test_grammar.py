"""From what people type to a call, or one clear line."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.commands.command import Command, catalogue
from bot.commands.grammar import Call, Complaint, Problem, named, not_allowed, parse
from bot.commands.request import Place, Request
from bot.messages.answers import complaint
from bot.messages.wording import Wordings
from bot.subscriptions.room import Room
from config.translations import load_translations

CATALOGUE = catalogue(("en", "fr"))

ROOM = Room("telegram", "1")
WORDINGS = Wordings(load_translations())


def ask(command: str, text: str = "", **options: str) -> Call | Complaint:
    return parse(Request(ROOM, "7", command, text, options), CATALOGUE)


def called(command: str, text: str = "", **options: str) -> tuple[str, dict[str, int], dict[str, str]]:
    call = ask(command, text, **options)
    assert isinstance(call, Call), call
    return call.command.name, dict(call.numbers), dict(call.words)


@pytest.mark.parametrize(
    ("command", "text", "expected"),
    [
        pytest.param("why", "128", ("why", {"id": 128}, {}), id="plain"),
        pytest.param("why", "#128", ("why", {"id": 128}, {}), id="as-printed"),
        pytest.param("why", "nº 128", ("why", {"id": 128}, {}), id="as-printed-in-french"),
        pytest.param("why", "nº\u00a0128", ("why", {"id": 128}, {}), id="with-its-no-break-space"),
        pytest.param("why", "n° 128", ("why", {"id": 128}, {}), id="as-typed-in-french"),
        pytest.param("WHY", "  128 ", ("why", {"id": 128}, {}), id="case-and-spaces"),
        pytest.param("/why", "128", ("why", {"id": 128}, {}), id="with-its-slash"),
        pytest.param("pourquoi", "128", ("why", {"id": 128}, {}), id="alias"),
        pytest.param("start", "why_128", ("why", {"id": 128}, {}), id="deep-link"),
        pytest.param("start", "story_5", ("story", {"id": 5}, {}), id="deep-link-story"),
        pytest.param("story_128", "", ("story", {"id": 128}, {}), id="glued"),
        pytest.param("start", "promo", ("start", {}, {}), id="a-foreign-deep-link-is-a-start"),
        pytest.param("why", "\u200f\u202e128\u200b\x00", ("why", {"id": 128}, {}), id="invisible-signs"),
        pytest.param("recent", "", ("recent", {}, {}), id="all-optional"),
        pytest.param("recent", "5", ("recent", {"n": 5}, {}), id="a-number"),
        pytest.param("recent", "5 Mistral AI", ("recent", {"n": 5}, {"query": "Mistral AI"}), id="number-and-words"),
        pytest.param("recent", "Mistral AI", ("recent", {}, {"query": "Mistral AI"}), id="words-alone"),
        pytest.param("subscribe", "", ("subscribe", {}, {}), id="no-choice"),
        pytest.param("sub", "France", ("subscribe", {}, {"what": "france"}), id="choice"),
        pytest.param("abonner", "tout", ("subscribe", {}, {"what": "everything"}), id="choice-in-french"),
        pytest.param("subscribe", "over 100m", ("subscribe", {}, {"what": "over_100m"}), id="choice-in-words"),
        pytest.param("merge", "128 131", ("merge", {"a": 128, "b": 131}, {}), id="two-stories"),
        pytest.param("merge", "nº 128 #131", ("merge", {"a": 128, "b": 131}, {}), id="two-stories-as-printed"),
        pytest.param("status_set", "128 Démenti", ("status_set", {"id": 128}, {"status": "denied"}), id="underscore"),
        pytest.param(
            "status_set",
            "#128 auto not ours",
            ("status_set", {"id": 128}, {"status": "auto", "reason": "not ours"}),
            id="the-rest-is-the-reason",
        ),
        pytest.param("status_set_128_rumour", "", ("status_set", {"id": 128}, {"status": "rumoured"}), id="all-glued"),
        pytest.param("start", "merge_128_131", ("start", {}, {}), id="a-link-does-nothing-in-the-owner-s-name"),
        pytest.param("start", "subscribe_france", ("start", {}, {}), id="a-link-changes-no-room"),
        pytest.param("lang", "Français", ("language", {}, {"language": "fr"}), id="language-by-name"),
    ],
)
def test_what_people_type_is_understood(command: str, text: str, expected: tuple[str, object, object]) -> None:
    assert called(command, text) == expected


def test_options_come_by_name() -> None:
    assert called("recent", n="3", query="xAI") == ("recent", {"n": 3}, {"query": "xAI"})
    assert called("why", id="128") == ("why", {"id": 128}, {})


@pytest.mark.parametrize(("typed", "items"), [("3", (3,)), ("3,5", (3, 5)), ("5 3-4", (3, 4, 5)), ("3 – 5", (3, 4, 5))])
def test_several_numbers_are_understood(typed: str, items: tuple[int, ...]) -> None:
    call = ask("split", f"128 {typed}")
    assert isinstance(call, Call)
    assert (call.numbers, call.lists) == ({"id": 128}, {"items": items})


def test_whoever_is_not_the_owner_is_told_who_may() -> None:
    command = named("merge", CATALOGUE)
    assert isinstance(command, Command)
    refusal = not_allowed(command)
    assert complaint(refusal.text, refusal.values, WORDINGS.of("en")).plain == (
        "Only the owner of this Vigie can use /merge."
    )


@pytest.mark.parametrize(
    ("command", "text", "problem", "english"),
    [
        ("recnt", "", Problem.UNKNOWN_COMMAND, "There is no /recnt. Did you mean /recent? /help lists the rest."),
        ("zzzzqqq", "", Problem.UNKNOWN_COMMAND, "There is no /zzzzqqq. /help lists what you can ask for."),
        ("", "", Problem.UNKNOWN_COMMAND, "There is no /. /help lists what you can ask for."),
        ("why", "", Problem.MISSING_ARGUMENT, "Something is missing. For example: /why 128"),
        ("language", "", Problem.MISSING_ARGUMENT, "Something is missing. For example: /language en"),
        ("why", "Amazon", Problem.NOT_A_STORY, "Amazon is not a story number. For example: /why 128"),
        ("why", "12 8", Problem.NOT_A_STORY, "12 8 is not a story number. For example: /why 128"),
        ("merge", "128", Problem.MISSING_ARGUMENT, "Something is missing. For example: /merge 128 131"),
        ("merge", "Amazon 3", Problem.NOT_A_STORY, "Amazon is not a story number. For example: /merge 128 131"),
        ("split", "128", Problem.MISSING_ARGUMENT, "Something is missing. For example: /split 128 3,5-7"),
        (
            "split",
            "128 three",
            Problem.NOT_NUMBERS,
            "three is not a list of report numbers. For example: /split 128 3,5-7",
        ),
        ("split", "128 5-3", Problem.NOT_NUMBERS, "5-3 is not a list of report numbers. For example: /split 128 3,5-7"),
        (
            "split",
            "128 1-9999",
            Problem.NOT_NUMBERS,
            "1-9999 is not a list of report numbers. For example: /split 128 3,5-7",
        ),
        ("why", "0", Problem.OUT_OF_RANGE, "The number must be between 1 and 2147483647."),
        ("why", "9999999999", Problem.OUT_OF_RANGE, "The number must be between 1 and 2147483647."),
        ("why", "١٢٨", Problem.NOT_A_STORY, "١٢٨ is not a story number. For example: /why 128"),
        ("recent", "500", Problem.OUT_OF_RANGE, "The number must be between 1 and 20."),
        ("language", "klingon", Problem.NOT_A_CHOICE, "klingon is not one of the choices: en, fr."),
        ("subscribe", "cats", Problem.NOT_A_CHOICE, "cats is not one of the choices: everything, france, over_100m."),
    ],
)
def test_a_mistake_gets_one_line_with_its_remedy(command: str, text: str, problem: Problem, english: str) -> None:
    answer = ask(command, text)
    assert isinstance(answer, Complaint)
    assert answer.problem is problem
    assert complaint(answer.text, answer.values, WORDINGS.of("en")).plain == english


def test_a_number_given_by_name_must_be_one() -> None:
    answer = ask("recent", n="many")
    assert isinstance(answer, Complaint)
    assert answer.problem is Problem.NOT_A_NUMBER


def test_a_command_says_where_it_works() -> None:
    private = tuple(replace(command, where=frozenset({Place.PRIVATE})) for command in CATALOGUE)
    answer = parse(Request(ROOM, "7", "help", place=Place.GROUP), private)
    assert isinstance(answer, Complaint)
    assert answer.problem is Problem.NOT_HERE


def test_whoever_may_not_is_told_who_may() -> None:
    command = named("subscribe", CATALOGUE)
    assert isinstance(command, Command)
    refusal = not_allowed(command)
    shown = complaint(refusal.text, refusal.values, WORDINGS.of("fr")).plain
    assert shown == "Seuls ceux qui gèrent ce salon peuvent utiliser /subscribe. Adressez-vous à l’un d’eux."


def test_a_hundred_kilobytes_cost_nothing_and_are_not_repeated() -> None:
    for command, text in (("why", "x" * 100_000), ("y" * 100_000, ""), ("recent", "Mistral " * 12_500)):
        answer = ask(command, text)
        shown = str(answer.values) if isinstance(answer, Complaint) else str(answer.words)
        assert len(shown) < 700


@given(
    st.text(max_size=80),
    st.text(max_size=200),
    st.dictionaries(st.sampled_from(["id", "n", "query", "what", "items", "a", "status"]), st.text()),
)
def test_nothing_people_type_is_an_accident(command: str, text: str, options: dict[str, str]) -> None:
    answer = parse(Request(ROOM, "7", command, text, options), CATALOGUE)
    if isinstance(answer, Complaint):
        assert complaint(answer.text, answer.values, WORDINGS.of("fr")).plain


@given(st.sampled_from([c.name for c in CATALOGUE if c.name in ("story", "why", "sources")]), st.integers(1, 2**31 - 1))
def test_a_button_says_what_a_person_would_type(command: str, story: int) -> None:
    assert called(command, str(story)) == (command, {"id": story}, {})
    assert called("start", f"{command}_{story}") == (command, {"id": story}, {})
