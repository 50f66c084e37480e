"""Who speaks by name: the person beside the organisation that answers for the words."""
# ruff: noqa: E501 - one row per item, so that a table reads as a table

import pytest

from bot.claims.claim import Claim, Kind, Stage, Voice
from config.answers import claim_as_json
from tests.claims.hearing import ORGANISATIONS, heard

# language, sentence, investors, speaker, person
SPOKEN = [
    ("en", "Corvex chief Dana Rusk said it will spend $3bn on AI in Ohio", ("Corvex",), "Corvex", "Dana Rusk"),
    ("fr", "Jeanne Roy, qui dirige Altavia, promet 800 millions d'euros pour l'IA", ("Altavia",), "Altavia", "Jeanne Roy"),
    ("fr", "Altavia annonce 800 millions d'euros pour l'IA", ("Altavia",), "Altavia", None),
    ("en", "Arthur Mensch said Mistral will spend €1bn on AI", ("Mistral AI",), "Mistral AI", "Arthur Mensch"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "sentence", "investors", "speaker", "person"), SPOKEN)
def test_the_person_stands_beside_the_organisation(
    language: str, sentence: str, investors: tuple[str, ...], speaker: str, person: str | None
) -> None:
    spoken = next(each for each in heard(language, sentence, investors).evidence if each.voice is Voice.PARTY)

    assert (spoken.speaker, spoken.person) == (speaker, person)


def test_an_answer_names_the_person_with_the_organisation() -> None:
    spoken = heard("en", "Arthur Mensch said Mistral will spend €1bn on AI", ("Mistral AI",)).evidence
    claim = Claim(Kind.CAPEX, Stage.COMMITMENT, ("Mistral AI",), evidence=spoken)

    assert claim_as_json(claim, "en", ORGANISATIONS)["evidence"][0]["speaker"] == "Arthur Mensch (Mistral AI)"
