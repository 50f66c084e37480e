"""What somebody typed, and the stories it means: an event in any year, an organisation in any language and group."""

from dataclasses import replace

import pytest

from bot.claims.claim import Kind
from bot.messages.naming import Name
from bot.messages.searching import Role, Side, at_event, of_company
from bot.messages.wording import Wording
from bot.stories.story import Story
from tests.fakes.claims import claim, evidence, report, story
from tests.messages.weekend import EN, FR, NAMES

GROUPS = {**NAMES, "Amazon Web Services": Name({"fr": "AWS"}, group="Amazon")}
ENGLISH, FRENCH = replace(EN, names=GROUPS), replace(FR, names=GROUPS)


def told(*investors: str, recipients: tuple[str, ...] = (), event: str | None = None, **facts: object) -> Story:
    return story(report(claim(evidence(), investors=investors, recipients=recipients, event=event, **facts)))


@pytest.mark.parametrize(
    ("query", "event", "found"),
    [
        pytest.param("Choose France 2024", "Choose France 2024", True, id="its-full-name"),
        pytest.param("choose france", "Choose France 2024", True, id="any-year"),
        pytest.param("2024 choose", "Choose France 2024", True, id="in-any-order"),
        pytest.param("action sommet", "Sommet pour l’action sur l’IA 2025", True, id="some-of-its-words"),
        pytest.param("CHOOSE FRÀNCE", "Choose France 2024", True, id="folded"),
        pytest.param("choose france 2025", "Choose France 2024", False, id="another-year"),
        pytest.param("davos", "Choose France 2024", False, id="another-event"),
        pytest.param("choose france", None, False, id="no-event"),
        pytest.param("", "Choose France 2024", False, id="nothing-typed"),
        pytest.param("!?", "Choose France 2024", False, id="no-word-typed"),
    ],
)
def test_a_story_is_found_by_its_event(query: str, event: str | None, found: bool) -> None:
    assert at_event(told("Amazon", event=event), query) == (event if found else None)


def test_an_event_is_found_under_every_name_that_reports_give_it() -> None:
    words = claim(evidence(), event="AI Action Summit 2025")
    both = story(report(words), report(replace(words, event="Sommet pour l’action sur l’IA 2025")), report(words))

    assert at_event(both, "summit") == "AI Action Summit 2025"
    assert at_event(both, "sommet") == "Sommet pour l’action sur l’IA 2025"


@pytest.mark.parametrize(
    ("query", "of", "role"),
    [
        pytest.param("Amazon", told("Amazon"), Role("Amazon", Side.INVESTS), id="its-name"),
        pytest.param("AMAZON", told("Amazon"), Role("Amazon", Side.INVESTS), id="in-capitals"),
        pytest.param("mistral", told("Mistral AI"), Role("Mistral AI", Side.INVESTS), id="without-ai"),
        pytest.param("Mistral AI SAS", told("Mistral AI"), Role("Mistral AI", Side.INVESTS), id="as-registered"),
        pytest.param("amazon", told("Amazon Web Services"), Role("Amazon", Side.INVESTS), id="a-subsidiary-s"),
        pytest.param("aws", told("Amazon Web Services"), Role("Amazon Web Services", Side.INVESTS), id="its-form"),
        pytest.param("aws", told("Amazon"), None, id="the-group-s-is-not-its-own"),
        pytest.param(
            "amazon", told("Amazon", "Amazon Web Services"), Role("Amazon", Side.INVESTS), id="with-its-own-group"
        ),
        pytest.param(
            "amazon", told("Corvex", "Amazon"), Role("Amazon", Side.INVESTS_WITH_OTHERS), id="with-others"
        ),
        pytest.param(
            "nebula", told("Amazon", recipients=("Nébula",), kind=Kind.FUNDING_ROUND), Role("Nébula", Side.RECEIVES),
            id="who-receives",
        ),
        pytest.param(
            "amazon", told("Amazon", recipients=("Amazon Web Services",)), Role("Amazon", Side.INVESTS),
            id="who-pays-itself-pays",
        ),
        pytest.param("commission europeenne", told("European Commission"), Role("European Commission", Side.INVESTS),
            id="in-french-without-its-article",
        ),
        pytest.param("l'Élysée", told("Élysée"), Role("Élysée", Side.INVESTS), id="with-its-article"),
        pytest.param("meta", told("Metaplanet"), None, id="no-part-of-a-word"),
        pytest.param("france", told("Banque de France"), None, id="no-word-within"),
        pytest.param("corvex", told("Amazon"), None, id="somebody-else"),
        pytest.param("", told("Amazon"), None, id="nothing-typed"),
        pytest.param("?", told("Amazon"), None, id="no-word-typed"),
        pytest.param("amazon", told(), None, id="nobody-named"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("wording", [ENGLISH, FRENCH], ids=["en", "fr"])
def test_an_organisation_is_found_in_its_role(query: str, of: Story, role: Role | None, wording: Wording) -> None:
    assert of_company(of, query, wording) == role
