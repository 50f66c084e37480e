"""Overviews as people read them: a summit's pledges, a company's, and what still waits.

Where words change on purpose, pytest's `--inline-snapshot=fix` rewrites what stands here: then read what changed.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from inline_snapshot import snapshot

from bot.claims.claim import Evidence, Fact, Kind, Recycled, Stage, Voice
from bot.claims.money import Money, Qualifier
from bot.messages.card import Card
from bot.messages.naming import Name
from bot.messages.overview import company_page, event_page, unconfirmed_page
from bot.messages.totalled import added_text, apart_lines, rates_text
from bot.messages.wording import Wording
from bot.stories.filing import withdraw
from bot.stories.rates import ROUGH, Rates
from bot.stories.story import Story
from bot.stories.totals import Apart, Totals, add
from tests.fakes.claims import SUNDAY, claim, evidence, money, report, story
from tests.messages.weekend import EN, FR, NAMES, WORDINGS

NOW = SUNDAY + timedelta(days=12, hours=20)
RATES = Rates({"EUR": Decimal(1), "USD": Decimal("1.1172"), "GBP": Decimal("0.8338")}, date(2026, 11, 27))
GROUPS = {**NAMES, "Altavia Cloud": Name(group="Altavia")}
ENGLISH, FRENCH, GERMAN = (replace(each, names=GROUPS) for each in (EN, FR, WORDINGS.of("de")))
ALL = (Fact.DEAL, Fact.AMOUNT)
ELYSEE = evidence("Élysée", Voice.OFFICIAL, said=ALL)
PRESS = evidence(None, Voice.OUTLET, said=ALL)


def party(name: str, *said: Fact) -> Evidence:
    return evidence(name, said=said or ALL)


def pledge(investor: str, amount: Money | None, *words: Evidence, **facts: object) -> Story:
    """A pledge for France at the summit, confirmed by its investor unless other words are given."""
    investors = (investor,) if investor else ()
    what = {"investors": investors, "amounts": (amount,) if amount else (), "event": "Choose France 2026"}
    return story(report(claim(*(words or (party(investor),)), **{**what, **facts})))


def numbered(*stories: Story) -> list[Story]:
    """Stories an hour apart, under the numbers 1, 2, 3..."""
    later = [SUNDAY + timedelta(hours=hours) for hours in range(len(stories))]
    return [
        replace(each, id=n, opened_at=at, changed_at=at)
        for n, (each, at) in enumerate(zip(stories, later, strict=True), start=1)
    ]


SUMMIT = numbered(
    pledge("Altavia", money("5.2e9")),
    pledge("Corvex", money("3e9", "USD")),
    pledge("Hypérion", money("8e9"), ELYSEE),
    pledge("Orphée", money("5e9", "USD", Qualifier.UP_TO), ELYSEE),
    pledge("", money("42e9"), ELYSEE),
    pledge("Nébula", None, PRESS),
    pledge("Vectoria", money("17e9"), ELYSEE, recycled=Recycled.ALREADY_ANNOUNCED),
    pledge("Lumen", money("2e9"), stage=Stage.INTENTION),
    pledge("Halden", money("1e9", "GBP"), party("Halden", Fact.DEAL), replace(ELYSEE, said=frozenset({Fact.AMOUNT}))),
)
ALTAVIA = numbered(
    pledge("Altavia", money("5.2e9")),
    pledge("Altavia Cloud", money("800e6"), ELYSEE, countries=("DE",)),
    pledge("Altavia", money("9e9"), PRESS, investors=("Altavia", "Corvex")),
    pledge("Nébula", money("2e9", "USD"), party("Altavia"), recipients=("Altavia",), kind=Kind.FUNDING_ROUND),
    pledge("Hypérion", money("1e9")),
)


def test_an_event_in_english() -> None:
    assert event_page("choose france", SUMMIT, RATES, ENGLISH, now=NOW).plain == snapshot("""\
Choose France 2026: announcements

✅ Confirmed (2 of 4): €5.2bn + $3bn, about €7.89bn in all
🏛 Announced (2 of 4): €8bn, and up to $5bn (about €4.48bn) more
📰 Reported (1)
Converted at the ECB rate of 27 Nov 2026
Not in the totals:
• 1 without a firm commitment
• 1 without a figure
• 1 plan or total of several pledges
• announced before, in whole or in part: €17bn
• sum not stated by a party: £1bn (about €1.2bn)

