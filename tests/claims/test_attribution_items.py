"""Items of our own, title and summary: a headline shortens what its text relays, and pronouns cross the full stop."""
# ruff: noqa: E501 - one row per item, so that a table reads as a table

import pytest

from bot.stories.status import status
from tests.claims.hearing import heard_item

# language, title, summary, investors, recipients, every status a desk would accept
ITEMS = [
    ("fr", "IA : Altavia va investir 2 milliards d'euros à Lyon", "Le groupe de services en a fait l'annonce lundi, en marge du sommet.", ("Altavia",), (), "confirmed"),
    ("fr", "IA : Altavia va investir 2 milliards d'euros à Lyon", "L'annonce a été faite lundi par le groupe de services.", ("Altavia",), (), "confirmed reported"),
    ("fr", "IA : Altavia va investir 2 milliards d'euros à Lyon", "Le projet a été dévoilé lundi par le préfet de région. Altavia n'a pas répondu à nos questions.", ("Altavia",), (), "announced"),
    ("fr", "Altavia lève 300 millions d'euros pour ses modèles d'IA", "La jeune pousse parisienne a bouclé un tour de table mené par Corvex Capital, a-t-elle annoncé mardi.", ("Corvex Capital",), ("Altavia",), "confirmed"),
    ("fr", "Altavia lève 300 millions d'euros pour ses modèles d'IA", "La jeune pousse parisienne a bouclé un tour de table mené par Corvex Capital, a appris Le Courrier.", ("Corvex Capital",), ("Altavia",), "rumoured"),
    ("fr", "Altavia lèverait 300 millions d'euros", "La jeune pousse serait en discussions avec Corvex Capital, rapporte Bloomberg, qui cite des sources proches du dossier.", ("Corvex Capital",), ("Altavia",), "rumoured"),
    ("fr", "Intelligence artificielle : le Premier ministre annonce 400 millions d'euros pour les universités", "Le chef du gouvernement a détaillé le plan vendredi à Toulouse.", ("État français",), (), "announced confirmed"),
    ("fr", "Intelligence artificielle : Ottawa débloque 2,4 milliards de dollars", "Le premier ministre Justin Trudeau en a fait l'annonce dimanche à Montréal.", ("Gouvernement du Canada",), (), "confirmed reported"),
    ("fr", "Altavia aurait renoncé à son usine de puces d'IA", "Le groupe aurait informé les élus locaux, selon Le Courrier. Contacté, il n'a pas donné suite.", ("Altavia",), (), "rumoured"),
    ("fr", "Altavia renonce à son usine de puces d'IA", "Le groupe invoque le coût de l'énergie.", ("Altavia",), (), "cancelled"),
    ("fr", "Altavia met en pause son campus d'IA de 2 milliards", "« Nous réévaluons nos besoins », a expliqué sa directrice générale.", ("Altavia",), (), "cancelled"),
    ("fr", "Non, Altavia n'investira pas 2 milliards dans l'IA à Lyon", "Le groupe a démenti mardi les informations de presse.", ("Altavia",), (), "denied"),
    ("fr", "Rachat de Nébula : Altavia dément être en discussions", "Le groupe a réagi à une information du Courrier.", ("Altavia",), ("Nébula",), "denied"),
    ("fr", "Altavia et Nébula signent un accord de 500 millions d'euros dans l'IA", "Les deux groupes l'ont annoncé dans un communiqué commun.", ("Altavia",), ("Nébula",), "confirmed"),
    ("fr", "Altavia investit 500 millions d'euros dans Nébula", "« C'est un tournant », commente un analyste de Pell & Co.", ("Altavia",), ("Nébula",), "reported"),
    ("fr", "Altavia mise 500 millions sur l'IA", "Interrogé sur France Inter, son patron Jean Roy a promis 3 000 emplois.", ("Altavia",), (), "confirmed"),
    ("fr", "Sommet de Lyon : 42 milliards d'euros d'investissements annoncés dans l'IA", "Altavia, Corvex et Hypérion figurent parmi les investisseurs.", ("Altavia", "Corvex", "Hypérion"), (), "reported"),
    ("fr", "Choose France : l'Élysée attend 20 milliards d'euros d'investissements dans l'IA", "Plusieurs entreprises étrangères doivent officialiser leurs projets lundi.", (), (), "announced reported rumoured"),
    ("fr", "Un fonds émirati prêt à investir 50 milliards en France", "Paris et Abou Dhabi ont signé un accord-cadre jeudi, a indiqué l'Élysée.", ("MGX",), (), "announced"),
    ("fr", "Altavia précise son plan à 2 milliards d'euros", "Le fondateur, Jean Roy, explique où ira l'argent : des puces et deux centres de données.", ("Altavia",), (), "confirmed"),
    ("fr", "Amazon va supprimer des postes mais investir dans l'IA", "Le groupe américain va consacrer 5 milliards d'euros à ses centres de données.", ("Amazon",), (), "reported"),
    ("fr", "Altavia : un investissement de 2 milliards dans l'IA confirmé", "Le projet, révélé par Le Courrier en mars, a été validé par le conseil d'administration.", ("Altavia",), (), "confirmed reported"),
    ("fr", "Les élus de Lyon confirment l'installation d'Altavia", "Le centre de données représente 2 milliards d'euros d'investissement.", ("Altavia",), (), "announced reported"),
    ("fr", "Altavia confirme un investissement de 2 milliards... mais pas le calendrier", "", ("Altavia",), (), "confirmed"),
    ("fr", "Altavia ne confirme pas l'investissement de 2 milliards annoncé par l'Élysée", "", ("Altavia",), (), "announced"),
    ("fr", "Altavia investit 2 milliards dans l'IA, annonce l'Élysée ; le groupe ne commente pas", "", ("Altavia",), (), "announced"),
    ("fr", "D'après le Financial Times, Altavia aurait confirmé à ses actionnaires un plan de 2 milliards.", "", ("Altavia",), (), "rumoured"),
    ("fr", "La France et les Émirats vont bâtir un campus d'IA à 50 milliards d'euros", "Emmanuel Macron et le président émirati ont signé un accord jeudi soir à Paris.", ("MGX",), (), "reported"),
    ("en", "Altavia to build $2bn AI campus in Ohio", "The company announced the plan on Monday alongside Governor Jane Roe.", ("Altavia",), (), "confirmed"),
    ("en", "Altavia to build $2bn AI campus in Ohio", "Governor Jane Roe announced the plan on Monday. Altavia did not respond to a request for comment.", ("Altavia",), (), "announced"),
    ("en", "Altavia to build $2bn AI campus in Ohio, governor says", "", ("Altavia",), (), "announced"),
    ("en", "Ohio lands $2bn Altavia AI campus", "State officials said construction would begin next year.", ("Altavia",), (), "announced"),
    ("en", "Nebula raises $300M Series C led by Altavia", "The AI startup plans to use the money to hire engineers.", ("Altavia",), ("Nebula",), "reported"),
    ("en", "Nebula raises $300M Series C led by Altavia", "“This round lets us triple our team,” said Jane Roe, Nebula's co-founder.", ("Altavia",), ("Nebula",), "confirmed"),
    ("en", "Nebula in talks to raise $300M", "The AI startup has held discussions with Altavia, the Wall Street Journal reported, citing people familiar with the matter.", ("Altavia",), ("Nebula",), "rumoured"),
    ("en", "Nebula seeks $300M at $2B valuation", "", (), ("Nebula",), "reported rumoured"),
    ("en", "Exclusive: Nebula nears deal to raise $300M - sources", "", (), ("Nebula",), "rumoured"),
    ("en", "Altavia backs out of $2bn AI project in Ohio", "The company cited rising costs in a statement.", ("Altavia",), (), "cancelled reported"),
    ("en", "Altavia cancels $2bn AI project in Ohio", "", ("Altavia",), (), "cancelled"),
    ("en", "Altavia will go ahead with $2bn AI project despite reports of pause", "“The project has not been paused,” a spokesperson said.", ("Altavia",), (), "confirmed"),
    ("en", "Altavia CEO: no plans to buy Nebula", "Jane Roe told analysts the company was not in talks.", ("Altavia",), ("Nebula",), "denied"),
    ("en", "UK government pledges £2bn for AI research", "The science secretary set out the plan on Thursday.", ("UK Government",), (), "confirmed"),
    ("en", "UK to spend £2bn on AI supercomputer", "Chancellor Rachel Reeves announced the funding on Thursday.", ("UK Government",), (), "announced confirmed"),
    ("en", "EU to invest €20bn in AI gigafactories", "", ("European Commission",), (), "reported"),
    ("en", "Altavia, Corvex pledge $30bn for AI data centers at summit", "", ("Altavia", "Corvex"), (), "confirmed"),
    ("en", "Altavia invests $2bn in Nebula", "Nebula confirmed the investment in an email.", ("Altavia",), ("Nebula",), "confirmed"),
    ("en", "Altavia invests $2bn in Nebula", "Corvex, which also holds a stake in Nebula, confirmed the investment.", ("Altavia",), ("Nebula",), "reported"),
    ("en", "Altavia may invest $2bn in Nebula", "The two firms have discussed a deal, according to two people with knowledge of the talks. Spokespeople for Altavia and Nebula declined to comment.", ("Altavia",), ("Nebula",), "rumoured"),
    ("en", "Trump: Altavia will invest $2bn in US chips", "", ("Altavia",), (), "announced reported rumoured"),
    ("en", "Altavia said Friday that its profits rose; it will spend $2bn on AI this year", "", ("Altavia",), (), "confirmed reported"),
    ("en", "Altavia lifts AI spending to $72bn", "The company told shareholders it now expects capital spending of $72bn, up from $60bn.", ("Altavia",), (), "confirmed"),
    ("en", "Japan's Hokuto to invest $2bn in AI chips - Nikkei", "", ("Hokuto",), (), "rumoured"),
    ("en", "Report: Altavia to invest $2bn in Nebula", "", ("Altavia",), ("Nebula",), "rumoured"),
    ("en", "Altavia's Nebula acquisition could be announced this week", "", ("Altavia",), ("Nebula",), "rumoured"),
    ("en", "Nebula rejects $900m bid from Altavia", "Altavia confirmed it had made the offer.", ("Altavia",), ("Nebula",), "confirmed"),
    ("en", "Musk bids $97bn for OpenAI", "Sam Altman rejected the offer.", ("Elon Musk",), ("OpenAI",), "denied reported"),
    ("en", "Altavia has been awarded a $2bn grant, the energy department said.", "", ("US Department of Energy",), ("Altavia",), "announced confirmed"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "title", "summary", "investors", "recipients", "accepted"),
    [pytest.param(*row, id=f"{row[1][:40]} {row[2][:20]}".strip()) for row in ITEMS],
)
def test_an_item_carries_the_status_of_its_speakers(
    language: str, title: str, summary: str, investors: tuple[str, ...], recipients: tuple[str, ...], accepted: str
) -> None:
    found = heard_item(language, title, summary, investors, recipients)

    assert status(found.evidence) in accepted.split(), found.evidence
