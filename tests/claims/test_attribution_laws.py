"""Laws of attribution: whatever the text, nothing is firmer than its speaker, and every word shown stands there."""
# ruff: noqa: E501 - pairs of sentences, one pair a row

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.claims.attribution import hear
from bot.claims.claim import Claim, Evidence, Fact, Kind, Stage, Stance, Voice
from bot.claims.hearing.evidence import LONGEST_QUOTE
from bot.claims.money import find_money
from bot.claims.rule import Rule
from bot.stories.status import firmness, status
from bot.text.document import Document, Part
from tests.claims.hearing import LEXICONS, ORGANISATIONS, entry, heard

FRAGMENTS = (
    "Altavia", "Le groupe", "l’Élysée", "Emmanuel Macron", "a annoncé", "annonce", "confirme", "dément", "n’a pas", "investirait", "qu’il",
    "2 milliards d’euros", "dans l’IA", "selon", "Les Échos", "une source proche du dossier", ",", ".", " : ", "« ", " »", "?", "(", ")", "qui", "mais",
    "said", "it would", "according to", "Bloomberg", "by", "the governor", "had", "denied", "scraps", "project", "if", "'s chief", "\n", "M.", "U.S.", "\u202e",
)  # fmt: skip
LANGUAGES = st.sampled_from(["fr", "en"])
TEXTS = st.one_of(st.text(max_size=200), st.lists(st.sampled_from(FRAGMENTS), max_size=25).map(" ".join))

HEDGED = [
    ("fr", "Altavia a annoncé un investissement de 2 milliards d’euros.", "Selon une source proche du dossier, Altavia a annoncé un investissement de 2 milliards d’euros."),
    ("fr", "Altavia a annoncé un investissement de 2 milliards d’euros.", "Altavia aurait annoncé un investissement de 2 milliards d’euros."),
    ("fr", "Altavia investit 2 milliards d’euros dans l’IA.", "Altavia investirait 2 milliards d’euros dans l’IA."),
    ("fr", "Altavia investit 2 milliards d’euros dans l’IA.", "Altavia investit 2 milliards d’euros dans l’IA, selon Les Échos."),
    ("fr", "Altavia investit 2 milliards d’euros dans l’IA.", "Altavia investit-elle 2 milliards d’euros dans l’IA ?"),
    ("en", "Altavia announced a $2bn AI plan.", "Altavia reportedly announced a $2bn AI plan."),
    ("en", "Altavia announced a $2bn AI plan.", "Altavia announced a $2bn AI plan, people familiar with the matter said."),
    ("en", "Altavia spends $2bn on AI.", "Altavia may spend $2bn on AI."),
    ("en", "The governor said Altavia will spend $2bn.", "The governor said Altavia may spend $2bn."),
]  # fmt: skip


def read(
    language: str, title: str, summary: str = "", investors: tuple[str, ...] = ("Altavia",)
) -> tuple[Evidence, ...]:
    amounts = tuple(find_money(f"{title} {summary}", language))
    claim = Claim(Kind.CAPEX, Stage.COMMITMENT, investors, (), amounts)
    parts = tuple(Part(field, text) for field, text in (("title", title), ("summary", summary)) if text)
    return hear(Document(language, parts), claim, entry(), LEXICONS[language], ORGANISATIONS).evidence


@given(LANGUAGES, TEXTS, TEXTS)
def test_every_quotation_stands_in_its_field(language: str, title: str, summary: str) -> None:
    fields = {"title": title, "summary": summary}
    for one in read(language, title, summary):
        assert one.quote in fields[one.field]
        assert len(one.quote) <= LONGEST_QUOTE


@given(LANGUAGES, TEXTS)
def test_without_a_party_nobody_is_one_but_a_public_body_that_pays(language: str, text: str) -> None:
    parties = [one for one in read(language, text, investors=()) if one.voice is Voice.PARTY]

    assert all(one.rule == Rule.OWN_MONEY for one in parties)


@given(LANGUAGES, TEXTS)
def test_hearsay_never_affirms(language: str, text: str) -> None:
    anonymous = [one for one in read(language, text) if one.voice is Voice.ANONYMOUS]

    assert all(one.stance in (Stance.PROJECTS, Stance.CANCELS) and not one.firmly for one in anonymous)


@given(LANGUAGES, TEXTS)
def test_the_text_alone_neither_confirms_nor_denies(language: str, text: str) -> None:
    others = [one for one in read(language, text) if one.voice is not Voice.PARTY]

    assert status(others) not in {"confirmed", "denied"}


@given(LANGUAGES, TEXTS)
def test_no_figure_is_said_that_the_claim_does_not_hold(language: str, text: str) -> None:
    claim = Claim(Kind.CAPEX, Stage.COMMITMENT, ("Altavia",))
    found = hear(Document(language, (Part("title", text),)), claim, entry(), LEXICONS[language], ORGANISATIONS)

    assert all(one.said.isdisjoint({Fact.JOBS, Fact.PLACE}) for one in found.evidence)


@pytest.mark.parametrize(("language", "plain", "hedged"), HEDGED, ids=[row[2][:50] for row in HEDGED])
def test_a_hedge_never_makes_a_sentence_firmer(language: str, plain: str, hedged: str) -> None:
    before, after = (status(heard(language, text, ("Altavia",)).evidence) for text in (plain, hedged))

    assert firmness(after) < firmness(before)


@given(LANGUAGES, TEXTS)
def test_a_source_without_a_name_turns_any_sentence_into_a_rumour(language: str, text: str) -> None:
    hedge = {"fr": "selon une source proche du dossier, ", "en": "according to people familiar with the matter, "}[
        language
    ]
    one_line = " ".join(text.replace(".", " ").replace("?", " ").replace("!", " ").replace("…", " ").split())
    plain, hedged = read(language, one_line), read(language, hedge + one_line)

    assert firmness(status(hedged)) <= max(1, firmness(status(plain)))


@pytest.mark.parametrize("text", ["PARENT", "président", "said", "?", "Berlin", "source :"])
def test_a_headline_of_one_word_is_read_like_any_other(text: str) -> None:
    assert all(status(read(language, text, text)) not in {"confirmed", "denied"} for language in ("fr", "en"))
