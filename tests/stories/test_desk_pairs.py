"""EDITORIAL 6, from real text: fifteen rulings on two reports and the paragraph below them, in both languages."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import permutations
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from bot.feeds.entry import Entry
from bot.feeds.feed import Role
from config.knowledge import Knowledge, load_knowledge
from config.shelf import Place, Shelf

MONDAY = datetime(2025, 3, 3, 9, tzinfo=UTC)
_GROUP = """
[company]
hyperion = { name = "Hypérion", aliases = ["groupe Hypérion"], country = "FR" }
calcul-plus = { name = "Calcul+", aliases = ["Calcul Plus"], parent = "hyperion", country = "FR" }
"""
FR, EN = "fr", "en"
ONE, TWO = True, False


@cache
def knowledge() -> Knowledge:
    """What ships, and the one group of the desk's rulings, which its readers know."""
    with TemporaryDirectory() as folder:
        (Path(folder) / "organisations.toml").write_text(_GROUP, encoding="utf-8")
        return load_knowledge(Path(folder))


class Desk:
    """A shelf of stories that is told headlines, each with the lines below it."""

    def __init__(self, language: str) -> None:
        self.language, self.shelf, self.told = language, Shelf(knowledge()), 0

    def hear(self, text: str, days: float = 0) -> str:
        """The name under which it was filed."""
        self.told += 1
        title, _, summary = text.partition("\n")
        at = MONDAY + timedelta(days=days)
        keys, outlet = (f"entry {self.told}",), f"Outlet {self.told}"
        entry = Entry(keys, "", "", outlet, Role.MEDIA, "", title, summary, at, at, None, self.language)
        reading = knowledge().read(entry)
        assert reading.relevant, f"{title}: {reading.reasons}"
        return self.shelf.file(entry, reading, dated=True)

    def place(self, key: str) -> Place:
        """Where its main claim stands now."""
        return self.shelf.places(key)[0]


def filed_as_one(language: str, first: str, second: str, days: float) -> bool:
    """Whether two texts, the second so much later, become one story; it must not matter which is read first."""
    found = set[bool]()
    for order in permutations([(first, 0.0), (second, days)]):
        desk = Desk(language)
        one, other = [desk.hear(text, after) for text, after in order]
        found.add(desk.place(one).story == desk.place(other).story)
    assert len(found) == 1
    return found.pop()


