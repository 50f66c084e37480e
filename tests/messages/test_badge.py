"""Every badge, in both languages."""

from dataclasses import replace

import pytest

from bot.claims.claim import Act, Stage, Voice
from bot.claims.rule import Rule
from bot.messages.badge import badge
from bot.messages.naming import Name
from bot.messages.told import told
from bot.messages.wording import Wording
from bot.stories.facts import facts
from bot.stories.story import Status, Verdict
from tests.messages.weekend import EN, FR, SUNDAY, claim, evidence, report, story

CANCELLED, CONFIRMED = Status.CANCELLED, Status.CONFIRMED
FIRM = {"by": ("Amazon",), "stage": Stage.COMMITMENT}

ROWS = [
    (
        "rumoured",
        ["Amazon"],
        Verdict(Status.RUMOURED),
        "💬 Rumour · not yet confirmed by Amazon",
        "💬 Rumeur · pas encore confirmée par Amazon",
    ),
    (
        "rumoured-two",
        ["Oracle", "OpenAI"],
        Verdict(Status.RUMOURED),
        "💬 Rumour · not yet confirmed by Oracle or OpenAI",
        "💬 Rumeur · pas encore confirmée par Oracle ni par OpenAI",
    ),
    ("rumoured-nobody", [], Verdict(Status.RUMOURED), "💬 Rumour · unconfirmed", "💬 Rumeur · non confirmée"),
    (
        "reported",
        ["Amazon"],
        Verdict(Status.REPORTED),
        "📰 Press report · not yet confirmed by Amazon",
        "📰 Information de presse · pas encore confirmée par Amazon",
    ),
    (
        "reported-nobody",
        [],
        Verdict(Status.REPORTED),
        "📰 Press report · unconfirmed",
        "📰 Information de presse · non confirmée",
    ),
    (
        "announced",
        ["Amazon"],
        Verdict(Status.ANNOUNCED, by=("Élysée",)),
        "🏛 Announced by the Élysée · not yet confirmed by Amazon",
        "🏛 Annoncé par l’Élysée · pas encore confirmé par Amazon",
    ),
    (
        "announced-nobody",
        [],
        Verdict(Status.ANNOUNCED, by=("Élysée",)),
        "🏛 Announced by the Élysée · investors not named",
        "🏛 Annoncé par l’Élysée · investisseurs non précisés",
    ),
    ("confirmed", ["Amazon"], Verdict(CONFIRMED, **FIRM), "✅ Confirmed by Amazon", "✅ Confirmé par Amazon"),
    (
        "confirmed-plan",
        ["Amazon"],
        Verdict(CONFIRMED, by=("Amazon",)),
        "✅ Plan confirmed by Amazon",
        "✅ Projet confirmé par Amazon",
    ),
    (
        "confirmed-talks",
        ["Amazon"],
        Verdict(CONFIRMED, by=("Amazon",), stage=Stage.TALKS),
        "✅ Talks confirmed by Amazon · no deal announced",
        "✅ Discussions confirmées par Amazon · pas d’accord annoncé",
    ),
    (
        "confirmed-letter",
        ["Amazon"],
        Verdict(CONFIRMED, by=("Amazon",), stage=Stage.NON_BINDING),
        "✅ Letter of intent confirmed by Amazon · not binding",
        "✅ Lettre d’intention confirmée par Amazon · sans engagement ferme",
    ),
    (
        "confirmed-conditional",
        ["Amazon"],
        Verdict(CONFIRMED, by=("Amazon",), stage=Stage.CONDITIONAL),
        "✅ Confirmed by Amazon · subject to conditions",
        "✅ Confirmé par Amazon · sous conditions",
    ),
    (
        "confirmed-target",
        ["European Commission"],
        Verdict(CONFIRMED, by=("European Commission",), stage=Stage.TARGET),
        "✅ Target confirmed by the European Commission",
        "✅ Objectif confirmé par la Commission européenne",
    ),
    (
        "confirmed-some",
        ["SoftBank", "OpenAI", "Oracle"],
        Verdict(CONFIRMED, by=("SoftBank",), stage=Stage.COMMITMENT),
        "✅ Confirmed by SoftBank · not yet by OpenAI or Oracle",
        "✅ Confirmé par SoftBank · pas encore par OpenAI ni par Oracle",
    ),
    (
        "confirmed-contested",
        ["Amazon"],
        Verdict(CONFIRMED, contested_by=("Nébula",), **FIRM),
        "✅ Confirmed by Amazon · denied by Nébula",
        "✅ Confirmé par Amazon · démenti par Nébula",
    ),
    ("denied", ["Amazon"], Verdict(Status.DENIED, by=("Amazon",)), "❌ Denied by Amazon", "❌ Démenti par Amazon"),
    (
        "denied-contested",
        ["Altavia"],
        Verdict(Status.DENIED, by=("Nébula",), contested_by=("Altavia",)),
        "❌ Stated by Altavia · denied by Nébula",
        "❌ Affirmé par Altavia · démenti par Nébula",
    ),
    (
        "dropped",
        ["Amazon"],
        Verdict(CANCELLED, by=("Amazon",), act=Act.DROPPED),
        "🚫 Dropped by Amazon",
        "🚫 Abandonné par Amazon",
    ),
    (
        "paused",
        ["Amazon"],
        Verdict(CANCELLED, by=("Amazon",), act=Act.PAUSED),
        "🚫 Paused by Amazon",
        "🚫 Suspendu par Amazon",
    ),
    (
        "terminated",
        ["Amazon"],
        Verdict(CANCELLED, by=("Amazon",), act=Act.TERMINATED),
        "🚫 Deal terminated by Amazon",
        "🚫 Accord rompu par Amazon",
    ),
    (
        "bid-withdrawn",
        ["Amazon"],
        Verdict(CANCELLED, by=("Amazon",), act=Act.BID_WITHDRAWN),
        "🚫 Bid withdrawn by Amazon",
        "🚫 Offre retirée par Amazon",
    ),
    (
        "act-unclear",
        ["Amazon"],
        Verdict(CANCELLED, by=("Amazon",), act=Act.UNCLEAR),
        "🚫 Cancelled by Amazon",
        "🚫 Annulé par Amazon",
    ),
    (
        "press-only",
        ["Amazon"],
        Verdict(CANCELLED, act=Act.DROPPED, press_only=True),
        "🚫 Dropped, according to the press · not confirmed by Amazon",
        "🚫 Abandonné, selon la presse · non confirmé par Amazon",
    ),
    (
        "reported-two",
        ["Oracle", "OpenAI"],
        Verdict(Status.REPORTED),
        "📰 Press report · not yet confirmed by Oracle or OpenAI",
        "📰 Information de presse · pas encore confirmée par Oracle ni par OpenAI",
    ),
    (
        "announced-two",
        ["Oracle", "OpenAI"],
        Verdict(Status.ANNOUNCED, by=("Élysée",)),
        "🏛 Announced by the Élysée · not yet confirmed by Oracle or OpenAI",
        "🏛 Annoncé par l’Élysée · pas encore confirmé par Oracle ni par OpenAI",
    ),
    (
        "confirmed-one-of-two",
        ["Oracle", "OpenAI"],
        Verdict(CONFIRMED, by=("Oracle",), stage=Stage.COMMITMENT),
        "✅ Confirmed by Oracle · not yet by OpenAI",
        "✅ Confirmé par Oracle · pas encore par OpenAI",
    ),
    (
        "press-paused",
        ["Oracle", "OpenAI"],
        Verdict(CANCELLED, act=Act.PAUSED, press_only=True),
        "🚫 Paused, according to the press · not confirmed by Oracle or OpenAI",
        "🚫 Suspendu, selon la presse · non confirmé par Oracle ni par OpenAI",
    ),
    (
        "press-terminated",
        [],
        Verdict(CANCELLED, act=Act.TERMINATED, press_only=True),
        "🚫 Deal terminated, according to the press",
        "🚫 Accord rompu, selon la presse",
    ),
    (
        "press-bid",
        [],
        Verdict(CANCELLED, act=Act.BID_WITHDRAWN, press_only=True),
        "🚫 Bid withdrawn, according to the press",
        "🚫 Offre retirée, selon la presse",
    ),
    (
        "withdrawn",
        ["Amazon"],
        Verdict(Status.RUMOURED, rule=Rule.NO_EVIDENCE),
        "💬 Report withdrawn by Franceinfo",
        "💬 Information retirée par Franceinfo",
    ),
]


