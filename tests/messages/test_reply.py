"""Replies stand alone on a lock screen: each names who, what, how much."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.claims.claim import Act, Fact, Kind, Stage, Stance, Voice
from bot.claims.jobs import Added, Jobs
from bot.messages.reply import reply
from bot.stories.story import Status, Story, Transition, Verdict
from tests.messages.weekend import (
    EN,
    FR,
    MONDAY,
    SUNDAY,
    claim,
    evidence,
    exactly,
    monday,
    report,
    story,
    sunday,
    turned,
    with_verdict,
)

NB, NN = "\u00a0", "\u202f"
SUM = f"plus de 1,2{NB}Md€"


def said(told: Story, transition: Transition) -> tuple[str, str]:
    return reply(told, transition, EN).plain, reply(told, transition, FR).plain


def test_a_confirmation_tells_how_long_it_took() -> None:
    told = monday()
    assert said(told, told.transitions[-1]) == (
        "✅ Amazon confirms: more than €1.2bn in France (15 h 20 min after the first report).",
        f"✅ Amazon confirme{NB}: {SUM} en France (15{NB}h{NB}20{NB}min après le premier article).",
    )


def test_a_confirmation_at_another_figure_names_both() -> None:
    own = evidence("Amazon", Voice.PARTY, at=MONDAY, outlet="Amazon", quoted_by=None)
    official = report(claim(evidence(), amounts=(exactly("1.2e9"),)))
    told = story(official, report(claim(own, amounts=(exactly("1e9"),)), "Amazon", "fr", MONDAY))
    assert said(told, turned(sunday().verdict, told.verdict)) == (
        "✅ Amazon confirms, at €1bn (€1.2bn, said the Élysée).",
        f"✅ Amazon confirme, pour 1{NB}Md€ (1,2{NB}Md€ selon l’Élysée).",
    )


def test_a_confirmation_without_a_figure_claims_none() -> None:
    own = evidence("Amazon", Voice.PARTY, at=MONDAY, outlet="Amazon", quoted_by=None, said=frozenset({Fact.DEAL}))
    first = report(claim(evidence(), amounts=()))
    told = story(first, report(claim(own, amounts=()), "Amazon", "fr", MONDAY))
    assert said(told, turned(sunday().verdict, told.verdict)) == (
        "✅ Amazon confirms the project in France, without giving an amount.",
        "✅ Amazon confirme le projet en France, sans donner de montant.",
    )


@pytest.mark.parametrize(
    ("stage", "expected"),
    [
        pytest.param(Stage.TALKS, "✅ Amazon confirms talks: more than €1.2bn in France", id="talks"),
        pytest.param(Stage.INTENTION, "✅ Amazon confirms a plan: more than €1.2bn in France", id="plan"),
        pytest.param(
            Stage.NON_BINDING, "✅ Amazon confirms a letter of intent: more than €1.2bn in France", id="letter"
        ),
        pytest.param(
            Stage.CONDITIONAL, "✅ Amazon confirms, subject to conditions: more than €1.2bn in France", id="if"
        ),
        pytest.param(Stage.TARGET, "✅ Amazon confirms a target: more than €1.2bn in France", id="target"),
    ],
)
def test_what_is_confirmed_is_never_more_than_its_stage(stage: Stage, expected: str) -> None:
    told = monday()
    after = replace(told.verdict, stage=stage)
    assert said(told, turned(sunday().verdict, after))[0].startswith(expected)


VERBS = [
    pytest.param(
        Status.ANNOUNCED,
        {"by": ("Élysée",)},
        "🏛 The Élysée announces: Amazon, more than €1.2bn in France.",
        f"🏛 L’Élysée annonce{NB}: Amazon, {SUM} en France.",
        id="announced",
    ),
    pytest.param(
        Status.ANNOUNCED,
        {"by": ("UAE",)},
        "🏛 The United Arab Emirates announces: Amazon, more than €1.2bn in France.",
        f"🏛 Les Émirats arabes unis annoncent{NB}: Amazon, {SUM} en France.",
        id="plural-verb",
    ),
    pytest.param(
        Status.DENIED,
        {},
        "❌ Amazon denies it (more than €1.2bn in France): “plus de 1,2 milliard d’euros” (in French)",
        f"❌ Amazon dément ({SUM} en France){NB}: «{NB}plus de 1,2 milliard d’euros{NB}»",
        id="denied",
    ),
    pytest.param(
        Status.CANCELLED,
        {"act": Act.DROPPED},
        "🚫 Amazon drops its project (France, more than €1.2bn).",
        f"🚫 Amazon abandonne son projet (France, {SUM}).",
        id="dropped",
    ),
    pytest.param(
        Status.CANCELLED,
        {"act": Act.PAUSED},
        "🚫 Amazon pauses its project (France, more than €1.2bn).",
        f"🚫 Amazon suspend son projet (France, {SUM}).",
        id="paused",
    ),
    pytest.param(
        Status.CANCELLED,
        {"act": Act.TERMINATED},
        "🚫 Amazon terminates the deal (France, more than €1.2bn).",
        f"🚫 Amazon rompt l’accord (France, {SUM}).",
        id="terminated",
    ),
    pytest.param(
        Status.CANCELLED,
        {"act": Act.BID_WITHDRAWN},
        "🚫 Amazon withdraws its bid (France, more than €1.2bn).",
        f"🚫 Amazon retire son offre (France, {SUM}).",
        id="bid",
    ),
    pytest.param(
        Status.CANCELLED,
        {"act": Act.UNCLEAR},
        "🚫 Amazon cancels its project (France, more than €1.2bn).",
        f"🚫 Amazon annule son projet (France, {SUM}).",
        id="unclear",
    ),
    pytest.param(
        Status.CANCELLED,
        {"act": Act.DROPPED, "by": (), "press_only": True},
        "🚫 Dropped or paused, according to Franceinfo: Amazon, more than €1.2bn in France. Not confirmed.",
        f"🚫 Abandon ou suspension, selon Franceinfo{NB}: Amazon, {SUM} en France. Non confirmé.",
        id="press-only",
    ),
    pytest.param(
        Status.REPORTED,
        {"by": ()},
        "📰 Franceinfo reports: Amazon, more than €1.2bn in France.",
        f"📰 Franceinfo affirme{NB}: Amazon, {SUM} en France.",
        id="reported",
    ),
]


@pytest.mark.parametrize(("status", "changes", "en", "fr"), VERBS)
def test_each_new_status_has_its_sentence(status: Status, changes: dict[str, object], en: str, fr: str) -> None:
    told = with_verdict(status, **changes)
    before = Verdict(Status.RUMOURED) if status in (Status.ANNOUNCED, Status.REPORTED) else sunday().verdict
    assert said(told, turned(before, told.verdict)) == (en, fr)


def test_a_contested_round_names_both_sides() -> None:
    deal = claim(
        evidence(), kind=Kind.FUNDING_ROUND, investors=("Altavia",), recipients=("Nébula",), amounts=(exactly("120e6"),)
    )
    after = Verdict(Status.DENIED, by=("Nébula",), contested_by=("Altavia",))
    told = replace(story(report(deal)), verdict=after)
    assert said(told, turned(sunday().verdict, after)) == (
        "❌ Nébula denies the €120m round stated by Altavia.",
        f"❌ Nébula dément la levée de 120{NB}M€ affirmée par Altavia.",
    )


def test_a_project_taken_up_again_is_revived() -> None:
    told = monday()
    before = Verdict(Status.CANCELLED, by=("Amazon",), act=Act.PAUSED)
    assert said(told, turned(before, told.verdict)) == (
        "✅ Amazon revives its project (France, more than €1.2bn).",
        f"✅ Amazon relance son projet (France, {SUM}).",
    )


class TestCorrections:
    def test_a_status_that_was_too_firm_is_taken_back(self) -> None:
        told = with_verdict(Status.RUMOURED)
        before = Verdict(Status.CONFIRMED, by=("Amazon",))
        assert said(told, turned(before, told.verdict)) == (
            "Correction (Amazon, more than €1.2bn): “confirmed” was too strong; current status: rumour.",
            f"Rectificatif (Amazon, {SUM}){NB}: «{NB}confirmé{NB}» était trop fort{NN}; statut actuel{NB}: rumeur.",
        )

    def test_the_reason_is_given_when_an_article_was_withdrawn(self) -> None:
        gone = evidence(withdrawn_at=MONDAY)
        told = story(report(claim(gone)), report(claim(evidence(None, Voice.ANONYMOUS)), "BFMTV"))
        text, _ = said(told, turned(Verdict(Status.ANNOUNCED, by=("Élysée",)), Verdict(Status.RUMOURED)))
        assert text.endswith("current status: rumour. Reason: article withdrawn by Franceinfo.")

    def test_a_denial_that_fell_away_is_a_correction_too(self) -> None:
        told = with_verdict(Status.REPORTED)
        text, _ = said(told, turned(Verdict(Status.DENIED, by=("Amazon",)), told.verdict))
        assert text.startswith("Correction (Amazon, more than €1.2bn): “denied” was too strong")


class TestBelowTheBadge:
    def test_settled_jobs_are_news_of_their_own(self) -> None:
        settled = Jobs(3000, permanent=True, earlier=2000, added=Added.ON_TOP)
        told = story(*sunday().reports, report(claim(evidence(), jobs=settled), "AFP", "fr", MONDAY))
        told = replace(told, reports=(*told.reports[:1], told.reports[-1]))
        own = replace(
            told.reports[-1], claim=replace(told.reports[-1].claim, evidence=(evidence("Amazon", Voice.PARTY),))
        )
        told = replace(told, reports=(told.reports[0], own))
        verdict = Verdict(Status.CONFIRMED, by=("Amazon",), stage=Stage.COMMITMENT)
        assert said(told, turned(verdict, verdict)) == (
            "Amazon, France: the 3,000 permanent jobs come on top of the 2,000 already announced.",
            f"Amazon, France{NB}: les 3{NN}000{NB}CDI s’ajoutent aux 2{NN}000 déjà annoncés.",
        )

    def test_a_revised_figure_names_the_old_one(self) -> None:
        own = evidence("Amazon", Voice.PARTY, quoted_by=None)
        first = report(claim(own, amounts=(exactly("1.2e9"),)))
        later = report(claim(replace(own, at=MONDAY), amounts=(exactly("1e9"),)), "Amazon", "fr", MONDAY)
        told = story(first, later)
        assert said(told, turned(told.verdict, told.verdict)) == (
            "Amount revised: €1bn, from €1.2bn (Amazon, France).",
            f"Montant revu{NB}: 1{NB}Md€, contre 1,2{NB}Md€ (Amazon, France).",
        )

    def test_a_condition_that_was_lifted_names_who_says_so(self) -> None:
        before = Verdict(Status.CONFIRMED, by=("European Commission",), stage=Stage.CONDITIONAL)
        told = with_verdict(Status.CONFIRMED, by=("European Commission",))
        assert said(told, turned(before, told.verdict)) == (
            "Amazon, more than €1.2bn: condition lifted, according to the European Commission.",
            f"Amazon, {SUM}{NB}: condition levée, selon la Commission européenne.",
        )

    def test_one_more_party_is_named_alone(self) -> None:
        told = with_verdict(Status.CONFIRMED, by=("Amazon", "Nébula"))
        before = replace(told.verdict, by=("Amazon",))
        assert said(told, turned(before, told.verdict))[0] == "Nébula confirms: Amazon, more than €1.2bn in France."


def test_a_denied_deal_without_words_still_says_what_is_denied() -> None:
    denial = evidence("Amazon", Voice.PARTY, stance=Stance.DENIES, verbatim=False)
    told = story(report(claim(denial)), opened_at=SUNDAY - timedelta(hours=1))
    assert said(told, turned(Verdict(Status.RUMOURED), told.verdict))[0] == (
        "❌ Amazon denies it (more than €1.2bn in France)."
    )


def test_a_town_never_puts_brackets_in_brackets() -> None:
    town = {"places": ("Dunkerque",), "amounts": (exactly("2e9"),)}
    denial = story(report(claim(evidence("Amazon", Voice.PARTY, stance=Stance.DENIES, verbatim=False), **town)))
    turn = Transition(2, MONDAY, 2, sunday().verdict, denial.verdict)
    assert reply(denial, turn, EN).title == "❌ Amazon denies it (€2bn in France)."
    confirmed = story(
        report(claim(evidence(), **town)), report(claim(evidence("Amazon", Voice.PARTY, at=MONDAY), **town), "BFMTV")
    )
    turn = Transition(2, MONDAY, 2, sunday().verdict, confirmed.verdict)
    assert (
        reply(confirmed, turn, EN).title == "✅ Amazon confirms: €2bn in France (15 h 20 min after the first report)."
    )
