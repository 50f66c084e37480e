"""Replies: one sentence that names who, what and how much, for a reader who sees nothing else."""

from bot.claims.claim import Act, Kind, Stage
from bot.claims.jobs import Added
from bot.claims.money import Money, Qualifier
from bot.messages.amounts import money
from bot.messages.badge import SIGNS, status_name, tone
from bot.messages.card import Card
from bot.messages.headline import sum_and_place
from bot.messages.naming import at_the_start
from bot.messages.places import country
from bot.messages.promises import jobs_count
from bot.messages.quoting import language_of, marked, quotable
from bot.messages.times import duration
from bot.messages.wording import Wording
from bot.stories.facts import Facts, facts
from bot.stories.status import firmness
from bot.stories.story import Status, Story, Transition, Verdict

_UNCONFIRMED = frozenset({Status.RUMOURED, Status.REPORTED, Status.ANNOUNCED})


def reply(story: Story, transition: Transition, wording: Wording) -> Card:
    """The short message beneath a post whose verdict changed."""
    shown = facts(story, wording.locale)
    if too_firm(transition):
        return Card(lowered(story, transition, shown, wording), tone=tone(transition.after.status))
    text = _sentence(story, transition, shown, wording)
    return Card(f"{SIGNS[transition.after.status]} {text}", tone=tone(transition.after.status))


def jobs_settled(story: Story, wording: Wording) -> Card | None:
    """Whether the jobs are new, once it is known; None while it is not."""
    shown = facts(story, wording.locale)
    if shown.jobs is None or shown.jobs.value.earlier is None or shown.jobs.value.added in (None, Added.UNKNOWN):
        return None
    values = {
        "deal": _who_and_where(shown, wording),
        "jobs": jobs_count(shown.jobs.value, wording),
        "earlier": wording.number(shown.jobs.value.earlier),
    }
    if shown.jobs.value.added is Added.ON_TOP:
        text = wording.text("{deal}: the {jobs} come on top of the {earlier} already announced.", **values)
    else:
        text = wording.text("{deal}: the {jobs} include the {earlier} already announced.", **values)
    return Card(text, tone=tone(story.verdict.status))


def amount_revised(story: Story, before: Money, wording: Wording) -> Card | None:
    """The new figure and the old one; None if no figure is known now."""
    shown = facts(story, wording.locale)
    if shown.amount is None:
        return None
    text = wording.text(
        "Amount revised: {sum}, from {before} ({deal}).",
        sum=money(shown.amount.value, wording),
        before=money(before, wording),
        deal=_who_and_where(shown, wording),
    )
    return Card(text, tone=tone(story.verdict.status))


def too_firm(transition: Transition) -> bool:
    """Whether what was shown before was firmer than its evidence: a correction, not news."""
    before, after = transition.before, transition.after
    if before is None or after.status not in {*_UNCONFIRMED, Status.CONFIRMED}:
        return False
    if before.status in (Status.DENIED, Status.CANCELLED):
        return after.status in _UNCONFIRMED
    return firmness(after.status) < firmness(before.status)


def lowered(story: Story, transition: Transition, shown: Facts, wording: Wording) -> str:
    """ "Correction (Amazon, €1.2bn): “confirmed” was too strong; current status: rumour."."""
    before = transition.before or transition.after
    text = wording.text(
        "Correction ({deal}): {before} was too strong; current status: {after}.",
        deal=_who_and_sum(shown, wording),
        before=wording.quoted(status_name(before.status, wording)),
        after=status_name(transition.after.status, wording),
    )
    withdrawn = [each for each in story.evidence if each.withdrawn_at and each.withdrawn_at <= transition.at]
    if not withdrawn:
        return text
    outlet = wording.name(max(withdrawn, key=lambda each: each.withdrawn_at or each.at).outlet)
    return f"{text} {wording.text('Reason: article withdrawn by {outlet}.', outlet=outlet)}"


