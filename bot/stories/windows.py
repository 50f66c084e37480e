"""How long a story stays open for one more report: the surer the tie, and the more open the question, the longer."""

from datetime import timedelta
from types import MappingProxyType

from bot.stories.amounts import Relation

# Days by relation of the sums: while the question is open, and once the deal is confirmed or off. A round is rumoured
# for months before it closes; a data centre of the same investor next month is usually another one.
_TWO_SIDED = MappingProxyType(
    {
        Relation.SAME: (180, 60),
        Relation.CONVERTED: (180, 60),
        Relation.CLOSE: (180, 60),
        Relation.CURRENCY_SLIP: (120, 7),
        Relation.DRIFT: (120, 7),
        Relation.UNKNOWN: (60, 14),
        Relation.SLIP: (3, 3),
        Relation.CLASH: (30, 14),
    }
)
_ONE_SIDED = MappingProxyType(
    {
        Relation.SAME: (120, 60),
        Relation.CONVERTED: (120, 60),
        Relation.CLOSE: (60, 21),
        Relation.CURRENCY_SLIP: (3, 3),
        Relation.DRIFT: (21, 3),
        Relation.UNKNOWN: (10, 7),
        Relation.SLIP: (3, 3),
        Relation.CLASH: (3, 3),
    }
)
_WITH_MORE = timedelta(days=21)  # where a site, an event or a recipient is shared besides
LONGEST = timedelta(days=180)


def window(relation: Relation, *, two_sided: bool, settled: bool, particular: bool) -> timedelta:
    """The longest quiet time after which a report still belongs to a story.

    Args:
        relation: of the sums.
        two_sided: a round or a purchase, known by its recipient; else plain spending.
        settled: the earlier of the two is confirmed or off.
        particular: a site, an event or a recipient is shared, not only an investor and a country.
    """
    days = (_TWO_SIDED if two_sided else _ONE_SIDED)[relation][settled]
    shortest = _WITH_MORE if particular and not two_sided and relation is not Relation.SLIP else timedelta(0)
    return max(timedelta(days=days), shortest)
