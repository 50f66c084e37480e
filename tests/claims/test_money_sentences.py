"""Sums in whole sentences: what a careful reader would note down from each, and nothing else.

Expected sums are written "1.2e9 EUR"; "~" about, ">" at least, "<" up to, "3e9..5e9" a range, "?" no number,
"-" no currency.
"""

import pytest

from bot.claims.money import Money, Qualifier, find_money

FRENCH = [
    ("Le fonds met 1,2\u00a0milliard d’euros dans l’IA.", ["1.2e9 EUR"]),
    ("Le fonds met 1,2\u202fmilliard d'euros dans l’IA.", ["1.2e9 EUR"]),
    ("Le fonds met 1,2\u2009milliard dʼeuros dans l’IA.", ["1.2e9 EUR"]),
    ("Un chèque de 750 M€ pour Vélizy", ["750e6 EUR"]),
    ("Budget : 3,4 Mds€ d’ici 2030", ["3.4e9 EUR"]),
    ("Budget : 3,4 Mds € d’ici 2030", ["3.4e9 EUR"]),
    ("La facture atteint 2 Mrds d’euros.", ["2e9 EUR"]),
    ("Une aide de 80 k€ à chaque laboratoire", ["80e3 EUR"]),
    ("Nébula lève 12 millions d’€ auprès de deux fonds", ["12e6 EUR"]),
    ("Ils ont obtenu 1 milliard $ US de prêts.", ["1e9 USD"]),
    ("Québec injecte 500 M$ dans la filière.", ["500e6 CAD"]),
    ("Ottawa promet 2 G$ pour le calcul.", ["2e9 CAD"]),
    ("Hydro-Québec réserve 2,4 milliards de dollars CA à ce parc.", ["2.4e9 CAD"]),
    ("Le total dépasse 1 200 millions d’euros.", [">1.2e9 EUR"]),
    ("Un demi-milliard d’euros sera versé dès 2026.", ["5e8 EUR"]),
    ("Une enveloppe d’une centaine de millions d’euros", ["~1e8 EUR"]),
    ("Le projet coûte un milliard deux cents millions d’euros.", ["1.2e9 EUR"]),
    ("Deux milliards et demi d’euros pour la recherche", ["2.5e9 EUR"]),
    ("Vingt et un millions d’euros pour le laboratoire", ["21e6 EUR"]),
    ("Soixante-quinze millions d’euros sont réservés aux PME.", ["75e6 EUR"]),
    ("Trois cent cinquante mille euros par chaire", ["350e3 EUR"]),
    ("Quatre-vingts millions de dollars pour Nébula", ["80e6 USD"]),
    ("Trois quarts de milliard d’euros pour le supercalculateur", ["7.5e8 EUR"]),
    ("Le coût est estimé entre 30 et 50 milliards d’euros.", ["30e9..50e9 EUR"]),
    ("Il faudra 30 à 50 milliards d’euros.", ["30e9..50e9 EUR"]),
    ("Une levée de 100 M$ à 1 G$ est à l’étude.", ["100e6..1e9 USD"]),
    ("de 100 à 150 M$ selon les sources", ["100e6..150e6 USD"]),
    ("Entre 200 et 250 M€ seraient débloqués.", ["200e6..250e6 EUR"]),
    ("Entre 1,5 et 2 Md€, selon le cabinet", ["1.5e9..2e9 EUR"]),
    ("Altavia porte de 2 à 3 milliards d’euros son plan.", ["2e9 EUR", "3e9 EUR"]),
    ("Le budget est ramené de 85 à 75 milliards de dollars.", ["85e9 USD", "75e9 USD"]),
    ("L’enveloppe passe de 800 millions à 1,2 milliard d’euros.", ["8e8 EUR", "1.2e9 EUR"]),
    ("Le plan grimpe de 40 % à 3 milliards d’euros.", ["3e9 EUR"]),
    ("Il met 2 milliards d’euros cette année et 3 milliards la suivante.", ["2e9 EUR", "3e9 EUR"]),
    ("Sur 10 milliards promis, 4 milliards d’euros sont versés.", ["10e9 EUR", "4e9 EUR"]),
    ("1,2 milliards d'euros € pour l’IA", ["1.2e9 EUR"]),
    ("Nébula lève 40&nbsp;M&euro; en série A", ["40e6 EUR"]),
    ("Un plan de 1&#8239;500&#8239;millions d&rsquo;euros", ["1.5e9 EUR"]),
    ("Il paie 900 millions de dollars (835 millions d’euros).", ["900e6 USD", "835e6 EUR"]),
    ("Il paie 900 millions de dollars, soit environ 835 millions d’euros.", ["900e6 USD", "~835e6 EUR"]),
    ("Le groupe y consacrera environ 300 millions d’euros.", ["~3e8 EUR"]),
    ("Près du double : 2 milliards d’euros", ["2e9 EUR"]),
    ("Un montant avoisinant les 60 millions d’euros", ["~60e6 EUR"]),
    ("Pas plus de 20 millions d’euros par projet", ["<20e6 EUR"]),
    ("Au moins 4 milliards d’euros seront engagés.", [">4e9 EUR"]),
    ("Un ticket de 5 millions d’euros minimum", [">5e6 EUR"]),
    ("Une amende d’un maximum de 35 millions d’euros", ["<35e6 EUR"]),
    ("Des aides à hauteur de 40 millions d’euros", ["40e6 EUR"]),
    ("Quelque trois milliards d’euros sont sur la table.", ["~3e9 EUR"]),
    ("Plusieurs dizaines de millions d’euros seront investies.", ["? EUR"]),
    ("Des centaines de milliards de dollars partent dans les serveurs.", ["? USD"]),
    ("Quelques millions d’euros suffiraient.", ["? EUR"]),
    ("Altavia investit 3 milliards dans les centres de calcul.", ["3e9 -"]),
    ("L’État engage 400 millions pour le calcul intensif.", ["4e8 -"]),
    ("L’outil compte 3 millions d’utilisateurs et investit les écoles.", []),
    ("Un modèle de 70 milliards de paramètres, financé par l’État", []),
    ("Le site accueillera 500 000 GPU et consommera 1,2 GW.", []),
    ("Le centre traite 2 millions de requêtes par seconde et coûte cher.", []),
    ("Ils ont investi 3 000 m² et recruté 1 200 personnes.", []),
    ("Une puissance de 1,4 gigawatt sur 40 hectares", []),
    ("10 milliards de yuans pour les puces", ["10e9 CNY"]),
    ("Une enveloppe de 10 000 crores de roupies", ["1e11 INR"]),
    ("Deux milliards d’euros par an pendant cinq ans", ["2e9 EUR"]),
    ("Il y ajoute 60 millions de francs suisses.", ["60e6 CHF"]),
    ("Un billion de dollars de dépenses", ["1e12 USD"]),
    ("1.200.000.000 d’euros", ["1.2e9 EUR"]),
    ("1.2.3 milliards d’euros", ["? EUR"]),
    ("١٫٢ milliard d’euros", ["? EUR"]),
    ("∞ milliards d’euros", ["? EUR"]),
    ("NaN euros, inf euros, 1e9 euros", ["? EUR"]),
    ("AMAZON INVESTIT 1,2 MILLIARD D’EUROS EN FRANCE", ["1.2e9 EUR"]),
    ("La valorisation passe à 14 Md$.", ["14e9 USD"]),
    ("Il apporte 2,5 M€, dont 1 M€ de prêts.", ["2.5e6 EUR", "1e6 EUR"]),
    ("Une subvention de 300.000 euros", ["3e5 EUR"]),
    ("500 millions de dollars taïwanais", ["5e8 TWD"]),
    ("Un plan à 109 milliards", ["109e9 -"]),
    ("Un investissement de plus de deux milliards et demi de dollars", [">2.5e9 USD"]),
    ("Jusqu’à 1,5 milliard d’euros pourraient être débloqués.", ["<1.5e9 EUR"]),
    ("Il voulait 700 millions, il aura 540 millions d’euros.", ["700e6 EUR", "540e6 EUR"]),
    ("Le loyer s’élève à 45 €/m²", ["45 EUR"]),
]  # fmt: skip

