"""The ready-made subscriptions that /start offers."""

from decimal import Decimal

from bot.subscriptions.subscription import Wish

PRESETS = {
    "everything": Wish(),
    "france": Wish(country="FR"),
    "over_100m": Wish(at_least_eur=Decimal(100_000_000)),
}