@pytest.mark.parametrize(
    ("language", "first", "second", "days", "expected"),
    [
        pytest.param(
            FR, "Altavia : 800 M€ pour l’IA en Bretagne", "Altavia mettra 930 M$ dans l’IA en Bretagne",
            2, ONE, id="1-fr",
        ),
        pytest.param(
            EN, "Altavia to put €800m into AI in Brittany", "Altavia to put $930m into Brittany AI sites",
            2, ONE, id="1-en",
        ),
        pytest.param(
            FR, "Altavia : 800 M€ pour l’IA à Rennes", "Altavia : 800 M€ pour l’IA à Gdańsk", 1, TWO, id="2-fr",
        ),
        pytest.param(
            FR, "Altavia : 800 M€ pour un centre de données d’IA à Mulhouse",
            "Altavia : 800 M€ pour un centre de données d’IA à Marseille", 1, TWO, id="2-fr-one-country",
        ),
        pytest.param(
            EN, "Altavia to put €800m into an AI site in Rennes", "Altavia to put €800m into an AI site in Gdańsk",
            1, TWO, id="2-en",
        ),
        pytest.param(
            FR, "Hypérion : 2 Md€ pour l’IA dans les Hauts-de-France",
            "IA : Hypérion choisit Dunkerque pour investir ses 2 Md€", 1, ONE, id="3-fr",
        ),
        pytest.param(
            EN, "Hypérion to spend €2bn on AI in Hauts-de-France", "Hypérion picks Dunkirk for its €2bn AI campus",
            1, ONE, id="3-en",
        ),
        pytest.param(
            FR, "La start-up d’IA Nébula boucle sa série B, 120 M€",
            "La start-up d’IA Nébula vise une série C de 300 M€", 3, TWO, id="4-fr",
        ),
        pytest.param(
            EN, "AI start-up Nébula closes €120m Series B", "AI start-up Nébula seeks a €300m Series C",
            3, TWO, id="4-en",
        ),
        pytest.param(
            FR, "La start-up d’IA Nébula en discussions pour lever 500 millions de dollars",
            "La start-up d’IA Nébula lève 440 millions de dollars", 21, ONE, id="5-fr",
        ),
        pytest.param(
            EN, "AI start-up Nébula in talks to raise $500m", "AI start-up Nébula raises $440m", 21, ONE, id="5-en",
        ),
        pytest.param(
            FR, "Sommet de Lyon : 42 Md€ promis pour l’IA", "IA : Hypérion apporte 6 des 42 Md€ de Lyon",
            0.2, TWO, id="6-fr",
        ),
        pytest.param(
            EN, "Lyon summit: €42bn pledged for AI", "Hypérion to invest €6bn in AI, part of the €42bn pledged in Lyon",
            0.2, TWO, id="6-en",
        ),
        pytest.param(
            FR, "L’émirat de Mirdan crée un fonds d’IA de 10 milliards de dollars",
            "Le fonds de Mirdan met 1 milliard de dollars dans la start-up d’IA Nébula", 2, TWO, id="8-fr",
        ),
        pytest.param(
            EN, "Emirate of Mirdan launches $10bn AI fund", "Mirdan’s fund puts $1bn into AI start-up Nébula",
            2, TWO, id="8-en",
        ),
        pytest.param(
            FR, "Hypérion : 2 Md€ pour un campus d’IA à Dunkerque",
            "Calcul+ (groupe Hypérion) confirme qu’il construira un campus d’IA à Dunkerque", 3, ONE, id="9-fr",
        ),
        pytest.param(
            EN, "Hypérion to build €2bn AI campus in Dunkirk",
            "Hypérion’s Calcul+ confirms it will build an AI campus in Dunkirk", 3, ONE, id="9-en",
        ),
        pytest.param(
            FR, "Altavia : 1 Md€ pour l’IA au sommet de Lyon", "Corvex : 1 Md€ pour l’IA au sommet de Lyon",
            0.2, TWO, id="10-fr",
        ),
        pytest.param(
            EN, "Altavia pledges €1bn for AI at Lyon summit", "Corvex pledges €1bn for AI at Lyon summit",
            0.2, TWO, id="10-en",
        ),
        pytest.param(
            FR, "Hypérion : 2 milliards d’euros pour l’IA à Dunkerque",
            "Hypérion : 2 millions d’euros pour l’IA à Dunkerque", 0.1, ONE, id="11-fr",
        ),
        pytest.param(
            EN, "Hypérion to spend €2bn on AI in Dunkirk", "Hypérion to spend €2m on AI in Dunkirk",
            0.1, ONE, id="11-en",
        ),
        pytest.param(
            FR, "La start-up d’IA Nébula lève 200 M€", "La start-up d’IA Nébula lève 200 millions de dollars",
            0.1, ONE, id="12-fr",
        ),
        pytest.param(
            EN, "AI start-up Nébula raises €200m", "AI start-up Nébula raises $200m", 0.1, ONE, id="12-en",
        ),
        pytest.param(
            FR, "Hypérion : 2 Md€ pour l’IA à Dunkerque", "IA : Hypérion porte à 3 Md€ son investissement à Dunkerque",
            15, ONE, id="13-fr",
        ),
        pytest.param(
            EN, "Hypérion to spend €2bn on AI in Dunkirk", "Hypérion raises Dunkirk AI investment to €3bn",
            15, ONE, id="13-en",
        ),
        pytest.param(
            FR, "Corvex dépensera 60 milliards de dollars dans l’IA en 2026",
            "Corvex mettra 3 milliards de dollars dans un campus d’IA dans l’Ohio", 1, TWO, id="14-fr",
        ),
        pytest.param(
            EN, "Corvex to spend $60bn on AI in 2026", "Corvex to build $3bn AI campus in Ohio", 1, TWO, id="14-en",
        ),
        pytest.param(
            EN, "Corvex to spend $60bn on AI in 2026", "Corvex to build AI campus in Ohio", 1, TWO,
            id="14-en-a-site-without-a-sum",
        ),
        pytest.param(
            FR, "Corvex dépensera 60 Md$ dans l’IA en 2026", "Corvex bâtira un campus d’IA dans l’Ohio",
            1, TWO, id="14-fr-a-site-without-a-sum",
        ),
        pytest.param(
            FR, "Altavia offre 5 Md€ pour la société d’IA Lumen", "IA : Corvex surenchérit sur Lumen avec 5,4 Md€",
            2, TWO, id="15-fr",
        ),
        pytest.param(
            EN, "Altavia bids €5bn for AI firm Lumen", "Corvex tops Altavia with €5.4bn bid for AI firm Lumen",
            2, TWO, id="15-en",
        ),
        pytest.param(
            FR, "Hypérion : 2 Md€ pour un campus d’IA à Dunkerque",
            "Hypérion lance à Dunkerque la deuxième tranche de son campus d’IA, 1 Md€", 15, TWO, id="a-second-phase-fr",
        ),
        pytest.param(
            EN, "Hypérion to build €2bn AI campus in Dunkirk",
            "Hypérion to spend €1bn on phase 2 of its Dunkirk AI campus", 15, TWO, id="a-second-phase-en",
        ),
        pytest.param(
            FR, "Hypérion : 2 Md€ pour un campus d’IA à Dunkerque",
            "Hypérion rappelle ses 2 Md€ pour un campus d’IA à Dunkerque", 80, ONE, id="restated-fr",
        ),
        pytest.param(
            EN, "Hypérion to build €2bn AI campus in Dunkirk", "Hypérion reaffirms €2bn AI campus in Dunkirk",
            80, ONE, id="restated-en",
        ),
        pytest.param(
            FR, "Hypérion : 2 Md€ pour un campus d’IA à Dunkerque", "Hypérion suspend son campus d’IA de Dunkerque",
            10, ONE, id="a-pause-naming-the-site-fr",
        ),
        pytest.param(
            EN, "Hypérion to build €2bn AI campus in Dunkirk", "Hypérion pauses its AI campus in Dunkirk",
            10, ONE, id="a-pause-naming-the-site-en",
        ),
        pytest.param(
            FR, "Hypérion : 2 Md€ pour un campus d’IA à Dunkerque",
            "Hypérion suspend plusieurs projets de centres de données d’IA", 10, TWO, id="a-general-slowdown-fr",
        ),
        pytest.param(
            EN, "Hypérion to build €2bn AI campus in Dunkirk", "Hypérion pauses several AI data centre projects",
            10, TWO, id="a-general-slowdown-en",
        ),
        pytest.param(
            FR, "Altavia et Corvex investiraient 5 milliards d’euros dans l’IA en Espagne, selon une source",
            "Altavia, Corvex, Hypérion, Orphée et Nexora promettent 31 milliards d’euros pour l’IA en Espagne",
            5, TWO, id="two-rumoured-five-pledging-fr",
        ),
        pytest.param(
            EN, "Altavia and Corvex may invest €5bn in AI in Spain, sources say",
            "Altavia, Corvex, Hypérion, Orphée and Nexora pledge €31bn for AI in Spain",
            5, TWO, id="two-rumoured-five-pledging-en",
        ),
        pytest.param(
            FR, "Hypérion : 2 Md€ pour l’IA en Espagne", "IA : Hypérion va investir en Espagne",
            2, ONE, id="no-figure-one-open-deal-fr",
        ),
        pytest.param(
            EN, "Hypérion to spend €2bn on AI in Spain", "Hypérion to build AI data centre in Spain",
            2, ONE, id="no-figure-one-open-deal-en",
        ),
        pytest.param(
            EN, "EU approves 12th AI package worth €200m", "EU approves 13th AI package worth €200m",
            2, TWO, id="the-12th-is-not-the-13th-en",
        ),
        pytest.param(
            FR, "Bruxelles ouvre un 12e appel à projets d’IA de 200 millions d’euros",
            "Bruxelles ouvre un treizième appel à projets d’IA de 200 millions d’euros", 2, TWO,
            id="the-12th-is-not-the-13th-fr",
        ),
    ],
)  # fmt: skip
def test_the_desk_s_pairs(language: str, first: str, second: str, days: float, expected: bool) -> None:
    assert filed_as_one(language, first, second, days) is expected


