"""Currencies and magnitudes as newspapers write them, folded: the words a sum of money is made of."""

import re
from decimal import Decimal

SIGNS = {
    "€": "EUR", "$": "USD", "£": "GBP", "¥": "JPY", "₹": "INR", "₩": "KRW", "₽": "RUB", "₺": "TRY", "₪": "ILS",
    "₱": "PHP", "₫": "VND", "₦": "NGN", "₴": "UAH", "฿": "THB",
    "us$": "USD", "c$": "CAD", "ca$": "CAD", "a$": "AUD", "au$": "AUD", "nz$": "NZD", "hk$": "HKD", "nt$": "TWD",
    "s$": "SGD", "sg$": "SGD", "r$": "BRL", "mx$": "MXN",
}  # fmt: skip

WORDS = {
    "euro": "EUR", "euros": "EUR", "dollar": "USD", "dollars": "USD", "yuan": "CNY", "yuans": "CNY",
    "renminbi": "CNY", "renminbis": "CNY", "rmb": "CNY", "yen": "JPY", "yens": "JPY", "pound": "GBP", "pounds": "GBP",
    "sterling": "GBP", "won": "KRW", "wons": "KRW", "rupee": "INR", "rupees": "INR", "roupie": "INR", "roupies": "INR",
    "dirham": "AED", "dirhams": "AED", "riyal": "SAR", "riyals": "SAR", "ruble": "RUB", "rubles": "RUB",
    "rouble": "RUB", "roubles": "RUB", "shekel": "ILS", "shekels": "ILS", "zloty": "PLN", "zlotys": "PLN",
    "zlotych": "PLN", "reais": "BRL", "real": "BRL", "ringgit": "MYR",
    "baht": "THB", "bahts": "THB", "rs": "INR", "dollarn": "USD", "zł": "PLN", "ringgits": "MYR",
    "rand": "ZAR", "rands": "ZAR", "naira": "NGN", "nairas": "NGN", "forint": "HUF", "forints": "HUF", "hryvnia": "UAH",
    "hryvnias": "UAH", "tenge": "KZT", "dong": "VND", "dongs": "VND", "rials": "SAR", "lires": "ITL",
    "skr": "SEK", "nkr": "NOK", "dkr": "DKK", "chf": "CHF", "huf": "HUF",
}  # fmt: skip

# Before a figure: "SKr95bn", "RM5bn", "SFr2bn".
PREFIXES = {
    "rs": "INR", "skr": "SEK", "nkr": "NOK", "dkr": "DKK", "sfr": "CHF", "rm": "MYR", "rp": "IDR", "zł": "PLN",
    "bt": "THB",
}  # fmt: skip

# Only in capitals: "sek", "try" and "mad" are words.
CODES = {
    "EUR", "USD", "GBP", "CHF", "JPY", "CNY", "RMB", "CAD", "AUD", "NZD", "HKD", "TWD", "SGD", "SEK", "NOK", "DKK",
    "INR", "KRW", "BRL", "MXN", "AED", "SAR", "QAR", "ILS", "PLN", "CZK", "HUF", "RUB", "TRY", "ZAR", "MYR", "IDR",
    "THB", "VND", "MAD",
}  # fmt: skip

# The word after (French) or before (English) a currency that makes it another one.
NATIONS = {
    "canadien": "CAD", "canadiens": "CAD", "canadian": "CAD", "australien": "AUD", "australiens": "AUD",
    "australian": "AUD", "taiwanais": "TWD", "taiwan": "TWD", "singapouriens": "SGD", "singapore": "SGD",
    "americain": "USD", "americains": "USD", "us": "USD", "ca": "CAD", "can": "CAD", "sterling": "GBP",
    "suisse": "CHF", "suisses": "CHF", "swiss": "CHF", "cfa": "XOF", "hongkongais": "HKD",
    "suedoises": "SEK", "suedois": "SEK", "swedish": "SEK", "norvegiennes": "NOK", "norwegian": "NOK",
    "danoises": "DKK", "danish": "DKK", "marocains": "MAD", "moroccan": "MAD", "emiratis": "AED", "saoudiens": "SAR",
    "pakistani": "PKR", "indonesian": "IDR", "quebecois": "CAD", "neo-zelandais": "NZD", "bresiliens": "BRL",
    "mexicains": "MXN", "mexican": "MXN", "tcheques": "CZK", "czech": "CZK", "islandaises": "ISK", "icelandic": "ISK",
    "argentins": "ARS", "chiliens": "CLP", "colombiens": "COP", "egyptian": "EGP", "egyptiennes": "EGP",
    "kuwaiti": "KWD", "koweitiens": "KWD", "tunisiens": "TND", "algeriens": "DZD",
}  # fmt: skip

