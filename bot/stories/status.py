"""The status of a story: evidence in, verdict out, by one pure function."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.claims.claim import Act, Evidence, Fact, Kind, Stance, Voice
from bot.claims.rule import Rule
from bot.stories.stage import stage_of
from bot.stories.story import Report, Status, Verdict
from bot.text.folding import name_key

_FIRMNESS = {Status.RUMOURED: 1, Status.REPORTED: 2, Status.ANNOUNCED: 3, Status.CONFIRMED: 4}

# Of two words of one speaker at the same instant the least firm counts: never more than the evidence carries.
_CAUTION = {Stance.AFFIRMS: 0, Stance.DENIES: 1, Stance.CANCELS: 2}

# What a reader may be told about the words, where reading them left a name of its own.
_RULES_OF = {
    Status.CONFIRMED: (Rule.PARTY_ON_RECORD, Rule.PARTY_QUOTED, Rule.OWN_MONEY, Rule.REPORTED_FUTURE),
    Status.ANNOUNCED: (Rule.OFFICIAL, Rule.OFFICIAL_SAYS_PARTY_CONFIRMED),
    Status.REPORTED: (Rule.FLAT, Rule.PASSIVE, Rule.THIRD_PARTY),
    Status.RUMOURED: (Rule.HEARSAY_CONDITIONAL, Rule.ANONYMOUS, Rule.RELAY, Rule.QUESTION),
}


@dataclass(frozen=True, slots=True)
class Word:
    """Where one speaker stands on the deal: the latest firm word, and every earlier one that agrees with it."""

    voice: Voice
    latest: Evidence
    agreeing: tuple[Evidence, ...]  # without a contrary word since; the most telling first
    since: datetime  # of the first that agrees
    changed: bool  # the speaker said otherwise before

    @property
    def stance(self) -> Stance:
        """The stance of the latest word."""
        return self.latest.stance

    @property
    def name(self) -> str | None:
        """The speaker as named; None if nobody is."""
        return self.latest.speaker


def status(evidence: Iterable[Evidence]) -> Status:
    """The status this evidence carries. Evidence that was withdrawn counts as never read."""
    return weigh(evidence).status


def firmness(of: Status) -> int:
    """1 (rumoured) to 4 (confirmed); 0 for denied and cancelled, which stand outside."""
    return _FIRMNESS.get(of, 0)


def judge(reports: Iterable[Report]) -> Verdict:
    """The verdict over all reports of one story, with the stage of those who decided it."""
    filed = tuple(reports)
    spenders = _spenders(filed)
    verdict = weigh((e for report in filed for e in report.claim.evidence), spenders)
    return replace(verdict, stage=stage_of(filed, verdict.deciding))


def weigh(evidence: Iterable[Evidence], spenders: frozenset[str] = frozenset()) -> Verdict:
    """The verdict without its stage: DESIGN "Status", read top down.

    `spenders` are the folded names of investors whose own word settles a plain spending plan, whatever a
    recipient says (EDITORIAL 1.2); for every other kind of deal it is empty.
    """
    standing = sorted((e for e in evidence if e.withdrawn_at is None), key=_order)
    words = tuple(_words(standing))
    parties = [word for word in words if word.voice is Voice.PARTY]
    return (
        _cancelled(parties)
        or _cancelled_by_press(words, parties)
        or _denied(parties, spenders)
        or _affirmed(Status.CONFIRMED, parties)
        or _affirmed(Status.ANNOUNCED, [word for word in words if word.voice is Voice.OFFICIAL])
        or _affirmed(Status.REPORTED, [word for word in words if word.voice in (Voice.OUTLET, Voice.THIRD_PARTY)])
        or _rumoured(standing)
    )


def _order(evidence: Evidence) -> tuple[object, ...]:
    """A total order, so that two words of one instant are settled alike whichever was read first."""
    return (
        evidence.at,
        _CAUTION.get(evidence.stance, -1),
        evidence.voice,
        evidence.speaker or "",
        evidence.outlet,
        evidence.url,
        evidence.quote,
        evidence.field,
        evidence.rule,
        evidence.about,
        sorted(evidence.said),
        evidence.firmly,
        evidence.verbatim,
        evidence.quoted_by or "",
        evidence.act or "",
    )


def _words(standing: Sequence[Evidence]) -> Iterable[Word]:
    said: dict[tuple[Voice, str], list[Evidence]] = {}
    for evidence in standing:
        if moves_the_rung(evidence):
            said.setdefault((evidence.voice, speaker_key(evidence)), []).append(evidence)
    for (voice, _), words in said.items():
        stance = words[-1].stance
        contrary = [at for at, word in enumerate(words) if word.stance is not stance]
        agreeing = words[contrary[-1] + 1 if contrary else 0 :]
        yield Word(voice, words[-1], tuple(sorted(agreeing, key=_telling)), agreeing[0].at, bool(contrary))


def speaker_key(evidence: Evidence) -> str:
    """What makes two words those of one speaker: the folded name; an outlet's own where nobody is named."""
    return name_key(evidence.speaker or evidence.outlet)


def moves_the_rung(evidence: Evidence) -> bool:
    """Firm words on the deal itself. A hedge, a silence, or a word on one fact never moves a status."""
    if evidence.stance not in _CAUTION or not evidence.firmly or evidence.voice is Voice.ANONYMOUS:
        return False
    if evidence.stance is Stance.AFFIRMS:
        return evidence.about is Fact.DEAL or Fact.DEAL in evidence.said
    return evidence.about is Fact.DEAL


