"""The cast of a deal: who, of all that a text names, is a party, an official or somebody else."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.claims.claim import Claim, Voice
from bot.claims.lexicon import Lexicon
from bot.claims.organisation import Organisation, Organisations, Sort
from bot.text.folding import fold, name_key


@dataclass(frozen=True, slots=True)
class Cast:
    """The parties of one claim, and what any organisation is beside them."""

    organisations: Organisations
    investors: tuple[Organisation, ...]
    recipients: tuple[Organisation, ...]
    unknown: tuple[str, ...]  # names of parties that organisations.toml does not hold
    public_money: bool  # every investor is a public body: officials may speak of their own money
    state_money: bool  # the State itself pays
    state_bodies: frozenset[str]  # common nouns, folded, for those who speak for it

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

    def owns(self, noun: str) -> bool:
        """True if a body named by this common noun pays: "la région" where Région Bretagne is the only investor."""
        if not self.public_money:
            return False
        if self.state_money and noun in self.state_bodies:
            return True
        return any(_is_one_of(name, (noun,)) for name in (*self.unknown, *(o.name for o in self.investors)))

    def _own_money(self, body: Organisation) -> bool:
        if not self.public_money:
            return False
        if self.state_money and (not self.investors or any(payer.country == body.country for payer in self.investors)):
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
    public = [o.sort is Sort.PUBLIC for o in investors] + [_is_one_of(name, bodies) for name in strangers]
    states = lexicon.sections.get("attribution.state", ())
    governments = lexicon.sections.get("attribution.government", ())
    paying = (*(o.name for o in investors if o.sort is Sort.PUBLIC), *strangers)
    return Cast(
        organisations=organisations,
        investors=investors,
        recipients=recipients,
        unknown=(*strangers, *others),
        public_money=bool(public) and all(public),
        state_money=any(_is(name, states) or _is_one_of(name, governments) for name in paying),
        state_bodies=frozenset(fold(noun) for noun in lexicon.sections.get("attribution.state_bodies", ())),
    )


def _known(names: Iterable[str], organisations: Organisations) -> tuple[tuple[Organisation, ...], tuple[str, ...]]:
    known, strangers = [], []
    for name in names:
        if organisation := organisations.named(name):
            known.append(organisation)
        elif name_key(name):
            strangers.append(name)
    return tuple(known), tuple(strangers)


def _is(name: str, phrases: Iterable[str]) -> bool:
    return name_key(name) in {name_key(fold(phrase)) for phrase in phrases}


def _is_one_of(name: str, phrases: Iterable[str]) -> bool:
    """True if a word of the name is such a phrase: "Région Bretagne" is a region."""
    padded = f" {name_key(name)} "
    return any(f" {name_key(fold(phrase).rstrip('*'))} " in padded for phrase in phrases)
