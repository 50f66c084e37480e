"""Signs, codes and abbreviations of money: the notations that are the same in every language."""

from decimal import Decimal

SIGNS = {
    "€": "EUR", "$": "USD", "£": "GBP", "¥": "JPY", "₹": "INR", "₩": "KRW", "₽": "RUB", "₺": "TRY", "₪": "ILS",
    "₱": "PHP", "₫": "VND", "₦": "NGN", "₴": "UAH", "฿": "THB",
    "us$": "USD", "c$": "CAD", "ca$": "CAD", "a$": "AUD", "au$": "AUD", "nz$": "NZD", "hk$": "HKD", "nt$": "TWD",
    "s$": "SGD", "sg$": "SGD", "r$": "BRL", "mx$": "MXN",
}  # fmt: skip

# Before a figure: "SKr95bn", "RM5bn", "SFr2bn".
PREFIXES = {
    "rs": "INR", "skr": "SEK", "nkr": "NOK", "dkr": "DKK", "sfr": "CHF", "rm": "MYR", "rp": "IDR", "zł": "PLN",
    "bt": "THB", "dh": "AED", "dhs": "AED",
}  # fmt: skip
SPACED = {"rs", "dh", "dhs"}  # these may stand apart from their figure: "Rs 400"

# Behind a figure, in any case of letters.
ABBREVIATIONS = {
    "rs": "INR", "rmb": "CNY", "skr": "SEK", "nkr": "NOK", "dkr": "DKK", "chf": "CHF", "huf": "HUF", "zł": "PLN",
    "fcfa": "XOF", "dh": "AED", "dhs": "AED",
}  # fmt: skip

# Only in capitals: "sek", "try" and "mad" are words.
CODES = {
    "EUR", "USD", "GBP", "CHF", "JPY", "CNY", "CAD", "AUD", "NZD", "HKD", "TWD", "SGD", "SEK", "NOK", "DKK",
    "INR", "KRW", "BRL", "MXN", "AED", "SAR", "QAR", "ILS", "PLN", "CZK", "HUF", "RUB", "TRY", "ZAR", "MYR", "IDR",
    "THB", "VND", "MAD",
}  # fmt: skip
CODES_BY_HABIT = {"RMB": "CNY", "NIS": "ILS", "NTD": "TWD", "FCFA": "XOF"}
NATIONS = {"us": "USD", "ca": "CAD", "can": "CAD"}  # "dollars US", "$ CA"
DOLLARS = {"USD", "CAD", "AUD", "HKD", "SGD", "TWD", "NZD"}
UNSETTLED = "?"  # money, of a currency the text does not settle

THOUSAND, MILLION, BILLION, TRILLION = (Decimal(10) ** power for power in (3, 6, 9, 12))

MAGNITUDES = {
    "mio": MILLION, "mn": MILLION, "mln": MILLION, "bn": BILLION, "bln": BILLION, "mrd": BILLION, "mrds": BILLION,
    "mds": BILLION, "md": BILLION, "mld": BILLION, "mia": BILLION, "tn": TRILLION, "trn": TRILLION,
    "lakh": Decimal(10) ** 5, "lakhs": Decimal(10) ** 5, "crore": Decimal(10) ** 7, "crores": Decimal(10) ** 7,
    "cr": Decimal(10) ** 7,
}  # fmt: skip

# Magnitudes only where they touch the figure or the currency: "$400m", "14 M€", "3 G$".
LETTERS = {"k": THOUSAND, "m": MILLION, "b": BILLION, "g": BILLION, "t": TRILLION, "mm": MILLION}

# Units glued to their code: "12 MEUR", "3 MdEUR".
GLUED = {
    prefix + code.lower(): (unit, code)
    for prefix, unit in {"k": THOUSAND, "m": MILLION, "md": BILLION, "mds": BILLION, "mrd": BILLION}.items()
    for code in ("EUR", "USD", "CHF", "CAD")
}
