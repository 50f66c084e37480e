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
    OPEN = auto()  # grammar does not tell


_VERBS = ("deal.give", "deal.spend", "deal.take", "deal.buy", "deal.round", "deal.stop", "deal.put")
_AND = re.compile(r"^(?:[ ,]*(?:et|and|&|ou|or|, )[ ,]*(?:l'|le |la |les |the )?|, ?)$")
_LINK = r"[ ]*(?:l'|le |la |les |the |d'|de |its |ses |son |a |an |un |une |[a-z-]+ (?:fund|startup|start-up) )?"
_GAP = re.compile(rf"^{_LINK}$")
_POSSESSOR = re.compile(r"^(?:'s|s')\b")


def find_parties(deals: Sequence[Sentence], sentences: Sequence[Sentence], kind: Kind) -> Parties:
    """The parties of the deal that these sentences tell."""
    found: list[tuple[Name, Role]] = []
    seen = dict.fromkeys([*(s for s in sentences if s.is_title), *deals, *sentences[:3]])
    for sentence in seen:
        found.extend(_roles(sentence, kind))
    investors = _distinct(found, Role.INVESTOR)
    recipients = _distinct(found, Role.RECIPIENT)
    investors = _fallback_investors(found, investors, recipients, kind)
    recipients = _fallback_recipients(found, investors, recipients, kind)
    paying = {name_key(name) for name in investors}
    receiving = [name for name in recipients if name_key(name) not in paying]
    return Parties(tuple(investors[:MOST_PARTIES]), tuple(receiving[:MOST_PARTIES]))


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
    if cue == "parties.not_party":
        return Role.ASIDE
    if name.organisation and name.organisation.sort is Sort.PUBLIC and _announces(name, sentence):
        return Role.ANNOUNCER
    if cue == "parties.investor_before":
        return Role.RECIPIENT if _opens_capital(name, kind) else Role.INVESTOR
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
    return any(
        hit.section == "parties.announcer" and hit.start < name.end and name.start < hit.end for hit in sentence.hits
    )


def _opens_capital(name: Name, kind: Kind) -> bool:
    """An AI firm after "with" or "by" of a funding round is the one that receives."""
    return False


def _is_payer(organisation: Organisation | None) -> bool:
    return organisation is not None and organisation.sort in {Sort.INVESTOR, Sort.PUBLIC}


def _by_verb(name: Name, sentence: Sentence, kind: Kind) -> Role:
    folded = sentence.part.folded
    if _POSSESSOR.match(folded[name.end : name.end + 3]) and not name.officer:
        return Role.OPEN
    following = next((h for h in sentence.hits if h.section in _VERBS and h.start >= name.end), None)
    if following and _is_subject(folded[name.end : following.start]):
        return _as_subject(name, following, kind)
    return Role.OPEN


_BREAK = re.compile(r"[.;:!?\"«»]|, (?:qui|dont|ou|which|who|whose) ")


def _is_subject(gap: str) -> bool:
    return len(gap) <= 70 and not _BREAK.search(gap)


def _as_subject(name: Name, verb: Hit, kind: Kind) -> Role:
    if verb.section in {"deal.take", "deal.round"}:
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


def _fallback_investors(
    found: list[tuple[Name, Role]], investors: list[str], recipients: list[str], kind: Kind
) -> list[str]:
    if investors:
        return investors
    usable = [name for name, role in found if role is Role.OPEN and name.organisation and name.text not in recipients]
    if kind in {Kind.FUNDING_ROUND, Kind.ACQUISITION}:
        pool = [name for name in usable if name.organisation and name.organisation.sort is Sort.INVESTOR]
    else:
        pool = [name for name in usable if name.organisation and name.organisation.sort is not Sort.PUBLIC] or usable
    return [pool[0].text] if pool else []


def _fallback_recipients(
    found: list[tuple[Name, Role]], investors: list[str], recipients: list[str], kind: Kind
) -> list[str]:
    if recipients or kind not in {Kind.FUNDING_ROUND, Kind.ACQUISITION, Kind.OTHER}:
        return recipients
    pool = [name.text for name, role in found if role is Role.OPEN and _is_ai(name.organisation)]
    return [name for name in dict.fromkeys(pool) if name not in investors][:1]