def _telling(evidence: Evidence) -> tuple[object, ...]:
    """First-hand before quoted, the exact words before a paraphrase, then the earliest: later copies change nothing."""
    return (evidence.quoted_by is not None, not evidence.verbatim, *_order(evidence))


def _with(words: Sequence[Word], stance: Stance) -> list[Word]:
    """Those who stand so, in the order in which they came to it."""
    return sorted((word for word in words if word.stance is stance), key=lambda word: (word.since, word.name or ""))


def _names(words: Iterable[Word]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word.name for word in words if word.name))


def _cancelled(parties: Sequence[Word]) -> Verdict | None:
    if not (cancelling := _with(parties, Stance.CANCELS)):
        return None
    off_since = cancelling[0].since
    contesting = [word for word in _with(parties, Stance.AFFIRMS) if word.latest.at >= off_since]
    act = max(cancelling, key=lambda word: _order(word.latest)).latest.act
    verdict = _verdict(Status.CANCELLED, cancelling, Rule.PARTY_CANCELS)
    return replace(verdict, contested_by=_names(contesting), act=act)


def _cancelled_by_press(words: Sequence[Word], parties: Sequence[Word]) -> Verdict | None:
    """An outlet's flat word that it is off, unless a party has spoken since."""
    spoken_at = max((word.latest.at for word in parties), default=None)
    outlets = [word for word in words if word.voice is Voice.OUTLET]
    off = [word for word in _with(outlets, Stance.CANCELS) if spoken_at is None or word.latest.at > spoken_at]
    if not off:
        return None
    act = off[0].latest.act or Act.UNCLEAR
    return replace(_verdict(Status.CANCELLED, off, Rule.PRESS_CANCELS), act=act, press_only=True)


def _denied(parties: Sequence[Word], spenders: frozenset[str]) -> Verdict | None:
    if not (denying := _with(parties, Stance.DENIES)):
        return None
    affirming = _with(parties, Stance.AFFIRMS)
    if _spends(affirming, spenders) and not _spends(denying, spenders):
        verdict = _verdict(Status.CONFIRMED, affirming, _rule(Status.CONFIRMED, affirming))
        return replace(verdict, contested_by=_names(denying))
    rule = Rule.LATEST_WORD if any(word.changed for word in denying) else Rule.PARTY_DENIES
    return replace(_verdict(Status.DENIED, denying, rule), contested_by=_names(affirming))


def _spends(words: Iterable[Word], spenders: frozenset[str]) -> bool:
    return any(name_key(name) in spenders for name in _names(words))


def _affirmed(rung: Status, words: Sequence[Word]) -> Verdict | None:
    affirming = _with(words, Stance.AFFIRMS)
    return _verdict(rung, affirming, _rule(rung, affirming)) if affirming else None


def _rule(rung: Status, affirming: Sequence[Word]) -> Rule:
    """Why these words carry this rung: the name reading gave them, where it fits the rung."""
    first = affirming[0]
    if rung is Status.CONFIRMED and first.changed:
        return Rule.LATEST_WORD
    evidence = first.agreeing[0]
    if evidence.rule in _RULES_OF[rung]:
        return Rule(evidence.rule)
    match rung:
        case Status.CONFIRMED:
            return Rule.PARTY_QUOTED if evidence.quoted_by else Rule.PARTY_ON_RECORD
        case Status.ANNOUNCED:
            return Rule.OFFICIAL
        case _:
            return Rule.THIRD_PARTY if first.voice is Voice.THIRD_PARTY else Rule.FLAT


def _verdict(rung: Status, words: Sequence[Word], rule: Rule) -> Verdict:
    """`by` names nobody where only the press speaks: a badge must not put an outlet in the party's place."""
    by = _names(word for word in words if word.voice is not Voice.OUTLET)
    return Verdict(rung, by=by, deciding=tuple(word.agreeing[0] for word in words), rule=rule)


def _rumoured(standing: Sequence[Evidence]) -> Verdict:
    if not standing:
        return Verdict(Status.RUMOURED, rule=Rule.NO_EVIDENCE)
    first = min(standing, key=_far_from_the_deal)
    if first.stance is Stance.NO_COMMENT:
        rule = Rule.NO_COMMENT
    elif first.rule in _RULES_OF[Status.RUMOURED]:
        rule = Rule(first.rule)
    else:
        rule = Rule.ANONYMOUS if first.voice is Voice.ANONYMOUS else Rule.HEARSAY_CONDITIONAL
    return Verdict(Status.RUMOURED, deciding=(first,), rule=rule)


def _far_from_the_deal(evidence: Evidence) -> tuple[object, ...]:
    """Words on the deal first, then on one of its facts, then silence, then words on something else."""
    other, silent = evidence.rule == Rule.OTHER_OBJECT, evidence.stance is Stance.NO_COMMENT
    return (other, silent, evidence.about is not Fact.DEAL, *_order(evidence))


def _spenders(reports: Sequence[Report]) -> frozenset[str]:
    """The investors of a plain spending plan, folded; empty for a deal that needs two sides."""
    if not reports or any(report.claim.kind is not Kind.CAPEX for report in reports):
        return frozenset()
    return frozenset(name_key(name) for report in reports for name in report.claim.investors)