ENGLISH = [
    ("The fund is putting €1.2bn into AI.", ["1.2e9 EUR"]),
    ("A US$1.3 billion campus in Ohio", ["1.3e9 USD"]),
    ("It will spend EUR 4bn on chips.", ["4e9 EUR"]),
    ("Alinor pledges RMB 380 billion over three years", ["380e9 CNY"]),
    ("380 billion yuan ($52.4 billion) for AI", ["380e9 CNY", "52.4e9 USD"]),
    ("New Delhi clears a ₹10,000 crore mission", ["100e9 INR"]),
    ("Rs 5 lakh crore for compute", ["5e12 INR"]),
    ("It raised Rs. 40 lakh from friends.", ["4e6 INR"]),
    ("half a billion dollars for Leeds", ["5e8 USD"]),
    ("one and a half billion dollars", ["1.5e9 USD"]),
    ("two-and-a-half billion pounds for compute", ["2.5e9 GBP"]),
    ("three-quarters of a billion dollars", ["7.5e8 USD"]),
    ("a billion and a half dollars", ["1.5e9 USD"]),
    ("It costs between 30 and 50 billion dollars.", ["30e9..50e9 USD"]),
    ("It costs $30-50bn.", ["30e9..50e9 USD"]),
    ("It costs $30bn-$50bn.", ["30e9..50e9 USD"]),
    ("A round of €30m to €50m is close.", ["30e6..50e6 EUR"]),
    ("Corvex raised its budget from $75bn to $85bn.", ["75e9 USD", "85e9 USD"]),
    ("Spending was cut from 85 to 75 billion dollars.", ["85e9 USD", "75e9 USD"]),
    ("Grants ranging from $2m to $5m", ["2e6..5e6 USD"]),
    ("It lifted guidance to $72bn from $60bn.", ["72e9 USD", "60e9 USD"]),
    ("Billions of dollars are pouring in.", ["? USD"]),
    ("Tens of billions of dollars in chips", ["? USD"]),
    ("A multi-billion-pound bet on AI", ["? GBP"]),
    ("Halden is spending 2 billion on data centres.", ["2e9 -"]),
    ("A model with 2 billion parameters, funded by the state", []),
    ("The service has 3 billion users and spends heavily.", []),
    ("It bought 500,000 GPUs for the 1.2 GW site.", []),
    ("The lab raised 40 million in a seed round.", ["40e6 -"]),
    ("Nearly $5bn will go to Ohio.", ["~5e9 USD"]),
    ("It will invest as much as $5bn.", ["<5e9 USD"]),
    ("More than 200 million euros", [">2e8 EUR"]),
    ("No more than £20m a year", ["<20e6 GBP"]),
    ("At least C$240 million", [">240e6 CAD"]),
    ("£2bn ($2.7bn) for Leeds", ["2e9 GBP", "2.7e9 USD"]),
    ("$100-million-plus round for Nebula", [">1e8 USD"]),
    ("It put in $1,200.", ["1200 USD"]),
    ("It put in $1,200,000.", ["1.2e6 USD"]),
    ("It put in $1.2M.", ["1.2e6 USD"]),
    ("a $2B bet, or 1.8B euros", ["2e9 USD", "1.8e9 EUR"]),
    ("A S$300 million grant in Singapore", ["3e8 SGD"]),
    ("5 trillion won for chips", ["5e12 KRW"]),
    ("¥1.5 trillion for Rapid", ["1.5e12 JPY"]),
    ("He won 3 of 5 games and dong went the bell.", []),
    ("1 2 milliard dollars", ["? USD"]),
    ("$1.2.3 billion", ["? USD"]),
    ("a few hundred million dollars", ["? USD"]),
    ("some 400 million dollars", ["~4e8 USD"]),
    ("roughly a billion dollars a year", ["~1e9 USD"]),
    ("$3bn a year for five years", ["3e9 USD"]),
    ("over the past 5 billion years", []),
    ("$4bn-a-year plan", ["4e9 USD"]),
    ("twenty-five million dollars", ["25e6 USD"]),
    ("one hundred and twenty million euros", ["120e6 EUR"]),
    ("US $500 million from the state", ["5e8 USD"]),
    ("500 million US dollars", ["5e8 USD"]),
    ("AU$ 1.5 billion", ["1.5e9 AUD"]),
    ("Up to a third of the $9bn", ["9e9 USD"]),
    ("At $9.99 a month it sells", ["9.99 USD"]),
    ("&pound;2bn for Leeds", ["2e9 GBP"]),
    ("&#163;2bn &amp; &#8364;1bn", ["2e9 GBP", "1e9 EUR"]),
    ("an 80 billion dollar spree", ["80e9 USD"]),
    ("£500,000 in compute credits", ["5e5 GBP"]),
    ("100bn kronor in Sweden", ["100e9 SEK"]),
    ("$10 billion-$15 billion", ["10e9..15e9 USD"]),
    ("spending of $60 to $65 billion", ["60e9..65e9 USD"]),
    ("15-20 billion euros", ["15e9..20e9 EUR"]),
    ("from €20 to €30 billion in 2027", ["20e9 EUR", "30e9 EUR"]),
]  # fmt: skip

