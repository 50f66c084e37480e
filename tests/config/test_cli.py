"""The command line: every command, what it takes and what it prints."""

import json
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner

from config.answers import moment
from config.cli import app
from tests.installation.inside import inside
from tests.installation.program import ran

COMMANDS = {
    "run",
    "demo",
    "explain",
    "read",
    "eval",
    "check",
    "feeds",
    "review",
    "stats",
    "migrate",
    "backup",
    "health",
}
ROWS = [
    {
        "id": "a",
        "title": "Amazon to invest over €1.2bn in AI data centres in France, Élysée says",
        "summary": "The group would create 3,000 permanent jobs.",
        "lang": "en",
        "outlet": "France 24",
        "published": "2024-05-12T19:04:00+02:00",
        "colour": "ignored",
    },
    {"id": "b", "title": "Pluie sur la Bretagne", "summary": "Du vent aussi.", "lang": "fr", "published": None},
    {
        "id": "c",
        "title": "Amazon va mettre plus de 1,2 milliard d’euros en France dans l’IA, annonce l’Élysée",
        "summary": "La présidence fait état de 3 000 emplois à la clé.",
        "lang": "fr",
        "published": "2024-05-12",
    },
    {"id": "d", "title": "Mistral AI lève 600 millions d’euros", "summary": "", "lang": "fr", "published": "2024-05"},
    {"id": "e", "title": "A quiet day", "summary": "", "lang": "en", "published": ""},
]
CLAIM = {
    "kind", "investors", "recipients", "amounts", "jobs", "jobs_new", "countries", "event", "stage", "status",
    "evidence", "recycled",
}  # fmt: skip


def as_lines(*rows: object) -> str:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


@pytest.fixture
def rows_file(tmp_path: Path) -> Path:
    path = tmp_path / "rows.jsonl"
    path.write_text(as_lines(*ROWS), encoding="utf-8")
    return path


def read(folder: Path, capsys: pytest.CaptureFixture[str], *options: str) -> list[dict[str, object]]:
    said = inside(folder, capsys, "read", *options)
    assert (said.code, said.err) == (0, "")
    return [json.loads(line) for line in said.out.splitlines()]


def test_help_lists_every_command_and_each_explains_itself() -> None:
    runner = CliRunner()
    listed = set(re.findall(r"^[│ ]+([a-z]+)  ", runner.invoke(app, ["--help"], env={"COLUMNS": "200"}).output, re.M))

    assert listed == COMMANDS
    for command in (*COMMANDS, "feeds check", "review export", "stats outlets"):
        answer = runner.invoke(app, [*command.split(), "--help"])
        assert answer.exit_code == 0
        assert len(answer.output.splitlines()) > 3


