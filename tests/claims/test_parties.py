"""Parties: who pays and who receives, listed or not; and who merely speaks."""

from datetime import UTC, datetime

import pytest

from bot.claims.claim import Claim, Kind, Reading
from bot.claims.extraction import extract
from bot.feeds.entry import Entry
from bot.feeds.feed import Role
from config.vocabulary import load_lexicons, load_organisations

LEXICONS = load_lexicons()
ORGANISATIONS = load_organisations()
AT = datetime(2025, 3, 4, tzinfo=UTC)


def read(language: str, title: str, summary: str = "") -> Reading:
    entry = Entry(
        ("k",), "f", "feed", "Outlet", Role.MEDIA, "https://example.org/1", title, summary, AT, AT, None, language
    )  # fmt: skip
    return extract(entry, LEXICONS, ORGANISATIONS)


def claim(language: str, title: str, summary: str = "") -> Claim:
    reading = read(language, title, summary)
    assert reading.relevant, reading.reasons
    return reading.claims[0]


@pytest.mark.parametrize(
    ("language", "title", "summary", "investors", "recipients"),
    [
        pytest.param(
            "en", "Corvex said on Monday it would spend $3bn on AI servers in Ohio", "", ("Corvex",), (),
            id="a-stranger-speaks-of-itself",
        ),
        pytest.param("en", "Minister announces Hypérion's €2bn AI site", "", ("Hypérion",), (), id="a-possessor"),
        pytest.param(
            "fr", "520 millions d’euros injectés par Hanbit dans un campus d’IA", "", ("Hanbit",), (), id="an-agent"
        ),
        pytest.param(
            "fr", "Samsung entre au capital d’Owlette, pépite de l’IA embarquée", "", ("Samsung",), ("Owlette",),
            id="behind-an-elision",
        ),
        pytest.param(
            "en", "Edinburgh's Quillbird closes £12m seed round for its AI", "", (), ("Quillbird",),
            id="a-town-s-firm",
        ),
        pytest.param(
            "en", "Altavia plans $2bn AI campus, chief executive Dana Rusk says", "", ("Altavia",), (),
            id="a-person-only-speaks",
        ),
        pytest.param(
            "fr", "Lumen passe chez Siemens : l’éditeur d’IA vendu 80 millions d’euros", "", ("Siemens",), ("Lumen",),
            id="sold-to",
        ),
        pytest.param(
            "fr", "Silo AI rejette l’offre d’AMD", "", ("AMD",), ("Silo AI",), id="fr-who-refuses-would-be-bought"
        ),
        pytest.param(
            "en", "AI lab Lumen rejects $4bn offer from Siemens", "", ("Siemens",), ("Lumen",), id="en-a-refusal"
        ),
        pytest.param("en", "Apple denies Perplexity bid", "", ("Apple",), ("Perplexity",), id="the-aim-before-the-bid"),
        pytest.param(
            "fr", "Mistral, OpenAI : le sommet de l’IA a commencé au Grand Palais",
            "Le sommet, au Grand Palais, annonce un investissement de 90 milliards d’euros en France.", (), (),
            id="neither-topic-nor-venue",
        ),
        pytest.param(
            "fr", "La banque publique appelle les entreprises à travailler avec Mistral",
            "Bpifrance va investir 10 milliards d’euros dans l’IA.", ("Bpifrance",), (),
            id="whom-others-should-work-with",
        ),
        pytest.param(
            "fr", "Robovise, pépite de l’IA, dans le viseur de SAP", "Le prix serait de 60 millions d’euros.",
            ("SAP",), ("Robovise",), id="in-the-sights",
        ),
        pytest.param(
            "en", "Brookline hospital group puts $45m into in-house AI", "", ("Brookline hospital group",), (),
            id="a-noun-in-small-letters",
        ),
        pytest.param(
            "fr", "La pousse Vaneau convainc Lightspeed et Bpifrance : 50 millions d’euros pour son IA", "",
            ("Lightspeed", "Bpifrance"), ("Vaneau",), id="a-public-bank-shares-a-round",
        ),
        pytest.param(
            "fr", "Le patron de Spotify mise 60 millions d’euros sur l’IA de Falke",
            "Il investit par son fonds Prima Materia.", ("Prima Materia",), None, id="the-hat-he-wears",
        ),
        pytest.param(
            "en", "UK puts £900m into AI research", "The Treasury announced it.", ("United Kingdom",), (),
            id="a-nation-in-full",
        ),
        pytest.param(
            "fr", "Bruxelles débloque un milliard d’euros pour l’IA", "", ("Commission européenne",), (),
            id="brussels-is-the-union",
        ),
        pytest.param(
            "en", "Bavaria's €2bn plan for AI", "", ("Bavaria",), (), id="whose-plan-it-is"
        ),
        pytest.param(
            "fr", "Un contrat de 17 milliards de dollars de calcul pour l’IA entre Nebius et Microsoft", "",
            ("Microsoft",), ("Nebius",), id="who-rents-out-computing-is-paid",
        ),
        pytest.param(
            "en", "Brindle says Corvex is putting $40m into AI halls in Leeds", "", ("Corvex",), (),
            id="who-says-what-another-does",
        ),
        pytest.param(
            "en", "Corvex told Halden it would spend $3bn on AI servers", "", ("Corvex",), (),
            id="who-says-what-it-does-itself",
        ),
        pytest.param(
            "fr", "Le studio Voxane acheté 90 millions d’euros par Ubrisa pour son IA", "", ("Ubrisa",), ("Voxane",),
            id="fr-bought-by-whoever-stands-behind-par",
        ),
        pytest.param(
            "fr", "Voxane a acheté Ubrisa, l’éditeur d’IA, 90 millions d’euros", "", ("Voxane",), ("Ubrisa",),
            id="fr-who-has-bought",
        ),
        pytest.param(
            "fr", "« Voxane n’est pas à vendre » : la start-up d’IA repousse les 90 millions d’euros d’Ubrisa", "",
            ("Ubrisa",), ("Voxane",), id="fr-whose-money-a-sum-is",
        ),
        pytest.param(
            "fr", "Une levée de 200 millions d’euros de Voxane dans l’IA", "", (), ("Voxane",),
            id="fr-a-sum-of-a-round-is-what-the-firm-gets",
        ),
        pytest.param(
            "en", "Minnow Robotics secures $80 million for its warehouse AI",
            "Minnow Robotics today announced a Series B led by Quay Partners.", ("Quay Partners",),
            ("Minnow Robotics",), id="who-raises-in-the-headline-leads-no-round",
        ),
        pytest.param(
            "en", "Corvex plans $80m GPU farm for AI", "QRST reporters obtained the application.", ("Corvex",), (),
            id="nobody-unlisted-receives-of-a-firm-s-own-plan",
        ),
        pytest.param(
            "en", "“We are looking at Cadiz”: Brindle boss on $4bn AI campus plan", "", ("Brindle",), (),
            id="a-boss-speaks-for-the-firm-that-builds",
        ),
        pytest.param(
            "en", "Halden will build a $2bn AI campus, Corvex boss says", "", ("Halden",), (),
            id="another-firm-s-boss-only-speaks",
        ),
        pytest.param(
            "fr", "Moreland affirme que Brindle mettra 90 millions d’euros dans l’IA", "", ("Brindle",), (),
            id="fr-who-says-what-another-does",
        ),
        pytest.param(
            "en", "Moreland arranged financing and will invest $90m in AI halls", "", ("Moreland",), (),
            id="an-arranger-that-pays-too",
        ),
        pytest.param(
            "fr", "Ostara boucle un tour de 20 millions d’euros pour son IA",
            "Moreland mène l’opération, aux côtés de Brindle et du Crédit Sorel.",
            ("Moreland", "Brindle", "Crédit Sorel"), ("Ostara",), id="a-list-joined-by-et-du",
        ),
        pytest.param(
            "en", "Ostara pulls in $20m seed for its AI", "Moreland wrote the biggest cheque.", ("Moreland",),
            ("Ostara",), id="a-cheque-written",
        ),
        pytest.param(
            "fr", "Moreland s’endette de 90 millions d’euros auprès de Brindle pour ses serveurs d’IA", "",
            ("Brindle",), ("Moreland",), id="who-goes-into-debt-receives",
        ),
        pytest.param(
            "fr", "Moreland s’associe à Brindle pour un centre de données d’IA de 90 millions d’euros", "",
            ("Moreland", "Brindle"), (), id="who-teams-up",
        ),
    ],
)  # fmt: skip
def test_who_pays_and_who_receives(
    language: str, title: str, summary: str, investors: tuple[str, ...], recipients: tuple[str, ...] | None
) -> None:
    found = claim(language, title, summary)
    assert found.investors == investors
    assert recipients is None or found.recipients == recipients


