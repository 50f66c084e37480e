"""`vigie eval`: what a person sees, what a machine gets, and what a mistake costs."""

import json
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from bot.evaluation.answer import Read, ReadOrdinary
from bot.evaluation.evaluation import Readings, evaluate
from bot.evaluation.labels import Ordinary
from bot.stories.story import Status
from config.eval import document
from config.eval_page import page
from tests.evaluation.readings import SILENT, answer, claim, item, read
from tests.installation.inside import Said, inside

GOOD: list[dict[str, Any]] = [
    {
        "id": "amazon-fr",
        "lang": "fr",
        "title": "Amazon va mettre plus de 1,2 milliard d’euros en France dans l’IA, annonce l’Élysée",
        "published": "2024-05-12",
        "labels": {
            "positive": True, "status6": "announced", "investors": ["Amazon"], "country": ["FR"], "jobs": None,
            "amounts": [{"value": 1_200_000_000, "currency": "EUR", "qualifier": "at_least"}],
        },
    },
    {"id": "rain", "lang": "fr", "title": "Il pleut sur Brest", "labels": {"positive": False, "trap": "weather"}},
    {"id": "s1", "lang": "fr", "text": "Un stade pour 45 M€", "expected": [{"value": 45e6, "currency": "EUR"}]},
    {"id": "o1", "lang": "fr", "title": "La Bourse recule", "known_positive": None},
]  # fmt: skip
BAD = {
    "id": "rain-again",
    "lang": "en",
    "title": "It rains on Brest",
    "labels": {"positive": True, "status6": "confirmed", "amounts": []},
}

OWN_NAME = """
[company]
corvex-compute = { name = "Corvex Compute", aliases = ["Zorglub"] }
"""


def written(folder: Path, *rows: object, name: str = "rows.jsonl") -> str:
    (folder / name).write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    return name


@pytest.fixture
def typed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Any:
    def run(*options: str) -> Said:
        return inside(tmp_path, capsys, "eval", *options)

    return run


def test_a_file_is_measured_beside_the_targets(tmp_path: Path, typed: Any) -> None:
    said = typed(written(tmp_path, *GOOD))

    assert (said.code, said.err) == (0, "")
    assert "4 labelled rows: 4 French" in said.out
    assert "detection F1, French" in said.out
    assert ["main", "amount", "1.000", "≥", "0.97", "✓", "ok", "–", "1"] in map(str.split, said.out.splitlines())
    assert "✓ None of 1 is called confirmed without a party's word." in said.out
    assert "✓ All 10 targets are reached." in said.out


def test_every_miss_says_what_was_expected_what_was_read_and_why(tmp_path: Path, typed: Any) -> None:
    lines = [line.strip() for line in typed(written(tmp_path, *GOOD, BAD)).out.splitlines()]
    start = lines.index("Detection F1, English: 1 miss")

    assert lines[start + 2] == "rain-again · en · It rains on Brest"
    assert [line.split()[0] for line in lines[start + 3 : start + 6]] == ["expected", "read", "because"]
    assert "✗ below" in "".join(lines)


def test_several_files_are_measured_as_one(tmp_path: Path, typed: Any) -> None:
    files = (written(tmp_path, *GOOD[:1], name="a"), written(tmp_path, BAD, name="b"))
    measures = json.loads(typed(*files, "--json").out)["measures"]

    assert measures["detection"]["n"] == 2
    assert measures["detection_en"]["value"] == 0.0


def test_the_document_for_machines_holds_measures_and_misses(tmp_path: Path, typed: Any) -> None:
    said = typed(written(tmp_path, *GOOD, BAD), "--json", "--misses", "0")
    told = json.loads(said.out)

    assert (said.code, said.err) == (0, "")
    assert told["measures"]["main_amount"] == {
        "form": "share", "value": 1.0, "n": 1, "precision": None, "recall": None, "beside": None,
        "target": {"at_least": 0.97}, "met": True,
    }  # fmt: skip
    assert told["measures"]["false_confirmed"]["target"] == {"at_most": 0}
    assert told["confusion"] == {"announced read as announced": 1}
    [miss] = told["misses"]
    assert miss.keys() == {"measure", "id", "lang", "title", "expected", "read", "why"}
    assert (miss["measure"], miss["id"]) == ("detection_en", "rain-again")


