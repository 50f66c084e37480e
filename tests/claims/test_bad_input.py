"""Bad input: what feeds do to a text changes nothing that is read from it, or what is read becomes unknown."""

import html
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.claims.claim import Claim, Reading
from bot.claims.extraction import MAX_CHARS
from bot.feeds.entry import Entry
from bot.feeds.feed import Role
from bot.stories.status import status
from config.knowledge import load_knowledge
from tests.fakes.claims import SUNDAY

KNOWLEDGE = load_knowledge(None)
ITEMS = [
    pytest.param(
        "fr",
        "Amazon va investir plus de 1,2 milliard d’euros dans l’IA en France, annonce l’Élysée",
        "Le plan prévoit 3 000 emplois en CDI.",
        id="french",
    ),
    pytest.param("en", "OpenAI denies raising $10 billion for AI chips", "It said so on Monday.", id="english"),
    pytest.param("en", "Microsoft to spend $3bn on AI data centres in Sweden", "The plan adds 500 jobs.", id="capex"),
]
INVISIBLE = "\u200b\u200c\u2060\ufeff\u00ad\u202e\u202c\u2066\u2069\u200e\u200f"


def read(language: str, title: str, summary: str = "") -> Reading:
    entry = Entry(("k",), "", "f", "Outlet", Role.MEDIA, "", title, summary, SUNDAY, language=language)
    return KNOWLEDGE.read(entry)


def facts(claim: Claim) -> tuple[object, ...]:
    money = [(each.low, each.high, each.currency, each.qualifier) for each in claim.amounts]
    jobs = claim.jobs and claim.jobs.count
    return claim.kind, claim.investors, claim.recipients, money, jobs, claim.countries, status(claim.evidence)


def all_facts(language: str, title: str, summary: str) -> list[tuple[object, ...]]:
    return [facts(claim) for claim in read(language, title, summary).claims]


DAMAGES: dict[str, Callable[[str], str]] = {
    "all-caps": str.upper,
    "html-rests": lambda text: f"<p>{text.replace(' ', ' <b></b>', 3)}</p><br/>",
    "entities": lambda text: html.escape(text).replace("é", "&eacute;").replace("’", "&rsquo;"),
    "escaped-twice": lambda text: html.escape(html.escape(text).replace("é", "&eacute;")),
    "no-break-spaces": lambda text: text.replace(" ", "\u00a0"),
    "narrow-spaces": lambda text: text.replace(" ", "\u202f"),
    "tabs-and-runs-of-spaces": lambda text: text.replace(" ", "\t  "),
    "decomposed-accents": lambda text: unicodedata.normalize("NFD", text),
    "straight-apostrophes": lambda text: text.replace("’", "'"),
    "full-width-digits": lambda text: "".join(chr(ord(c) + 0xFEE0) if c.isdigit() else c for c in text),
    "utf-8-read-as-latin-1": lambda text: text.encode().decode("latin-1"),
    "turned-round": lambda text: f"\u202e{text}\u202c",
    "a-mark-of-byte-order": lambda text: f"\ufeff{text}",
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
@pytest.mark.parametrize(("language", "title", "summary"), ITEMS)
def test_what_a_feed_does_to_a_text_changes_no_fact(
    language: str, title: str, summary: str, damage: Callable[[str], str]
) -> None:
    whole = all_facts(language, title, summary)

    assert whole
    assert all_facts(language, damage(title), damage(summary)) == whole


@pytest.mark.parametrize(("language", "title", "summary"), ITEMS)
@given(data=st.data())
def test_invisible_signs_anywhere_change_no_fact(language: str, title: str, summary: str, data: st.DataObject) -> None:
    places = data.draw(st.lists(st.tuples(st.integers(0, len(title)), st.sampled_from(INVISIBLE)), max_size=12))
    damaged = title
    for at, sign in sorted(places, reverse=True):
        damaged = damaged[:at] + sign + damaged[at:]

    assert all_facts(language, damaged, summary) == all_facts(language, title, summary)


@pytest.mark.parametrize(
    ("sum_", "french", "english"),
    [
        pytest.param("1.200.000.000 euros", 1_200_000_000, 1_200_000_000, id="groups-of-three-by-dots"),
        pytest.param("1,200,000,000 euros", 1_200_000_000, 1_200_000_000, id="groups-of-three-by-commas"),
        pytest.param("1 200 000 000 euros", 1_200_000_000, 1_200_000_000, id="groups-of-three-by-spaces"),
        pytest.param("1,200 euros", None, 1_200, id="three-decimals-or-thousands"),
        pytest.param("1.2.3 milliards d’euros", None, None, id="no-number"),
        pytest.param("NaN milliards d’euros", None, None, id="not-a-number"),
        pytest.param("∞ euros", None, None, id="infinity"),
        pytest.param("1e9 euros", None, None, id="an-exponent"),
        pytest.param("99999999999999999999999999 euros", None, None, id="more-than-there-is"),
    ],
)
def test_a_number_has_one_value_or_none(sum_: str, french: int | None, english: int | None) -> None:
    titles = {"fr": f"Amazon investit {sum_} dans l’IA en France", "en": f"Amazon invests {sum_} in AI in France"}
    for language, value in (("fr", french), ("en", english)):
        [claim] = read(language, titles[language]).claims
        assert (claim.amount.low if claim.amount else None) == value, language


@pytest.mark.parametrize("piece", ["Amazon investit 2 milliards d’euros dans l’IA. ", "a", "« ", "<", "&amp;", "<a "])
def test_a_summary_of_five_megabytes_is_read_as_far_as_its_first_page(piece: str) -> None:
    summary = piece * (5_000_000 // len(piece))
    short = all_facts("fr", "Mistral AI lève 600 millions d’euros", summary[: 8 * MAX_CHARS])

    assert all_facts("fr", "Mistral AI lève 600 millions d’euros", summary) == short


def test_mixed_scripts_are_read_as_far_as_they_are_known() -> None:
    [claim] = read("fr", "Amazon 亚马逊 investit 2 milliards d’euros dans l’IA в Париже").claims

    assert claim.investors == ("Amazon",)


@pytest.mark.parametrize("title", ["", " ", "\u200b", "?", "…", "<p></p>"])
def test_an_empty_title_leaves_the_summary_to_be_read(title: str) -> None:
    assert not read("fr", title).relevant
    assert read("fr", title, "Amazon investit 2 milliards d’euros dans l’IA en France.").relevant
