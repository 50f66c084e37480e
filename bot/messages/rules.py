"""What each rule means, in one sentence (EDITORIAL 2.7)."""

from bot.claims.claim import Evidence, Fact
from bot.claims.rule import Rule
from bot.messages.naming import cut, tidy
from bot.messages.quoting import bare, legible
from bot.messages.wording import Wording
from bot.stories.facts import Facts

_SHOWN_CHARS = 60


def sentence(rule: str, evidence: Evidence | None, shown: Facts, wording: Wording) -> str | None:
    """The rule as a sentence about this evidence; None for a rule without one, or a name nobody knows."""
    if rule not in set(Rule):
        return None
    named = Rule(rule)
    if evidence is None:
        return wording.text("All evidence was withdrawn.") if named is Rule.NO_EVIDENCE else None
    sayings = (_on_record, _against, _from_the_press, _without_effect)
    text = next((text for say in sayings if (text := say(named, evidence, shown, wording))), None)
    return wording.opening(text) if text else None


def _on_record(rule: Rule, evidence: Evidence, shown: Facts, wording: Wording) -> str | None:
    """Somebody answers for the words."""
    who, outlet, party = _people(evidence, shown, wording)
    match rule:
        case Rule.PARTY_ON_RECORD:
            return wording.text("Confirmed: {who}, a party to the deal, speaks in its own release.", who=who)
        case Rule.PARTY_QUOTED:
            return wording.agreeing(
                evidence.speaker or "",
                "Confirmed: {who}, a party to the deal, is quoted by {outlet}.",
                who=who,
                outlet=outlet,
            )
        case Rule.REPORTED_FUTURE:
            return wording.text("The conditional depends on a verb of speech: a reported commitment, not a rumour.")
        case Rule.OWN_MONEY:
            return wording.text("Confirmed: {who} speaks of its own money here.", who=who)
        case Rule.OFFICIAL_SAYS_PARTY_CONFIRMED if party:
            return wording.text(
                "Announced: it is {who}, not {party}, who says that {party} has confirmed.", who=who, party=party
            )
        case Rule.OFFICIAL | Rule.OFFICIAL_SAYS_PARTY_CONFIRMED:
            return _official(evidence, shown, wording)
    return None


def _against(rule: Rule, evidence: Evidence, shown: Facts, wording: Wording) -> str | None:
    """A denial, a stop, a changed mind."""
    who, outlet, _ = _people(evidence, shown, wording)
    match rule:
        case Rule.PARTY_DENIES:
            return wording.text("Denied: {who}, a party to the deal, says that there is none.", who=who)
        case Rule.PARTY_CANCELS:
            return wording.text("Cancelled: {who}, a party to the deal, says so.", who=who)
        case Rule.PRESS_CANCELS:
            return wording.text("Cancelled: {outlet} states it, and no party has contradicted it since.", outlet=outlet)
        case Rule.LATEST_WORD:
            return wording.text("{who} has said otherwise before: the latest word counts.", who=who)
    return None


def _official(evidence: Evidence, shown: Facts, wording: Wording) -> str:
    who = wording.name(evidence.speaker or evidence.outlet)
    if not shown.investors:
        return wording.text("Announced: {who} speaks of money that is not its own; only a party can confirm.", who=who)
    return wording.plural(
        "Announced: {who} speaks of money that is not its own; only {party} or the recipient can confirm.",
        "Announced: {who} speak of money that is not theirs; only {party} or the recipient can confirm.",
        wording.people((evidence.speaker or evidence.outlet,)),
        who=who,
        party=wording.all_of(shown.investors[:2]),
    )


def _from_the_press(rule: Rule, evidence: Evidence, shown: Facts, wording: Wording) -> str | None:
    """Nobody answers for the words but whoever printed them."""
    who, outlet, _ = _people(evidence, shown, wording)
    match rule:
        case Rule.HEARSAY_CONDITIONAL:
            return wording.text("Rumour: conditional or hearsay, with no named speaker.")
        case Rule.ANONYMOUS:
            return wording.text("Rumour: anonymous source.")
        case Rule.RELAY if evidence.speaker:
            return wording.text(
                "Rumour: {outlet} relays another outlet ({who}), with no other source.", outlet=outlet, who=who
            )
        case Rule.RELAY:
            return wording.text("Rumour: {outlet} relays another outlet, with no other source.", outlet=outlet)
        case Rule.QUESTION:
            return wording.text("Rumour: the headline asks a question.")
        case Rule.PASSIVE if legible(evidence.quote):
            return wording.text("Press report: {words}, without saying by whom.", words=_words(evidence, wording))
        case Rule.FLAT | Rule.PASSIVE:
            return wording.text("Press report: {outlet} states it without quoting anyone.", outlet=outlet)
        case Rule.THIRD_PARTY:
            return wording.text("Press report: {who} is neither a party nor a public body.", who=who)
    return None


def _without_effect(rule: Rule, evidence: Evidence, shown: Facts, wording: Wording) -> str | None:
    """Words that look like more than they are."""
    who, outlet, party = _people(evidence, shown, wording)
    match rule:
        case Rule.OTHER_OBJECT:
            return wording.text("Not a confirmation: {who} confirms something else.", who=who)
        case Rule.NO_COMMENT:
            return wording.text("No effect on status: {who} did not comment ({outlet}).", who=who, outlet=outlet)
        case Rule.NOT_A_DENIAL if legible(evidence.quote):
            words = _words(evidence, wording)
            return wording.text("{words} is neither a denial nor a confirmation.", words=words)
        case Rule.PARTIAL_DENIAL:
            return _partial(evidence, wording)
        case Rule.ISSUER_ONLY if party:
            return wording.text(
                "This release binds its author, {who}; it is not a confirmation by {party}.", who=who, party=party
            )
        case Rule.ISSUER_ONLY:
            return wording.text("This release binds its author, {who}, and nobody else.", who=who)
    return None


def _words(evidence: Evidence, wording: Wording) -> str:
    return wording.quoted(cut(bare(tidy(evidence.quote, 200)), _SHOWN_CHARS))


def _partial(evidence: Evidence, wording: Wording) -> str:
    match evidence.about:
        case Fact.AMOUNT:
            return wording.text("Denial limited to the amount: status unchanged.")
        case Fact.JOBS:
            return wording.text("Denial limited to the jobs: status unchanged.")
    return wording.text("Denial limited to one point: status unchanged.")


def _people(evidence: Evidence, shown: Facts, wording: Wording) -> tuple[str, str, str]:
    """Who speaks, the outlet that carries it, and the party the reader waits for."""
    who = wording.name(evidence.speaker or evidence.outlet)
    group = wording.group_of(evidence.speaker) if evidence.speaker else None
    party = next((name for name in shown.parties if wording.group_of(name) != group), None)
    return who, wording.name(evidence.quoted_by or evidence.outlet), wording.name(party) if party else ""