def test_check_fails_below_a_target_and_only_there(tmp_path: Path, typed: Any) -> None:
    good, bad = written(tmp_path, *GOOD, name="good"), written(tmp_path, BAD, name="bad")

    assert [typed(good, "--check").code, typed(bad, "--check").code, typed(bad).code] == [0, 1, 0]


def test_only_one_language_is_measured_on_demand(tmp_path: Path, typed: Any) -> None:
    file = written(tmp_path, *GOOD, BAD)

    assert "1 labelled row: 1 English" in typed(file, "--language", "en").out
    assert json.loads(typed(file, "--language", "en", "--json").out)["measures"]["detection"]["n"] == 1


def test_the_body_is_read_and_its_labels_count_only_on_demand(tmp_path: Path, typed: Any) -> None:
    labels = {"positive": True, "status6": "reported", "status6_body": "announced"}
    title, body = "Amazon investit 1,2 milliard d’euros dans l’IA", "C’est ce que l’Élysée a annoncé dimanche."
    file = written(tmp_path, {"id": 1, "lang": "fr", "title": title, "body": body, "labels": labels})

    assert json.loads(typed(file, "--json").out)["confusion"] == {"reported read as reported": 1}
    [pair] = json.loads(typed(file, "--json", "--body").out)["confusion"]
    assert pair.startswith("announced read as")


def test_misses_beyond_the_limit_are_counted(tmp_path: Path, typed: Any) -> None:
    file = written(tmp_path, *(BAD | {"id": f"bad-{n}"} for n in range(4)))
    some, none = typed(file, "--misses", "1").out, typed(file, "--misses", "0").out

    assert "… and 3 more: --misses 4 shows them all." in some
    assert ("bad-0" in some, "bad-1" in some) == (True, False)
    assert ("bad-0" in none, "because" in none) == (False, False)


def test_names_of_the_operator_s_own_are_measured(tmp_path: Path, typed: Any) -> None:
    labels = {"positive": True, "investors": ["Corvex Compute"], "amounts": [{"value": 2e9, "currency": "EUR"}]}
    title = "Zorglub met 2 milliards d’euros dans l’IA"
    file = written(tmp_path, {"id": 1, "lang": "fr", "title": title, "labels": labels})

    def investors() -> float:
        return json.loads(typed(file, "--json").out)["measures"]["investors"]["value"]

    before = investors()
    own = tmp_path / "data" / "config" / "organisations.toml"
    own.parent.mkdir(parents=True)
    own.write_text(OWN_NAME)
    assert (before, investors()) == (0.0, 1.0)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        pytest.param("nonsense\n", "rows, line 1: not JSON", id="not-json"),
        pytest.param("[1]\n", "rows, line 1: not a JSON object", id="no-object"),
        pytest.param('\n{"id": 1, "title": "x"}\n', "rows, line 2: no labels", id="no-labels"),
        pytest.param('{"id": 1, "labels": {}}\n', '"positive": true or false', id="neither-yes-nor-no"),
        pytest.param(
            '{"id": 1, "title": "x", "labels": {"positive": true, "status6": "sure"}}\n',
            "\"status6\" is 'sure'. It may be rumoured",
            id="unknown-status",
        ),
        pytest.param("[" * 100_000 + "\n", "rows, line 1: not JSON", id="nested-beyond-all"),
        pytest.param("", "no labelled rows", id="empty"),
    ],
)
def test_a_bad_row_is_named_in_one_line(tmp_path: Path, typed: Any, content: str, words: str) -> None:
    (tmp_path / "rows").write_text(content, encoding="utf-8")
    said = typed("rows")

    assert (said.code, said.out) == (2, "")
    assert words in said.err
    assert said.err.startswith("vigie: eval: ")
    assert said.err.count("\n") == 1


def test_all_bad_rows_are_named_up_to_twenty(tmp_path: Path, typed: Any) -> None:
    said = typed(written(tmp_path, *({"id": n} for n in range(30))))

    assert said.err.count("no labels") == 20
    assert "and 10 more" in said.err


def test_an_id_that_comes_twice_is_named_with_both_places(tmp_path: Path, typed: Any) -> None:
    files = (written(tmp_path, BAD, name="a"), written(tmp_path, BAD, name="b"))

    assert "b, line 1: the id 'rain-again' stands already in a, line 1." in typed(*files).err


