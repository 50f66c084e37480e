"""Purposes: what the money is for, in the reader's language."""

import pytest

from bot.messages.purposes import purpose_text
from config.overlay import SHIPPED, read_toml
from tests.fakes.house import WORDINGS


@pytest.mark.parametrize(("locale", "shown"), [("en", "cloud, data centres"), ("fr", "cloud, centres de données")])
def test_a_purpose_is_said_in_the_reader_s_language(locale: str, shown: str) -> None:
    assert purpose_text("cloud, data_centres", WORDINGS.of(locale)) == shown


def test_a_purpose_of_the_operator_s_own_lexicon_is_printed_as_it_is() -> None:
    assert purpose_text("seaweed", WORDINGS.of("fr")) == "seaweed"


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_purpose_of_the_lexicons_has_a_name_in_french(language: str) -> None:
    names = read_toml(SHIPPED / "lexicons" / f"{language}.toml")["purpose"]

    said = {name: purpose_text(name, WORDINGS.of("en")) for name in names}
    assert not [name for name, words in said.items() if "_" in words]
    assert set(names) == set(read_toml(SHIPPED / "lexicons" / "en.toml")["purpose"])
