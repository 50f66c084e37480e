"""The badge: who stands behind the deal, in one line."""

from collections.abc import Sequence

from bot.claims.claim import Act, Kind, Stage
from bot.claims.rule import Rule
from bot.messages.card import Tone
from bot.messages.headline import subject
from bot.messages.wording import Wording
from bot.stories.facts import Facts
from bot.stories.story import Status, Story, Verdict
from bot.stories.weight import withdrawn_by

SIGNS = {
    Status.RUMOURED: "💬",
    Status.REPORTED: "📰",
    Status.ANNOUNCED: "🏛",
    Status.CONFIRMED: "✅",
    Status.DENIED: "❌",
    Status.CANCELLED: "🚫",
}
_NAMED_AS_SILENT = 3  # parties; a longer list of who has not spoken yet is left out


def badge(story: Story, facts: Facts, wording: Wording) -> str:
    """The badge of a story: the sign and the words that stand beside it."""
    verdict = story.verdict
    sign = SIGNS[verdict.status]
    if verdict.rules_say is None:
        return f"{sign} {_words(story, facts, wording)}"
    agreed = verdict.rules_say is verdict.status
    words = _words(story, facts, wording) if agreed else _without_a_name(verdict.status, wording)
    return f"{sign} {by_hand(words, wording)}"


def by_hand(words: str, wording: Wording) -> str:
    """The words for a status, with the note that a person set it."""
    return wording.text("{words} · status set by hand", words=words)


def tone(status: Status) -> Tone:
    """The colour that goes with a status."""
    return Tone(status.value)


def status_name(status: Status, wording: Wording) -> str:
    """The status as a word: for filters, help and corrections."""
    match status:
        case Status.RUMOURED:
            return wording.text("rumour")
        case Status.REPORTED:
            return wording.text("reported")
        case Status.ANNOUNCED:
            return wording.text("announced")
        case Status.CONFIRMED:
            return wording.text("confirmed")
        case Status.DENIED:
            return wording.text("denied")
        case Status.CANCELLED:
            return wording.text("cancelled")


def _without_a_name(status: Status, wording: Wording) -> str:
    """The status alone: where a person set it against the rules, no name stands behind it."""
    if status is Status.REPORTED:
        return wording.text("Press report")
    name = status_name(status, wording)
    return name[:1].upper() + name[1:]


def _words(story: Story, facts: Facts, wording: Wording) -> str:
    verdict = story.verdict
    if verdict.rule == Rule.NO_EVIDENCE and story.reports:
        outlet = withdrawn_by(story) or story.reports[-1].outlet
        return wording.text("Report withdrawn by {outlet}", outlet=wording.name(outlet))
    match verdict.status:
        case Status.RUMOURED:
            return _rumoured(facts, wording)
        case Status.REPORTED:
            return _reported(facts, wording)
        case Status.ANNOUNCED:
            return _announced(verdict, facts, wording)
        case Status.CONFIRMED:
            return _confirmed(verdict, facts, wording)
        case Status.DENIED:
            return _denied(verdict, facts, wording)
        case Status.CANCELLED:
            return _cancelled(verdict, facts, wording)


def _rumoured(facts: Facts, wording: Wording) -> str:
    match _silent(subject(facts), wording):
        case "", "":
            return wording.text("Rumour · unconfirmed")
        case "", last:
            return wording.text("Rumour · not yet confirmed by {who}", who=last)
        case first, last:
            return wording.text("Rumour · not yet confirmed by {first} or {last}", first=first, last=last)


def _reported(facts: Facts, wording: Wording) -> str:
    match _silent(subject(facts), wording):
        case "", "":
            return wording.text("Press report · unconfirmed")
        case "", last:
            return wording.text("Press report · not yet confirmed by {who}", who=last)
        case first, last:
            return wording.text("Press report · not yet confirmed by {first} or {last}", first=first, last=last)


def _announced(verdict: Verdict, facts: Facts, wording: Wording) -> str:
    by = wording.all_of(verdict.by) if verdict.by else wording.text("a public body")
    match _silent(subject(facts), wording):
        case "", "":
            return wording.text("Announced by {by} · investors not named", by=by)
        case "", last:
            return wording.text("Announced by {by} · not yet confirmed by {who}", by=by, who=last)
        case first, last:
            return wording.text(
                "Announced by {by} · not yet confirmed by {first} or {last}", by=by, first=first, last=last
            )


