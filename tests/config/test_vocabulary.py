"""The vocabulary files: shipped ones load, the operator's lie over them, and every mistake is one clear line."""

from pathlib import Path

import pytest
from babel import Locale

from bot.claims.organisation import Sort
from bot.errors import SettingsError
from bot.text.folding import name_key
from config.vocabulary import load_lexicons, load_organisations

LEAST_ORGANISATIONS = 350


def own(tmp_path: Path, name: str, content: str) -> Path:
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
    return tmp_path


def test_the_shipped_files_load() -> None:
    assert {"fr", "en"} <= load_lexicons().keys()
    assert load_organisations().named("AWS") == load_organisations().with_id("amazon-web-services")


@pytest.mark.parametrize(
    ("name", "organisation_id"),
    [
        pytest.param("l’Élysée", None, id="article-is-no-name"),
        pytest.param("Élysée", "elysee", id="name"),
        pytest.param("ELYSEE", "elysee", id="capitals-without-accents"),
        pytest.param("Brookfield Asset Management", "brookfield", id="alias"),
        pytest.param("DAMAC Properties", "damac-group", id="alias-in-capitals"),
        pytest.param("European Commission", "european-commission", id="english-alias"),
    ],
)
def test_organisations_are_found_by_any_of_their_names(name: str, organisation_id: str | None) -> None:
    found = load_organisations().named(name)
    assert (found.id if found else None) == organisation_id


def test_the_list_of_organisations_is_broad() -> None:
    import tomllib

    from config.overlay import SHIPPED

    tables = tomllib.loads((SHIPPED / "organisations.toml").read_text(encoding="utf-8"))
    assert set(tables) == {sort.value for sort in Sort}
    assert sum(len(rows) for rows in tables.values()) >= LEAST_ORGANISATIONS


def test_an_operator_adds_an_organisation_and_changes_one(tmp_path: Path) -> None:
    folder = own(
        tmp_path, "organisations.toml", '[ai_company]\nnebula = { name = "Nébula" }\nmistral-ai = { country = "BE" }\n'
    )
    known = load_organisations(folder)
    mistral = known.named("Mistral AI")
    assert known.named("nebula") is not None
    assert mistral is not None
    assert (mistral.country, mistral.officers[0]) == ("BE", "Arthur Mensch")


def test_an_operator_switches_one_off(tmp_path: Path) -> None:
    folder = own(tmp_path, "organisations.toml", "[ai_company]\nmistral-ai = { enabled = false }\n")
    with pytest.raises(SettingsError, match="mistral-compute: parent"):
        load_organisations(folder)


