"""Currencies and magnitudes as newspapers write them, folded: the words a sum of money is made of."""

from decimal import Decimal

SIGNS = {
    "€": "EUR", "$": "USD", "£": "GBP", "¥": "JPY", "₹": "INR", "₩": "KRW", "₽": "RUB", "₺": "TRY", "₪": "ILS",
    "us$": "USD", "c$": "CAD", "ca$": "CAD", "a$": "AUD", "au$": "AUD", "nz$": "NZD", "hk$": "HKD", "nt$": "TWD",
    "s$": "SGD", "sg$": "SGD", "r$": "BRL", "mx$": "MXN",
}  # fmt: skip

WORDS = {
    "euro": "EUR", "euros": "EUR", "dollar": "USD", "dollars": "USD", "yuan": "CNY", "yuans": "CNY",
    "renminbi": "CNY", "renminbis": "CNY", "rmb": "CNY", "yen": "JPY", "yens": "JPY", "pound": "GBP", "pounds": "GBP",
    "sterling": "GBP", "won": "KRW", "wons": "KRW", "rupee": "INR", "rupees": "INR", "roupie": "INR", "roupies": "INR",
    "dirham": "AED", "dirhams": "AED", "riyal": "SAR", "riyals": "SAR", "ruble": "RUB", "rubles": "RUB",
    "rouble": "RUB", "roubles": "RUB", "shekel": "ILS", "shekels": "ILS", "zloty": "PLN", "zlotys": "PLN",
    "zlotych": "PLN", "krona": "SEK", "kronor": "SEK", "reais": "BRL", "real": "BRL", "ringgit": "MYR",
    "baht": "THB", "rs": "INR", "dollarn": "USD",
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
    "pakistani": "PKR", "indonesian": "IDR",
}  # fmt: skip

# Words that are a currency only beside a nation: "livres sterling", "Swiss francs".
SHARED = {
    "livre", "livres", "franc", "francs", "franken", "couronne", "couronnes", "krone", "kroner", "crowns",
}  # fmt: skip

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