@pytest.mark.parametrize(
    ("language", "title", "kind"),
    [
        pytest.param("fr", "Prima Materia mise 600 millions d’euros sur l’IA de Helsing", Kind.FUNDING_ROUND),
        pytest.param("en", "AI lab Nébula says Altavia is investing €150m", Kind.FUNDING_ROUND),
        pytest.param("en", "Reliance is buying AI chips for a data centre in Jamnagar", Kind.CAPEX),
        pytest.param("en", "Index Ventures raises $2bn to back AI start-ups", Kind.FUND),
        pytest.param("en", "Anthropic commits $30bn to Microsoft's Azure cloud", Kind.OTHER),
        pytest.param("fr", "Le Canada signe un chèque de 240 M$ à Cohere", Kind.PUBLIC_PLAN),
        pytest.param("fr", "Les Émirats financent un campus d’IA de 30 milliards d’euros en France", Kind.CAPEX),
        pytest.param("en", "Microsoft backs out of an AI data center in Caledonia", Kind.CAPEX),
    ],
)
def test_the_kind_follows_the_object_of_the_act(language: str, title: str, kind: Kind) -> None:
    assert claim(language, title).kind is kind


@pytest.mark.parametrize(
    ("language", "title", "summary", "leading"),
    [
        pytest.param(
            "fr",
            "Les milliards du sommet pour l’IA",
            "Brookfield mettra 20 milliards d’euros dans l’IA. Iliad promet 3 milliards d’euros pour l’IA. "
            "Amazon investira 6 milliards d’euros dans l’IA. Prologis apporte 2 milliards d’euros pour l’IA. "
            "Equinix consacrera 1 milliard d’euros à l’IA.",
            ["Brookfield", "Iliad", "Amazon", "Prologis", "Equinix"],
            id="a-sentence-each",
        ),
        pytest.param(
            "fr",
            "Cinq levées dans l’IA",
            "Mistral AI lève 600 millions d’euros ; Helsing boucle un tour de 450 millions d’euros ; Nabla lève "
            "70 millions de dollars ; Gladia obtient 16 millions de dollars ; Owkin lève 25 millions d’euros.",
            ["Mistral AI", "Helsing", "Nabla", "Gladia", "Owkin"],
            id="one-sentence-for-all",
        ),
        pytest.param(
            "en",
            "Meta, Google and Oracle spend billions on AI",
            "Meta will spend $10bn on AI in Ohio. Google pledges $9bn for AI. Oracle puts $3bn into AI in Germany.",
            ["Meta", "Google", "Oracle"],
            id="all-in-the-headline-too",
        ),
    ],
)
def test_a_round_up_gives_one_claim_a_deal(language: str, title: str, summary: str, leading: list[str]) -> None:
    claims = read(language, title, summary).claims
    assert [(*each.investors, *each.recipients)[0] for each in claims] == leading
    assert len({each.amount.figure for each in claims if each.amount}) == len(leading)


@pytest.mark.parametrize(
    ("language", "title", "summary"),
    [
        pytest.param(
            "en", "Mistral AI raises €600m", "Rival OpenAI raised $6.6bn in October.", id="another-month"
        ),
        pytest.param(
            "fr", "Poolside lève 500 millions de dollars", "Mistral AI avait levé 600 millions.", id="pluperfect"
        ),
        pytest.param("en", "Anthropic raises $13bn", "Amazon put $4bn into the AI firm last year.", id="last-year"),
    ],
)  # fmt: skip
def test_what_others_did_before_is_neither_a_deal_nor_a_party(language: str, title: str, summary: str) -> None:
    reading = read(language, title, summary)
    assert len(reading.claims) == 1
    assert len(reading.claims[0].investors + reading.claims[0].recipients) == 1