def test_a_language_that_no_row_has_is_told_with_those_there_are(tmp_path: Path, typed: Any) -> None:
    said = typed(written(tmp_path, *GOOD, BAD), "--language", "de")

    assert (said.code, said.err) == (
        2,
        "vigie: eval: no row says that its language is de. There are fr (4), en (1).\n",
    )


@pytest.mark.parametrize(("name", "words"), [("absent", "cannot read absent"), ("latin", "is not UTF-8 text")])
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, typed: Any, name: str, words: str) -> None:
    (tmp_path / "latin").write_bytes(b'{"id": "\xe9"}')
    said = typed(name)

    assert said.code == 2
    assert words in said.err


def shown(readings: Readings, columns: int = 80, misses: int = 10) -> str:
    console = Console(width=columns, highlight=False, color_system=None)
    rows = [each.item for each in (*readings.items, *readings.ordinary)]
    with console.capture() as captured:
        console.print(*page(evaluate(readings), rows, misses, columns), sep="\n")
    return captured.get()


def everything() -> Readings:
    """Items with every label, right and wrong, and an ordinary day."""
    facts = item().facts
    pairs = [(label, given) for label in list(Status)[:5] for given in list(Status)[:5]]
    items = [
        read(item(f"row-{n}", status=label, facts=facts, story=f"s{n % 3}"), answer(claim(given), story=str(n % 4)))
        for n, (label, given) in enumerate(pairs)
    ]
    quiet = [ReadOrdinary(Ordinary(f"day-{n}", "fr", "Il pleut", "", False), SILENT) for n in range(2000)]
    return Readings(items=[*items, Read(item("silent"), SILENT)], ordinary=quiet)


@pytest.mark.parametrize("columns", [80, 120])
def test_the_page_fits_a_terminal(columns: int) -> None:
    lines = shown(everything(), columns).splitlines()

    assert max(map(len, lines)) <= columns
    assert not [line for line in lines if "…" in line and "more" not in line and "with" not in line], "a cell is cut"
    assert ("precision" in "".join(lines)) is (columns >= 100)


def test_false_confirmations_are_named_in_a_line_of_their_own() -> None:
    wrong = read(item("row-x", status=Status.REPORTED), answer(claim(Status.CONFIRMED)))

    assert "✗ Called confirmed without a party's word: row-x" in shown(Readings(items=[wrong])).splitlines()


def test_the_matrix_shows_labels_down_and_answers_across() -> None:
    wrong = read(item("x", status=Status.REPORTED), answer(claim(Status.CONFIRMED)))
    lines = [line.split() for line in shown(Readings(items=[wrong, wrong])).splitlines()]
    head = next(line for line in lines if line[:2] == ["label", "↓"])

    assert head[4:] == ["reported", "confirmed"]
    assert ["reported", "·", "2"] in lines


def test_what_was_not_measured_is_not_shown() -> None:
    told = shown(Readings(items=[read(item("silent"), SILENT)]))

    assert "main amount" not in told
    assert "sentences" not in told


def test_a_hostile_row_cannot_draw_on_the_terminal() -> None:
    nasty = item("a\x1b[2J", title="\x1b]0;own\x07[bold]x[/bold]\u202etxt.exe\nnext", language="fr\x1b")

    told = shown(Readings(items=[read(nasty, SILENT)]))
    assert not {"\x1b", "\x07", "\u202e"} & set(told)
    assert "[bold]x[/bold]" in told


def test_the_document_survives_half_a_sign() -> None:
    nasty = read(item("a", title="\ud800 and more"), SILENT)

    assert json.loads(json.dumps(document(evaluate(Readings(items=[nasty])))).encode())["misses"][0]["id"] == "a"


def test_the_example_row_of_the_handbook_is_measured_as_the_handbook_says(tmp_path: Path, typed: Any) -> None:
    handbook = (Path(__file__).parents[2] / "docs" / "operate.md").read_text(encoding="utf-8")
    example = handbook.split("## Measure your own changes")[1].split("```json\n")[1].split("```")[0]
    told = json.loads(typed(written(tmp_path, json.loads(example)), "--json").out)

    assert {"detection", "status", "main_amount", "investors", "countries"} <= told["measures"].keys()
    assert told["misses"] == []
