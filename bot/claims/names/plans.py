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


def shares_the_bill(name: Name, sentence: Sentence) -> bool:
    """True for "Altavia and Halden to share $1bn bill": what is shared is paid, where "share $1bn" may be got."""
    text, folded = sentence.part.text, sentence.part.folded
    for money in sentence.sums:
        if money.start < name.end:
            continue
        shared = _SHARED.search(folded[name.end : money.start])
        billed = _BILL.match(folded[money.end : sentence.span.end][:BILL_CHARS])
        if (
            shared
            and (billed or _BILL_OF.search(shared[0]))
            and _ONLY_NAMES.match(text[name.end : name.end + shared.start()])
        ):
            return True
    return False


_SHARED = re.compile(
    r" (?:to |will |would |are to |vont |veulent )?(?:share|split|halve|se partage(?:nt|ront|raient)?|se partager)"
    r" (?:the |an? |la |une |l'|le |un )?(?:[a-z']+ (?:d'|de |of )?){0,4}$"
)
_ONLY_NAMES = re.compile(r"^(?:,? ?(?:and|et|&)?,? ?[A-ZÀ-Þ][\w&.’'-]*(?: [A-ZÀ-Þ][\w&.’'-]*){0,3})*$")
_BILL = re.compile(r"^ (?:d'euros |de dollars )?(?:bill|tab|costs?|outlay|price tag|burden|expense|spending)\b")
_BILL_OF = re.compile(r"\b(?:bill|tab|costs?|burden|facture|note|addition|cout|charge)\b")
BILL_CHARS = 40


def is_the_title_of_a_plan(name: Name, sentence: Sentence) -> bool:
    """True for the name in 'launches "Dare AI" drive' and "le plan « Osez »": a programme, nobody who pays."""
    folded = sentence.part.folded
    before, after = folded[sentence.span.start : name.start], folded[name.end : sentence.span.end]
    if name.organisation is not None or not _OPENED.search(before) or not _CLOSED.match(after):
        return False
    return bool(_PROGRAMME_AFTER.match(after) or _PROGRAMME_BEFORE.search(before))


_OPENED = re.compile(r"[\"“«'] ?$")
_CLOSED = re.compile(r"^ ?[\"”»']")
_PROGRAMME_AFTER = re.compile(
    r"^ ?[\"”»'] (?:[a-z-]+ )?(?:drive|plan|programme|program|scheme|strategy|initiative|campaign|push|project)\b"
)
_PROGRAMME_BEFORE = re.compile(
    r"\b(?:plan|programme|dispositif|strategie|initiative|campagne|projet|drive|program|scheme|strategy)"
    r"(?: (?:baptisee?|nommee?|intitulee?|dubbed|called|named))? ?[\"“«'] ?$"
)


def funds_a_plan(title: Sentence) -> bool:
    """True for "G42 to fund Stargate": a plan that bears a name is built, and is no firm that raises money."""
    spends = [hit.end for hit in title.of("deal.spend", "deal.give")]
    return any(plan.start - end == 1 for plan in title.within("plan") for end in spends)