SIGNS = {
    Qualifier.EXACT: "", Qualifier.APPROX: "~", Qualifier.AT_LEAST: ">", Qualifier.UP_TO: "<", Qualifier.RANGE: "",
}  # fmt: skip


def noted(money: Money) -> str:
    currency = money.currency or "-"
    if money.qualifier is Qualifier.VAGUE:
        return f"? {currency}"
    if money.qualifier is Qualifier.RANGE:
        return f"{plain(money.low)}..{plain(money.high)} {currency}"
    return f"{SIGNS[money.qualifier]}{plain(money.figure)} {currency}"


def plain(value: object) -> str:
    return f"{float(str(value)):g}"


def spelt(expected: str) -> str:
    value, currency = expected.split()
    sign = value[0] if value[0] in "~<>" else ""
    ends = value.removeprefix(sign).split("..")
    return f"{sign}{'..'.join(end if end == '?' else plain(end) for end in ends)} {currency}"


@pytest.mark.parametrize(("text", "expected"), FRENCH)
def test_a_french_sentence(text: str, expected: list[str]) -> None:
    assert [noted(money) for money in find_money(text, "fr")] == [spelt(each) for each in expected]


@pytest.mark.parametrize(("text", "expected"), ENGLISH)
def test_an_english_sentence(text: str, expected: list[str]) -> None:
    assert [noted(money) for money in find_money(text, "en")] == [spelt(each) for each in expected]
