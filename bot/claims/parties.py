"""Parties: who puts the money in, and who receives it, read from where names stand around verbs and prepositions."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from bot.claims.claim import Kind
from bot.claims.lexicon import Hit
from bot.claims.naming import Name, names
from bot.claims.organisation import Organisation, Sort
from bot.claims.signs import Sentence
from bot.text.folding import name_key

MOST_PARTIES = 12


@dataclass(frozen=True, slots=True)
class Parties:
    """Full names, in the order the text brings them."""

    investors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()


class Role(Enum):
    """What a name is in its sentence."""

    INVESTOR = auto()
    RECIPIENT = auto()
    ANNOUNCER = auto()  # speaks of others' money
    ASIDE = auto()  # a rival, an owner, a former employer
    POSSESSOR = auto()  # "Facebook's parent"
    OPEN = auto()  # grammar does not tell


_VERBS = ("deal.give", "deal.spend", "deal.take", "deal.buy", "deal.round", "deal.stop", "deal.put")
_AND = re.compile(
    r"^(?:[ ,]*(?:et|and|&|ou|or|ainsi que|as well as)[ ,]*(?:l'|le |la |les |the |of |de |d'|aupres de )?"
    r"|, ?| of | de |'s | \()$"
)
_LINK = r"[ ]*(?:l'|le |la |les |the |d'|de |its |ses |son |a |an |un |une |[a-z-]+ (?:fund|startup|start-up) )?"
_GAP = re.compile(rf"^{_LINK}$")
_POSSESSOR = re.compile(r"^(?:'s|s')\b")


def find_parties(deals: Sequence[Sentence], sentences: Sequence[Sentence], kind: Kind) -> Parties:
    """The parties of the deal that these sentences tell."""
    found: list[tuple[Name, Role]] = []
    seen = dict.fromkeys([*(s for s in sentences if s.is_title), *deals, *sentences[:3]])
    for sentence in seen:
        found.extend(_roles(sentence, kind))
    investors = _distinct(found, Role.INVESTOR) or _likely_investors(found, kind)
    recipients = _distinct(found, Role.RECIPIENT) or _likely_recipients(found, investors, kind)
    recipients += [name for name in _owned(found, investors) if name not in recipients]
    paying = {name_key(name) for name in investors}
    receiving = [name for name in recipients if name_key(name) not in paying]
    return Parties(tuple(investors[:MOST_PARTIES]), tuple(receiving[:MOST_PARTIES]))


def _owned(found: list[tuple[Name, Role]], investors: Sequence[str]) -> list[str]:
    """Firms of an investor's own group that the text names: the money goes through them."""
    ids = {name.organisation.id for name, _ in found if name.organisation and name.text in investors}
    owned = [
        name.text
        for name, role in found
        if name.organisation and name.organisation.parent in ids and role is not Role.POSSESSOR
    ]
    return [name for name in dict.fromkeys(owned) if name not in investors]


def _roles(sentence: Sentence, kind: Kind) -> list[tuple[Name, Role]]:
    found: list[tuple[Name, Role]] = []
    for name in names(sentence):
        role = _role(name, sentence, kind)
        if found and role is Role.OPEN:
            previous, before = found[-1]
            if _AND.match(sentence.part.folded[previous.end : name.start]):
                role = before
        found.append((name, role))
    return _joined_backwards(found, sentence)


def _joined_backwards(found: list[tuple[Name, Role]], sentence: Sentence) -> list[tuple[Name, Role]]:
    """In "A, B and C invest" only C touches the verb: A and B share its role."""
    for index in range(len(found) - 2, -1, -1):
        name, role = found[index]
        following, its_role = found[index + 1]
        if role is Role.OPEN and _AND.match(sentence.part.folded[name.end : following.start]):
            found[index] = (name, its_role)
    return found


def _role(name: Name, sentence: Sentence, kind: Kind) -> Role:
    cue = _cue_before(name, sentence)
    if name.organisation and name.organisation.sort is Sort.RESEARCH:
        return Role.ASIDE
    if _is_plan(name, sentence):
        return Role.RECIPIENT if name.organisation else Role.ASIDE
    if cue == "parties.not_party":
        return Role.ASIDE
    if name.organisation and name.organisation.sort is Sort.PUBLIC and _announces(name, sentence):
        return Role.ANNOUNCER
    if cue == "parties.investor_before":
        return Role.INVESTOR
    if cue == "parties.recipient_before" and not _is_payer(name.organisation):
        return Role.RECIPIENT
    return _by_verb(name, sentence, kind)


def _cue_before(name: Name, sentence: Sentence) -> str | None:
    folded = sentence.part.folded
    best: Hit | None = None
    for hit in sentence.hits:
        near = hit.end <= name.start and _GAP.match(folded[hit.end : name.start])
        if (
            hit.section.startswith("parties.")
            and near
            and (best is None or hit.end - hit.start > best.end - best.start)
        ):
            best = hit
    return best.section if best else None


