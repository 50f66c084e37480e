"""What else a card must say: figures denied, silence, a rumoured stop, money that was announced before."""

from bot.claims.claim import Evidence, Fact, Stance, Voice
from bot.messages.recalled import recalled
from bot.messages.wording import Wording
from bot.stories.facts import Facts
from bot.stories.story import Status, Story
from bot.stories.weight import standing
from bot.text.folding import fold


def remarks(story: Story, facts: Facts, wording: Wording) -> list[str]:
    """One line each, in the order a reader needs them; nothing is said twice."""
    lines = [*(silence(each, wording) for each in facts.declined if each.speaker)]
    if story.verdict.status is Status.CONFIRMED:
        lines = []  # a partner's silence on a confirmed deal is no news
    lines += [_disputed(each, wording) for each in facts.disputed if each.speaker]
    lines += [_disputed(each, wording) for each in standing(story.evidence) if _official_denies(each)]
    lines += [_stop(each, wording) for each in standing(story.evidence) if _rumoured_stop(each, story)][:1]
    return list(dict.fromkeys([*lines, *recalled(story, facts, wording)]))


def silence(evidence: Evidence, wording: Wording) -> str:
    """ "Amazon declined to comment (AFP)"."""
    outlet = wording.name(evidence.quoted_by or evidence.outlet)
    who = (evidence.speaker or "",)
    if wording.heard.no_reply.search(fold(evidence.quote)):
        return wording.sentence("{who} did not reply ({outlet})", "{who} did not reply ({outlet})", who, outlet=outlet)
    return wording.sentence(
        "{who} declined to comment ({outlet})", "{who} declined to comment ({outlet})", who, outlet=outlet
    )


def _disputed(evidence: Evidence, wording: Wording) -> str:
    who = wording.name(evidence.speaker or "")
    match evidence.voice, evidence.about:
        case Voice.PARTY, Fact.AMOUNT:
            return wording.text("Amount denied by {who}", who=who)
        case Voice.PARTY, Fact.JOBS:
            return wording.text("Number of jobs denied by {who}", who=who)
    return wording.text("Disputed by {who}", who=who)


def _official_denies(evidence: Evidence) -> bool:
    denies = evidence.stance is Stance.DENIES and evidence.about is Fact.DEAL
    return denies and evidence.voice is Voice.OFFICIAL and evidence.speaker is not None


def _rumoured_stop(evidence: Evidence, story: Story) -> bool:
    others = (Voice.OUTLET, Voice.THIRD_PARTY, Voice.ANONYMOUS)
    cancelled = story.verdict.status is Status.CANCELLED
    return evidence.stance is Stance.CANCELS and evidence.voice in others and not cancelled


def _stop(evidence: Evidence, wording: Wording) -> str:
    return wording.text("Reportedly dropped ({outlet}); not confirmed", outlet=wording.name(evidence.outlet))