def test_an_operator_adds_phrases_and_a_language(tmp_path: Path) -> None:
    own(tmp_path, "lexicons/fr.toml", '[deal]\nspend = ["claque"]\n')
    own(tmp_path, "lexicons/pt.toml", '[relevance]\ntechnology = ["=IA"]\n')
    lexicons = load_lexicons(tmp_path)
    assert "claque" in lexicons["fr"].sections["deal.spend"]
    assert "met" in lexicons["fr"].sections["deal.spend"]
    assert lexicons["pt"].sections["relevance.technology"] == ("=IA",)
    assert list(lexicons)[-1] == "pt"  # where a text may be of two languages, the best proven one is taken


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        pytest.param("organisations.toml", "[firms]\nx = { name = 'X' }", "firms", id="unknown-sort"),
        pytest.param("organisations.toml", "[company]\nx = 'X'", "must be written as", id="no-table"),
        pytest.param("organisations.toml", "[company]\nx = { name = 'X', owner = 'y' }", "owner: unknown", id="key"),
        pytest.param("organisations.toml", "[company]\nx = { aliases = ['Y'] }", "name is missing", id="no-name"),
        pytest.param("organisations.toml", "[company]\nx = { name = 3 }", "name: must be a text", id="name-a-number"),
        pytest.param("organisations.toml", "[company]\nx = { name = 'X', aliases = 'Y' }", "aliases: must", id="list"),
        pytest.param("organisations.toml", "[company]\nx = { name = 'X', plural = 1 }", "plural: must", id="flag"),
        pytest.param("organisations.toml", "[company]\nx = { name = 'X', parent = 'q' }", "parent: no", id="parent"),
        pytest.param("organisations.toml", "[company", "not valid TOML", id="no-toml"),
        pytest.param("lexicons/fr.toml", "words = ['a']", "must stand in a table", id="no-section"),
        pytest.param("lexicons/fr.toml", "[deal]\nput = 'met'", "must be a list of phrases", id="no-list"),
        pytest.param("lexicons/fr.toml", "[deal]\nput = ['*']", "empty phrase", id="empty-phrase"),
        pytest.param("lexicons/fr.toml", "[[example]]\ntext = 'x'", "number 1: needs text", id="example"),
    ],
)
def test_a_mistake_is_one_line_that_names_the_file_and_the_remedy(
    tmp_path: Path, name: str, content: str, expected: str
) -> None:
    folder = own(tmp_path, name, content)
    with pytest.raises(SettingsError) as caught:
        load_organisations(folder) if name.startswith("organisations") else load_lexicons(folder)
    assert any(expected in problem and str(folder / name) in problem for problem in caught.value.problems)
    assert all("\n" not in problem for problem in caught.value.problems)


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    folder = own(tmp_path, "organisations.toml", "[company]\nx = { name = 3 }\ny = { name = 4 }\n")
    with pytest.raises(SettingsError) as caught:
        load_organisations(folder)
    assert len(caught.value.problems) == 2


def test_a_lexicon_names_organisations_in_its_language(tmp_path: Path) -> None:
    folder = own(tmp_path, "lexicons/pt.toml", '[names]\neuropean-commission = ["Comissão Europeia"]\n')
    lexicons = load_lexicons(folder)
    known = load_organisations(folder, lexicons)
    assert known.named("Comissão Europeia") == known.with_id("european-commission")
    assert known.named("EU-Kommission") == known.with_id("european-commission")


def test_a_name_for_nobody_is_told(tmp_path: Path) -> None:
    folder = own(tmp_path, "lexicons/pt.toml", '[names]\nnobody = ["Ninguém"]\n')
    with pytest.raises(SettingsError, match=r"pt\.toml: \[names\] nobody: no organisation has this id"):
        load_organisations(folder, load_lexicons(folder))


def test_an_organisation_may_have_a_form_in_any_language(tmp_path: Path) -> None:
    folder = own(tmp_path, "organisations.toml", "[public]\nsenat = { name = 'Senat', de = 'der Senat' }\n")
    senate = load_organisations(folder).named("Senat")
    assert senate is not None
    assert senate.forms == {"de": "der Senat"}


# Rows that share a name on purpose: a Canadian carrier and the European Central Bank, a ministry's old and new name.
SHARED_NAMES = frozenset({"bce", "bmbf"})


def test_no_name_belongs_to_two_organisations() -> None:
    owners: dict[str, set[str]] = {}
    for one in load_organisations().everybody:
        for name in (one.name, *one.aliases):
            owners.setdefault(name_key(name), set()).add(one.id)
    assert {name for name, ids in owners.items() if len(ids) > 1} <= SHARED_NAMES


def test_nobody_speaks_for_two_organisations() -> None:
    heads: dict[str, set[str]] = {}
    for one in load_organisations().everybody:
        for officer in one.officers:
            heads.setdefault(name_key(officer), set()).add(one.id)
    assert {name: ids for name, ids in heads.items() if len(ids) > 1} == {}


def test_every_seat_is_a_country_and_every_group_is_listed() -> None:
    known = load_organisations()
    territories = Locale("en").territories
    wrong = [one.id for one in known.everybody if one.country and one.country not in territories]
    assert wrong == []
    assert [one.id for one in known.everybody if one.parent and known.with_id(one.parent) is None] == []