✅ Altavia: €5.2bn in France · Sun 12 May, 17:52 · #1
✅ Corvex: $3bn in France · Sun 12 May, 18:52 · #2
✅ Lumen plans €2bn in France · Mon 13 May, 00:52 · #8
✅ Halden: £1bn in France, says the Élysée · Mon 13 May, 01:52 · #9
🏛 €42bn in France for AI · Sun 12 May, 21:52 · #5
🏛 Vectoria: €17bn in France · Sun 12 May, 23:52 · #7
🏛 Hypérion: €8bn in France · Sun 12 May, 19:52 · #3
🏛 Orphée: up to $5bn in France · Sun 12 May, 20:52 · #4
📰 Nébula: investment in France, amount not given · Sun 12 May, 22:52 · #6\
""")


def test_an_event_in_french() -> None:
    assert event_page("choose france", SUMMIT, RATES, FRENCH, now=NOW).plain == snapshot("""\
Choose France 2026\xa0: annonces

✅ Confirmé (2 sur 4)\xa0: 5,2\xa0Md€ + 3\xa0Md$, soit environ 7,89\xa0Md€ en tout
🏛 Annoncé (2 sur 4)\xa0: 8\xa0Md€, et jusqu’à 5\xa0Md$ (environ 4,48\xa0Md€) de plus
📰 Presse (1)
Conversion au cours BCE du 27 nov. 2026
Hors total\xa0:
• 1 sans engagement ferme
• 1 sans montant
• 1 plan ou total de plusieurs promesses
• déjà annoncé, en tout ou partie\xa0: 17\xa0Md€
• montant non repris par les parties\xa0: 1\xa0Md£ (environ 1,2\xa0Md€)

✅ Altavia\xa0: 5,2\xa0Md€ en France · dim. 12 mai, 17\xa0h\xa052 · nº\xa01
✅ Corvex\xa0: 3\xa0Md$ en France · dim. 12 mai, 18\xa0h\xa052 · nº\xa02
✅ Lumen prévoit 2\xa0Md€ en France · lun. 13 mai, 0\xa0h\xa052 · nº\xa08
✅ Halden\xa0: 1\xa0Md£ en France, selon l’Élysée · lun. 13 mai, 1\xa0h\xa052 · nº\xa09
🏛 42\xa0Md€ en France pour l’IA · dim. 12 mai, 21\xa0h\xa052 · nº\xa05
🏛 Vectoria\xa0: 17\xa0Md€ en France · dim. 12 mai, 23\xa0h\xa052 · nº\xa07
🏛 Hypérion\xa0: 8\xa0Md€ en France · dim. 12 mai, 19\xa0h\xa052 · nº\xa03
🏛 Orphée\xa0: jusqu’à 5\xa0Md$ en France · dim. 12 mai, 20\xa0h\xa052 · nº\xa04
📰 Nébula\xa0: investissement en France, montant non précisé · dim. 12 mai, 22\xa0h\xa052 · nº\xa06\
""")


def test_a_company_in_english() -> None:
    assert company_page("altavia", ALTAVIA, RATES, ENGLISH, now=NOW).plain == snapshot("""\
Altavia: announcements

As investor
✅ Confirmed (1): €5.2bn
🏛 Announced (1): €800m

✅ Altavia: €5.2bn in France · Sun 12 May, 17:52 · #1
🏛 Altavia Cloud: €800m in Germany · Sun 12 May, 18:52 · #2

As investor, with others (whole sums)
📰 Reported (1): €9bn

📰 Altavia and Corvex: €9bn in France · Sun 12 May, 19:52 · #3

As recipient
✅ Confirmed (1): $2bn (about €1.79bn)
Converted at the ECB rate of 27 Nov 2026

✅ Altavia raises $2bn · Sun 12 May, 20:52 · #4\
""")


def test_a_company_in_french() -> None:
    assert company_page("altavia", ALTAVIA, RATES, FRENCH, now=NOW).plain == snapshot("""\
Altavia\xa0: annonces

Comme investisseur
✅ Confirmé (1)\xa0: 5,2\xa0Md€
🏛 Annoncé (1)\xa0: 800\xa0M€

