"""What holds of every evaluation: own answers are right, order does not matter, and no miss goes untold."""

import random
from collections.abc import Mapping
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.claims.claim import Recycled
from bot.evaluation.answer import Read
from bot.evaluation.evaluation import Evaluation, Readings, evaluate
from bot.evaluation.labelling import labelled
from bot.evaluation.labels import Item
from bot.evaluation.measure import Form
from config.answers import claim_as_json
from tests.evaluation.readings import knowledge, read_rows

TITLES = (
    (
        "fr",
        "Altavia a annoncé lundi qu’elle investirait 2 milliards d’euros dans l’IA à Lyon, avec 300 emplois à la clé",
    ),
    ("fr", "L’Élysée annonce qu’Amazon mettra plus de 1,2 milliard d’euros dans l’IA en France"),
    ("fr", "Mistral AI lèverait 600 millions d’euros, selon une source proche du dossier"),
    ("fr", "Il pleut sur Brest"),
    ("en", "OpenAI raises $40bn, SoftBank says"),
    ("en", "Microsoft to invest up to $3bn in AI data centres in Norway"),
    ("en", "Nvidia denies it is buying AI lab Nébula for $2bn"),
    ("en", "AI stocks lose a billion in value"),
    ("en", "Google drops its $1bn AI data center in Indiana"),
)
ROWS = [
    {
        "id": f"law-{n}",
        "lang": language,
        "title": title,
        "published": f"2026-03-{n + 1:02}",
        "labels": {"positive": True},
    }
    for n, (language, title) in enumerate(TITLES)
]


@cache
def reads() -> tuple[Read, ...]:
    return tuple(read_rows(ROWS).items)


def labels_of(given: Read) -> Mapping[str, Any]:
    """What a person would write who agrees with every answer."""
    answer = given.answer
    if answer.claim is None:
        return {"positive": False}
    told = claim_as_json(answer.claim, given.item.language, knowledge().organisations)
    speakers = [evidence.speaker for evidence in answer.claim.evidence if evidence.speaker]
    return {
        "positive": True,
        "status6": answer.status,
        "amounts": told["amounts"],
        "investors": list(answer.investors),
        "recipients": list(answer.recipients),
        "country": list(answer.claim.countries),
        "jobs": told["jobs"],
        "kind": told["kind"],
        "recycled": answer.claim.recycled in {Recycled.ALREADY_ANNOUNCED, Recycled.PARTLY_NEW},
        "speaker": speakers[0] if speakers else None,
        "story": answer.story,
        "paraphrase": f"story {answer.story}",
    }


def relabelled(given: Read, labels: Mapping[str, Any]) -> Read:
    found = labelled({"id": given.item.id, "title": given.item.title, "lang": given.item.language, "labels": labels})
    assert isinstance(found, Item), found
    return Read(found, given.answer)


def values(evaluation: Evaluation) -> dict[str, float]:
    return {measure.name: measure.value for measure in evaluation.measures}


def test_readings_are_perfect_when_their_own_answers_are_the_labels() -> None:
    evaluation = evaluate(Readings(items=[relabelled(read, labels_of(read)) for read in reads()]))

    assert {"status", "main_amount", "investors", "countries", "jobs", "stories"} <= values(evaluation).keys()
    for measure in evaluation.measures:
        assert measure.value == pytest.approx(0.0 if measure.form is Form.COUNT else 1.0), measure.name
        assert measure.misses == ()
    assert evaluation.below == ()
    assert all(label is answer for label, answer in evaluation.confusion)


@settings(max_examples=40, deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_order_of_the_rows_does_not_matter(chance: random.Random) -> None:
    labels = [labels_of(read) for read in reads()]
    chance.shuffle(labels)
    mixed = [relabelled(read, label) for read, label in zip(reads(), labels, strict=True)]
    turned = list(mixed)
    chance.shuffle(turned)
    one, other = evaluate(Readings(items=mixed)), evaluate(Readings(items=turned))

    assert values(one) == pytest.approx(values(other))
    assert one.confusion == other.confusion
    for measure in one.measures:
        again = other.of(measure.name)
        assert again
        if measure.name != "paraphrases":  # its misses list the rows of a group as they come
            assert {miss.row for miss in measure.misses} == {miss.row for miss in again.misses}, measure.name


@settings(max_examples=40, deadline=None)
@given(st.randoms(use_true_random=False))
def test_whatever_is_not_perfect_has_a_miss_and_what_has_a_miss_is_not_perfect(chance: random.Random) -> None:
    labels = [labels_of(read) for read in reads()]
    chance.shuffle(labels)
    mixed = [relabelled(read, label) for read, label in zip(reads(), labels, strict=True)]
    untold = {"detection", "status_macro_f1", "main_amount_qualified", "stories_of_many"}  # told by another measure

    for measure in evaluate(Readings(items=mixed)).measures:
        perfect = measure.value == pytest.approx(0.0 if measure.form is Form.COUNT else 1.0)
        if measure.name not in untold:
            assert perfect is not bool(measure.misses), measure.name
        for miss in measure.misses:
            assert miss.expected != miss.read
            assert miss.why


def test_nothing_is_measured_over_no_rows() -> None:
    assert evaluate(Readings()) == Evaluation(())


def test_ordinary_news_opens_no_story_among_the_labelled() -> None:
    same = {"lang": "en", "title": "OpenAI raises $40bn, SoftBank says", "published": "2026-03-01"}
    rows = [same | {"id": "a", "known_positive": None}, same | {"id": "b", "labels": {"positive": True, "story": "x"}}]
    readings = read_rows(rows)

    assert readings.ordinary[0].answer.relevant
    assert (readings.ordinary[0].answer.story, readings.items[0].answer.story) == (None, "1")
    assert readings.items[0].answer.because == "new"
