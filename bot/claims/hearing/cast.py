"""The cast of a deal: who, of all that a text names, is a party, an official or somebody else."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from bot.claims.claim import Claim, Kind, Voice
from bot.claims.lexicon import Lexicon
from bot.claims.organisation import Organisation, Organisations, Sort
from bot.text.folding import fold, name_key

_ARTICLE = re.compile(r"^(?:the|le|la|les|l) ")
_KIN = 6  # letters by which a body is known from its officers: "commissaire" from "Commission"
_CODE = 2  # letters: places are filed under ISO 3166 alpha-2 codes, all longer names are no States


@dataclass(frozen=True, slots=True)
class Cast:
    """The parties of one claim, and what any organisation is beside them."""

    organisations: Organisations
    investors: tuple[Organisation, ...]
    recipients: tuple[Organisation, ...]
    unknown: tuple[str, ...]  # names of parties that organisations.toml does not hold
    private_money: bool  # somebody other than a public body pays: no official speaks of money of his own
    public_money: bool  # every investor is a public body: officials may speak of their own money
    state_money: bool  # a State itself pays
    state_bodies: frozenset[str]  # common nouns, folded, for those who speak for it
    countries: frozenset[str] = frozenset()  # ISO 3166 alpha-2, of the States that pay, as far as known
    raiser: str | None = None  # who raises a round, if it is one firm
    paying: frozenset[str] = frozenset()  # common nouns, folded, of the bodies that the text says pay: "region"

    @property
    def parties(self) -> tuple[Organisation, ...]:
        """Investors, then recipients."""
        return (*self.investors, *self.recipients)

    @property
    def lead(self) -> str | None:
        """The party that "the group" means where no other is in sight."""
        return next((o.name for o in self.parties), next(iter(self.unknown), None))

    def voice(self, organisation: Organisation) -> Voice:
        """As whom this organisation speaks of the deal. A newspaper's words are hearsay: ANONYMOUS."""
        if organisation.sort is Sort.OUTLET:
            return Voice.ANONYMOUS
        if organisation.sort is Sort.PUBLIC:
            return Voice.PARTY if self._own_money(organisation) else Voice.OFFICIAL
        return Voice.PARTY if self.holds(organisation) else Voice.THIRD_PARTY

    def holds(self, organisation: Organisation) -> bool:
        """True for a party, for a group that controls one, and for what a party controls; not for a sister firm."""
        return any(self._controls(organisation, party) or self._controls(party, organisation) for party in self.parties)

    def shares_a_group(self, one: Organisation, other: Organisation) -> bool:
        """True if one of the two controls the other."""
        return self._controls(one, other) or self._controls(other, one)

    def owns(self, noun: str) -> bool:
        """True if a body named by this common noun pays: "la région" where Région Bretagne is the only investor."""
        if not self.public_money:
            return False
        if noun in self.paying or (self.state_money and noun in self.state_bodies):
            return True
        kin = noun[:_KIN] + "*" if len(noun) > _KIN else noun
        names = (*self.unknown, *(name for o in self.investors for name in (o.name, *o.aliases)))
        return any(holds_one_of(name, (kin,)) for name in names)

    def voice_of_body(self, name: str, lexicon: Lexicon) -> Voice | None:
        """As whom a body speaks that no catalogue holds: "Ministère du Numérique"; None if it is no public body."""
        padded = f" {name_key(name)} "
        officials = [fold(noun) for noun in lexicon.sections.get("attribution.officials", ())]
        nouns = [noun for noun in officials if _holds(padded, noun)]
        if not nouns:
            return None
        return Voice.PARTY if any(self.owns(noun.rstrip("*")) for noun in nouns) else Voice.OFFICIAL

    def of_state(self, country: str) -> Voice:
        """As whom the State of this country speaks: "Berlin", "Spain"."""
        return Voice.PARTY if self.state_money and self._pays(country) else Voice.OFFICIAL

    def _pays(self, country: str | None) -> bool:
        return not self.countries or country in self.countries

    def _own_money(self, body: Organisation) -> bool:
        if not self.public_money:
            return False
        if self.state_money and self._pays(body.country):
            return True
        if holds_one_of(body.name, self.paying):
            return True
        return any(self._controls(body, payer) or self._controls(payer, body) for payer in self.investors)

    def _controls(self, above: Organisation, below: Organisation) -> bool:
        seen: set[str] = set()
        while below.id not in seen:
            if below.id == above.id:
                return True
            seen.add(below.id)
            parent = self.organisations.with_id(below.parent or "")
            if parent is None:
                return False
            below = parent
        return False


def cast(claim: Claim, lexicon: Lexicon, organisations: Organisations) -> Cast:
    """The cast of this claim."""
    investors, strangers = _known(claim.investors, organisations)
    recipients, others = _known(claim.recipients, organisations)
    bodies = lexicon.sections.get("attribution.officials", ())
    states = {name: code for name in strangers if (code := _state(name, lexicon))}
    public = [o.sort is Sort.PUBLIC for o in investors]
    public += [name in states or is_state(name, lexicon) or holds_one_of(name, bodies) for name in strangers]
    paying = (*(n for o in investors if o.sort is Sort.PUBLIC for n in (o.name, *o.aliases)), *strangers)
    state_money = bool(states) or any(is_state(name, lexicon) for name in paying)
    return Cast(
        organisations=organisations,
        investors=investors,
        recipients=recipients,
        unknown=(*strangers, *others),
        private_money=bool(public) and not all(public),
        public_money=bool(public) and all(public),
        state_money=state_money,
        state_bodies=frozenset(fold(noun).rstrip("*") for noun in lexicon.sections.get("attribution.state_bodies", ())),
        raiser=claim.recipients[0] if claim.kind is Kind.FUNDING_ROUND and len(claim.recipients) == 1 else None,
        countries=frozenset((*states.values(), *(o.country for o in investors if o.country))),
    )


def _state(name: str, lexicon: Lexicon) -> str | None:
    """The country whose State is named by the country or its capital: "Espagne", "Berlin"."""
    folded = fold(name)
    for hit in lexicon.scan(folded, name, "places", "towns"):
        code = hit.section.partition(".")[2]
        if hit.end - hit.start == len(folded) and len(code) == _CODE:
            return code
    return None


def _known(names: Iterable[str], organisations: Organisations) -> tuple[tuple[Organisation, ...], tuple[str, ...]]:
    known, strangers = [], []
    for name in names:
        if organisation := organisations.named(name):
            known.append(organisation)
        elif name_key(name):
            strangers.append(name)
    return tuple(known), tuple(strangers)


def is_state(name: str, lexicon: Lexicon) -> bool:
    """True for a State or its government: "the French state", "gouvernement du Québec"."""
    states = lexicon.sections.get("attribution.state", ())
    return _is(name, states) or holds_one_of(name, lexicon.sections.get("attribution.government", ()))


def _is(name: str, phrases: Iterable[str]) -> bool:
    bare = _ARTICLE.sub("", name_key(name))
    return bare in {name_key(fold(phrase)) for phrase in phrases}


def holds_one_of(name: str, phrases: Iterable[str]) -> bool:
    """True if a word of the name is such a phrase: "Région Bretagne" is a region."""
    padded = f" {name_key(name)} "
    return any(_holds(padded, fold(phrase)) for phrase in phrases)


def _holds(padded: str, phrase: str) -> bool:
    return f" {name_key(phrase)}" + " " * (not phrase.endswith("*")) in padded