def _sentence(story: Story, transition: Transition, shown: Facts, wording: Wording) -> str:
    after = transition.after
    match after.status:
        case Status.CONFIRMED:
            return _confirmed(story, transition, shown, wording)
        case Status.DENIED:
            return _denied(story, after, shown, wording)
        case Status.CANCELLED:
            return _cancelled(after, shown, wording)
        case Status.ANNOUNCED:
            deal = _deal(shown, wording)
            return wording.sentence("{who} announces: {deal}.", "{who} announce: {deal}.", after.by, deal=deal)
        case Status.REPORTED:
            who = after.by or tuple(dict.fromkeys(each.outlet for each in after.deciding))[:1]
            deal = _deal(shown, wording)
            return wording.sentence("{who} reports: {deal}.", "{who} report: {deal}.", who, deal=deal)
    return wording.text("Rumour: {deal}.", deal=_deal(shown, wording))


def _confirmed(story: Story, transition: Transition, shown: Facts, wording: Wording) -> str:
    before, after = transition.before, transition.after
    if before and before.status is Status.CANCELLED:
        deal = _place_and_sum(shown, wording)
        return wording.sentence(
            "{who} revives its project{deal}.", "{who} revive their project{deal}.", after.by, deal=deal
        )
    if before and before.status is Status.CONFIRMED:
        return _confirmed_further(before, after, shown, wording)
    if shown.amount is None or shown.amount.by_party is False:
        return _without_amount(after, shown, wording)
    if differing := [other for other in shown.other_amounts if other.speaks]:
        other = wording.name(differing[0].who)
        values = {
            "sum": money(shown.amount.value, wording),
            "other": money(differing[0].value, wording),
            "speaker": other,
        }
        return wording.sentence(
            "{who} confirms, at {sum} ({other}, said {speaker}).",
            "{who} confirm, at {sum} ({other}, said {speaker}).",
            after.by,
            **values,
        )
    text = _by_stage(after, shown, wording)
    if before is None or shown.confirmed_after is None:
        return f"{text}."
    waited = duration(shown.confirmed_after, wording)
    return wording.text("{text} ({duration} after the first report).", text=text, duration=waited)


def _by_stage(after: Verdict, shown: Facts, wording: Wording) -> str:
    """The confirmation, with how far it goes: talks that are confirmed are confirmed talks."""
    values = {"deal": sum_and_place(shown, wording) if set(after.by) & set(shown.parties) else _deal(shown, wording)}
    match after.stage:
        case Stage.TALKS:
            return wording.sentence("{who} confirms talks: {deal}", "{who} confirm talks: {deal}", after.by, **values)
        case Stage.INTENTION:
            return wording.sentence("{who} confirms a plan: {deal}", "{who} confirm a plan: {deal}", after.by, **values)
        case Stage.NON_BINDING:
            one, many = "{who} confirms a letter of intent: {deal}", "{who} confirm a letter of intent: {deal}"
            return wording.sentence(one, many, after.by, **values)
        case Stage.CONDITIONAL:
            one = "{who} confirms, subject to conditions: {deal}"
            return wording.sentence(one, "{who} confirm, subject to conditions: {deal}", after.by, **values)
        case Stage.TARGET:
            return wording.sentence(
                "{who} confirms a target: {deal}", "{who} confirm a target: {deal}", after.by, **values
            )
    return wording.sentence("{who} confirms: {deal}", "{who} confirm: {deal}", after.by, **values)


def _without_amount(after: Verdict, shown: Facts, wording: Wording) -> str:
    place = country(shown.countries[0], wording) if len(shown.countries) == 1 else ""
    bracket = f" ({place})" if place else ""
    if shown.amount is None or not shown.amount.by:
        return wording.sentence(
            "{who} confirms the project{place}, without giving an amount.",
            "{who} confirm the project{place}, without giving an amount.",
            after.by,
            place=bracket,
        )
    return wording.sentence(
        "{who} confirms the project{place}, without giving an amount ({sum} according to {speaker}).",
        "{who} confirm the project{place}, without giving an amount ({sum} according to {speaker}).",
        after.by,
        place=bracket,
        sum=money(shown.amount.value, wording),
        speaker=wording.all_of(shown.amount.by),
    )


