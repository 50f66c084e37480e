"""Headlines of every kind of deal: never more than the evidence."""

from dataclasses import replace

import pytest

from bot.claims.claim import Kind, Stage
from bot.messages.headline import headline
from bot.messages.wording import Wording
from bot.stories.facts import facts
from bot.stories.story import Status, Verdict
from tests.messages.weekend import EN, FR, claim, evidence, exactly, more_than, report, story

NB = "\u00a0"
ROUND = {"kind": Kind.FUNDING_ROUND, "investors": (), "recipients": ("Mistral AI",), "amounts": (exactly("6e8"),)}
BUY = {
    "kind": Kind.ACQUISITION,
    "investors": ("AMD",),
    "recipients": ("Silo AI",),
    "amounts": (exactly("665e6", "USD"),),
}
FIRM = Verdict(Status.REPORTED, stage=Stage.COMMITMENT)
TALKS = Verdict(Status.REPORTED, stage=Stage.TALKS)
RUMOUR = Verdict(Status.RUMOURED, stage=Stage.TALKS)
NOBODY = {"investors": (), "recipients": ()}


@pytest.mark.parametrize(
    ("deal", "verdict", "en", "fr"),
    [
        pytest.param(
            {}, FIRM, "Amazon: more than €1.2bn in France", f"Amazon{NB}: plus de 1,2{NB}Md€ en France", id="capex"
        ),
        pytest.param(
            {"amounts": ()},
            FIRM,
            "Amazon: investment in France, amount not given",
            f"Amazon{NB}: investissement en France, montant non précisé",
            id="no-figure",
        ),
        pytest.param(
            {"kind": Kind.FUND, "amounts": (), "countries": ()},
            FIRM,
            "Amazon: fund, amount not given",
            f"Amazon{NB}: fonds, montant non précisé",
            id="fund",
        ),
        pytest.param(
            NOBODY, FIRM, "More than €1.2bn in France for AI", f"Plus de 1,2{NB}Md€ en France pour l’IA", id="nobody"
        ),
        pytest.param(
            {**NOBODY, "kind": Kind.PUBLIC_PLAN, "amounts": ()},
            FIRM,
            "Public plan in France, amount not given",
            "Plan public en France, montant non précisé",
            id="nobody-no-figure",
        ),
        pytest.param(
            {"investors": ("European Commission",), "amounts": (exactly("2e11"),), "countries": ("EU",)},
            Verdict(Status.CONFIRMED, stage=Stage.TARGET),
            "European Commission: target €200bn in the European Union",
            f"Commission européenne{NB}: objectif 200{NB}Md€ dans l’Union européenne",
            id="target",
        ),
        pytest.param(
            {},
            Verdict(Status.CONFIRMED, stage=Stage.INTENTION),
            "Amazon plans more than €1.2bn in France",
            f"Amazon prévoit plus de 1,2{NB}Md€ en France",
            id="plan",
        ),
        pytest.param(
            {"investors": ("UAE", "Amazon")},
            Verdict(Status.CONFIRMED, stage=Stage.INTENTION),
            "The United Arab Emirates and Amazon plan more than €1.2bn in France",
            f"Les Émirats arabes unis et Amazon prévoient plus de 1,2{NB}Md€ en France",
            id="plural-plan",
        ),
        pytest.param(ROUND, FIRM, "Mistral AI raises €600m", f"Mistral AI lève 600{NB}M€", id="round"),
        pytest.param(
            ROUND,
            TALKS,
            "Mistral AI: funding round, €600m",
            f"Mistral AI{NB}: levée de fonds, 600{NB}M€",
            id="round-in-talks",
        ),
        pytest.param(
            {**ROUND, "amounts": ()},
            RUMOUR,
            "Mistral AI: funding round rumoured, amount not given",
            f"Mistral AI{NB}: levée évoquée, montant non précisé",
            id="round-rumoured",
        ),
        pytest.param(BUY, FIRM, "AMD buys Silo AI: $665m", f"AMD rachète Silo AI{NB}: 665{NB}M$", id="acquisition"),
        pytest.param(
            BUY,
            RUMOUR,
            "AMD and Silo AI: acquisition rumoured, $665m",
            f"AMD et Silo AI{NB}: rachat évoqué, 665{NB}M$",
            id="bid",
        ),
        pytest.param(
            BUY,
            TALKS,
            "AMD and Silo AI: acquisition, $665m",
            f"AMD et Silo AI{NB}: rachat, 665{NB}M$",
            id="bid-in-talks",
        ),
        pytest.param(
            {
                "investors": ("OpenAI", "Oracle", "SoftBank"),
                "amounts": (more_than("5e11", "USD"),),
                "countries": ("US",),
            },
            FIRM,
            "OpenAI, Oracle and 1 other: more than $500bn in the United States",
            f"OpenAI, Oracle et 1 autre{NB}: plus de 500{NB}Md$ aux États-Unis",
            id="several",
        ),
    ],
)
def test_headlines(deal: dict[str, object], verdict: Verdict, en: str, fr: str) -> None:
    one = story(report(claim(evidence("Amazon"), **deal)))

    def shown(wording: Wording) -> str:
        return headline(verdict, replace(facts(one, wording.locale), amount=_unsigned(wording)), wording)

    def _unsigned(wording: Wording) -> object:
        said = facts(one, wording.locale).amount
        return replace(said, by=(), by_party=None) if said else None

    assert (shown(EN), shown(FR)) == (en, fr)
