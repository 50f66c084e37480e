"""An explanation says every kind of evidence in words, in every language."""

from dataclasses import replace

import pytest

from bot.claims.claim import Act, Evidence, Fact, Kind, Reading, Recycled, Stage, Stance, Voice
from bot.messages.explanation import Explanation, explanation, selection
from bot.messages.wording import Wording
from bot.stories.filing import file
from tests.fakes.claims import SUNDAY, claim, evidence, report
from tests.messages.weekend import EN, FR


def explained(*words: Evidence, wording: Wording = EN, **facts: object) -> Explanation:
    return explanation(file(None, report(claim(*words, **facts)), SUNDAY), wording)  # type: ignore[arg-type]


def value(shown: Explanation, label: str) -> str:
    return next(row.value for row in shown.facts if row.label == label)


@pytest.mark.parametrize("wording", [EN, FR], ids=["en", "fr"])
@pytest.mark.parametrize("voice", Voice)
@pytest.mark.parametrize("stance", Stance)
def test_every_voice_and_stance_is_said_in_words(voice: Voice, stance: Stance, wording: Wording) -> None:
    act = Act.DROPPED if stance is Stance.CANCELS else None
    shown = explained(evidence("Amazon", voice, stance, act=act), wording=wording)
    [(_, [step])] = shown.steps

    who, speaks_as, does, where = step.heading.split(" · ")
    assert who == "Amazon"
    assert speaks_as.replace("_", " ") != voice.value
    assert does not in {"", stance.value}
    assert where in {"in the title", "dans le titre"}


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("wording", [EN, FR], ids=["en", "fr"])
def test_every_kind_has_a_name(kind: Kind, wording: Wording) -> None:
    assert value(explained(evidence("Amazon"), kind=kind, wording=wording), wording.text("kind")) not in {"", "capex"}


@pytest.mark.parametrize("stage", Stage)
def test_every_stage_has_a_name(stage: Stage) -> None:
    assert "_" not in value(explained(evidence("Amazon"), stage=stage), "stage")


@pytest.mark.parametrize(
    ("recycled", "said"),
    [
        pytest.param(Recycled.NEW, "no, it is new", id="new"),
        pytest.param(Recycled.PARTLY_NEW, "in part", id="partly"),
        pytest.param(Recycled.ALREADY_ANNOUNCED, "yes, already", id="already"),
    ],
)
def test_what_was_announced_before_stands_with_its_words(recycled: Recycled, said: str) -> None:
    shown = explained(evidence("Amazon"), recycled=recycled, recycled_words="en plus des 2 000")
    [row] = [row for row in shown.facts if row.label == "announced before"]

    assert (row.value, row.words) == (said, "“en plus des 2 000”")


def test_what_the_text_does_not_say_has_no_row() -> None:
    labels = {row.label for row in explained(evidence("Amazon"), jobs=None, event=None).facts}

    assert labels.isdisjoint({"jobs", "occasion", "announced before", "series"})


def test_a_denial_of_one_point_is_no_denial_of_the_deal() -> None:
    of_the_sum = replace(evidence("Amazon", stance=Stance.DENIES), about=Fact.AMOUNT, field="summary")
    [(_, [step])] = explained(of_the_sum).steps

    assert step.heading.endswith("denies one point of it · in the summary")


def test_a_speaker_s_own_name_stands_before_whom_he_speaks_for() -> None:
    [(_, [step])] = explained(replace(evidence("Amazon"), person="Andy Jassy", field="body")).steps

    assert step.heading.startswith("Andy Jassy")
    assert step.heading.endswith("in the article")


def test_a_text_that_its_outlet_takes_back_is_no_story_and_says_why() -> None:
    assert selection(Reading(retracts="Article withdrawn"), EN) == "Its outlet takes it back: “Article withdrawn”."
