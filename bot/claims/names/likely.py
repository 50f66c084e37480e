"""Likely parties: who pays and who receives where grammar alone names nobody."""

from collections.abc import Iterable, Sequence

from bot.claims.claim import Kind
from bot.claims.names.name import Name
from bot.claims.names.role import Role
from bot.claims.names.strangers import begins_the_sentence, stands_as_party
from bot.claims.organisation import Organisation, Sort
from bot.claims.signs import Sentence

Found = Sequence[tuple[Name, Role, Sentence]]
_FIRMS = {Sort.COMPANY, Sort.AI_COMPANY}
_ROUND_OR_PURCHASE = {Kind.FUNDING_ROUND, Kind.ACQUISITION}
_OPEN = {Role.OPEN, Role.POSSESSOR}


def is_ai(organisation: Organisation | None) -> bool:
    """True for a firm whose name alone speaks of AI."""
    return organisation is not None and organisation.sort is Sort.AI_COMPANY


def likely_investors(found: Found, kind: Kind) -> list[str]:
    """Funds and rich individuals, else the first firm, listed or not, that is not the one receiving."""
    if funds := open_funds(found) or (_new_funds(found) if kind is Kind.FUND else []):
        return funds
    firms = [name for name in _firms(found) if not (kind is Kind.FUNDING_ROUND and is_ai(name.organisation))]
    if kind in _ROUND_OR_PURCHASE:
        received = {name.text for name, role, _ in found if role is Role.RECIPIENT}
        headed = {name.text for name, _, sentence in found if sentence.is_title}
        firms = [name for name in firms if name.organisation or name.text in headed]
        return [name.text for name in firms if received and name.text not in received][:1]
    others = [n for n, role, s in found if role is Role.OPEN and n.organisation and not _is_a_mere_topic(s)]
    if kind in {Kind.PUBLIC_PLAN, Kind.FUND}:
        return [name.text for name in (*others, *firms)][:1]
    return [name.text for name in (*firms, *others)][:1]


def without_bystanders(investors: Sequence[str], found: Found, kind: Kind) -> list[str]:
    """Where the headline names who pays, without strangers that only the text below it has; a round may have more."""
    headed = {name.text for name, _, sentence in found if sentence.is_title}
    if kind is Kind.FUNDING_ROUND or headed.isdisjoint(investors):
        return list(investors)
    strangers = {name.text for name, _, _ in found if name.organisation is None}
    return [name for name in investors if name in headed or name not in strangers]


def likely_recipients(found: Found, investors: Iterable[str], kind: Kind) -> list[str]:
    """The first firm of AI that grammar leaves open, else in a round the first stranger."""
    if kind not in {*_ROUND_OR_PURCHASE, Kind.OTHER}:
        return []
    paying = set(investors)
    pool = [name.text for name, role, _ in found if role is Role.OPEN and is_ai(name.organisation)]
    if kind in _ROUND_OR_PURCHASE:
        pool += [name.text for name in _firms(found) if name.organisation is None]
    return [name for name in dict.fromkeys(pool) if name not in paying][:1]


def open_funds(found: Found) -> list[str]:
    """Funds that grammar leaves open: beside a round they are named for having joined it."""
    funds = [name for name, role, _ in found if role is Role.OPEN and _is_fund(name)]
    return list(dict.fromkeys(name.text for name in funds))


def _new_funds(found: Found) -> list[str]:
    """The first stranger whose name says that it is a fund: "Kvist Partners"."""
    strangers = (name.text for name, role, _ in found if role in _OPEN and name.organisation is None)
    return [text for text in strangers if text.endswith(_FUNDS)][:1]


def _is_fund(name: Name) -> bool:
    return name.organisation is not None and name.organisation.sort is Sort.INVESTOR


_FUNDS = (" Partners", " Ventures", " Capital", " Equity", " Venture Partners", " Invest")


def _firms(found: Found) -> list[Name]:
    """Firms without a role, those of the headline first; of strangers only who stands where a party stands."""
    usable = [
        (not sentence.is_title, name.organisation is None and not sentence.is_title, name)
        for name, role, sentence in found
        if (_is_open_stranger(name, role, sentence) if name.organisation is None else _is_open_firm(name, role))
        and not _is_a_mere_topic(sentence)
    ]
    return [name for _, _, name in sorted(usable, key=lambda each: each[:2])]


def _is_a_mere_topic(sentence: Sentence) -> bool:
    """True for a headline of names before a colon that tells of no deal: "ChatGPT, OpenAI: the summit opens"."""
    return sentence.is_title and ":" in sentence.folded and not (sentence.sums or sentence.within("deal"))


def _is_open_firm(name: Name, role: Role) -> bool:
    return role is Role.OPEN and name.organisation is not None and name.organisation.sort in _FIRMS


def _is_open_stranger(name: Name, role: Role, sentence: Sentence) -> bool:
    if not sentence.is_title and begins_the_sentence(name, sentence):
        return False
    return role in _OPEN and stands_as_party(name, sentence)
