"""What a stretch of time amounts to."""

from dataclasses import replace
from datetime import timedelta

from bot.stories.record import Outcome
from bot.stories.story import Status
from bot.stories.summary import note, summary
from tests.fakes.claims import AMAZON_MONDAY, AMAZON_SUNDAY, MONDAY, SUNDAY, report, story


def test_the_weekend_in_figures() -> None:
    rumour = replace(story(report(outlet="RFI")), id=7)
    found = summary(map(note, [AMAZON_MONDAY, rumour]))

    assert (found.stories, found.by_status[Status.CONFIRMED], found.by_status[Status.REPORTED]) == (2, 1, 1)
    assert (found.waited, found.confirmed_after) == (1, MONDAY - SUNDAY)
    rfi = found.outlets[0]
    assert (rfi.name, rfi.reports, rfi.outcomes[Outcome.OPEN], rfi.outcomes[Outcome.CONFIRMED]) == ("RFI", 2, 1, 1)
    assert rfi.confirmed_after == MONDAY - SUNDAY - timedelta(hours=4)
    assert found.whole


def test_a_publisher_is_named_where_it_has_several_outlets() -> None:
    told = replace(
        AMAZON_SUNDAY,
        reports=tuple(replace(report(outlet=each), publisher="France Médias Monde") for each in ("RFI", "France 24")),
    )
    alone = replace(AMAZON_SUNDAY, id=9, reports=(replace(report(outlet="Le Figaro"), publisher="Groupe Figaro"),))

    assert [each.name for each in summary(map(note, [told, alone])).publishers] == ["France Médias Monde"]


def test_no_story_is_no_error() -> None:
    found = summary([])
    assert (found.stories, found.confirmed_after, found.outlets, found.publishers) == (0, None, (), ())
