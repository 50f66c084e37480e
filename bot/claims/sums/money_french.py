"""The tables that French sums are read with."""

from decimal import Decimal

from bot.claims.sums.money_tables import CurrencyTable, MoneyTables, NumberTable, PhraseTable

_MILLION, _BILLION = Decimal(10) ** 6, Decimal(10) ** 9

_NUMBERS = NumberTable(
    decimal=",",
    joins=("et",),
    inserted=("premier", "premiers", "derniers", "nouveaux", "autres", "petits"),
    articles=("un", "une", "le", "du", "au"),
    and_half=("et demi", "et demie"),
    words={
        word: Decimal(value)
        for word, value in {
            "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9,
            "dix": 10, "onze": 11, "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15, "seize": 16, "vingt": 20,
            "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "septante": 70, "quatre-vingt": 80,
            "quatre-vingts": 80, "huitante": 80, "octante": 80, "nonante": 90, "cent": 100, "cents": 100, "mille": 1000,
        }.items()
    },
    parts={"demi": Decimal("0.5"), "quart": Decimal("0.25"), "quarts": Decimal("0.25")},
    about={
        word: Decimal(value)
        for word, value in {
            "dizaine": 10, "douzaine": 12, "quinzaine": 15, "vingtaine": 20, "trentaine": 30, "quarantaine": 40,
            "cinquantaine": 50, "soixantaine": 60, "centaine": 100,
        }.items()
    },
    magnitudes={
        "millier": Decimal(1000), "milliers": Decimal(1000), "million": _MILLION, "millions": _MILLION,
        "milliard": _BILLION, "milliards": _BILLION, "billion": Decimal(10) ** 12, "billions": Decimal(10) ** 12,
        "trillion": Decimal(10) ** 12, "trillions": Decimal(10) ** 12,  # in the press: the American one
    },
)  # fmt: skip

_CURRENCY = CurrencyTable(
    things=("livre", "livres"),
    weak=("real", "rand", "rands", "dong", "dongs", "won", "wons", "couronne", "couronnes"),
    words={
        "euro": "EUR", "euros": "EUR", "dollar": "USD", "dollars": "USD", "yuan": "CNY", "yuans": "CNY",
        "renminbi": "CNY", "renminbis": "CNY", "yen": "JPY", "yens": "JPY", "sterling": "GBP", "won": "KRW",
        "wons": "KRW", "roupie": "INR", "roupies": "INR", "dirham": "AED", "dirhams": "AED", "riyal": "SAR",
        "riyals": "SAR", "rials": "SAR", "rouble": "RUB", "roubles": "RUB", "shekel": "ILS", "shekels": "ILS",
        "zloty": "PLN", "zlotys": "PLN", "reais": "BRL", "reaux": "BRL", "real": "BRL", "ringgit": "MYR",
        "ringgits": "MYR",
        "baht": "THB", "bahts": "THB", "rand": "ZAR", "rands": "ZAR", "naira": "NGN", "nairas": "NGN",
        "forint": "HUF", "forints": "HUF", "hryvnia": "UAH", "hryvnias": "UAH", "tenge": "KZT", "dong": "VND",
        "dongs": "VND", "lires": "ITL",
    },
    nations={
        "canadien": "CAD", "canadiens": "CAD", "australien": "AUD", "australiens": "AUD", "taiwanais": "TWD",
        "singapourien": "SGD", "singapouriens": "SGD", "americain": "USD", "americains": "USD", "sterling": "GBP",
        "suisse": "CHF", "suisses": "CHF", "cfa": "XOF", "hongkongais": "HKD", "suedoises": "SEK", "suedois": "SEK",
        "norvegiennes": "NOK", "danoises": "DKK", "marocains": "MAD", "emiratis": "AED", "saoudiens": "SAR",
        "quebecois": "CAD", "neo-zelandais": "NZD", "bresiliens": "BRL", "mexicains": "MXN", "tcheques": "CZK",
        "islandaises": "ISK", "argentins": "ARS", "chiliens": "CLP", "colombiens": "COP", "egyptiennes": "EGP",
        "koweitiens": "KWD", "tunisiens": "TND", "algeriens": "DZD", "indiennes": "INR", "pakistanaises": "PKR",
    },
    shared={
        "livre": ("GBP", "EGP"), "livres": ("GBP", "EGP"), "franc": ("CHF",), "francs": ("CHF",),
        "couronne": ("SEK", "NOK", "DKK", "CZK", "ISK"), "couronnes": ("SEK", "NOK", "DKK", "CZK", "ISK"),
        "peso": ("MXN", "ARS", "CLP", "COP", "PHP"), "pesos": ("MXN", "ARS", "CLP", "COP", "PHP"),
        "dinar": ("KWD", "DZD", "TND"), "dinars": ("KWD", "DZD", "TND"),
        "dirham": ("MAD",), "dirhams": ("MAD",), "dh": ("MAD",), "dhs": ("MAD",),
        "roupie": ("PKR",), "roupies": ("PKR",),
    },
    countries={
        "SE": ("suède", "suédois*", "stockholm"), "NO": ("norvège", "norvégien*", "oslo"),
        "DK": ("danemark", "danois*"), "CZ": ("tchéquie", "tchèque*", "prague"), "IS": ("islande", "islandais*"),
        "CH": ("suisse*", "genève", "zurich", "lausanne", "confédération", "epfl", "helvétique*"),
        "CA": ("québec*", "canad*", "montréal*", "ontario", "toronto", "alberta", "ottawa", "hydro-québec"),
        "MX": ("mexique", "mexic*"), "AR": ("argentin*",), "CL": ("chili*",), "CO": ("colombi*",),
        "PH": ("philippin*",), "MA": ("maroc*", "casablanca", "tanger"), "KW": ("koweït*",), "DZ": ("algéri*",),
        "TN": ("tunisi*",), "PK": ("pakistan*",), "EG": ("égypt*",),
        "GB": (
            "royaume-uni", "britanni*", "londres", "londonien*", "angleterre", "anglais*", "écoss*", "galles",
            "gallois*", "grande-bretagne", "downing street", "manchester", "birmingham", "cambridge", "oxford",
            "édimbourg", "glasgow", "liverpool", "leeds", "blyth", "northumberland", "teesside", "culham",
        ),
    },
)  # fmt: skip