def _confirmed(verdict: Verdict, facts: Facts, wording: Wording) -> str:
    by = wording.signed(verdict.by, (*facts.investors, *facts.recipients))
    match verdict.stage:
        case Stage.TALKS:
            return wording.text("Talks confirmed by {by} · no deal announced", by=by)
        case Stage.INTENTION:
            return wording.text("Plan confirmed by {by}", by=by)
        case Stage.NON_BINDING:
            return wording.text("Letter of intent confirmed by {by} · not binding", by=by)
        case Stage.CONDITIONAL:
            return wording.text("Confirmed by {by} · subject to conditions", by=by)
        case Stage.TARGET:
            return wording.text("Target confirmed by {by}", by=by)
    if verdict.contested_by:
        return wording.text("Confirmed by {by} · denied by {who}", by=by, who=wording.all_of(verdict.contested_by))
    match _silent(_yet_to_speak(verdict, facts, wording), wording):
        case "", "":
            return wording.text("Confirmed by {by}", by=by)
        case "", last:
            return wording.text("Confirmed by {by} · not yet by {who}", by=by, who=last)
        case first, last:
            return wording.text("Confirmed by {by} · not yet by {first} or {last}", by=by, first=first, last=last)


def _denied(verdict: Verdict, facts: Facts, wording: Wording) -> str:
    by = wording.signed(verdict.by, (*facts.investors, *facts.recipients))
    if verdict.contested_by:
        return wording.text("Stated by {affirms} · denied by {by}", affirms=wording.all_of(verdict.contested_by), by=by)
    return wording.text("Denied by {by}", by=by)


def _cancelled(verdict: Verdict, facts: Facts, wording: Wording) -> str:
    if verdict.press_only or not verdict.by:
        return _cancelled_by_press(verdict.act, facts, wording)
    by = wording.signed(verdict.by, (*facts.investors, *facts.recipients))
    match verdict.act:
        case Act.DROPPED:
            return wording.text("Dropped by {by}", by=by)
        case Act.PAUSED:
            return wording.text("Paused by {by}", by=by)
        case Act.TERMINATED:
            return wording.text("Deal terminated by {by}", by=by)
        case Act.BID_WITHDRAWN:
            return wording.text("Bid withdrawn by {by}", by=by)
    return wording.text("Cancelled by {by}", by=by)


def _cancelled_by_press(act: Act | None, facts: Facts, wording: Wording) -> str:
    match act:
        case Act.PAUSED:
            stated = wording.text("Paused, according to the press")
        case Act.TERMINATED:
            stated = wording.text("Deal terminated, according to the press")
        case Act.BID_WITHDRAWN:
            stated = wording.text("Bid withdrawn, according to the press")
        case _:
            stated = wording.text("Dropped, according to the press")
    match _silent(subject(facts), wording):
        case "", "":
            return stated
        case "", last:
            return wording.text("{stated} · not confirmed by {who}", stated=stated, who=last)
        case first, last:
            return wording.text("{stated} · not confirmed by {first} or {last}", stated=stated, first=first, last=last)


def _yet_to_speak(verdict: Verdict, facts: Facts, wording: Wording) -> Sequence[str]:
    """Investors of a joint pledge who have not confirmed. In a round the company's own word is enough."""
    heard = {wording.group_of(name) for name in verdict.by}
    silent = [name for name in facts.investors if wording.group_of(name) not in heard]
    if facts.kind is Kind.FUNDING_ROUND or len(silent) == len(facts.investors):
        return ()
    return silent if len(silent) <= _NAMED_AS_SILENT else ()


def _silent(names: Sequence[str], wording: Wording) -> tuple[str, str]:
    """The names before the last, and the last: languages differ in how they join those who have not spoken."""
    if not names:
        return "", ""
    *first, last = names[:_NAMED_AS_SILENT]
    return wording.in_a_row(first), wording.name(last)
