"""A language is one lexicon and one catalogue in the operator's own folder, wherever languages are asked for."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.commands.request import Place, Request
from bot.errors import SettingsError
from bot.feeds.entry import Entry
from bot.feeds.feed import Role
from bot.messages.alert import alert
from bot.stories.filing import file
from bot.stories.story import Report
from bot.subscriptions.room import Room
from bot.usecases.asked import Access
from config.chats import menus
from config.explain import explain_headline
from config.knowledge import Knowledge
from config.run import load_everything
from config.settings import load_settings
from config.translations import load_translations
from config.wiring import House, Plan, build
from tests.fakes.chat import FakeChat
from tests.fakes.clock import FakeClock
from tests.fakes.feeds import FakeFeedReader
from tests.fakes.house import FEED
from tests.fakes.store import FakeUnitOfWork

LEXICON = """
[language]
words = ["il", "di", "nella", "per", "con"]

[relevance]
technology = ["intelligenza artificiale", "=IA"]

[deal]
give = ["investe", "investirà"]

[kind]
capex = ["centro dati"]

[attribution]
speech = ["annuncia"]

[numbers]
decimal = ","

[numbers.magnitudes]
miliardo = 1_000_000_000
miliardi = 1_000_000_000

[currency.words]
euro = "EUR"

[money]
at_least = ["più di"]
of = ["di"]
"""
CATALOGUE = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"

msgid "Press report · not yet confirmed by {who}"
msgstr "Stampa · non ancora confermato {who:da}"

msgid "The latest stories"
msgstr "Le ultime notizie"

msgid "From now on Vigie speaks {language} here."
msgstr "D’ora in poi Vigie parla {language}."

msgctxt "da"
msgid "{name}"
msgstr "da {name}"

msgctxt "note"
msgid "experimental"
msgstr "Una prova."
"""
HEADLINE = "Amazon investe 1,5 miliardi di euro nella IA con il suo centro dati"


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder with Italian in it, and nothing else."""
    folder = tmp_path / "data" / "config"
    write(folder / "lexicons" / "it.toml", LEXICON)
    write(folder / "locales" / "it" / "LC_MESSAGES" / "vigie.po", CATALOGUE)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("VIGIE_LANGUAGE", "it")
    return folder


def write(path: Path, content: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")


def entry(title: str = HEADLINE, language: str | None = None) -> Entry:
    at = datetime(2025, 5, 12, tzinfo=UTC)
    return Entry(("k",), "f", "feed", "La Gazzetta", Role.MEDIA, "", title, "", at, at, language=language)


def house(knowledge: Knowledge, language: str) -> House:
    return build(
        Plan(
            knowledge=knowledge,
            feeds=(FEED,),
            uow=FakeUnitOfWork(),
            reader=FakeFeedReader(),
            clock=FakeClock(),
            chats={"fake": FakeChat()},
            access=Access({}, open_to_all=True),
            owner_rooms={},
            language=language,
        )
    )


async def asked(house: House, command: str, text: str = "") -> str:
    card = await house.answer(Request(Room("fake", "9"), "9", command, text, place=Place.PRIVATE, manages=True))
    assert card is not None
    return card.plain


@pytest.mark.usefixtures("own")
@pytest.mark.parametrize("language", ["it", None], ids=["a-feed-that-says-so", "guessed"])
def test_a_running_vigie_reads_and_tells_it(language: str | None) -> None:
    settings, knowledge = load_everything()
    reading = knowledge.read(entry(language=language))
    assert reading.relevant, reading.reasons
    claim = reading.claims[0]
    assert (claim.investors, claim.amount and claim.amount.text) == (("Amazon",), "1,5 miliardi di euro")

    told = file(None, Report("r", "La Gazzetta", "", HEADLINE, "it", entry().at, claim), entry().at)
    card = alert(told, knowledge.wordings.of(settings.language), now=entry().at)
    assert card.title == "📰 Stampa · non ancora confermato da Amazon"
    assert "€1.5bn" in card.plain.replace(",", ".")  # what the catalogue leaves out is said in English


@pytest.mark.usefixtures("own")
async def test_rooms_may_choose_it(capsys: pytest.CaptureFixture[str]) -> None:
    settings, knowledge = load_everything()
    program = house(knowledge, settings.language)
    assert "/language <de|en|fr|it>" in await asked(program, "help")
    await asked(program, "subscribe")
    assert await asked(program, "language", "fr") == "Désormais, Vigie parle français ici."
    for typed in ("it", "italiano", "Italian", "italien", "Italienisch"):
        assert (await asked(program, "language", typed)).startswith("D’ora in poi Vigie parla italiano.\n\nUna prova.")


@pytest.mark.usefixtures("own")
def test_menus_and_explanations_are_in_it(capsys: pytest.CaptureFixture[str]) -> None:
    _, knowledge = load_everything()
    assert ("recent", "Le ultime notizie") in menus(knowledge.wordings)["it"]
    explain_headline(HEADLINE)
    assert "non ancora confermato da Amazon" in capsys.readouterr().out


def test_entries_are_laid_over_a_shipped_catalogue(tmp_path: Path) -> None:
    write(
        tmp_path / "locales" / "fr" / "LC_MESSAGES" / "vigie.po",
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\nmsgid "Why?"\nmsgstr "Comment ça ?"\n',
    )
    french = load_translations(tmp_path)["fr"]
    assert (french.gettext("Why?"), french.gettext("Open")) == ("Comment ça ?", "Ouvrir")


@pytest.mark.parametrize(
    ("language", "content", "expected"),
    [
        pytest.param("it", 'msgid "about {amount}"\nmsgstr "circa {somma}"\n', "no value {somma} here", id="value"),
        pytest.param("it", 'msgid "Open"\nmsgstr "Apri {"\n', "A brace in a text is written twice", id="brace"),
        pytest.param("klingon", 'msgid "Open"\nmsgstr "X"\n', "klingon is no language", id="language"),
    ],
)
def test_a_mistake_in_a_catalogue_is_told_with_its_remedy(
    tmp_path: Path, language: str, content: str, expected: str
) -> None:
    header = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
    write(tmp_path / "locales" / language / "LC_MESSAGES" / "vigie.po", header + content)
    with pytest.raises(SettingsError) as caught:
        load_translations(tmp_path)
    assert expected in caught.value.problems[0]


def test_a_setting_for_a_language_without_a_catalogue_names_those_that_have_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SettingsError, match=r"VIGIE_LANGUAGE.*use one of de, en, fr"):
        load_settings(language="it")
