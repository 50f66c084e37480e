"""The tables that English sums are read with."""

from decimal import Decimal

from bot.claims.sums.money_tables import CurrencyTable, MoneyTables, NumberTable, PhraseTable

_MILLION, _BILLION = Decimal(10) ** 6, Decimal(10) ** 9

_NUMBERS = NumberTable(
    decimal=".",
    joins=("and",),
    articles=("a", "an"),
    and_half=("and a half",),
    words={
        word: Decimal(value)
        for word, value in {
            "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
            "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
            "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
            "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100, "thousand": 1000,
        }.items()
    },
    parts={"half": Decimal("0.5"), "quarter": Decimal("0.25"), "quarters": Decimal("0.25")},
    about={"dozen": Decimal(12)},
    magnitudes={
        "thousand": Decimal(1000), "million": _MILLION, "millions": _MILLION, "billion": _BILLION,
        "billions": _BILLION, "trillion": Decimal(10) ** 12, "trillions": Decimal(10) ** 12,
        "milliard": _BILLION, "milliards": _BILLION,
    },
)  # fmt: skip

_CURRENCY = CurrencyTable(
    weak=(
        "won", "real", "rand", "rands", "dong", "pound", "pounds", "crown", "crowns", "sterling", "baht",
    ),
    words={
        "euro": "EUR", "euros": "EUR", "dollar": "USD", "dollars": "USD", "yuan": "CNY", "renminbi": "CNY",
        "yen": "JPY", "pound": "GBP", "pounds": "GBP", "sterling": "GBP", "won": "KRW", "rupee": "INR",
        "rupees": "INR", "dirham": "AED", "dirhams": "AED", "riyal": "SAR", "riyals": "SAR", "rials": "SAR",
        "ruble": "RUB", "rubles": "RUB", "rouble": "RUB", "roubles": "RUB", "shekel": "ILS", "shekels": "ILS",
        "zloty": "PLN", "zlotys": "PLN", "zlotych": "PLN", "reais": "BRL", "real": "BRL", "ringgit": "MYR",
        "baht": "THB", "rand": "ZAR", "rands": "ZAR", "naira": "NGN", "forint": "HUF", "forints": "HUF",
        "hryvnia": "UAH", "hryvnias": "UAH", "tenge": "KZT", "dong": "VND",
    },
    nations={
        "canadian": "CAD", "australian": "AUD", "taiwan": "TWD", "singapore": "SGD", "sterling": "GBP",
        "swiss": "CHF", "cfa": "XOF", "swedish": "SEK", "norwegian": "NOK", "danish": "DKK", "moroccan": "MAD",
        "pakistani": "PKR", "indonesian": "IDR", "mexican": "MXN", "czech": "CZK", "icelandic": "ISK",
        "egyptian": "EGP", "kuwaiti": "KWD", "american": "USD", "indian": "INR", "zealand": "NZD", "kong": "HKD",
        "saudi": "SAR", "emirati": "AED", "british": "GBP",
    },
    shared={
        "franc": ("CHF",), "francs": ("CHF",), "franken": ("CHF",),
        **dict.fromkeys(
            ("krone", "kroner", "crown", "crowns", "krona", "kronor", "kr"), ("SEK", "NOK", "DKK", "CZK", "ISK")
        ),
        "peso": ("MXN", "ARS", "CLP", "COP", "PHP"), "pesos": ("MXN", "ARS", "CLP", "COP", "PHP"),
        "dinar": ("KWD", "DZD", "TND"), "dinars": ("KWD", "DZD", "TND"),
        "dirham": ("MAD",), "dirhams": ("MAD",), "dh": ("MAD",), "dhs": ("MAD",),
        "rupee": ("PKR",), "rupees": ("PKR",),
    },
    countries={
        "SE": ("swed*", "stockholm"), "NO": ("norw*", "oslo"), "DK": ("danish", "denmark", "danes"),
        "CZ": ("czech*", "prague"), "IS": ("iceland*",), "CH": ("swiss", "switzerland", "geneva", "zurich", "epfl"),
        "CA": ("canad*", "quebec*", "montreal*", "ontario", "toronto", "alberta", "ottawa"), "MX": ("mexic*",),
        "AR": ("argentin*",), "CL": ("chile*",), "CO": ("colombi*",), "PH": ("philippin*",),
        "MA": ("morocc*", "casablanca"), "KW": ("kuwait*",), "DZ": ("algeri*",), "TN": ("tunisi*",),
        "PK": ("pakistan*",), "EG": ("egypt*",), "GB": ("britain", "british", "london", "uk"),
    },
)  # fmt: skip

