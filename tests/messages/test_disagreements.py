"""Where sources differ: the lines of the desk's table, word for word, each from the reports that lead to it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.claims.claim import Fact, Stance, Voice
from bot.claims.jobs import Jobs
from bot.claims.money import Money, Qualifier
from bot.messages.alert import fact_lines
from bot.messages.headline import headline
from bot.messages.told import told
from bot.messages.wording import Wording
from bot.stories.filing import withdraw
from bot.stories.story import Report, Story
from tests.fakes.claims import SUNDAY, claim, evidence, money, report, story
from tests.messages.weekend import EN, FR

HOUR = timedelta(hours=1)
ALL = (Fact.DEAL, Fact.AMOUNT, Fact.JOBS)


def press(outlet: str, *amounts: Money, hours: int = 0, **facts: object) -> Report:
    """An outlet that quotes nobody."""
    at = SUNDAY + hours * HOUR
    words = evidence(None, Voice.OUTLET, at=at, outlet=outlet, quoted_by=None, said=ALL)
    return report(claim(words, amounts=amounts, **facts), at=at, outlet=outlet)


def says(speaker: str, *amounts: Money, hours: int = 0, voice: Voice = Voice.PARTY, **facts: object) -> Report:
    """RFI quotes somebody."""
    at = SUNDAY + hours * HOUR
    words = evidence(speaker, voice, at=at, outlet="RFI", said=ALL)
    return report(claim(words, amounts=amounts, **facts), at=at, outlet="RFI")


def word(speaker: str | None, voice: Voice, stance: Stance, about: Fact = Fact.DEAL, *, firmly: bool = True) -> Report:
    """BFMTV has a word that gives no figure."""
    words = evidence(speaker, voice, stance, at=SUNDAY + HOUR, outlet="BFMTV", about=about, said=(), firmly=firmly)
    return report(claim(words, amounts=()), at=SUNDAY + HOUR, outlet="BFMTV")


def lines(of: Story, wording: Wording) -> list[str]:
    return list(fact_lines(of, told(of, wording), wording))


BN = money("1.2e9")
ROWS = [
    pytest.param(
        [press("RFI", BN), press("AFP", BN), press("BFMTV", money("1.3e9"))],
        "€1.2bn; BFMTV has €1.3bn",
        "1,2 Md€ ; 1,3 Md€ selon BFMTV",
        id="one-differs",
    ),
    pytest.param(
        [
            says("Élysée", BN, voice=Voice.OFFICIAL),
            says("Élysée", BN, voice=Voice.OFFICIAL, hours=1),
            replace(says("Élysée", money("1e9"), voice=Voice.OFFICIAL, hours=2), outlet="BFMTV"),
        ],
        "€1.2bn; BFMTV has €1bn",
        "1,2 Md€ ; 1 Md€ selon BFMTV",
        id="one-speaker-quoted-with-two-figures",
    ),
    pytest.param(
        [press("RFI", BN), press("AFP", BN), press("BFMTV", money("1.3e9")), press("TF1", money("1.1e9"))],
        "€1.1bn to €1.3bn, depending on the outlet",
        "De 1,1 à 1,3 Md€ selon les médias",
        id="spread",
    ),
    pytest.param(
        [says("Élysée", BN, voice=Voice.OFFICIAL), says("Amazon", money("1e9"), hours=1)],
        "€1bn, says Amazon; €1.2bn, says the Élysée",
        "1 Md€ selon Amazon ; 1,2 Md€ selon l’Élysée",
        id="speakers-differ",
    ),
    pytest.param(
        [press("RFI", BN), press("AFP", BN), press("BFMTV", money("1.2e6"))],
        "BFMTV has €1.2m, probably a slip (million for billion)",
        "1,2 M€ selon BFMTV, probable erreur d’unité (million pour milliard)",
        id="unit-slip",
    ),
    pytest.param(
        [press("RFI", money("1.2e6")), press("AFP", money("1.2e6")), press("BFMTV", BN)],
        "BFMTV has €1.2bn, probably a slip (billion for million)",
        "1,2 Md€ selon BFMTV, probable erreur d’unité (milliard pour million)",
        id="unit-slip-the-other-way",
    ),
    pytest.param(
        [press("RFI", money("2e8")), press("AFP", money("2e8")), press("BFMTV", money("2e8", "USD"))],
        "€200m; BFMTV has $200m",
        "200 M€ ; 200 M$ selon BFMTV",
        id="currency-slip",
    ),
    pytest.param(
        [press("RFI", BN, jobs=Jobs(3000)), press("AFP", BN, jobs=Jobs(3000)), press("BFMTV", BN, jobs=Jobs(5000))],
        "3,000 jobs; BFMTV has 5,000",
        "3 000 emplois ; 5 000 selon BFMTV",
        id="jobs",
    ),
    pytest.param(
        [says("Élysée", BN, voice=Voice.OFFICIAL, jobs=Jobs(5000)), says("Amazon", BN, hours=1, jobs=Jobs(3000))],
        "3,000 jobs, says Amazon; 5,000, says the Élysée",
        "3 000 emplois selon Amazon ; 5 000 selon l’Élysée",
        id="speakers-differ-on-jobs",
    ),
    pytest.param(
        [press("RFI", BN), word("Amazon", Voice.PARTY, Stance.DENIES, Fact.AMOUNT)],
        "Amount denied by Amazon",
        "Montant démenti par Amazon",
        id="figure-denied",
    ),
    pytest.param(
        [press("RFI", BN), word("Bercy", Voice.OFFICIAL, Stance.DENIES)],
        "Disputed by the French finance ministry",
        "Contesté par Bercy",
        id="contested-by-an-official",
    ),
    pytest.param(
        [press("RFI", BN), word(None, Voice.ANONYMOUS, Stance.CANCELS, firmly=False)],
        "Reportedly dropped (BFMTV); not confirmed",
        "Abandon évoqué par BFMTV, non confirmé",
        id="stop-rumoured",
    ),
    pytest.param(
        [press("RFI", BN), replace(press("BFMTV", BN), corrected_from=money("1.3e9"))],
        "Corrected by BFMTV: €1.2bn, not €1.3bn",
        "Corrigé par BFMTV : 1,2 Md€, et non 1,3",
        id="corrected",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("reports", "english", "french"), ROWS)
def test_the_card_has_the_desk_s_line(reports: list[Report], english: str, french: str) -> None:
    of = story(*reports)
    assert english in lines(of, EN)
    assert french in [line.replace("\u00a0", " ").replace("\u202f", " ") for line in lines(of, FR)]


def figures(of: Story) -> list[str]:
    """The lines that hold a figure."""
    return [line for line in lines(of, EN) if any(character.isdigit() for character in line)]


@pytest.mark.parametrize(
    "reports",
    [
        pytest.param([press("RFI", BN), press("BFMTV", money("1.3e9", "USD"))], id="a-conversion"),
        pytest.param(
            [press("RFI", money("1.2e9", qualifier=Qualifier.AT_LEAST)), press("BFMTV", money("1.3e9"))],
            id="within-more-than",
        ),
        pytest.param([press("BFMTV", money("1.5e9")), says("Amazon", BN, hours=1)], id="the-press-before-the-party"),
        pytest.param(
            [press("BFMTV", BN, jobs=Jobs(5000)), says("Amazon", BN, hours=1, jobs=Jobs(3000))],
            id="the-press-before-the-party-on-jobs",
        ),
    ],
)
def test_what_does_not_contradict_the_main_figure_is_no_disagreement(reports: list[Report]) -> None:
    assert not [line for line in figures(story(*reports)) if "BFMTV" in line]


def test_what_an_outlet_took_back_is_no_disagreement() -> None:
    other = replace(press("BFMTV", money("1.5e9")), entry_key="other")
    before = story(press("RFI", BN), press("AFP", BN), other)

    assert figures(before) == ["€1.2bn; BFMTV has €1.5bn"]
    assert figures(withdraw(before, "other", SUNDAY + HOUR)) == []


def test_a_correction_no_longer_matters_once_the_party_gave_the_sum() -> None:
    corrected = replace(press("BFMTV", BN), corrected_from=money("1.3e9"))
    assert figures(story(corrected)) == ["Corrected by BFMTV: €1.2bn, not €1.3bn"]
    assert figures(story(corrected, says("Amazon", BN, hours=1))) == []


def test_a_party_s_corrected_words_still_matter() -> None:
    corrected = replace(says("Amazon", BN), corrected_from=money("1.9e9"))
    assert figures(story(corrected)) == ["Corrected by RFI: €1.2bn, not €1.9bn"]


def test_one_that_left_the_others_is_shown_as_differing_and_not_twice() -> None:
    left = replace(press("BFMTV", money("1.7e9")), corrected_from=BN)
    assert figures(story(press("RFI", BN), press("AFP", BN), left)) == ["€1.2bn; BFMTV has €1.7bn"]


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_of_two_limit_words_the_card_has_the_one_that_claims_less(order: tuple[int, int]) -> None:
    both = [
        press("RFI", money("1.2e9", qualifier=Qualifier.AT_LEAST, text="plus de 1,2 milliard d’euros")),
        press("BFMTV", money("1.2e9", qualifier=Qualifier.AT_LEAST, text="au moins 1,2 milliard d’euros")),
    ]
    of = story(*(both[place] for place in order))
    assert headline(of.verdict, told(of, FR), FR) == "Amazon\u00a0: au moins 1,2\u00a0Md€ en France"
    assert headline(of.verdict, told(of, EN), EN) == "Amazon: at least €1.2bn in France"
