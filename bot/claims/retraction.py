"""Whether an outlet takes back, in a text, what it told: "this article has been withdrawn"."""

import re
from collections.abc import Sequence

from bot.claims.lexicon import Hit, Lexicon
from bot.text.document import Document, Part
from bot.text.quotes import quotations

_MARK, _BRACKETED = "retraction.mark", "retraction.bracketed"  # at the head of a title
_ITSELF = "retraction.itself"  # opens its sentence: "cet article a été retiré"
_WE = "retraction.we"  # names who takes back and what, so it may stand anywhere: "we retract our report"
_LAW = "retraction.law"  # the sentence is about an article of a law

_FIELDS = ("title", "summary")  # a page's body also holds notes on other articles
_AFTER_MARK = re.compile(r"\s*(?:[:\])]|[.!]?\s*$|[–—-]\s|\|)")
_OPENS = re.compile(r"(?:^|[:;.!?–—|\[(*]\s*|\n\s*)$")


def retraction(document: Document, lexicon: Lexicon) -> str | None:
    """The words that take the text back; None if none do.

    A correction alone takes nothing back, nor does a bid that is withdrawn; what somebody else is quoted with is not
    the outlet's word.
    """
    for part in document.parts:
        hits = lexicon.scan(part.folded, part.text, "retraction") if part.field in _FIELDS else []
        for hit in hits:
            if _counts(part, hit) and not _is_of_a_law(part, hit, hits):
                return part.text[hit.start : hit.end]
    return None


def _counts(part: Part, hit: Hit) -> bool:
    before, after = part.text[: hit.start], part.text[hit.end :]
    match hit.section:
        case section if section == _MARK:
            headed = part.field == "title" and not before.strip(" [(")
            return headed and _AFTER_MARK.match(after) is not None
        case section if section == _BRACKETED:
            return part.field == "title" and before.strip() in ("[", "(") and after.lstrip()[:1] in ("]", ")")
        case section if section == _ITSELF:
            return _OPENS.search(before) is not None and not _is_quoted(part, hit)
        case section if section == _WE:
            return not _is_quoted(part, hit)
    return False


def _is_quoted(part: Part, hit: Hit) -> bool:
    return any(quoted.start <= hit.start and hit.end <= quoted.end for quoted in quotations(part.text))


def _is_of_a_law(part: Part, hit: Hit, hits: Sequence[Hit]) -> bool:
    sentence = next((each for each in part.sentences if each.holds(hit.start, hit.end)), None)
    return sentence is not None and any(h.section == _LAW and sentence.holds(h.start, h.end) for h in hits)
