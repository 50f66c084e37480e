"""The catalogues: every phrase of the program, in every language, with its values and its spaces."""

import ast
import re
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from bot.errors import SettingsError
from config.translations import LOCALES, load_translations

ROOT = Path(__file__).parents[2]
# Where a phrase stands among the arguments of what says it, counted from 1 as gettext does.
KEYWORDS: dict[str, tuple[int, ...]] = {
    "text": (1,),
    "plural": (1, 2),
    "sentence": (1, 2),
    "agreeing": (2,),
    "Command": (2,),
    "Parameter": (2,),
    "Choice": (2,),
    "Complaint": (2,),
}
GENDERS = ("masculine", "feminine", "masculine plural", "feminine plural")
# Entries without an English text: names with their cases, prepositions, words.
OF_THE_LANGUAGE = {"country", "countries", "heard", "name", "label", "von", "agreement", "note"}
TRANSLATED = ("de", "fr")
Phrase = str | tuple[str, str]


def catalogue(locale: str) -> Catalog:
    with (LOCALES / locale / "LC_MESSAGES" / "vigie.po").open("rb") as file:
        return read_po(file, locale=locale)


def spoken() -> dict[Phrase, str]:
    """Every phrase in the code, read as gettext's tools read it, with the file it stands in."""
    found = extract_from_dir(ROOT / "bot", method_map=[("**.py", "python")], keywords=KEYWORDS)
    return {message: filename for filename, _, message, _, _ in found}


def called() -> set[Phrase]:
    """The same, read from the syntax tree: sees what gettext's tools overlook, in f-strings and nested calls."""
    found: set[Phrase] = set()
    for path in (ROOT / "bot").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and (places := KEYWORDS.get(_name(node.func)))
                and len(node.args) >= places[-1]
            ):
                texts = [node.args[place - 1] for place in places]
                said = [text.value for text in texts if isinstance(text, ast.Constant) and isinstance(text.value, str)]
                if len(said) == len(texts):
                    found.add(said[0] if len(said) == 1 else (said[0], said[1]))
    return found


