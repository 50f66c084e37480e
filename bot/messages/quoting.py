"""The words a card quotes, in their own language, and who said them where and when."""

from datetime import datetime

from bot.claims.claim import Evidence, Voice
from bot.messages.card import Face, Line, Quotation, Run
from bot.messages.naming import cut, tidy
from bot.messages.times import moment
from bot.messages.wording import Wording
from bot.stories.story import Report, Story

LONGEST_QUOTE_CHARS = 160
_READ_CHARS = 2_000  # a hostile text is not looked at any further
_MARKS = "«»“”„\"'‘’ \u00a0\u202f"


def quotation(evidence: Evidence, story: Story, wording: Wording, now: datetime) -> Quotation | Line:
    """The words with their source: the speaker's own, else those of the outlet that tells it, under its own name."""
    when = Run(moment(evidence.at, now, wording), Face.SOFT, at=evidence.at)
    if not legible(evidence.quote):
        said = wording.text("According to {outlet}; no direct quotation", outlet=wording.name(evidence.outlet))
        return Line((Run(said, url=web(evidence.url)), Run(", "), when))
    language = language_of(evidence, story)
    source = Line((Run(source_of(evidence, wording), url=web(evidence.url)), Run(", "), when))
    return Quotation(marked(evidence.quote, language, wording), source)


def marked(words: str, language: str | None, wording: Wording) -> str:
    """Words between quotation marks, cut at a word, with their language if it is not the room's."""
    inner = tidy(words, _READ_CHARS)
    shown = wording.quoted(cut(bare(inner), LONGEST_QUOTE_CHARS))
    if not language or language.split("-")[0] == wording.locale:
        return shown
    name = wording.language_name(language.split("-")[0])
    return wording.text("{quotation} (in {language})", quotation=shown, language=name)


def source_of(evidence: Evidence, wording: Wording) -> str:
    """Who said it where: "Amazon, press release", "the Élysée, quoted by Franceinfo"."""
    outlet = wording.name(evidence.quoted_by or evidence.outlet)
    if not quotable(evidence):
        return outlet  # a paraphrase is nobody's words but the outlet's
    if evidence.speaker is None:
        unnamed = evidence.voice is Voice.ANONYMOUS
        return wording.text("an unnamed source, quoted by {outlet}", outlet=outlet) if unnamed else outlet
    if evidence.quoted_by:
        return wording.agreeing(
            evidence.speaker, "{who}, quoted by {outlet}", who=wording.name(evidence.speaker), outlet=outlet
        )
    return wording.text("{who}, press release", who=wording.name(evidence.speaker))


def language_of(evidence: Evidence, story: Story) -> str | None:
    """The language of the text these words stand in."""
    report = report_of(evidence, story)
    return report.language if report else None


def report_of(evidence: Evidence, story: Story) -> Report | None:
    """The report that holds this evidence."""
    return next((report for report in story.reports if evidence in report.claim.evidence), None)


def web(url: str | None) -> str | None:
    """The address if a browser may follow it; None for anything but http and https."""
    return url if url and url.startswith(("https://", "http://")) else None


def quotable(evidence: Evidence) -> bool:
    """True if the words are the speaker's own: between quotation marks, or in the speaker's own release."""
    own_site = evidence.quoted_by is None and evidence.voice in (Voice.PARTY, Voice.OFFICIAL)
    return legible(evidence.quote) and (evidence.verbatim or own_site)


def legible(words: str) -> bool:
    """True if something is left to read once quotation marks and invisible signs are gone."""
    return bool(tidy(words[:_READ_CHARS]).strip(_MARKS))


def bare(words: str) -> str:
    """Without outer quotation marks: the room's own are put around."""
    stripped = words.strip(_MARKS)
    return stripped or words
