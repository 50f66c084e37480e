"""Parties: who puts the money in, and who receives it, in full names."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.claims.claim import Kind
from bot.claims.names.likely import likely_investors, likely_recipients, open_funds, without_bystanders
from bot.claims.names.name import Name
from bot.claims.names.objects import is_a_vehicle
from bot.claims.names.payers import is_a_ministry, is_allowed, is_state
from bot.claims.names.people import is_left_behind
from bot.claims.names.role import Role
from bot.claims.names.roles import roles
from bot.claims.organisation import Organisation, Sort
from bot.claims.signs import COMPARISON, Sentence
from bot.text.folding import name_key

MOST_PARTIES = 12


@dataclass(frozen=True, slots=True)
class Parties:
    """Full names, in the order the text brings them."""

    investors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()


def find_parties(deals: Sequence[Sentence], sentences: Sequence[Sentence], kind: Kind) -> Parties:
    """The parties of the deal that these sentences tell."""
    titles = [s for s in sentences if s.is_title]
    seen = [s for s in dict.fromkeys([*titles, *deals, *sentences[:3]]) if not _is_of_another_deal(s, titles)]
    told = [(name, role, sentence) for sentence in seen for name, role in roles(sentence, kind)]
    found = [(name, role) for name, role, _ in told]
    raising = _raising(told, kind)
    investors = [name for name in _distinct(found, Role.INVESTOR) if name not in raising] or likely_investors(
        told, kind
    )
    if kind is Kind.FUNDING_ROUND:
        investors = list(dict.fromkeys([*investors, *open_funds(told)]))
    if kind is Kind.PUBLIC_PLAN and any(is_allowed(title) for title in titles):
        investors = [name.text for name, role, s in told if s.is_title and role is Role.INVESTOR]
    investors = without_bystanders(_heads(found, investors), told, kind)
    recipients = _outright(found) or likely_recipients(told, investors, kind)
    recipients += [name for name in _owned(found, investors) if name not in recipients]
    paying = {name_key(name) for name in investors}
    without_money = _of_no_deal(told) if kind is Kind.CAPEX and not _with_a_fund(found, investors) else set()
    receiving = [name for name in recipients if name_key(name) not in paying and name not in without_money]
    return Parties(tuple(investors[:MOST_PARTIES]), tuple(receiving[:MOST_PARTIES]))


def _of_no_deal(told: Sequence[tuple[Name, Role, Sentence]]) -> set[str]:
    """Unlisted names that merely get a site or are introduced: of a firm's own plan only a named vehicle receives."""
    strangers = [(name, sentence) for name, _, sentence in told if name.organisation is None]
    raising = {name.text for name, sentence in strangers if _raises(sentence) or is_a_vehicle(name, sentence)}
    return {name.text for name, _ in strangers} - raising


def _with_a_fund(found: Iterable[tuple[Name, Role]], investors: Sequence[str]) -> bool:
    """True where a fund pays: it builds nothing itself, so that whoever it is named with receives."""
    known = {name.text: name.organisation.sort for name, _ in found if name.organisation}
    return any(known.get(text) is Sort.INVESTOR for text in investors)


def _raises(sentence: Sentence) -> bool:
    """True for "Orphée n'a obtenu que 540 millions": money is got, no site."""
    return bool(sentence.sums) and sentence.has("deal.take") and not sentence.has("kind.capex", "deal.build")


def _raising(told: Sequence[tuple[Name, Role, Sentence]], kind: Kind) -> set[str]:
    """Who gets the money in the headline: below it, that firm "announces a round led by" others, its chief leads."""
    if kind not in {Kind.FUNDING_ROUND, Kind.ACQUISITION}:
        return set()
    headed = [(name.text, role) for name, role, sentence in told if sentence.is_title]
    paying = {text for text, role in headed if role is Role.INVESTOR}
    if kind is Kind.ACQUISITION and not paying:
        return set()
    return {text for text, role in headed if role is Role.RECIPIENT} - paying


def _is_of_another_deal(sentence: Sentence, titles: Sequence[Sentence]) -> bool:
    """True below a headline that names firms, for what others did another time: "Rival OpenAI raised $6bn in May"."""
    if not sentence.is_title and sentence.has(COMPARISON):
        return True
    if sentence.is_title or not sentence.has("deal.past"):
        return False
    headed = {m.organisation.id for title in titles for m in title.mentions if not is_left_behind(m, title)}
    own = {mention.organisation.id for mention in sentence.mentions}
    return bool(headed and own) and headed.isdisjoint(own)


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
            country = None if is_a_ministry(known[name]) else known[name].country
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


def _outright(found: list[tuple[Name, Role]]) -> list[str]:
    """Who receives, without the firm of an officer where another one of its group is named outright."""
    groups = {name.text: name.organisation.parent or name.organisation.id for name, _ in found if name.organisation}
    receiving = [name for name, role in found if role is Role.RECIPIENT]
    outright = {name.text for name in receiving if not name.officer}
    named = {groups[text] for text in outright if text in groups}
    return [text for text in _distinct(found, Role.RECIPIENT) if text in outright or groups.get(text) not in named]


def _distinct(found: Iterable[tuple[Name, Role]], wanted: Role) -> list[str]:
    kept: dict[str, str] = {}
    for name, role in found:
        if role is wanted:
            kept.setdefault(name_key(name.text), name.text)
    return list(kept.values())
