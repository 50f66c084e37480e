"""Which report belongs to which story: the desk's rulings as rows, and what no order of reading may change."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import permutations

import pytest

from bot.claims.claim import Claim, Kind, Stance, Voice
from bot.claims.money import Money, Qualifier
from bot.stories.filing import file
from bot.stories.grouping import place_all, read_because
from bot.stories.profile import Background
from bot.stories.sketch import sketch_of
from bot.stories.story import Report, Story
from bot.text.folding import name_key
from tests.fakes.claims import MONDAY_REPORT, REPEATS, SUNDAY, SUNDAY_REPORT, claim, evidence, money, report, story
from tests.fakes.placing import home, place

_GROUPS = {"calcul": "hyperion", "aws": "amazon"}
BACKGROUND = Background(
    group_of=lambda name: _GROUPS.get(name_key(name), name_key(name)),
    within={
        "dunkerque": frozenset({"hauts de france"}),
        "hauts de france": frozenset(),
        "rennes": frozenset({"bretagne"}),
        "marseille": frozenset(),
        "lyon": frozenset(),
        "lille": frozenset({"hauts de france"}),
    },
)
RUMOUR = evidence(None, Voice.ANONYMOUS, Stance.PROJECTS)


def _deal(investor: str | None, amount: Money | None, place: str | None = None, **facts: object) -> Claim:
    return claim(
        evidence(investor),
        **{
            "investors": (investor,) if investor else (),
            "amounts": (amount,) if amount else (),
            "places": (place,) if place else (),
            **facts,
        },
    )


def _round(company: str, amount: Money | None, **facts: object) -> Claim:
    kind = {"kind": Kind.FUNDING_ROUND, "investors": (), "recipients": (company,)}
    return claim(evidence(company), **{**kind, "amounts": (amount,) if amount else (), **facts})


def _bid(buyer: str, target: str, amount: Money) -> Claim:
    return claim(
        evidence(buyer),
        kind=Kind.ACQUISITION,
        investors=(buyer,),
        recipients=(target,),
        amounts=(amount,),
        countries=(),
    )


def _first_word(first: Claim, second: Claim, days: float = 1, titles: Sequence[str] = ("", "")) -> str:
    """The first word of the placement of the later report beside a story of the earlier one.

    Reading the later one first must give the same word.
    """
    early = report(first, title=titles[0])
    late = report(second, at=SUNDAY + timedelta(days=days), title=titles[1], outlet="RFI")
    found = {_word(early, late), _word(late, early)}
    assert len(found) == 1
    return found.pop()


def _word(first: Report, other: Report) -> str:
    placement = place(other, [story(first)], BACKGROUND)
    return "joined" if placement.story else placement.because.rpartition(": ")[2]


_FUND = _deal("Émirat", money("10e9", "USD"), kind=Kind.FUND, countries=("AE",))
_IN_NEBULA = _deal("Émirat", money("1e9", "USD"), kind=Kind.FUNDING_ROUND, recipients=("Nébula",), countries=("FR",))
_SUMMIT = _deal(None, money("42e9"), kind=Kind.PUBLIC_PLAN, event="Sommet de Lyon 2025")


@pytest.mark.parametrize(
    ("first", "second", "days", "expected"),
    [
        pytest.param(
            _deal("Altavia", money("800e6"), "Bretagne"),
            _deal("Altavia", money("930e6", "USD"), "Bretagne"),
            2, "joined", id="1-a-converted-sum",
        ),
        pytest.param(
            _deal("Altavia", money("800e6"), "Rennes"),
            _deal("Altavia", money("800e6"), "Gdańsk", countries=("PL",)),
            1, "other_country", id="2-disjoint-countries-veto-equal-figures",
        ),
        pytest.param(
            _deal("Altavia", money("800e6"), "Rennes"),
            _deal("Altavia", money("800e6"), "Marseille"),
            1, "other_place", id="2-disjoint-towns-veto-equal-figures",
        ),
        pytest.param(
            _deal("Hypérion", money("2e9"), "Hauts-de-France"),
            _deal("Hypérion", money("2e9"), "Dunkerque"),
            1, "joined", id="3-one-place-contains-the-other",
        ),
        pytest.param(
            _round("Nébula", money("120e6"), series="B"),
            _round("Nébula", money("300e6"), series="C"),
            1, "other_series", id="4-another-series",
        ),
        pytest.param(
            replace(_round("Nébula", money("500e6", "USD")), evidence=(RUMOUR,)),
            _round("Nébula", money("440e6", "USD")),
            21, "joined", id="5-a-rumour-s-figure-drifts",
        ),
        pytest.param(
            _SUMMIT,
            _deal("Hypérion", money("6e9"), event="Sommet de Lyon 2025", amounts=(money("6e9"), money("42e9"))),
            0.2, "new", id="6-total-and-share",
        ),
        pytest.param(
            _deal("Corvex", money("3e9", "USD"), countries=("FR",)),
            _deal(None, None, investors=("Altavia", "Hypérion", "Corvex")),
            0.2, "a_list", id="7-a-roundup-joins-nothing",
        ),
        pytest.param(_FUND, _IN_NEBULA, 1, "other_kind", id="8-a-vehicle-and-its-deal"),
        pytest.param(
            _deal("Hypérion", money("2e9"), "Dunkerque"),
            _deal("Calcul+", None, "Dunkerque"),
            3, "joined", id="9-a-controlled-subsidiary-at-the-same-site",
        ),
        pytest.param(
            _deal("Altavia", money("1e9"), event="Sommet de Lyon 2025"),
            _deal("Corvex", money("1e9"), event="Sommet de Lyon 2025"),
            0.2, "new", id="10-event-and-figure-alone-never-join",
        ),
        pytest.param(
            _deal("Hypérion", money("2e9"), "Dunkerque"),
            _deal("Hypérion", money("2e6"), "Dunkerque"),
            0.3, "joined", id="11-a-thousandfold-slip",
        ),
        pytest.param(
            _round("Nébula", money("200e6")), _round("Nébula", money("200e6", "USD")),
            0.2, "joined", id="12-one-figure-under-two-currencies-the-same-day",
        ),
        pytest.param(
            _deal("Hypérion", money("2e9"), "Dunkerque"),
            _deal("Hypérion", money("3e9"), "Dunkerque"),
            15, "joined", id="13-raised-at-the-same-site",
        ),
        pytest.param(
            _deal("Corvex", money("60e9", "USD"), countries=("US",)),
            _deal("Corvex", money("3e9", "USD"), "Ohio", countries=("US",)),
            1, "other_amount", id="14-a-yearly-budget-and-one-site",
        ),
        pytest.param(
            _bid("Altavia", "Lumen", money("5e9")), _bid("Corvex", "Lumen", money("5.4e9")),
            2, "other_investor", id="15-rival-bids",
        ),
        pytest.param(
            _bid("Altavia", "Lumen", money("5e9")), _bid("Altavia", "Lumen", money("8e9")),
            9, "joined", id="a-bid-that-was-raised",
        ),
        pytest.param(
            _deal("Amazon", money("1.2e9")), _deal("Amazon", money("1.3e9")),
            1, "joined", id="a-disagreement-is-one-story",
        ),
        pytest.param(
            _deal("Amazon", money("1.2e9")), _deal("Amazon", money("1.7e9")),
            9, "other_amount", id="two-confirmed-sums-a-third-apart",
        ),
        pytest.param(
            _deal("Meta", money("10e9", "USD", Qualifier.AT_LEAST)), _deal("Meta Platforms", money("14.3e9", "USD")),
            5, "joined", id="more-than-ten-may-be-fourteen-and-a-longer-name",
        ),
        pytest.param(
            _deal("Amazon", money("1.2e9")), _deal("Amazon", None), 5, "joined", id="no-figure-one-open-deal"
        ),
        pytest.param(
            _deal("Amazon", money("1.2e9")), _deal("Amazon", None, countries=()),
            1, "too_little_shared", id="an-investor-alone-joins-nothing",
        ),
        pytest.param(
            _deal("Amazon", money("1.2e9")), _deal("Amazon", money("1.2e9")),
            400, "too_far_apart", id="a-story-closes",
        ),
        pytest.param(
            _deal("Amazon", money("1e9"), recipients=("Nébula",)), _deal("Amazon", None, recipients=("Orphée",)),
            1, "other_recipient", id="two-recipients-of-one-investor",
        ),
        pytest.param(
            _round("Nébula", money("100e6")), _round("Orphée", money("100e6")), 0.1, "new", id="two-companies"
        ),
        pytest.param(
            _deal("Mistral AI", money("4e9")), _round("Mistral AI", money("1.7e9")),
            1, "other_kind", id="what-it-spends-is-not-what-it-raises",
        ),
    ],
)  # fmt: skip
def test_the_desk_s_rulings_hold_whichever_is_read_first(
    first: Claim, second: Claim, days: float, expected: str
) -> None:
    assert _first_word(first, second, days) == expected


def test_two_totals_of_one_summit_are_one_story() -> None:
    assert _first_word(_SUMMIT, replace(_SUMMIT, amounts=(money("40e9"),)), 0.5) == "joined"


@pytest.mark.parametrize(
    ("titles", "expected"),
    [
        pytest.param(
            ("Un fonds canadien mettrait 20 milliards en France", "20 milliards : un fonds canadien en France"),
            "joined", id="told-alike",
        ),
        pytest.param(("Vingt milliards pour des serveurs", "La météo du sommet"), "new", id="told-otherwise"),
    ],
)  # fmt: skip
def test_without_a_party_the_wording_decides(titles: tuple[str, str], expected: str) -> None:
    unnamed, named = _deal(None, money("20e9")), _deal("Brookfield", money("20e9"))
    assert _first_word(unnamed, named, 0.5, titles) == expected


def test_without_a_figure_two_open_deals_leave_a_report_alone() -> None:
    lyon = story(report(_deal("Amazon", money("1e9"), "Lyon")), id=1)
    lille = story(report(_deal("Amazon", money("3e9"), "Lille")), id=2)
    late = report(_deal("Amazon", None), at=SUNDAY + timedelta(days=1))

    assert place(late, [lyon, lille], BACKGROUND).because == "new; parted_from=1: second_deal"
    assert home(late, [lille], BACKGROUND) == lille


def test_of_several_open_deals_the_nearest_sum_takes_the_report() -> None:
    lyon = story(report(_deal("Amazon", money("1e9"))), id=1)
    lille = story(report(_deal("Amazon", money("1.2e9"))), id=2)
    late = report(_deal("Amazon", money("1.2e9", "EUR", Qualifier.AT_LEAST)), at=SUNDAY + timedelta(days=1))

    assert home(late, [lyon, lille], BACKGROUND) == lille
    assert home(late, [lille, lyon], BACKGROUND) == lille


def test_a_placement_names_the_facts_that_joined() -> None:
    known = story(report(_deal("Altavia", money("800e6"), "Rennes")))
    late = report(_deal("Altavia", money("930e6", "USD"), "Rennes"), at=SUNDAY + timedelta(hours=27))

    assert place(late, [known], BACKGROUND).because == (
        "same_investor=Altavia; same_country=FR; same_place=rennes; converted=930000000 USD ~ 800000000 EUR; apart_h=27"
    )


def test_the_words_of_a_placement_can_be_taken_apart_whatever_a_name_holds() -> None:
    known = story(report(_deal("A; parted_from=1", money("1e9"))))
    placement = place(report(_deal("A; parted_from=1", None)), [known], BACKGROUND)

    assert read_because(placement.because) == (
        ("same_investor", "A, parted_from=1"), ("same_country", "FR"), ("apart_h", "0")
    )  # fmt: skip


def test_a_kind_nobody_could_tell_does_not_part() -> None:
    assert _first_word(_round("Nébula", money("1e6")), _round("Nébula", None, kind=Kind.OTHER)) == "joined"


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        pytest.param(
            _deal("Fonds", money("10e9"), kind=Kind.FUND), _deal("Fonds", money("1e9")), "other_kind",
            id="a-fund-and-what-it-builds",
        ),
        pytest.param(
            _deal(None, None, investors=("OpenAI", "Oracle"), amounts=(money("500e9"),)),
            _deal(None, None, investors=("Oracle", "OpenAI"), amounts=(money("100e9"),)), "joined",
            id="a-consortium-s-whole-and-first-part",
        ),
        pytest.param(
            _deal("OpenAI", money("100e9"), amounts=(money("100e9"), money("500e9"))),
            _deal("OpenAI", money("500e9"), amounts=(money("500e9"), money("100e9"))), "joined",
            id="each-names-the-other-s-sum",
        ),
        pytest.param(
            _deal("Amazon", money("1.2e9")),
            _deal("Amazon", money("1.6e9", "USD"), amounts=(money("1.6e9", "USD"), money("1.2e9"))), "joined",
            id="the-text-gives-its-own-conversion",
        ),
        pytest.param(
            _deal("Amazon", money("1.2e9")),
            _deal("Amazon", money("9e9", "USD"), amounts=(money("9e9", "USD"), money("1.2e9"))), "other_amount",
            id="what-a-text-recalls-is-no-conversion",
        ),
        pytest.param(
            _deal("Fonds", money("10e9"), kind=Kind.FUND), _round("Nébula", None, investors=("Fonds",), recipients=()),
            "other_kind", id="a-fund-and-a-round-without-a-sum",
        ),
        pytest.param(
            _round("Nébula", None), _round("Nébula", None, kind=Kind.ACQUISITION), "other_kind",
            id="a-round-and-a-purchase",
        ),
        pytest.param(
            _deal("Amazon", money("1.2e9"), "France"), _deal("Amazon", money("1.2e9"), "Paris"), "joined",
            id="a-nation-is-no-site",
        ),
        pytest.param(
            _deal("Amazon", money("1.2e9"), "Paris"), _deal("Amazon", money("6e9"), "Paris"), "other_amount",
            id="a-place-nobody-knows-as-a-site-joins-nothing",
        ),
        pytest.param(_deal("Amazon", money("1e9")), _deal("Orphée", money("1e9")), "new", id="nobody-in-common"),
        pytest.param(
            _deal("Altavia", money("1e9"), recipients=("Nébula",)),
            _deal("Corvex", money("3e9"), recipients=("Nébula",)),
            "other_investor", id="two-investors-of-one-recipient",
        ),
        pytest.param(
            _round("Nébula", money("1e8"), investors=("Altavia",)),
            _round("Nébula", money("1e8"), investors=("Altavia",), recipients=()),
            "joined", id="the-investor-s-side-of-a-round",
        ),
        pytest.param(
            _round("Nébula", money("1e8"), investors=("Altavia",)),
            _round("Nébula", money("5e8"), investors=("Altavia",), recipients=()), "too_little_shared",
            id="another-cheque-of-the-investor",
        ),
        pytest.param(
            _deal("Amazon", money("1e9"), countries=("US",), at_home=True), _deal("Amazon", money("1e9")), "joined",
            id="a-party-s-home-is-no-other-place",
        ),
        pytest.param(
            _deal("Amazon", money("1e9"), at_home=True), _deal("Amazon", None), "too_little_shared",
            id="nor-is-it-a-place-to-share",
        ),
        pytest.param(
            _deal(None, money("30e9"), investors=("Altavia", "Corvex"), countries=("US",)),
            _deal(None, money("30e9"), investors=("Corvex", "Altavia"), countries=("AE",)), "joined",
            id="two-investors-and-their-sum-outweigh-a-country",
        ),
        pytest.param(
            _round("Altavia", money("1.3e9"), kind=Kind.FUNDING_ROUND),
            _round("Nébula", money("1.3e9"), investors=("Altavia",)), "joined",
            id="who-gives-and-who-gets-taken-otherwise",
        ),
        pytest.param(
            _round("Altavia", money("6e7")), _bid("Altavia", "Lumen", money("6e7")), "other_recipient",
            id="what-it-raised-and-what-it-bought-for-the-same-sum",
        ),
        pytest.param(
            _round("Altavia", money("6e9")), _deal("Altavia", money("6e9"), "Rennes"), "other_kind",
            id="what-it-raised-and-what-it-builds-for-the-same-sum",
        ),
        pytest.param(
            _bid("Altavia", "Lumen", money("3e8")), _deal("Altavia", money("3e8"), "Lille"), "other_kind",
            id="a-purchase-and-a-site-for-the-same-sum",
        ),
        pytest.param(
            _round("Nébula", money("1.5e9"), investors=("Altavia",)),
            _round("Nébula", money("2e9"), investors=("Banque Corvex",), kind=Kind.OTHER), "other_kind",
            id="a-round-and-a-loan",
        ),
        pytest.param(
            _round("Nébula", money("2e9"), investors=("Altavia",)),
            _round("Nébula", money("5e8"), investors=("Altavia",), amounts=(money("5e8"), money("2e9"))), "joined",
            id="a-ticket-and-its-round",
        ),
        pytest.param(
            _round("Nébula", money("5e8"), investors=("Altavia",)),
            _round("Nébula", money("2e9"), investors=("Altavia",), amounts=(money("2e9"), money("5e8"))),
            "other_amount", id="a-round-that-recalls-an-earlier-one",
        ),
        pytest.param(
            _deal("État", money("5e8"), kind=Kind.PUBLIC_PLAN, purpose="training"),
            _deal("État", money("5e8"), kind=Kind.PUBLIC_PLAN, purpose="compute, chips"), "other_purpose",
            id="two-programmes-of-one-state",
        ),
        pytest.param(
            _deal("État", money("5e8"), kind=Kind.PUBLIC_PLAN, purpose="cloud"),
            _deal("État", money("5e8"), kind=Kind.PUBLIC_PLAN, purpose="compute, chips"), "joined",
            id="machines-and-the-halls-for-them-are-one-purpose",
        ),
        pytest.param(
            _deal("État", money("7e8"), kind=Kind.PUBLIC_PLAN, purpose="data_centres"),
            _deal("État", money("7.05e8"), kind=Kind.PUBLIC_PLAN, purpose="compute"), "other_purpose",
            id="a-machine-and-a-hall-of-two-sums-are-two-programmes",
        ),
        pytest.param(
            _deal("Corvex", None, investors=("Corvex", "Northbank")),
            _deal("Corvex", money("5e9"), investors=("Corvex", "Altavia")), "other_investor",
            id="one-firm-with-two-partners",
        ),
        pytest.param(
            _deal("Corvex", money("5e9"), investors=("Corvex", "Northbank")),
            _deal("Corvex", money("5e9"), investors=("Corvex", "Altavia")), "joined",
            id="one-sum-with-two-partners-named",
        ),
        pytest.param(
            _deal("Corvex", money("5e9"), investors=("Corvex", "Northbank")),
            _deal("Corvex", None), "joined",
            id="a-partner-that-one-text-leaves-out",
        ),
        pytest.param(
            _deal("Amazon", money("1e9")), _deal("Amazon", None, kind=Kind.OTHER), "other_kind",
            id="a-plan-and-a-contract-without-a-figure",
        ),
        pytest.param(
            _deal("Altavia", None, "Rennes"), _round("Altavia", None, places=("Rennes",)), "joined",
            id="one-site-and-no-figure-whatever-kind-was-read",
        ),
        pytest.param(
            _deal("xAI", money("5e9"), kind=Kind.OTHER),
            _round("xAI", money("5e9"), investors=("Northbank",), kind=Kind.OTHER),
            "joined",
            id="a-borrower-taken-for-the-lender",
        ),
        pytest.param(
            _deal("Bretagne", money("5e7"), "Bretagne", kind=Kind.PUBLIC_PLAN, purpose="health"),
            _deal("Bretagne", money("5e7"), "Bretagne", kind=Kind.PUBLIC_PLAN, purpose="training"), "other_purpose",
            id="a-region-is-no-site-of-its-own-money",
        ),
        pytest.param(
            _deal("État", money("5e8"), kind=Kind.PUBLIC_PLAN), _deal("État", money("7.5e8"), kind=Kind.PUBLIC_PLAN),
            "other_amount", id="two-sums-of-one-state-a-third-apart",
        ),
        pytest.param(
            _deal("Amazon", money("1e9"), "Dunkerque"), _deal("Amazon", money("3e8"), "Dunkerque", series="phase 2"),
            "other_phase", id="a-later-phase",
        ),
    ],
)  # fmt: skip
def test_further_rulings(first: Claim, second: Claim, expected: str) -> None:
    assert _first_word(first, second) == expected


def test_an_unnamed_deal_elsewhere_is_another() -> None:
    german = _deal(None, money("20e9"), countries=("DE",))
    titles = ("Un fonds met 20 milliards", "Un fonds met 20 milliards")
    assert _first_word(german, _deal("Brookfield", money("20e9")), 0.5, titles) == "new"
    assert _first_word(_deal(None, money("20e9")), _deal("Brookfield", money("20e9")), 5, titles) == "new"


def test_a_rewritten_entry_stays_in_its_story() -> None:
    known = story(report(_deal("Amazon", money("1.2e9")), entry_key="e"))
    rewritten = report(_deal("Amazon", money("9e9"), "Lille"), entry_key="e", at=SUNDAY + timedelta(days=300))

    assert place(rewritten, [known], BACKGROUND).because == "same_entry"


def test_a_page_that_now_speaks_of_somebody_else_leaves_its_story() -> None:
    known = story(report(_deal("Amazon", money("1.2e9")), entry_key="live"))
    other = report(_deal("Corvex", money("3e9")), entry_key="live")

    assert place(other, [known], BACKGROUND).story is None


def test_two_deals_of_one_text_never_share_a_story() -> None:
    known = story(report(_deal("Altavia", money("1e9")), entry_key="a"))
    both = [report(_deal("Altavia", money(sum_)), entry_key="b") for sum_ in ("1e9", "1.1e9")]

    assert [each.story for each in place_all(both, [sketch_of(known)], BACKGROUND)] == [known.id, None]


def test_a_roundup_feeds_every_story_it_names() -> None:
    names = ("Altavia", "Corvex")
    known = [sketch_of(story(report(_deal(name, money("1e9"))), id=at)) for at, name in enumerate(names, 1)]
    roundup = [report(_deal(name, money("1e9")), entry_key="r") for name in ("Corvex", "Altavia")]

    assert [each.story for each in place_all(roundup, known, BACKGROUND)] == [2, 1]


def test_a_report_without_candidates_is_new() -> None:
    assert place(report(), [], BACKGROUND).because == "new"


def _stories(reports: Sequence[Report]) -> list[Story]:
    told: list[Story] = []
    for each in reports:
        before = home(each, told, BACKGROUND)
        filed = file(before, each, SUNDAY + timedelta(days=2))
        told = [*(s for s in told if s != before), replace(filed, id=filed.id or len(told) + 1)]
    return told


def test_the_weekend_is_one_story_in_whatever_order_it_is_read() -> None:
    for order in permutations([SUNDAY_REPORT, *REPEATS[:3], MONDAY_REPORT]):
        (told,) = _stories(order)
        assert told.verdict == story(SUNDAY_REPORT, *REPEATS[:3], MONDAY_REPORT).verdict
        assert [each.entry_key for each in told.reports] == [
            each.entry_key for each in (SUNDAY_REPORT, *REPEATS[:3], MONDAY_REPORT)
        ]
