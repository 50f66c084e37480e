"""The rates of the European Central Bank that the program ships with: the last day of them."""

from decimal import Decimal

from currency_converter import SINGLE_DAY_CURRENCY_FILE, CurrencyConverter

from bot.stories.rates import EURO, Rates


def load_rates(file: str = SINGLE_DAY_CURRENCY_FILE) -> Rates:
    """The last day of a table in the bank's own form; a currency that was not quoted on that day is left out.

    The library's whole history takes 40 MB and never gives them back; its file of one day takes none to speak of.
    """
    converter = CurrencyConverter(file, decimal=True)
    day = converter.bounds[EURO].last_date
    quoted = [currency for currency, bounds in converter.bounds.items() if bounds.last_date == day]
    return Rates({currency: Decimal(converter.convert(1, EURO, currency)) for currency in sorted(quoted)}, day)
