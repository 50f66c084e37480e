"""The reply to a confirmation: what exactly was confirmed, and never more."""

from dataclasses import replace

from bot.claims.claim import Stage
from bot.messages.amounts import money
from bot.messages.deal import in_brackets, whole_deal
from bot.messages.headline import subject, sum_and_place
from bot.messages.places import in_country
from bot.messages.times import duration
from bot.messages.wording import Wording
from bot.stories.facts import Facts
from bot.stories.story import Status, Verdict


def confirmation(before: Verdict | None, after: Verdict, shown: Facts, wording: Wording) -> str:
    """The sentence for a story that turned to confirmed."""
    if before and before.status is Status.CANCELLED and not before.press_only:
        return wording.sentence(
            "{who} revives its project{deal}.",
            "{who} revive their project{deal}.",
            after.by,
            deal=in_brackets(shown, wording),
        )
    if shown.amount is None or shown.amount.by_party is False:
        return _without_amount(after, shown, wording)
    if any(other.speaks for other in shown.other_amounts):
        return _at_another_figure(after, shown, wording)
    text = by_stage(after, after.by, shown, wording)
    if before is None or shown.confirmed_after is None:
        return f"{text}."
    waited = duration(shown.confirmed_after, wording)
    return wording.text("{text} ({duration} after the first report).", text=text, duration=waited)


def by_stage(after: Verdict, who: tuple[str, ...], shown: Facts, wording: Wording) -> str:
    """The confirmation, with how far it goes: talks that are confirmed are confirmed talks."""
    shown = replace(shown, places=())  # towns stand in brackets, and so may what follows
    deal = sum_and_place(shown, wording) if set(who) & set(subject(shown)) else whole_deal(shown, wording)
    match after.stage:
        case Stage.TALKS:
            return wording.sentence("{who} confirms talks: {deal}", "{who} confirm talks: {deal}", who, deal=deal)
        case Stage.INTENTION:
            return wording.sentence("{who} confirms a plan: {deal}", "{who} confirm a plan: {deal}", who, deal=deal)
        case Stage.NON_BINDING:
            return wording.sentence(
                "{who} confirms a letter of intent: {deal}", "{who} confirm a letter of intent: {deal}", who, deal=deal
            )
        case Stage.CONDITIONAL:
            return wording.sentence(
                "{who} confirms, subject to conditions: {deal}",
                "{who} confirm, subject to conditions: {deal}",
                who,
                deal=deal,
            )
        case Stage.TARGET:
            return wording.sentence("{who} confirms a target: {deal}", "{who} confirm a target: {deal}", who, deal=deal)
    return wording.sentence("{who} confirms: {deal}", "{who} confirm: {deal}", who, deal=deal)


def _at_another_figure(after: Verdict, shown: Facts, wording: Wording) -> str:
    if shown.amount is None:
        return _without_amount(after, shown, wording)
    other = next(each for each in shown.other_amounts if each.speaks)
    return wording.sentence(
        "{who} confirms, at {sum} ({other}, said {speaker}).",
        "{who} confirm, at {sum} ({other}, said {speaker}).",
        after.by,
        sum=money(shown.amount.value, wording),
        other=money(other.value, wording),
        speaker=wording.name(other.who),
    )


def _without_amount(after: Verdict, shown: Facts, wording: Wording) -> str:
    place = f" {in_country(shown.countries[0], wording)}" if len(shown.countries) == 1 else ""
    if shown.amount is None or not shown.amount.by:
        return wording.sentence(
            "{who} confirms the project{place}, without giving an amount.",
            "{who} confirm the project{place}, without giving an amount.",
            after.by,
            place=place,
        )
    return wording.sentence(
        "{who} confirms the project{place}, without giving an amount ({sum} according to {speaker}).",
        "{who} confirm the project{place}, without giving an amount ({sum} according to {speaker}).",
        after.by,
        place=place,
        sum=money(shown.amount.value, wording),
        speaker=wording.all_of(shown.amount.by[:2]),
    )
