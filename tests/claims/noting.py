"""Sums in short: "1.2e9 EUR"; "~" about, ">" at least, "<" up to, "3e9..5e9" a range, "?" no number, "-" unnamed."""

from bot.claims.money import Money, Qualifier

SIGNS = {
    Qualifier.EXACT: "", Qualifier.APPROX: "~", Qualifier.AT_LEAST: ">", Qualifier.UP_TO: "<", Qualifier.RANGE: "",
}  # fmt: skip


def noted(money: Money) -> str:
    """A sum in short."""
    currency = money.currency or "-"
    if money.qualifier is Qualifier.VAGUE:
        return f"? {currency}"
    if money.qualifier is Qualifier.RANGE:
        return f"{_plain(money.low)}..{_plain(money.high)} {currency}"
    return f"{SIGNS[money.qualifier]}{_plain(money.figure)} {currency}"


def _plain(value: object) -> str:
    return f"{float(str(value)):g}"


def spelt(expected: str) -> str:
    """The same, its figures spelt as `noted` does."""
    value, currency = expected.split()
    sign = value[0] if value[0] in "~<>" else ""
    ends = value.removeprefix(sign).split("..")
    return f"{sign}{'..'.join(end if end == '?' else _plain(end) for end in ends)} {currency}"