_NOUNS = (
    "invest*", "fund*", "debt*", "equity", "spending", "capex", "financing", "revenue*", "cash", "new money", "aid",
    "grant*", "loan*", "commitment*", "pledge*", "capital*", "credit*", "budget*", "subsid*", "contract*",
    "valuation*", "crown*", "franc*",
)  # fmt: skip

_MONEY = PhraseTable(
    up_to=(
        "up to", "as much as", "as many as", "as high as", "at most", "less than", "fewer than", "under", "below",
        "no more than", "not more than", "a maximum of",
        "(could|may|might|would) (|eventually |ultimately )(reach|climb to|rise to|hit|grow to)",
        "(could|may|might|would) (|eventually |ultimately )(total|go to)",
    ),
    at_least=(
        "more than", "no less than", "not less than", "over", "at least", "above", "exceed*", "upwards of",
        "north of", "in excess of", "top", "tops", "topp(ing|ed)", "a minimum of",
    ),
    approx=(
        "about", "around", "nearly", "almost", "roughly", "approximately", "approx", "approx.", "some", "close to",
        "in the region of", "(in|on|of) the order of", "circa", "ca.", "an estimated", "estimated", "just under",
        "just over", "just shy of",
    ),
    plain=("(add*|went|go|goes|gone|going|rose|rising|raised|bumped|lifted|moved|scaled|ramped) up to",),
    up_to_after=("maximum", "at most"),
    at_least_after=("or more", "at least", "-plus", "plus(| |-)(deal|round|plan|bet|project|investment)"),
    approx_after=("approximately", "or so"),
    fillers=("the", "a", "an", "its", "their", "another", "an additional"),
    range_to=("to", "or"),
    between=("between",),
    ranging=("ranging from", "anywhere from", "somewhere from", "ranges from", "range from", "ranged from"),
    change=(
        "raise*", "raising", "lift*", "cut*", "increas*", "decreas*", "rose", "rise*", "rising", "grew", "grow*",
        "jump*", "boost*", "hik*", "slash*", "went", "go", "goes", "going", "mov*", "climb*", "fell", "fall*",
        "drop*", "double*", "doubling", "triple*", "reduc*", "trim*", "lower*", "pass*",
    ),
    change_from=("from",),
    change_always=("from",),
    some=("few", "several", "of", "many", "couple"),
    vague=("multibillion", "multimillion", "multitrillion"),
    yearly=("a year", "a-year", "per year", "per annum", "each year", "every year", "annually", "yearly"),
    of=("of",),
    whole=("of the", "of"),
    spending=(
        "invest*", "spend*", "spent", "fund*", "rais(e|es|ed|ing)", "loan*", "cost*", "worth", "deal", "deals",
        "pledg*", "bet", "bets", "pour", "pours", "poured", "pouring", "capex", "grant*", "commit*", "earmark*",
        "outlay*", "valued", "valuation*", "financ*", "budget*", "credit*", "promis*", "inject*", "offer*", "borrow*",
        "back", "backs", "backed", "backing", "sink*", "sank", "funnel*", "plough*", "plow*", "buy", "buys", "buying",
        "bought", "purchas*", "takeover*", "acqui*", "alloc*", "subsid*", "tranche*", "ticket*", "aid", "reserv*",
        "mobilis*", "mobiliz*", "for ai", "into ai", "engage*", "tour de table",
        "secur(e|es|ed|ing)", "bag", "bags", "bagged", "land", "lands", "landed", "clos(e|es|ed|ing)", "round",
        "stake*", "pump*", "plan", "plans", "sets aside", "set aside", "hands", "award*", "approv*", "campus*",
        "data cent*", "ai",
    ),
    nouns=_NOUNS,
    followers=(
        "in", "into", "for", "to", "on", "from", "by", "at", "over", "as", "and", "or", "with", "under", "through",
        "this", "next", "last", "a", "per", "is", "was", "will", "would", "has", "have", "had", "ai", "more",
        "annual*", "extra", "investment", "plan", "fund*", "deal", "round", "raise", "bet", "push", "project", "bid",
        "loan", "valuation", "offer", "package", "pledge", "commitment", "boost", "injection", "contract",
    ),
)  # fmt: skip

ENGLISH = MoneyTables(_NUMBERS, _CURRENCY, _MONEY)