def _announces(name: Name, sentence: Sentence) -> bool:
    return any(_overlap(hit, name) for hit in sentence.of("parties.announcer"))


def _is_plan(name: Name, sentence: Sentence) -> bool:
    """True for a joint venture or plan that bears a name: "Stargate"."""
    return any(_overlap(hit, name) for hit in sentence.within("plan"))


def _overlap(hit: Hit, name: Name) -> bool:
    return hit.start < name.end and name.start < hit.end


def _is_payer(organisation: Organisation | None) -> bool:
    return organisation is not None and organisation.sort in {Sort.INVESTOR, Sort.PUBLIC}


def _by_verb(name: Name, sentence: Sentence, kind: Kind) -> Role:
    folded = sentence.part.folded
    if _POSSESSOR.match(folded[name.end : name.end + 3]) and not name.officer:
        return (
            Role.OPEN
            if kind in {Kind.FUNDING_ROUND, Kind.ACQUISITION} and _is_ai(name.organisation)
            else Role.POSSESSOR
        )
    following = next((h for h in sentence.hits if h.section in _VERBS and h.start >= name.end), None)
    gap = folded[name.end : following.start] if following else ""
    if following is None or not _is_subject(gap):
        return Role.OPEN
    if name.organisation is None and not _surely_subject(name, sentence, gap, following):
        return Role.OPEN
    if gap == " " and following.phrase in _BOUGHT:
        return Role.RECIPIENT
    return _as_subject(name, following, kind)


_BREAK = re.compile(r"[.;:!?\"«»]|, (?:qui|dont|ou|which|who|whose) ")
_AUXILIARY = re.compile(
    r"^,? ?(?:(?:a|ont|va|vont|vient de|viennent de|veut|voudrait|compte|entend|doit|devrait|pourrait|aurait|"
    r"s'apprete a|has|have|will|would|to|is|are|plans to|could|may|intends to|says it|said it|just|today|announces?|annonce|et|se|"
    r"avoir|aussi|encore|reportedly) ?)*$"
)
_BOUGHT = {"purchase", "acquisition", "takeover", "buyout", "merger"}  # "the Silo AI purchase"


def _is_subject(gap: str) -> bool:
    return len(gap) <= 70 and not _BREAK.search(gap)


def _surely_subject(name: Name, sentence: Sentence, gap: str, verb: Hit) -> bool:
    """A capitalised word nobody listed is a subject only where a verb follows at once."""
    first_word = name.start <= sentence.span.start + 3 and " " not in name.text
    if verb.section in {"deal.round", "deal.put"} and first_word:
        return False
    return bool(_AUXILIARY.match(gap)) or (not first_word and len(gap) <= 40)


def _as_subject(name: Name, verb: Hit, kind: Kind) -> Role:
    if verb.section in {"deal.take", "deal.round"}:
        if kind is Kind.ACQUISITION and not _is_ai(name.organisation):
            return Role.INVESTOR
        return Role.OPEN if _is_payer(name.organisation) else Role.RECIPIENT
    if verb.section == "deal.put":
        return Role.RECIPIENT if kind is Kind.FUNDING_ROUND and _is_ai(name.organisation) else Role.OPEN
    if name.organisation is None and verb.section == "deal.buy" and kind is not Kind.ACQUISITION:
        return Role.OPEN
    return Role.INVESTOR


def _is_ai(organisation: Organisation | None) -> bool:
    return organisation is not None and organisation.sort is Sort.AI_COMPANY


def _distinct(found: Iterable[tuple[Name, Role]], wanted: Role) -> list[str]:
    kept: dict[str, str] = {}
    for name, role in found:
        if role is wanted:
            kept.setdefault(name_key(name.text), name.text)
    return list(kept.values())


def _likely_investors(found: list[tuple[Name, Role]], kind: Kind) -> list[str]:
    """Where grammar names nobody: funds and rich individuals, else the first firm of a spending plan."""
    usable = [name for name, role in found if role is Role.OPEN and name.organisation]
    funds = [name.text for name in usable if name.organisation and name.organisation.sort is Sort.INVESTOR]
    if funds or kind in {Kind.FUNDING_ROUND, Kind.ACQUISITION}:
        return list(dict.fromkeys(funds))
    private = [name.text for name in usable if name.organisation and name.organisation.sort is not Sort.PUBLIC]
    return (private or [name.text for name in usable])[:1]


def _likely_recipients(found: list[tuple[Name, Role]], investors: Sequence[str], kind: Kind) -> list[str]:
    if kind not in {Kind.FUNDING_ROUND, Kind.ACQUISITION, Kind.OTHER}:
        return []
    pool = [name.text for name, role in found if role is Role.OPEN and _is_ai(name.organisation)]
    return [name for name in dict.fromkeys(pool) if name not in investors][:1]