✅ Altavia\xa0: 5,2\xa0Md€ en France · dim. 12 mai, 17\xa0h\xa052 · nº\xa01
🏛 Altavia Cloud\xa0: 800\xa0M€ en Allemagne · dim. 12 mai, 18\xa0h\xa052 · nº\xa02

Comme investisseur, avec d’autres (montants entiers)
📰 Presse (1)\xa0: 9\xa0Md€

📰 Altavia et Corvex\xa0: 9\xa0Md€ en France · dim. 12 mai, 19\xa0h\xa052 · nº\xa03

Comme bénéficiaire
✅ Confirmé (1)\xa0: 2\xa0Md$ (environ 1,79\xa0Md€)
Conversion au cours BCE du 27 nov. 2026

✅ Altavia lève 2\xa0Md$ · dim. 12 mai, 20\xa0h\xa052 · nº\xa04\
""")


def test_what_waits_in_english() -> None:
    assert unconfirmed_page(SUMMIT, ENGLISH, now=NOW).plain == snapshot("""\
Not yet confirmed

🏛 Hypérion: €8bn in France · unconfirmed for 12 days · #3
🏛 Orphée: up to $5bn in France · unconfirmed for 12 days · #4
🏛 €42bn in France for AI · unconfirmed for 12 days · #5
📰 Nébula: investment in France, amount not given · unconfirmed for 12 days · #6
🏛 Vectoria: €17bn in France · unconfirmed for 12 days · #7\
""")


def test_what_waits_in_french() -> None:
    assert unconfirmed_page(SUMMIT, FRENCH, now=NOW).plain == snapshot("""\
Pas encore confirmé

🏛 Hypérion\xa0: 8\xa0Md€ en France · sans confirmation depuis 12\xa0jours · nº\xa03
🏛 Orphée\xa0: jusqu’à 5\xa0Md$ en France · sans confirmation depuis 12\xa0jours · nº\xa04
🏛 42\xa0Md€ en France pour l’IA · sans confirmation depuis 12\xa0jours · nº\xa05
📰 Nébula\xa0: investissement en France, montant non précisé · sans confirmation depuis 12\xa0jours · nº\xa06
🏛 Vectoria\xa0: 17\xa0Md€ en France · sans confirmation depuis 12\xa0jours · nº\xa07\
""")


def test_an_event_in_german() -> None:
    assert event_page("choose france", SUMMIT[:4], RATES, GERMAN, now=NOW).plain == snapshot("""\
Choose France 2026: Ankündigungen

✅ Bestätigt (2): 5,2\xa0Mrd.\xa0€ + 3\xa0Mrd.\xa0$, insgesamt rund 7,89\xa0Mrd.\xa0€
🏛 Angekündigt (2): 8\xa0Mrd.\xa0€ und bis zu 5\xa0Mrd.\xa0$ (rund 4,48\xa0Mrd.\xa0€) mehr
Umgerechnet zum EZB-Kurs vom 27. Nov. 2026