@pytest.mark.parametrize(
    ("language", "deals", "roundup"),
    [
        pytest.param(
            FR, ("Corvex : 3 Md€ pour l’IA en Lorraine", "Altavia : 5 Md€ pour l’IA à Lyon"),
            "Altavia, Hypérion, Corvex : les investissements dans l’IA annoncés au sommet", id="7-fr",
        ),
        pytest.param(
            EN, ("Corvex to spend €3bn on AI in Lorraine", "Altavia to spend €5bn on AI in Lyon"),
            "Altavia, Hypérion and Corvex announce AI investments at the summit", id="7-en",
        ),
    ],
)  # fmt: skip
def test_a_roundup_never_joins_the_deals_it_names(language: str, deals: Sequence[str], roundup: str) -> None:
    for order in permutations([*deals, roundup]):
        desk = Desk(language)
        heard = [desk.hear(text, 0.1) for text in order]
        assert len({desk.place(each).story for each in heard}) == 3


@pytest.mark.parametrize(
    ("language", "deals", "late"),
    [
        pytest.param(
            FR, ("Hypérion : 2 Md€ pour l’IA à Madrid", "Hypérion : 5 Md€ pour l’IA à Barcelone"),
            "IA : Hypérion va investir en Espagne", id="fr",
        ),
        pytest.param(
            EN, ("Hypérion to spend €2bn on AI in Bilbao", "Hypérion to spend €5bn on AI in Barcelona"),
            "Hypérion to build AI data centre in Spain", id="en",
        ),
    ],
)  # fmt: skip
def test_without_a_figure_or_a_site_two_open_deals_leave_a_report_alone(
    language: str, deals: Sequence[str], late: str
) -> None:
    desk = Desk(language)
    places = [desk.place(each) for each in [*map(desk.hear, deals), desk.hear(late, 1)]]

    assert len({place.story for place in places}) == 3
    assert places[-1].because.endswith("second_deal")