# Words that several nations call their money by: the nation beside the word, else one the text names, settles it.
SHARED = {
    "livre", "livres", "franc", "francs", "franken", "couronne", "couronnes", "krone", "kroner", "crowns", "crown",
    "krona", "kronor", "peso", "pesos", "dinar", "dinars", "kr",
}  # fmt: skip
_NATIONAL = (
    ("couronne couronnes krone kroner crown crowns krona kronor kr", "SE:SEK NO:NOK DK:DKK CZ:CZK IS:ISK"),
    ("peso pesos", "MX:MXN AR:ARS CL:CLP CO:COP PH:PHP"),
    ("dinar dinars", "KW:KWD DZ:DZD TN:TND"),
    ("franc francs franken", "CH:CHF"),
    ("livre livres", "GB:GBP EG:EGP"),
    ("dirham dirhams", "MA:MAD"),
    ("rupee rupees roupie roupies", "PK:PKR"),
)
_BY_COUNTRY = {
    word: dict(pair.split(":") for pair in currencies.split())
    for words, currencies in _NATIONAL
    for word in words.split()
}
BOOKS = {"livre", "livres"}
UNSETTLED = "?"  # money, of a currency the text does not settle

_HOMES = re.compile(
    r"\b(?:(?P<SE>sued\w+|swed\w+|stockholm)|(?P<NO>norv\w+|norw\w+|oslo)|(?P<DK>danemark|danois\w*|danish|denmark)"
    r"|(?P<CZ>tche\w+|czech\w*|prague)|(?P<IS>island\w+|iceland\w*)|(?P<CH>suisses?|swiss|switzerland|geneve|geneva"
    r"|zurich|lausanne|confederation|epfl|helvetique\w*)|(?P<CA>quebec\w*|canad\w+|montreal\w*|ontario|toronto|alberta)"
    r"|(?P<MX>mexi\w+)|(?P<AR>argentin\w*)|(?P<CL>chili\w*|chile\w*)|(?P<CO>colombi\w+)|(?P<PH>philippin\w*)"
    r"|(?P<MA>maroc\w*|morocc\w+|casablanca|tanger)|(?P<KW>koweit\w*|kuwait\w*)|(?P<DZ>algeri\w+)|(?P<TN>tunisi\w+)"
    r"|(?P<PK>pakistan\w*)|(?P<EG>egypt\w*)|(?P<GB>royaume-uni|britanni\w+|britain|british|londres|london))\b"
)


def homes_of(folded: str) -> frozenset[str]:
    """The countries a text names whose money shares its name with others': what "couronnes" or "M$" means there."""
    return frozenset(match.lastgroup for match in _HOMES.finditer(folded) if match.lastgroup)


def settled(word: str, homes: frozenset[str]) -> str | None:
    """The currency of a shared word, where exactly one of these countries has one of that name; None: not settled."""
    found = {code for country, code in _BY_COUNTRY.get(word, {}).items() if country in homes}
    return found.pop() if len(found) == 1 else None


MILLION, BILLION = Decimal(10) ** 6, Decimal(10) ** 9

MAGNITUDES = {
    "million": MILLION, "millions": MILLION, "millionen": MILLION, "mio": MILLION, "mn": MILLION, "mln": MILLION,
    "milliard": BILLION, "milliards": BILLION, "milliarde": BILLION, "milliarden": BILLION, "mrd": BILLION,
    "mrds": BILLION, "mds": BILLION, "md": BILLION, "mld": BILLION, "mia": BILLION, "bn": BILLION, "bln": BILLION,
    "trillion": Decimal(10) ** 12, "trillions": Decimal(10) ** 12, "tn": Decimal(10) ** 12, "trn": Decimal(10) ** 12,
    "crore": Decimal(10) ** 7, "crores": Decimal(10) ** 7, "lakh": Decimal(10) ** 5, "lakhs": Decimal(10) ** 5,
    "thousand": Decimal(1000), "milliers": Decimal(1000), "millier": Decimal(1000),
}  # fmt: skip

# Magnitudes only where they touch the figure or the currency: "$400m", "14 M€", "3 G$".
LETTERS = {"k": Decimal(1000), "m": MILLION, "b": BILLION, "g": BILLION, "t": Decimal(10) ** 12, "mm": MILLION}

# Units glued to their code: "12 MEUR", "3 MdEUR".
GLUED = {
    "meur": (MILLION, "EUR"), "mdeur": (BILLION, "EUR"), "mdseur": (BILLION, "EUR"), "keur": (Decimal(1000), "EUR"),
    "musd": (MILLION, "USD"), "mdusd": (BILLION, "USD"), "mchf": (MILLION, "CHF"), "mcad": (MILLION, "CAD"),
}  # fmt: skip

# A long-scale billion is a million millions; everywhere else it is a thousand millions.
LONG_SCALE = frozenset({"fr", "de", "es", "it", "pt", "nl"})
LONG_BILLION, SHORT_BILLION = Decimal(10) ** 12, BILLION


def magnitude(word: str, language: str) -> Decimal | None:
    """What a magnitude word multiplies by; None if it is none."""
    if word in {"billion", "billions", "billionen"}:
        return LONG_BILLION if language in LONG_SCALE else SHORT_BILLION
    return MAGNITUDES.get(word)