✅ Altavia: 5,2\xa0Mrd.\xa0€ in Frankreich · So., 12. Mai, 17:52 Uhr · Nr.\xa01
✅ Corvex: 3\xa0Mrd.\xa0$ in Frankreich · So., 12. Mai, 18:52 Uhr · Nr.\xa02
🏛 Hypérion: 8\xa0Mrd.\xa0€ in Frankreich · So., 12. Mai, 19:52 Uhr · Nr.\xa03
🏛 Orphée: bis zu 5\xa0Mrd.\xa0$ in Frankreich · So., 12. Mai, 20:52 Uhr · Nr.\xa04\
""")


def test_what_came_within_the_day_waits_for_hours() -> None:
    soon = SUNDAY + timedelta(hours=8)
    assert unconfirmed_page(SUMMIT[2:3], FRENCH, now=soon).plain.split("\n")[-1] == snapshot(
        "🏛 Hypérion\xa0: 8\xa0Md€ en France · sans confirmation depuis 6\xa0h · nº\xa03"
    )
    assert unconfirmed_page(SUMMIT[2:3], ENGLISH, now=soon).plain.split("\n")[-1] == snapshot(
        "🏛 Hypérion: €8bn in France · unconfirmed for 6 h · #3"
    )


@pytest.mark.parametrize(
    ("card", "says"),
    [
        pytest.param(
            event_page("Davos", SUMMIT, RATES, FRENCH, now=NOW),
            "Aucune affaire ne correspond. Essayez moins de mots, ou /recent seul.",
            id="event",
        ),
        pytest.param(
            company_page("Tessel", SUMMIT, RATES, ENGLISH, now=NOW),
            "No story matches. Try fewer words, or /recent alone.",
            id="company",
        ),
        pytest.param(
            unconfirmed_page(SUMMIT[:2], FRENCH, now=NOW), "Rien n’attend de confirmation.", id="nothing-waits"
        ),
    ],
)
def test_an_empty_page_says_so(card: Card, says: str) -> None:
    assert card.plain.split("\n")[1:] == ["", says]


def test_several_editions_of_an_event_stand_under_what_was_asked() -> None:
    past = pledge("Altavia", money("1e9"), event="Choose France 2025")

    assert (
        event_page("Choose  France", [*SUMMIT, past], RATES, FRENCH, now=NOW).title == "Choose France\u00a0: annonces"
    )
    assert event_page("france 2025", [*SUMMIT, past], RATES, ENGLISH, now=NOW).title == (
        "Choose France 2025: announcements"
    )


def test_a_name_of_invisible_signs_is_a_question_mark() -> None:
    assert company_page("\u200b", SUMMIT, RATES, ENGLISH, now=NOW).title == "?: announcements"


@pytest.mark.parametrize("number", [12, 13, 24])
def test_a_long_list_is_cut_and_says_how_much_is_missing(number: int) -> None:
    many = numbered(*(pledge(f"Firm {n}", money(f"{n + 1}e6"), ELYSEE) for n in range(number)))
    ends = ["and 12 more" if number == 24 else "and 1 more"] if number > 12 else []

    for card in (event_page("choose france", many, RATES, ENGLISH, now=NOW), unconfirmed_page(many, ENGLISH, now=NOW)):
        rows = card.plain.split("\n")
        assert len([row for row in rows if "Firm" in row]) == 12
        assert [row for row in rows if row.startswith("and ")] == ends


def test_the_largest_stand_first_within_a_status_and_the_longest_waiting_among_the_open() -> None:
    few = numbered(*(pledge(f"Firm {n}", money(f"{n}e9"), ELYSEE) for n in (1, 3, 2)))

    def order(card: Card) -> list[str]:
        return [row.split(":")[0].removeprefix("🏛 ") for row in card.plain.split("\n") if "Firm" in row]

    assert order(event_page("choose france", few, RATES, ENGLISH, now=NOW)) == ["Firm 3", "Firm 2", "Firm 1"]
    assert order(unconfirmed_page(few[::-1], ENGLISH, now=NOW)) == ["Firm 1", "Firm 3", "Firm 2"]


@pytest.mark.parametrize(
    ("sums", "english", "french"),
    [
        pytest.param([], "", "", id="nothing"),
        pytest.param([money("1.2e9")], snapshot("€1.2bn"), snapshot("1,2\xa0Md€"), id="euros-alone"),
        pytest.param(
            [money("1e9", "USD", Qualifier.AT_LEAST)],
            snapshot("at least $1bn (at least €895m)"),
            snapshot("au moins 1\xa0Md$ (au moins 895\xa0M€)"),
            id="at-least-is-rounded-down",
        ),
        pytest.param(
            [money("30e9", "USD", Qualifier.RANGE, high="50e9")],
            snapshot("$30bn to $50bn (€26.9bn to €44.8bn)"),
            snapshot("de 30 à 50\xa0Md$ (de 26,9 à 44,8\xa0Md€)"),
            id="between",
        ),
        pytest.param(
            [money("5e9", "USD", Qualifier.UP_TO)],
            snapshot("up to $5bn (about €4.48bn)"),
            snapshot("jusqu’à 5\xa0Md$ (environ 4,48\xa0Md€)"),
            id="a-ceiling-alone",
        ),
        pytest.param(
            [money("5e9", qualifier=Qualifier.UP_TO)],
            snapshot("up to €5bn"),
            snapshot("jusqu’à 5\xa0Md€"),
            id="a-ceiling-in-euros",
        ),
        pytest.param(
            [money("1e9"), money("1e9", "USD"), money("2e9", qualifier=Qualifier.UP_TO)],
            snapshot("€1bn + $1bn, about €1.9bn in all, and up to €2bn more"),
            snapshot("1\xa0Md€ + 1\xa0Md$, soit environ 1,9\xa0Md€ en tout, et jusqu’à 2\xa0Md€ de plus"),
            id="all",
        ),
        pytest.param(
            [money("1e9"), money("9e12", "VND")],
            snapshot("€1bn + ₫9tn"),
            snapshot("1\xa0Md€ + 9\u202f000\xa0Md₫"),
            id="no-rate-no-conversion",
        ),
    ],
)
def test_a_total_in_words(sums: Sequence[Money], english: str, french: str) -> None:
    assert added_text(add(sums), RATES, ENGLISH) == english
    assert added_text(add(sums), RATES, FRENCH) == french


@pytest.mark.parametrize(
    ("sums", "rates", "english", "french"),
    [
        pytest.param([money("1e9")], RATES, "", "", id="nothing-converted"),
        pytest.param([money("9e12", "VND"), money("1e9", "USD")], RATES, "", "", id="nothing-could-be-converted"),
        pytest.param(
            [money("1e9", "USD")],
            RATES,
            snapshot("Converted at the ECB rate of 27 Nov 2026"),
            snapshot("Conversion au cours BCE du 27 nov. 2026"),
            id="quoted",
        ),
        pytest.param(
            [money("1e9", "USD"), money("1e9", "AED")],
            RATES,
            snapshot("Converted at the ECB rate of 27 Nov 2026; AED at a rough rate"),
            snapshot("Conversion au cours BCE du 27 nov. 2026\u202f; AED à un cours approximatif"),
            id="one-roughly",
        ),
        pytest.param(
            [money("1e9", "AED")],
            RATES,
            snapshot("Converted at rough rates"),
            snapshot("Conversion à des cours approximatifs"),
            id="only-roughly",
        ),
        pytest.param(
            [money("1e9", "USD")],
            ROUGH,
            snapshot("Converted at rough rates"),
            snapshot("Conversion à des cours approximatifs"),
            id="no-rates",
        ),
    ],
)
def test_a_conversion_tells_its_day_and_never_passes_a_rough_rate_off_as_one(
    sums: Sequence[Money], rates: Rates, english: str, french: str
) -> None:
    assert rates_text([add(sums)], rates, ENGLISH) == english
    assert rates_text([add(sums)], rates, FRENCH) == french


@pytest.mark.parametrize(
    ("wording", "said"),
    [
        pytest.param(
            ENGLISH,
            snapshot(
                [
                    "Not in the totals:",
                    "• 2 without a firm commitment",
                    "• 2 without a figure",
                    "• 2 without a currency",
                    "• 2 with a denied figure",
                    "• 2 plans or totals of several pledges",
                    "• announced before, in whole or in part: €3bn",
                    "• possibly announced before: €3bn",
                    "• sum not stated by a party: €3bn",
                    "• per year: €3bn",
                    "• 2 shares of larger pledges",
                ]
            ),
            id="en",
        ),
        pytest.param(
            FRENCH,
            snapshot(
                [
                    "Hors total\xa0:",
                    "• 2 sans engagement ferme",
                    "• 2 sans montant",
                    "• 2 sans devise",
                    "• 2 au montant démenti",
                    "• 2 plans ou totaux de plusieurs promesses",
                    "• déjà annoncé, en tout ou partie\xa0: 3\xa0Md€",
                    "• peut-être déjà annoncé\xa0: 3\xa0Md€",
                    "• montant non repris par les parties\xa0: 3\xa0Md€",
                    "• par an\xa0: 3\xa0Md€",
                    "• 2 parts de promesses plus larges",
                ]
            ),
            id="fr",
        ),
    ],
)
def test_every_reason_for_leaving_money_out_is_said(wording: Wording, said: list[str]) -> None:
    two = add([money("1e9"), money("2e9")])
    assert apart_lines(Totals({}, dict.fromkeys(Apart, two)), RATES, wording) == said
    assert apart_lines(Totals({}, {}), RATES, wording) == []


def test_a_story_whose_last_report_was_withdrawn_waits_for_nobody() -> None:
    told = story(report(entry_key="one"))
    assert "Amazon" in unconfirmed_page([told], EN, now=SUNDAY).plain

    gone = withdraw(told, "one", SUNDAY + timedelta(hours=1))
    assert "Amazon" not in unconfirmed_page([gone], EN, now=SUNDAY).plain