def _confirmed_further(before: Verdict, after: Verdict, shown: Facts, wording: Wording) -> str:
    if before.stage is Stage.CONDITIONAL and after.stage in (Stage.COMMITMENT, Stage.CLOSED):
        return wording.text(
            "{deal}: condition lifted, according to {who}.", deal=_deal(shown, wording), who=wording.all_of(after.by)
        )
    joined = tuple(name for name in after.by if name not in before.by) or after.by
    deal = _deal(shown, wording)
    return wording.sentence("{who} confirms: {deal}", "{who} confirm: {deal}", joined, deal=deal) + "."


def _denied(story: Story, after: Verdict, shown: Facts, wording: Wording) -> str:
    if after.contested_by:
        affirms = wording.all_of(after.contested_by)
        exact = shown.amount and shown.amount.value.qualifier is Qualifier.EXACT
        if shown.kind is Kind.FUNDING_ROUND and shown.amount and exact:
            one, many = (
                "{who} denies the {sum} round stated by {affirms}.",
                "{who} deny the {sum} round stated by {affirms}.",
            )
            return wording.sentence(one, many, after.by, sum=money(shown.amount.value, wording), affirms=affirms)
        deal = _deal(shown, wording)
        one, many = "{who} denies what {affirms} states ({deal}).", "{who} deny what {affirms} states ({deal})."
        return wording.sentence(one, many, after.by, deal=deal, affirms=affirms)
    deal = sum_and_place(shown, wording)
    words = shown.quotation
    if words is None or not quotable(words):
        return wording.sentence("{who} denies it ({deal}).", "{who} deny it ({deal}).", after.by, deal=deal)
    quote = marked(words.quote, language_of(words, story), wording)
    one, many = "{who} denies it ({deal}): {quote}", "{who} deny it ({deal}): {quote}"
    return wording.sentence(one, many, after.by, deal=deal, quote=quote)


def _cancelled(after: Verdict, shown: Facts, wording: Wording) -> str:
    deal = _place_and_sum(shown, wording)
    if after.press_only or not after.by:
        outlet = wording.name(after.deciding[0].outlet) if after.deciding else ""
        return wording.text(
            "Dropped or paused, according to {outlet}: {deal}. Not confirmed.",
            outlet=outlet,
            deal=_deal(shown, wording),
        )
    match after.act:
        case Act.DROPPED:
            one, many = "{who} drops its project{deal}.", "{who} drop their project{deal}."
        case Act.PAUSED:
            one, many = "{who} pauses its project{deal}.", "{who} pause their project{deal}."
        case Act.TERMINATED:
            one, many = "{who} terminates the deal{deal}.", "{who} terminate the deal{deal}."
        case Act.BID_WITHDRAWN:
            one, many = "{who} withdraws its bid{deal}.", "{who} withdraw their bid{deal}."
        case _:
            one, many = "{who} cancels its project{deal}.", "{who} cancel their project{deal}."
    return wording.sentence(one, many, after.by, deal=deal)


def _deal(shown: Facts, wording: Wording) -> str:
    """ "Amazon, more than €1.2bn in France": the whole deal within a sentence."""
    what = sum_and_place(shown, wording)
    if not shown.parties:
        return what
    return at_the_start(wording.text("{who}, {what}", who=wording.heads(shown.parties), what=what))


def _who_and_where(shown: Facts, wording: Wording) -> str:
    places = [country(code, wording) for code in shown.countries[:2]]
    return ", ".join(part for part in (wording.heads(shown.parties), *places) if part)


def _who_and_sum(shown: Facts, wording: Wording) -> str:
    figure = money(shown.amount.value, wording) if shown.amount else ""
    return ", ".join(part for part in (wording.heads(shown.parties), figure) if part)


def _place_and_sum(shown: Facts, wording: Wording) -> str:
    """ " (France, €1.2bn)", with its leading space; empty if neither is known."""
    figure = money(shown.amount.value, wording) if shown.amount else ""
    inside = ", ".join(part for part in (*(country(code, wording) for code in shown.countries[:2]), figure) if part)
    return f" ({inside})" if inside else ""