def test_the_program_names_its_version(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = inside(tmp_path, capsys, "--version")

    assert (code, err) == (0, "")
    assert re.fullmatch(r"vigie \d+\.\d+\.\d+\n", out)


async def test_read_answers_every_row_in_order_from_standard_input(tmp_path: Path) -> None:
    code, out, err = await ran(tmp_path, "read", "-", typed=as_lines(*ROWS))

    answers = [json.loads(line) for line in out.splitlines()]
    assert (code, err) == (0, "")
    assert [answer["id"] for answer in answers] == ["a", "b", "c", "d", "e"]
    assert [answer["relevant"] for answer in answers] == [True, False, True, True, False]
    assert all(answer.keys() == {"id", "relevant", "reasons", "story", "claim", "more"} for answer in answers)
    assert answers[0]["claim"].keys() == CLAIM
    assert answers[1]["claim"] is None


def test_a_claim_is_told_in_plain_values(tmp_path: Path, rows_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    claim = read(tmp_path, capsys, str(rows_file))[0]["claim"]

    assert isinstance(claim, dict)
    assert (claim["investors"], claim["status"], claim["countries"]) == (["Amazon"], "announced", ["FR"])
    [amount] = claim["amounts"]
    assert "€1.2bn" in amount.pop("text")
    assert amount == {"low": "1200000000", "high": None, "currency": "EUR", "qualifier": "at_least"}
    assert claim["jobs"] == 3000
    assert claim["evidence"][0].keys() == {"speaker", "voice", "stance", "quote", "field"}


def test_stories_are_numbered_in_the_order_of_the_rows(
    tmp_path: Path, rows_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = read(tmp_path, capsys, str(rows_file), "--stories")

    assert [answer["story"] for answer in answers] == ["1", None, "1", "2", None]


def test_the_body_is_read_only_when_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    row = {"id": 1, "title": "A summit in Paris", "summary": "", "lang": "en"}
    body = "Amazon said on Monday it will invest €1.2bn in AI data centres in France."
    (tmp_path / "rows").write_text(as_lines(row | {"body": body}), encoding="utf-8")

    assert [read(tmp_path, capsys, "rows", *how)[0]["relevant"] for how in ((), ("--body",))] == [False, True]


def test_money_is_found_without_asking_for_relevance(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    texts = [("x", "fr", "Un stade pour 45 millions d’euros"), ("y", "en", "Nobody names a sum")]
    (tmp_path / "rows").write_text(as_lines(*({"id": i, "lang": lang, "text": t} for i, lang, t in texts)))

    first, second = read(tmp_path, capsys, "rows", "--money")
    amount = {"low": "45000000", "high": "45000000", "currency": "EUR", "qualifier": "exact"}
    assert first == {"id": "x", "amounts": [amount | {"text": "45 millions d’euros"}]}
    assert second == {"id": "y", "amounts": []}


@pytest.mark.parametrize(
    ("written", "at"),
    [
        pytest.param("2024", datetime(2024, 1, 1, tzinfo=UTC), id="year"),
        pytest.param("2024-05", datetime(2024, 5, 1, tzinfo=UTC), id="month"),
        pytest.param("2024-05-12", datetime(2024, 5, 12, tzinfo=UTC), id="day"),
        pytest.param("2024-05-12T18", datetime(2024, 5, 12, 18, tzinfo=UTC), id="hour"),
        pytest.param("2024-05-12T18:04", datetime(2024, 5, 12, 18, 4, tzinfo=UTC), id="minute"),
        pytest.param("2024-05-12T18:04:30+02:00", datetime(2024, 5, 12, 16, 4, 30, tzinfo=UTC), id="zone"),
        pytest.param("2024-05-12T18:04:30Z", datetime(2024, 5, 12, 18, 4, 30, tzinfo=UTC), id="zulu"),
        pytest.param("", None, id="empty"),
        pytest.param("yesterday", None, id="no-time"),
        pytest.param("2024-13", None, id="no-such-month"),
    ],
)
def test_a_moment_may_be_any_prefix_of_a_time(written: str, at: datetime | None) -> None:
    assert moment(written) == at


@pytest.mark.parametrize(
    "row",
    [
        pytest.param({}, id="empty"),
        pytest.param({"id": 7, "title": 5, "summary": None, "lang": ["fr"], "published": 2024}, id="wrong-types"),
        pytest.param({"id": None, "title": "x", "role": "friend", "url": "not an address"}, id="nonsense"),
        pytest.param({"id": "\ud800", "title": "\u0000\ud800 Amazon €1bn AI", "lang": "xx"}, id="half-a-sign"),
    ],
)
def test_a_strange_row_is_answered_all_the_same(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], row: dict[str, object]
) -> None:
    (tmp_path / "rows").write_text(json.dumps(row) + "\n")  # half signs travel as escapes

    assert [answer["id"] for answer in read(tmp_path, capsys, "rows")] == [row.get("id")]


async def test_explain_shows_the_verdict_and_the_words_that_decided(tmp_path: Path) -> None:
    code, out, _ = await ran(tmp_path, "explain", ROWS[0]["title"])  # type: ignore[arg-type] - a headline

    assert code == 0
    for words in ("Announced by the Élysée", "over €1.2bn", "a public body", "only Amazon", "says who"):
        assert words in out, words


def test_explain_says_why_a_text_is_no_story(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = inside(tmp_path, capsys, "explain", "Ai Weiwei opens a new show in Paris")

    assert said.code == 0
    assert "Not a story of money going into AI." in said.out


def test_explain_reads_a_file_as_title_and_body(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "text").write_text(f"{ROWS[0]['title']}\nAmazon declined to comment on Sunday.\n", encoding="utf-8")

    said = inside(tmp_path, capsys, "explain", "--file", "text")
    assert "does not comment · in the article" in said.out
