"""The documentation is right, or the build breaks."""

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from config.cli import app
from config.knowledge import load_knowledge
from config.overlay import SHIPPED
from config.settings import PREFIX, Settings, described
from docs import tables

ROOT = Path(__file__).parents[2]
OPERATE = (ROOT / "docs" / "operate.md").read_text()
PAGES = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")] + sorted(
    (ROOT / "docs").glob("*.md")
)


def settings_table() -> str:
    rows = ["| setting | default | what |", "|---|---|---|"]
    for key, field in described(Settings):
        default = "" if field.default_factory or field.default is None else f"`{field.default}`"
        rows.append(f"| `{PREFIX}{key.replace('.', '__').upper()}` | {default} | {field.description} |")
    return "\n".join(rows)


def test_operate_lists_every_setting_as_the_code_has_it() -> None:
    begin, end = "<!-- settings: begin (checked by tests/docs) -->\n", "\n<!-- settings: end -->"

    assert OPERATE[OPERATE.index(begin) + len(begin) : OPERATE.index(end)] == settings_table()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_vigie_command_in_the_docs_exists(page: Path) -> None:
    runner = CliRunner()
    for command in set(re.findall(r"(?:\./run |`)vigie ((?:feeds |review )?[a-z]+)", page.read_text())):
        assert runner.invoke(app, [*command.split(), "--help"]).exit_code == 0, command


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_run_verb_in_the_docs_exists(page: Path) -> None:
    verbs = set(re.findall(r"^\s+(\w+)\)", (ROOT / "run").read_text(), re.M)) | {"vigie"}

    assert set(re.findall(r"\./run (\w+)", page.read_text())) <= verbs


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_setting_named_in_the_docs_exists(page: Path) -> None:
    known = {PREFIX + key.replace(".", "__").upper() for key, _ in described(Settings)}

    assert {name.removesuffix("_FILE") for name in re.findall(r"VIGIE_[A-Z_]+[A-Z]", page.read_text())} <= known


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_to_a_file_leads_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", page.read_text()):
        assert (page.parent / target).exists(), target


def test_every_place_in_the_glossary_exists() -> None:
    for place in re.findall(r"`((?:bot|config|adapters)/[\w/.]+)`", (ROOT / "docs" / "glossary.md").read_text()):
        assert (ROOT / place).exists(), place


def test_the_feed_examples_in_operate_are_accepted(tmp_path: Path) -> None:
    from config.feeds import load_feeds

    example = OPERATE.split("# data/config/feeds.toml\n")[1].split("```")[0]
    (tmp_path / "feeds.toml").write_text(example)
    feeds = {feed.id: feed for feed in load_feeds(tmp_path)}

    assert feeds["my-ministry"].role == "official"
    assert not feeds["techcrunch"].enabled
    assert feeds["intranet"].private
    assert SHIPPED.exists()


def test_the_tables_of_the_reading_page_are_those_of_the_rules() -> None:
    text = tables.PAGE.read_text(encoding="utf-8")

    assert text == tables.page(text, load_knowledge(None)), "run: python docs/tables.py"
