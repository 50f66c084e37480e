"""Plans: whose a sum, a plan or a site is, where a possessive tells."""

import re

from bot.claims.names.name import Name
from bot.claims.signs import Sentence

SITE_CHARS = 25
PLAN_CHARS = 70
_SUM_FIRST = re.compile(r"^(?:'s|s') (?:[a-z]+ )?$")


def owns_the_sum(name: Name, sentence: Sentence) -> bool:
    """True for "Nscale's $1.1bn expansion": what the sum is for follows it."""
    folded = sentence.part.folded
    sites = [hit.start for hit in sentence.of("deal.put", "deal.build", "deal.give", "relevance.compute")]
    return any(
        _SUM_FIRST.match(folded[name.end : money.start]) and any(0 <= site - money.end <= SITE_CHARS for site in sites)
        for money in sentence.sums
        if money.start > name.end
    )


_BUILT = re.compile(
    r"^ (?:ai |giant |new )*(?:data cent|datacent|campus|hub\b|site\b|plant\b|factory|park\b|facility|project\b|bet\b"
    r"|investment\b|splurge|pledge|commitment|push\b)"
)


def builds_for_the_sum(name: Name, sentence: Sentence) -> bool:
    """True for "to become £10bn Blackstone AI data centre": between a sum and what is built stands who builds."""
    folded = sentence.part.folded
    built = _BUILT.match(folded[name.end : name.end + PLAN_CHARS])
    if built is None or name.organisation is None:  # an unlisted name is the town's more often
        return False
    return any(folded[money.end : name.start] == " " for money in sentence.sums)


_PLANNED = re.compile(
    r"^'s? (?:[\w$€£.,-]+ ){0,4}?(?:splurge|bet|push|plans?|projects?|schemes?|proposals?|campus(?:es)?|investments?"
    r"|commitment|pledge|build-?out|programme|program|spending|outlay|initiative|facility|facilities|sites?"
    r"|data (?:centre|center)s?)\b"
)


def owns_the_plan(name: Name, sentence: Sentence) -> bool:
    """True for "Brookfield's plan would take ten years": below a headline that names nobody, whose it is."""
    return bool(_PLANNED.match(sentence.part.folded[name.end : name.end + PLAN_CHARS]))


def lifts_its_own(sentence: Sentence) -> bool:
    """True for "raises its Dunkirk investment to €3bn": a firm raises what it spends, and gets nothing."""
    folded = sentence.part.folded
    return any(_LIFTED.search(folded[sentence.span.start : money.start][-LIFTED_CHARS:]) for money in sentence.sums)


_LIFTED = re.compile(
    r"\b(?:investments?|outlay|commitment|pledge|investissements?|engagement) (?:[^\s,;:.]+ ){0,3}(?:to|a) $"
)
LIFTED_CHARS = 60
