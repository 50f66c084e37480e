"""Parties: who puts the money in, and who receives it, in full names."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.claims.claim import Kind
from bot.claims.name import Name
from bot.claims.organisation import Organisation, Sort
from bot.claims.payers import is_state
from bot.claims.role import Role
from bot.claims.roles import is_ai, roles
from bot.claims.signs import Sentence
from bot.text.folding import name_key

MOST_PARTIES = 12


@dataclass(frozen=True, slots=True)
class Parties:
    """Full names, in the order the text brings them."""

    investors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()


def find_parties(deals: Sequence[Sentence], sentences: Sequence[Sentence], kind: Kind) -> Parties:
    """The parties of the deal that these sentences tell."""
    found: list[tuple[Name, Role]] = []
    seen = dict.fromkeys([*(s for s in sentences if s.is_title), *deals, *sentences[:3]])
    for sentence in seen:
        found.extend(roles(sentence, kind))
    investors = _distinct(found, Role.INVESTOR) or _likely_investors(found, kind)
    if kind is Kind.FUNDING_ROUND:
        investors = list(dict.fromkeys([*investors, *_open_funds(found)]))
    investors = _heads(found, investors)
    recipients = _distinct(found, Role.RECIPIENT) or _likely_recipients(found, investors, kind)
    recipients += [name for name in _owned(found, investors) if name not in recipients]
    paying = {name_key(name) for name in investors}
    receiving = [name for name in recipients if name_key(name) not in paying]
    return Parties(tuple(investors[:MOST_PARTIES]), tuple(receiving[:MOST_PARTIES]))


def _heads(found: list[tuple[Name, Role]], investors: list[str]) -> list[str]:
    """Investors without firms whose group is one too; of public bodies the one that acts stays, not the union above."""
    known = {name.text: name.organisation for name, _ in found if name.organisation}
    ids = {organisation.id for text, organisation in known.items() if text in investors}
    above = {o.parent for o in known.values() if o.id in ids and o.parent in ids and o.sort is Sort.PUBLIC}
    investors = _one_of_each_state(investors, known)
    return [
        text
        for text in investors
        if (organisation := known.get(text)) is None
        or (organisation.id not in above if organisation.sort is Sort.PUBLIC else organisation.parent not in ids)
    ]


def _one_of_each_state(investors: list[str], known: Mapping[str, Organisation]) -> list[str]:
    """Without "the government" where its nation pays by name: one State, told twice."""
    kept: list[str] = []
    told: set[str | None] = set()
    for name in investors:
        if name in known and is_state(known[name]):
            country = known[name].country
            if country in told or (told and (country is None or None in told)):
                continue
            told.add(country)
        kept.append(name)
    return kept


def _owned(found: list[tuple[Name, Role]], investors: Sequence[str]) -> list[str]:
    """Firms of an investor's own group that the text names: the money goes through them."""
    ids = {name.organisation.id for name, _ in found if name.organisation and name.text in investors}
    owned = [
        name.text
        for name, role in found
        if name.organisation
        and name.organisation.parent in ids
        and role not in {Role.POSSESSOR, Role.ASIDE}
        and name.organisation.sort is not Sort.PUBLIC
    ]
    return [name for name in dict.fromkeys(owned) if name not in investors]


def _distinct(found: Iterable[tuple[Name, Role]], wanted: Role) -> list[str]:
    kept: dict[str, str] = {}
    for name, role in found:
        if role is wanted:
            kept.setdefault(name_key(name.text), name.text)
    return list(kept.values())


def _likely_investors(found: list[tuple[Name, Role]], kind: Kind) -> list[str]:
    """Where grammar names nobody: funds and rich individuals, else the first firm that is not the one receiving."""
    usable = [name for name, role in found if role is Role.OPEN and name.organisation]
    if funds := _open_funds(found):
        return funds
    firms = [n for n in usable if n.organisation and n.organisation.sort in {Sort.COMPANY, Sort.AI_COMPANY}]
    if kind in {Kind.FUNDING_ROUND, Kind.ACQUISITION}:
        received = any(role is Role.RECIPIENT for _, role in found)
        return [
            name.text for name in firms if received and not (kind is Kind.FUNDING_ROUND and is_ai(name.organisation))
        ][:1]
    return ([name.text for name in firms] or [name.text for name in usable])[:1]


def _open_funds(found: list[tuple[Name, Role]]) -> list[str]:
    """Funds that grammar leaves open: beside a round they are named for having joined it."""
    open_names = [name for name, role in found if role is Role.OPEN and name.organisation]
    funds = [name.text for name in open_names if name.organisation and name.organisation.sort is Sort.INVESTOR]
    return list(dict.fromkeys(funds))


def _likely_recipients(found: list[tuple[Name, Role]], investors: Sequence[str], kind: Kind) -> list[str]:
    if kind not in {Kind.FUNDING_ROUND, Kind.ACQUISITION, Kind.OTHER}:
        return []
    pool = [name.text for name, role in found if role is Role.OPEN and is_ai(name.organisation)]
    return [name for name in dict.fromkeys(pool) if name not in investors][:1]
