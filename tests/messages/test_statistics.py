"""What /stats and the table of outlets say."""

from datetime import timedelta

from bot.messages.statistics import cells, columns, statistics_page
from bot.messages.wording import Wordings
from bot.stories.record import Case, Outcome, outlet_of, records
from bot.stories.story import Status
from bot.stories.summary import Note, Summary, summary
from config.translations import load_translations
from tests.fakes.claims import SUNDAY

WORDINGS = Wordings(load_translations())
EN, FR, DE = WORDINGS.of("en"), WORDINGS.of("fr"), WORDINGS.of("de")


def note(number: int, status: Status, *outlets: str, outcome: Outcome = Outcome.OPEN, hours: int | None = None) -> Note:
    took = None if hours is None else timedelta(hours=hours)
    told = tuple(Case(outlet, outlet, number, SUNDAY, outcome, took) for outlet in outlets)
    return Note(number, SUNDAY, status, took if outcome is Outcome.CONFIRMED else None, told)


NOTES = [
    *(note(n, Status.CONFIRMED, "Franceinfo", outcome=Outcome.CONFIRMED, hours=n) for n in range(1, 5)),
    note(5, Status.DENIED, "Franceinfo", "RFI", outcome=Outcome.DENIED, hours=2),
    note(6, Status.CANCELLED, "RFI", outcome=Outcome.CANCELLED, hours=2),
    note(7, Status.RUMOURED, "Franceinfo", "BFMTV"),
    note(8, Status.ANNOUNCED, "RFI", outcome=Outcome.WITHDRAWN),
]


def lines(found: Summary, wording: object = EN) -> list[str]:
    return statistics_page("The last 30 days", found, wording).plain.split("\n")  # type: ignore[arg-type]


def test_the_page_says_what_parties_made_of_the_reports() -> None:
    assert lines(summary(NOTES)) == [
        "The last 30 days",
        "",
        "8 stories",
        "✅ Confirmed (4)",
        "🏛 Announced (1)",
        "💬 Rumour (1)",
        "❌ Denied (1)",
        "🚫 Cancelled (1)",
        "From the first report to the confirmation: 2 h 30 min (median of 4 stories)",
        "",
        "Unconfirmed reports, and what a party made of them",
        "• Franceinfo: 6 reports, 4 confirmed after 2 h 30 min (median), 1 denied, 1 still open",
        "• RFI: 3 reports, 1 denied, 1 cancelled, 1 withdrawn · too few to judge",
        "• BFMTV: 1 report, 1 still open",
        "Only a party’s own word confirms or denies a report, no minister’s and no other outlet’s.",
    ]


def test_it_says_the_same_in_french_and_german() -> None:
    french, german = lines(summary(NOTES), FR), lines(summary(NOTES), DE)
    assert "• RFI\u00a0: 3 articles, 1 démenti, 1 abandonné, 1 retiré · trop peu pour juger" in french
    assert "• RFI: 3 Berichte, 1 dementiert, 1 abgesagt, 1 zurückgezogen · zu wenige für ein Urteil" in german


def test_ten_outlets_are_shown_and_the_rest_is_counted() -> None:
    found = summary(note(n, Status.RUMOURED, f"Outlet {n:02}") for n in range(12))
    assert sum(line.startswith("• ") for line in lines(found)) == 10
    assert "and 2 more" in lines(found)


def test_where_nothing_was_told_it_says_so() -> None:
    assert lines(summary([]))[2:] == [
        "0 stories",
        "",
        "Unconfirmed reports, and what a party made of them",
        "No outlet was ahead of the parties in this time.",
        "Only a party’s own word confirms or denies a report, no minister’s and no other outlet’s.",
    ]


def test_where_more_lies_in_this_time_it_says_that_the_latest_count() -> None:
    assert lines(summary(NOTES, whole=False))[2] == "The latest 8 stories alone"


def test_a_table_has_one_cell_for_each_heading() -> None:
    for wording in (EN, FR, DE):
        for record in summary(NOTES).outlets:
            assert len(cells(record, wording)) == len(columns(wording))


def test_a_share_is_shown_from_five_settled_reports_on() -> None:
    franceinfo, rfi, bfm = (cells(record, EN) for record in summary(NOTES).outlets)
    assert franceinfo == ("Franceinfo", "6", "4", "1", "0", "1", "0", "80%", "2 h 30 min")
    assert (rfi[-2:], bfm[-2:]) == (("too few to judge", ""), ("too few to judge", ""))


def test_a_name_from_outside_cannot_break_a_line() -> None:
    hostile = [Case("Evil\n✅ Confirmed\u202e", "x", 1, SUNDAY, Outcome.OPEN)]
    assert cells(records(hostile, outlet_of)[0], EN)[0] == "Evil ✅ Confirmed"
