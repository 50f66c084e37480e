"""Whose words a release or a newsroom carries when no feed registered its owner: the dateline, the host, the name."""
# ruff: noqa: E501 - one row per release

from dataclasses import replace

import pytest

from bot.feeds.feed import Role
from bot.stories.status import status
from tests.claims.hearing import entry, heard_item

# language, role, outlet, title, summary, investors, recipients, every status a desk would accept
RELEASES = [
    ("fr", Role.COMPANY, "Altavia - espace presse", "Altavia consacre 320 millions d'euros à ses GPU", "Ce programme créera 110 postes.", ("Altavia",), (), "confirmed"),
    ("en", Role.COMPANY, "Altavia newsroom", "Altavia to spend $6bn on AI campus", "", ("Altavia",), (), "confirmed"),
    ("en", Role.COMPANY, "Altavia Blog", "How Nebula raised $300m and trained on our chips", "", (), ("Nebula",), "reported"),
    ("en", Role.WIRE, "PressLine", "Nebula Completes Acquisition of Corvex Labs", "DENVER, Jan. 7 -- Nebula Inc. today said it has closed the $95 million purchase.", ("Nebula",), ("Corvex Labs",), "confirmed"),
    ("en", Role.WIRE, "PressLine", "Nebula Secures $40 Million Series B to Scale AI Tutors", "Nebula, a provider of AI tutors, today announced the closing of its Series B.", (), ("Nebula",), "confirmed"),
    ("en", Role.WIRE, "PressLine", "Nebula Signs $40 Million AI Agreement with Altavia", "NEW YORK--(NEWSLINE)--Nebula today announced a multi-year agreement.", ("Altavia",), ("Nebula",), "confirmed"),
    ("fr", Role.WIRE, "Ligne Presse", "Nébula finalise l'acquisition de Corvex pour 95 millions d'euros", "PARIS, le 7 janvier 2026 – Nébula annonce aujourd'hui avoir finalisé l'opération.", ("Nébula",), ("Corvex",), "confirmed"),
    ("en", Role.WIRE, "PressLine", "Tessel welcomes Altavia's $2bn AI campus", "DENVER, Jan. 7 -- Tessel Inc., which owns the land, today welcomed the project.", ("Altavia",), (), "reported rumoured"),
    ("fr", Role.OFFICIAL, "Région Bretagne", "La Région vote 15 millions d'euros pour l'IA", "La commission permanente a approuvé cette subvention.", (), (), "confirmed"),
    ("fr", Role.OFFICIAL, "Ministère de la Transition numérique", "L'État ouvre un guichet de 200 millions d'euros pour l'IA", "", ("État français",), (), "confirmed"),
    ("en", Role.OFFICIAL, "Department for Science - press office", "Government welcomes £1.5bn AI pledge from Altavia", "", ("Altavia",), (), "announced"),
    ("en", Role.OFFICIAL, "European Commission press corner", "Commission launches €1bn fund for AI factories", "", (), (), "confirmed"),
    ("fr", Role.OFFICIAL, "Préfecture de la Moselle", "Altavia investira 2 milliards d'euros dans l'IA à Metz", "", ("Altavia",), (), "announced"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "role", "outlet", "title", "summary", "investors", "recipients", "accepted"),
    [pytest.param(*row, id=row[3][:60]) for row in RELEASES],
)
def test_a_release_speaks_for_whoever_signed_it(
    language: str,
    role: Role,
    outlet: str,
    title: str,
    summary: str,
    investors: tuple[str, ...],
    recipients: tuple[str, ...],
    accepted: str,
) -> None:
    by = replace(entry(role), outlet=outlet)
    found = heard_item(language, title, summary, investors, recipients, by)

    assert status(found.evidence) in accepted.split(), found.evidence


def test_a_newsroom_is_known_by_the_host_of_its_address() -> None:
    by = replace(entry(Role.COMPANY), outlet="News", url="https://www.anthropic.com/news/compute")
    found = heard_item("en", "A $50 billion investment in AI infrastructure", "", ("Anthropic",), (), by)

    assert [(one.speaker, one.quoted_by) for one in found.evidence] == [("Anthropic", None)]
    assert status(found.evidence) == "confirmed"


def test_an_address_that_merely_ends_alike_belongs_to_nobody() -> None:
    by = replace(entry(Role.COMPANY), outlet="News", url="https://notanthropic.com/news/compute")
    found = heard_item("en", "A $50 billion investment in AI infrastructure", "", ("Anthropic",), (), by)

    assert status(found.evidence) != "confirmed"
