"""The headline: who and how much, in one line that never says more than the evidence."""

from bot.claims.claim import Kind, Stage
from bot.messages.amounts import money
from bot.messages.places import where
from bot.messages.wording import Wording
from bot.stories.facts import Facts
from bot.stories.story import Status, Verdict

_STATED = frozenset({Status.REPORTED, Status.ANNOUNCED, Status.CONFIRMED})
_DONE = frozenset({Stage.COMMITMENT, Stage.CLOSED, Stage.CONDITIONAL})


def headline(verdict: Verdict, facts: Facts, wording: Wording) -> str:
    """The headline of a story as its verdict stands; a sum that no party stated keeps its speaker."""
    text = _deal(verdict, facts, wording)
    amount = facts.amount
    if amount and verdict.status is Status.CONFIRMED and amount.by_party is False and amount.by:
        who = wording.all_of(amount.by)
        return wording.plural(
            "{headline}, says {who}", "{headline}, say {who}", wording.people(amount.by), headline=text, who=who
        )
    return text


def subject(facts: Facts) -> tuple[str, ...]:
    """Whom the deal is about: in a round the company that raises, else who puts the money in."""
    return facts.recipients if facts.kind is Kind.FUNDING_ROUND and facts.recipients else facts.parties


def sum_and_place(facts: Facts, wording: Wording) -> str:
    """ "more than €1.2bn in France", "investment in France, amount not given"."""
    raising = facts.kind is Kind.FUNDING_ROUND and facts.recipients  # the seat of a firm that raises is no place
    place = "" if raising else where(facts.countries, facts.places, wording)
    if facts.amount is None:
        what = _thing(facts, wording)
        what = wording.text("{what} {where}", what=what, where=place) if place else what
        return wording.text("{what}, amount not given", what=what)
    shown = money(facts.amount.value, wording)
    return wording.text("{what} {where}", what=shown, where=place) if place else shown


def _thing(facts: Facts, wording: Wording) -> str:
    match facts.kind:
        case Kind.FUNDING_ROUND:
            return wording.text("funding round")
        case Kind.ACQUISITION:
            return wording.text("acquisition")
        case Kind.FUND:
            return wording.text("fund")
        case Kind.PUBLIC_PLAN:
            return wording.text("public plan")
    return wording.text("investment")


def _deal(verdict: Verdict, facts: Facts, wording: Wording) -> str:
    if facts.kind is Kind.FUNDING_ROUND and facts.recipients:
        return _round(verdict, facts, wording)
    if facts.kind is Kind.ACQUISITION and facts.recipients and facts.investors:
        return _acquisition(verdict, facts, wording)
    shown = sum_and_place(facts, wording)
    if not facts.parties:
        shown = shown[:1].upper() + shown[1:]
        return wording.text("{what} for AI", what=shown) if facts.amount else shown
    if verdict.stage is Stage.TARGET and facts.amount:
        return wording.text("{who}: target {sum}", who=wording.heads(facts.parties), sum=shown)
    if verdict.status is Status.CONFIRMED and verdict.stage is Stage.INTENTION and facts.amount:
        return wording.sentence("{who} plans {sum}", "{who} plan {sum}", facts.parties, sum=shown)
    return wording.text("{who}: {what}", who=wording.heads(facts.parties), what=shown)


def _round(verdict: Verdict, facts: Facts, wording: Wording) -> str:
    who = wording.heads(facts.recipients)
    shown = money(facts.amount.value, wording) if facts.amount else wording.text("amount not given")
    if verdict.status in _STATED and verdict.stage in _DONE and facts.amount:
        return wording.sentence("{who} raises {sum}", "{who} raise {sum}", facts.recipients, sum=shown)
    if verdict.status is Status.RUMOURED:
        return wording.text("{who}: funding round rumoured, {sum}", who=who, sum=shown)
    return wording.text("{who}: funding round, {sum}", who=who, sum=shown)


def _acquisition(verdict: Verdict, facts: Facts, wording: Wording) -> str:
    shown = money(facts.amount.value, wording) if facts.amount else wording.text("amount not given")
    target = wording.all_of(facts.recipients)
    if verdict.status in _STATED and verdict.stage in _DONE:
        return wording.sentence(
            "{who} buys {target}: {sum}", "{who} buy {target}: {sum}", facts.investors, target=target, sum=shown
        )
    who = wording.text("{first} and {last}", first=wording.heads(facts.investors), last=target)
    if verdict.status is Status.RUMOURED:
        return wording.text("{who}: acquisition rumoured, {sum}", who=wording.opening(who), sum=shown)
    return wording.text("{who}: acquisition, {sum}", who=wording.opening(who), sum=shown)