def _name(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def messages(locale: str) -> list[Message]:
    return [message for message in catalogue(locale) if message.id]


def translations(message: Message) -> tuple[str, ...]:
    return message.string if isinstance(message.string, tuple) else (message.string,)


def values(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def identifier(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


SPOKEN = spoken()


def test_gettexts_tools_see_every_phrase() -> None:
    assert called() == set(SPOKEN)


@pytest.mark.parametrize("phrase", [p for p in SPOKEN if isinstance(p, tuple)], ids=lambda phrase: phrase[0])
def test_english_has_both_forms_of_every_plural(phrase: tuple[str, str]) -> None:
    known = {message.id: message for message in messages("en")}
    assert known[phrase].string == phrase


def test_every_entry_without_an_english_text_is_explained_to_translators() -> None:
    page = (ROOT / "docs" / "languages.md").read_text(encoding="utf-8")
    cases = {"von"}  # one of German's own: the page shows how a language names its cases
    assert [each for each in sorted(OF_THE_LANGUAGE - cases) if f"| `{each}` |" not in page] == []


@pytest.mark.parametrize("locale", TRANSLATED)
def test_every_phrase_is_said_in_every_shipped_language(locale: str) -> None:
    known = {message.id for message in messages(locale) if all(translations(message))}
    assert sorted(map(str, set(SPOKEN) - known)) == []


@pytest.mark.parametrize("locale", TRANSLATED)
def test_no_translated_phrase_is_said_by_nobody(locale: str) -> None:
    said = [m for m in messages(locale) if m.context not in OF_THE_LANGUAGE]
    assert sorted(str(message.id) for message in said if message.id not in SPOKEN) == []


def test_participles_have_every_gender_and_number() -> None:
    contexts: dict[str, set[str]] = {}
    for message in messages("fr"):
        if message.context and message.context not in OF_THE_LANGUAGE:
            contexts.setdefault(identifier(message), set()).add(message.context)
    assert contexts
    assert all(found == set(GENDERS) for found in contexts.values())


@pytest.mark.parametrize("locale", ["en", *TRANSLATED])
def test_a_translation_uses_the_values_of_its_phrase(locale: str) -> None:
    for message in messages(locale):
        if message.context in OF_THE_LANGUAGE - {"countries", "von"}:
            continue
        expected = values(message.id if isinstance(message.id, str) else message.id[1])
        for text in translations(message):
            missing = expected - values(text) - {"n"}  # "the one article" needs no figure
            assert not missing, (message.id, missing)
            assert values(text) <= expected | {"n"}, message.id


@pytest.mark.parametrize("locale", TRANSLATED)
def test_nothing_is_left_unsure(locale: str) -> None:
    assert [message.id for message in messages(locale) if message.fuzzy] == []


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("a colon needs U+00A0 before it", r"[^\u00a0]:(?!//)(?!mm)"),
        ("; ! ? need U+202F before them", r"[^\u202f][;!?]"),
        ("guillemets need U+00A0 inside", r"«[^\u00a0]|[^\u00a0]»"),
        ("the apostrophe is ’", r"\w'\w"),
        ("three dots are one sign", r"\.\.\."),
    ],
)
def test_french_is_set_as_french_is_printed(name: str, wrong: str) -> None:
    read = [m for m in messages("fr") if m.context not in OF_THE_LANGUAGE]  # tables are not read by people
    faults = [t for m in read for t in translations(m) if re.search(wrong, t)]
    assert faults == [], name


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("quotation marks are „ and “", r"[\"«»”]"),
        ("no space before a sign", r"\s[:;!?](?!\S*\))"),
        ("a no-break space before a unit", r"[\d}] (?:Bio|Mrd|Mio|Std|Min|Tg)\."),
        ("a no-break space behind Nr.", r"Nr\. "),
        ("the apostrophe is ’", r"\w'\w"),
        ("three dots are one sign", r"\.\.\."),
        ("no article before a name that may need none", r"\b(?:der|die|das|dem|den|des|vom|zum|zur|beim|im|am) \{who"),
        ("behind laut stands the bare name", r"[Ll]aut \{(?:who|outlet|speaker|source|by)\}"),
    ],
)
def test_german_is_set_as_german_is_printed(name: str, wrong: str) -> None:
    read = [m for m in messages("de") if m.context not in OF_THE_LANGUAGE]
    assert [t for m in read for t in translations(m) if re.search(wrong, t)] == [], name


def test_a_german_name_with_an_article_has_its_other_forms() -> None:
    forms = {(message.context, message.id): message.string for message in messages("de")}
    articles = {"der": "vom ", "das": "vom ", "die": ("von der ", "von den ")}
    names = {name: str(form) for (context, name), form in forms.items() if context == "name"}
    assert names
    for name, form in names.items():
        article, _, bare = form.partition(" ")
        assert str(forms["von", name]).startswith(articles[article]), name
        weak = bare.split()[0].endswith("e") and " " in bare and article in ("der", "das")
        assert ("label", name) in forms or not weak, f"{name}: “{bare}” alone would be wrong"


def test_english_is_british_and_typographic() -> None:
    phrases = [text for phrase in SPOKEN for text in (phrase if isinstance(phrase, tuple) else (phrase,))]
    assert [text for text in phrases if re.search(r"\w'\w|\"|\b(rumor|color|canceled|center)\b", text)] == []


@pytest.mark.parametrize("content", [b"this is no catalogue\n", b'msgid "a"\nmsgstr "\xff"\n'], ids=["words", "bytes"])
def test_a_catalogue_that_cannot_be_read_is_named_with_its_remedy(tmp_path: Path, content: bytes) -> None:
    broken = tmp_path / "en" / "LC_MESSAGES" / "vigie.po"
    broken.parent.mkdir(parents=True)
    broken.write_bytes(content)
    with pytest.raises(SettingsError, match="mend or restore it"):
        load_translations(shipped=tmp_path)


def test_without_english_there_is_no_start(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="no English catalogue"):
        load_translations(shipped=tmp_path)
