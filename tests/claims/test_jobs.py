"""Jobs: how many, of which sort, and how they stand to an earlier announcement."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.claims.jobs import Added, Jobs, find_jobs
from bot.claims.money import Qualifier
from bot.text.document import Document, Part
from config.vocabulary import load_lexicons

LEXICONS = load_lexicons()


def jobs(text: str, language: str = "fr") -> Jobs | None:
    title, _, summary = text.partition("\n")
    parts = [Part("title", title)] + ([Part("summary", summary)] if summary else [])
    return find_jobs(Document(language, tuple(parts)), LEXICONS[language])


@pytest.mark.parametrize(
    ("language", "text", "count"),
    [
        pytest.param("fr", "Hypérion promet 3 000 emplois", 3000, id="plain"),
        pytest.param("fr", "plus de 3.000 postes en CDI", 3000, id="dot-in-thousands"),
        pytest.param("fr", "3\u202f000 nouveaux emplois qualifiés", 3000, id="thin-space-and-adjectives"),
        pytest.param("fr", "une cinquantaine d’embauches prévues", 50, id="about-fifty"),
        pytest.param("fr", "mille emplois à Lens", 1000, id="in-words"),
        pytest.param("en", "The plan brings 1,200 permanent jobs", 1200, id="english"),
        pytest.param("en", "Amazon adds 3K jobs", 3000, id="english-k"),
        pytest.param("en", "two thousand new positions", 2000, id="english-words"),
    ],
)
def test_jobs_are_counted(language: str, text: str, count: int) -> None:
    found = jobs(text, language)
    assert found is not None
    assert found.count == count


@pytest.mark.parametrize(
    ("language", "text"),
    [
        pytest.param("fr", "La banque supprime 3 000 postes", id="lay-offs"),
        pytest.param("fr", "Le groupe emploie 24 000 personnes", id="a-headcount"),
        pytest.param("fr", "400 étudiants formés chaque année", id="students"),
        pytest.param("fr", "1,2 milliard d’euros pour l’emploi", id="money"),
        pytest.param("fr", "Des milliers d’emplois attendus", id="thousands-are-no-number"),
        pytest.param("en", "Bank cuts 3,000 jobs", id="cuts"),
        pytest.param("en", "The firm has 24,000 employees", id="employees"),
    ],
)
def test_what_is_no_job(language: str, text: str) -> None:
    assert jobs(text, language) is None


def test_jobs_on_top_of_earlier_ones_are_new() -> None:
    found = jobs("Amazon promet 3 000 CDI en plus des 2 000 déjà annoncés")
    assert found == Jobs(3000, permanent=True, earlier=2000, added=Added.ON_TOP, text="3 000 CDI")
    assert found.new is True


def test_earlier_jobs_that_another_sentence_recalls_leave_it_open() -> None:
    found = jobs("Amazon promet 3 000 emplois\nLe groupe avait promis 2 000 postes en janvier.")
    assert found is not None
    assert (found.earlier, found.added, found.new) == (2000, Added.UNKNOWN, None)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Amazon promet 3 000 CDI\nOn ignore si ces emplois s’ajoutent aux 2 000 déjà promis."),
        ("en", "Amazon promises 3,000 jobs\nIt is unclear whether they come on top of the 2,000 already announced."),
    ],
)
def test_jobs_of_which_nobody_knows_whether_they_are_new_stay_open(language: str, text: str) -> None:
    found = jobs(text, language)
    assert found is not None
    assert (found.earlier, found.added, found.new) == (2000, Added.UNKNOWN, None)


def test_earlier_jobs_that_are_among_them_are_included() -> None:
    found = jobs("Hypérion créera 3 000 emplois, dont 2 000 déjà annoncés")
    assert found is not None
    assert (found.count, found.earlier, found.added) == (3000, 2000, Added.INCLUDED)


def test_direct_and_indirect_jobs_are_never_added_up() -> None:
    found = jobs("500 emplois directs et 1 500 emplois indirects")
    assert found is not None
    assert (found.count, found.indirect) == (500, 1500)


def test_permanent_only_if_the_text_says_so() -> None:
    plain, permanent = jobs("200 emplois à Dunkerque"), jobs("200 emplois permanents à Dunkerque")
    assert plain is not None
    assert permanent is not None
    assert (plain.permanent, permanent.permanent) == (False, True)


def test_more_than_is_kept() -> None:
    found = jobs("plus de 3 000 emplois")
    assert found is not None
    assert found.qualifier is Qualifier.AT_LEAST


def test_kept_jobs_are_not_created_ones() -> None:
    found = jobs("Le plan permet de sauver 300 emplois menacés")
    assert found is not None
    assert found.kept


@given(st.text(max_size=200), st.sampled_from(["fr", "en"]))
def test_no_text_raises(text: str, language: str) -> None:
    found: Any = jobs(text, language)
    assert found is None or found.count > 0


@pytest.mark.parametrize(
    ("language", "text", "count"),
    [
        pytest.param(
            "fr", "Le site, qui a perdu 900 emplois, en retrouvera : Data4 promet d’y créer 300 postes", 300, id="lost"
        ),
        pytest.param("fr", "Le bassin a perdu 900 emplois en dix ans", None, id="only-lost"),
        pytest.param("en", "A town that lost 900 jobs to imports will see Halden create 300 posts", 300, id="en-lost"),
        pytest.param("en", "The firm shed 900 jobs", None, id="en-only-lost"),
    ],
)
def test_jobs_lost_elsewhere_are_not_those_of_the_deal(language: str, text: str, count: int | None) -> None:
    found = jobs(text, language)
    assert (found.count if found else None) == count


@pytest.mark.parametrize(
    ("language", "text", "count", "qualifier"),
    [
        pytest.param("fr", "200 à 300 emplois seront créés", 300, Qualifier.UP_TO, id="a-range"),
        pytest.param("en", "between 300 and 400 jobs", 400, Qualifier.UP_TO, id="en-a-range"),
        pytest.param("fr", "Une centaine d’emplois directs et 400 indirects", 100, Qualifier.EXACT, id="next-number"),
    ],
)
def test_the_number_before_the_noun_is_that_of_the_deal(
    language: str, text: str, count: int, qualifier: Qualifier
) -> None:
    found = jobs(text, language)
    assert found is not None
    assert (found.count, found.qualifier) == (count, qualifier)


def test_a_number_no_newspaper_writes_is_no_number_of_jobs() -> None:
    assert jobs("1e9 emplois") is None
    assert jobs("1,5 emploi par site") is None
