"""Replies: one sentence that names who, what and how much, for a reader who sees nothing else."""

from dataclasses import replace

from bot.claims.claim import Act, Kind
from bot.claims.money import Qualifier
from bot.messages.amounts import money
from bot.messages.badge import SIGNS, status_name, tone
from bot.messages.card import Card
from bot.messages.confirmation import confirmation
from bot.messages.deal import in_brackets, who_and_sum, whole_deal
from bot.messages.headline import sum_and_place
from bot.messages.quoting import language_of, marked, quotable
from bot.messages.revised import revised
from bot.messages.told import told
from bot.messages.wording import Wording
from bot.stories.facts import Facts
from bot.stories.revision import Reason
from bot.stories.status import firmness
from bot.stories.story import Status, Story, Transition, Verdict
from bot.stories.weight import withdrawn_by


def reply(story: Story, transition: Transition, wording: Wording) -> Card:
    """The short message beneath a post whose verdict, or whose figures, changed."""
    shown = told(story, wording)
    before, after = transition.before, transition.after
    colour = tone(after.status)
    if transition.reason == Reason.BY_HAND:
        return Card(_by_hand(after, shown, wording), tone=colour)
    if too_firm(transition):
        return Card(_lowered(story, transition, shown, wording), tone=colour)
    if before and before.status is after.status and (text := revised(story, transition, shown, wording)):
        return Card(text, tone=colour)
    return Card(f"{SIGNS[after.status]} {_sentence(story, transition, shown, wording)}", tone=colour)


def too_firm(transition: Transition) -> bool:
    """Whether what was shown before was firmer than its evidence: a correction, not news."""
    before, after = transition.before, transition.after
    if transition.reason == Reason.LOWERED:
        return True
    if before is None or before.status is after.status or after.status in (Status.DENIED, Status.CANCELLED):
        return False
    if firmness(before.status) == 0:
        return after.status is not Status.CONFIRMED
    return firmness(after.status) < firmness(before.status)


def _by_hand(after: Verdict, shown: Facts, wording: Wording) -> str:
    """ "Status set by hand by the administrator (Amazon, €1.2bn): denied."."""
    deal, status = who_and_sum(shown, wording), status_name(after.status, wording)
    return wording.text("Status set by hand by the administrator ({deal}): {status}.", deal=deal, status=status)


def _lowered(story: Story, transition: Transition, shown: Facts, wording: Wording) -> str:
    """ "Correction (Amazon, €1.2bn): “confirmed” was too strong; current status: rumour."."""
    before, deal = transition.before or transition.after, who_and_sum(shown, wording)
    gone = withdrawn_by(story, transition.at)
    outlet = wording.name(gone) if gone else None
    if outlet and before.status is transition.after.status:
        return wording.text("Correction ({deal}): report withdrawn by {outlet}.", deal=deal, outlet=outlet)
    text = wording.text(
        "Correction ({deal}): {before} was too strong; current status: {after}.",
        deal=deal,
        before=wording.quoted(status_name(before.status, wording)),
        after=status_name(story.verdict.status, wording),  # it may have moved on before this was sent
    )
    if not outlet:
        return text
    reason = wording.text("Reason: article withdrawn by {outlet}.", outlet=outlet)
    return f"{text} {reason}"


def _sentence(story: Story, transition: Transition, shown: Facts, wording: Wording) -> str:
    after = transition.after
    match after.status:
        case Status.CONFIRMED:
            return confirmation(transition.before, after, shown, wording)
        case Status.DENIED:
            return _denied(story, after, shown, wording)
        case Status.CANCELLED:
            return _cancelled(after, shown, wording)
        case Status.ANNOUNCED:
            deal = whole_deal(shown, wording)
            if not after.by:
                return wording.text("A public body announces: {deal}.", deal=deal)
            return wording.sentence("{who} announces: {deal}.", "{who} announce: {deal}.", after.by, deal=deal)
        case Status.REPORTED:
            who = after.by or tuple(dict.fromkeys(each.outlet for each in after.deciding))[:1]
            deal = whole_deal(shown, wording)
            return wording.sentence("{who} reports: {deal}.", "{who} report: {deal}.", who, deal=deal)
    return wording.text("Rumour: {deal}.", deal=whole_deal(shown, wording))


def _denied(story: Story, after: Verdict, shown: Facts, wording: Wording) -> str:
    if after.contested_by:
        return _contested(after, shown, wording)
    deal = sum_and_place(replace(shown, places=()), wording)  # towns have brackets of their own
    words = shown.quotation
    if words is None or not quotable(words):
        return wording.sentence("{who} denies it ({deal}).", "{who} deny it ({deal}).", after.by, deal=deal)
    quote = marked(words.quote, language_of(words, story), wording)
    return wording.sentence(
        "{who} denies it ({deal}): {quote}", "{who} deny it ({deal}): {quote}", after.by, deal=deal, quote=quote
    )


def _contested(after: Verdict, shown: Facts, wording: Wording) -> str:
    affirms = wording.all_of(after.contested_by)
    amount = shown.amount.value if shown.amount else None
    if shown.kind is Kind.FUNDING_ROUND and amount and amount.qualifier is Qualifier.EXACT:
        return wording.sentence(
            "{who} denies the {sum} round stated by {affirms}.",
            "{who} deny the {sum} round stated by {affirms}.",
            after.by,
            sum=money(amount, wording),
            affirms=affirms,
        )
    return wording.sentence(
        "{who} denies the deal stated by {affirms} ({deal}).",
        "{who} deny the deal stated by {affirms} ({deal}).",
        after.by,
        affirms=affirms,
        deal=whole_deal(shown, wording),
    )


def _cancelled(after: Verdict, shown: Facts, wording: Wording) -> str:
    if after.press_only or not after.by:
        outlet = wording.name(after.deciding[0].outlet) if after.deciding else ""
        deal = whole_deal(shown, wording)
        return wording.text(
            "Dropped or paused, according to {outlet}: {deal}. Not confirmed.", outlet=outlet, deal=deal
        )
    deal = in_brackets(shown, wording)
    match after.act:
        case Act.DROPPED:
            return wording.sentence(
                "{who} drops its project{deal}.", "{who} drop their project{deal}.", after.by, deal=deal
            )
        case Act.PAUSED:
            return wording.sentence(
                "{who} pauses its project{deal}.", "{who} pause their project{deal}.", after.by, deal=deal
            )
        case Act.TERMINATED:
            return wording.sentence(
                "{who} terminates the deal{deal}.", "{who} terminate the deal{deal}.", after.by, deal=deal
            )
        case Act.BID_WITHDRAWN:
            return wording.sentence(
                "{who} withdraws its bid{deal}.", "{who} withdraw their bid{deal}.", after.by, deal=deal
            )
    return wording.sentence(
        "{who} cancels its project{deal}.", "{who} cancel their project{deal}.", after.by, deal=deal
    )
