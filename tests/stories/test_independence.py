"""Articles, outlets, publishers and origins are four different counts."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.claims.claim import Evidence, Stance, Voice
from bot.claims.rule import Rule
from bot.stories.filing import withdraw
from bot.stories.independence import Copies, Counts, copies, counts, origins, origins_of, outlets, publishers
from bot.stories.status import judge
from bot.stories.story import Report
from tests.fakes.claims import AMAZON_MONDAY, AMAZON_SUNDAY_NIGHT, MONDAY, SUNDAY, claim, evidence, report, story

relay = evidence("Les Échos", Voice.ANONYMOUS, Stance.PROJECTS, rule=Rule.RELAY)
leak = evidence(None, Voice.ANONYMOUS, Stance.PROJECTS)
flat = evidence(None, Voice.OUTLET, quoted_by=None)
elysee = evidence("Élysée", Voice.OFFICIAL)
silence = evidence("Amazon", stance=Stance.NO_COMMENT)


def test_ten_outlets_that_cite_the_elysee_have_one_origin() -> None:
    assert counts(AMAZON_SUNDAY_NIGHT) == Counts(articles=5, outlets=5, publishers=5, origins=1)


def test_a_release_is_an_origin_and_an_article_but_no_outlet() -> None:
    assert counts(AMAZON_MONDAY) == Counts(articles=6, outlets=5, publishers=5, origins=2)
    assert origins(AMAZON_MONDAY) == ("Élysée", "Amazon")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param([flat], ("RFI",), id="an-outlet-on-its-own-word"),
        pytest.param([leak], ("RFI",), id="a-source-without-a-name-is-the-outlet-s"),
        pytest.param([relay], ("Les Échos",), id="a-relay-goes-back-to-what-it-relays"),
        pytest.param([flat, elysee], ("Élysée",), id="who-is-named-before-the-outlet"),
        pytest.param([relay, elysee], ("Élysée",), id="who-is-named-before-the-relay"),
        pytest.param([flat, silence], ("RFI",), id="a-silence-is-no-origin"),
        pytest.param([], (), id="unknown"),
    ],
)
def test_a_report_goes_back_to_a_speaker(words: list[Evidence], expected: tuple[str, ...]) -> None:
    assert origins_of(report(claim(*words), outlet="RFI")) == expected


def printed(outlet: str, *words: Evidence, publisher: str = "", carries: str = "") -> Report:
    """A report of this outlet, whose family and whose agency are known."""
    return replace(report(claim(*words), outlet=outlet), publisher=publisher, carries=carries)


def test_outlets_of_one_family_are_one_publisher() -> None:
    both = story(*(printed(outlet, elysee, publisher="RMC BFM") for outlet in ("BFMTV", "RMC", "bfmtv")))

    assert counts(both) == Counts(articles=3, outlets=2, publishers=1, origins=1)
    assert outlets(both) == ("BFMTV", "RMC")
    assert publishers(both) == ("RMC BFM",)


def test_ten_outlets_that_run_one_agency_s_copy_are_one_publisher_and_one_origin() -> None:
    wire = printed("AFP", flat, publisher="AFP")
    papers = [printed(f"Paper {n}", flat, publisher=f"Family {n}", carries="AFP") for n in range(10)]

    assert counts(story(wire, *papers)) == Counts(articles=11, outlets=11, publishers=1, origins=1)
    assert origins(story(*papers)) == ("AFP",)


def test_an_outlet_nobody_knows_is_its_own_family() -> None:
    assert publishers(story(printed("The Village Post", elysee), printed("RFI", elysee))) == ("The Village Post", "RFI")


def test_an_outlet_that_also_wrote_for_itself_is_no_mere_copy() -> None:
    told = story(
        printed("Le Figaro", elysee, carries="AFP"),
        printed("RFI", elysee, carries="AFP"),
        printed("RFI", flat),
        printed("The Ledger", elysee, carries="Reuters"),
    )
    assert copies(told) == Copies(outlets=2, agencies=("AFP", "Reuters"))


def test_what_was_retracted_no_longer_counts() -> None:
    both = story(report(claim(flat), outlet="AFP", entry_key="a"), report(claim(elysee), outlet="RFI"))
    assert counts(withdraw(both, "a", MONDAY)) == Counts(1, 1, 1, 1)


def test_what_was_withdrawn_still_says_whom_it_went_back_to() -> None:
    gone = withdraw(story(report(claim(elysee), entry_key="a")), "a", MONDAY)
    assert origins_of(gone.reports[0]) == ("Élysée",)
    assert counts(gone) == Counts(0, 0, 0, 0)


# A speaker's words, each as somebody may print it.
_WORDS = st.builds(
    evidence,
    st.sampled_from(["Amazon", "Élysée", "The union"]),
    st.sampled_from([Voice.PARTY, Voice.OFFICIAL, Voice.THIRD_PARTY]),
    st.sampled_from([Stance.AFFIRMS, Stance.PROJECTS, Stance.DENIES, Stance.CANCELS, Stance.NO_COMMENT]),
    firmly=st.booleans(),
    at=st.integers(0, 48).map(lambda hours: SUNDAY + timedelta(hours=hours)),
)


@given(st.lists(_WORDS, min_size=1, max_size=5), st.lists(st.sampled_from(["AFP", ""]), min_size=1, max_size=6))
def test_more_articles_outlets_or_publishers_of_the_same_origins_never_move_the_badge(
    said: list[Evidence], carried: list[str]
) -> None:
    first = printed("Franceinfo", *said)
    repeated = [
        printed(f"Paper {n}", *(replace(word, outlet=f"Paper {n}") for word in said), carries=agency)
        for n, agency in enumerate(carried)
    ]
    before, after = story(first), story(first, *repeated)

    assert counts(after).articles > counts(before).articles
    assert origins(after) == origins(before)
    one, many = judge([first]), judge([first, *repeated])
    assert (many.status, many.by, many.stage, many.rule) == (one.status, one.by, one.stage, one.rule)