_MONEY = PhraseTable(
    up_to=(
        "jusqu'à", "jusqu'au", "jusqu'aux", "au plus", "au maximum", "maximum", "maximum de", "plafond de",
        "moins de", "moins d'", "pas plus de", "pas plus d'",
        "pouvant (atteindre|aller jusqu'à|monter à|monter jusqu'à)", "un maximum de", "inférieur à", "inférieure à",
        "inférieurs à", "au mieux", "pourrai(t|ent) (atteindre|monter à|aller jusqu'à|s'élever à|grimper à)",
    ),
    at_least=(
        "plus de", "plus d'", "pas moins de", "pas moins d'", "au moins", "au minimum", "minimum", "minimum de",
        "dépass*", "supérieur à", "supérieure à", "supérieurs à", "au-delà de", "au delà de", "au bas mot",
    ),
    approx=(
        "environ", "près de", "près d'", "près du", "quelque", "autour de", "autour d'", "autour du",
        "aux alentours de", "aux alentours d'", "presque", "de l'ordre de", "de l'ordre d'", "approximativement",
        "à peu près", "avoisin*", "approch*", "frôl*", "proche de", "proches de", "proche d'",
    ),
    up_to_after=("au maximum", "maximum", "au plus"),
    at_least_after=("ou plus", "au moins", "au minimum", "minimum", "au bas mot"),
    approx_after=("environ",),
    fillers=("de", "d'", "des", "le", "les", "l'", "un", "une", "ses", "son"),
    range_to=("à", "ou"),
    between=("entre",),
    change=(
        "relev*", "pass*", "port*", "augment*", "hauss*", "bondi*", "bond", "grimp*", "chut*", "recul*", "baiss*",
        "rédui*", "ramen*", "abaiss*", "doubl*", "tripl*", "évolu*", "progress*",
    ),
    change_from=("de", "d'"),
    some=("plusieurs", "quelques"),
    yearly=("par an", "par année", "chaque année", "annuel*"),
    of=("de", "d'", "des"),
    whole=("des",),
    spending=(
        "invest*", "consacr*", "prêt", "prêts", "budg*", "pari", "parie", "parient", "parier", "pariait", "mis",
        "mise*", "misent", "miser", "misant", "met", "mets", "mettra", "mettre", "mettent", "lève", "lever", "levé*",
        "lèvent", "lèvera", "levant", "financ*", "fonds", "crédit*", "enveloppe*", "coût*", "dépens*", "inscri*",
        "promet*", "promis*", "promess*", "débours*", "débloqu*", "inject*", "rach*", "offre*", "factur*", "valoris*",
        "vaut", "tour de table", "récolt*", "subvention*", "aide*", "s'y ajout*", "s'ajout*", "engage*", "cofinanc*",
        "endett*", "emprunt*", "allou*", "attribu*", "deal", "deals", "capex", "verse", "versée*", "versent",
        "verser", "versera", "abond*", "align*", "hauteur d*", "chèque*", "mobilis*", "réserv*", "acqui*", "achet*",
        "s'offr*", "tranche*", "ticket*", "plan", "plans", "montant*", "chiffré*", "pour l'ia", "dans l'ia",
        "sort", "sortira", "sortir", "pose", "posé*", "dégage*", "octroi*", "accord*", "apport*", "rallonge*",
        "cagnotte*", "pactole", "manne", "tour", "obtient", "décroch*", "empoch*", "bouclé*", "boucle*", "réuni*",
        "glan*", "engrang*", "arrach*", "dot*", "flèch*", "claqu*", "programme*", "approuv*", "valid*", "vot*",
        "participation*", "campus", "data center*", "centre de données", "l'ia",
    ),
    nouns=(
        "investissement*", "fonds", "financement*", "crédit*", "dette*", "capita*", "aide*", "subvention*", "budget*",
        "dépense*", "chiffre*", "revenu*", "recette*", "bénéfice*", "perte*", "plus", "moins", "nouveau*",
        "promesse*", "commande*", "contrat*", "valorisation*", "économie*", "couronne*", "franc*", "capex", "cash",
    ),
)  # fmt: skip

FRENCH = MoneyTables(_NUMBERS, _CURRENCY, _MONEY)