@pytest.mark.parametrize(("parties", "verdict", "en", "fr"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_the_badge_says_who_stands_behind_the_deal(parties: list[str], verdict: Verdict, en: str, fr: str) -> None:
    said = evidence("Amazon", Voice.PARTY) if verdict.status is CONFIRMED else evidence()
    told = replace(story(report(claim(said, investors=tuple(parties)), at=SUNDAY)), verdict=verdict)
    assert badge(told, facts(told, "en"), EN) == en
    assert badge(told, facts(told, "fr"), FR) == fr


@pytest.mark.parametrize("status", [Status.RUMOURED, Status.REPORTED, Status.ANNOUNCED])
def test_no_unconfirmed_badge_can_be_read_as_confirmed(status: Status) -> None:
    told = story(report(claim(evidence())))
    told = replace(told, verdict=Verdict(status, by=("Élysée",)))
    assert "not yet confirmed by Amazon" in badge(told, facts(told), EN)


GROUPS = {
    "Amazon Web Services": Name({"fr": "AWS", "en": "AWS"}, group="Amazon"),
    "Twitch": Name(group="Amazon"),
}
GROUPED = {"en": replace(EN, names=GROUPS), "fr": replace(FR, names=GROUPS)}


def shown_badge(wording: Wording, *speakers: str, investors: tuple[str, ...] = ("Amazon",)) -> str:
    said = [evidence(name, Voice.PARTY) for name in speakers]
    one = story(report(claim(*said, investors=investors)))
    return badge(one, told(one, wording), wording)


@pytest.mark.parametrize(
    ("speakers", "investors", "english"),
    [
        pytest.param(["Amazon Web Services"], ("Amazon",), "Confirmed by AWS (Amazon)", id="for-its-group"),
        pytest.param(["Amazon Web Services"], ("Amazon Web Services",), "Confirmed by AWS", id="for-itself"),
        pytest.param(["Amazon"], ("Amazon Web Services",), "Confirmed by Amazon", id="the-group-for-it"),
        pytest.param(["Twitch"], ("Amazon Web Services", "Amazon"), "Confirmed by Twitch (Amazon)", id="a-sister"),
        pytest.param(
            ["Amazon", "Amazon Web Services"], ("Amazon",), "Confirmed by Amazon and AWS", id="both-need-no-bracket"
        ),
        pytest.param(
            ["Amazon Web Services"],
            ("Amazon", "Nébula"),
            "Confirmed by AWS (Amazon) · not yet by Nébula",
            id="another-party-still-silent",
        ),
    ],
)
def test_a_subsidiary_speaks_for_its_group(speakers: list[str], investors: tuple[str, ...], english: str) -> None:
    assert shown_badge(GROUPED["en"], *speakers, investors=investors) == f"✅ {english}"


def test_it_does_in_french_too() -> None:
    assert shown_badge(GROUPED["fr"], "Amazon Web Services") == "✅ Confirmé par AWS (Amazon)"
