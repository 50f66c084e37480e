"""Asides: sums that are a fine, a turnover, a valuation, and no money of the deal."""

import re
from collections.abc import Iterable

from bot.claims.lexicon import Hit
from bot.claims.money import Money

BEFORE_CHARS, AFTER_CHARS, BOUND_CHARS = 34, 30, 6
_ASIDE = {"traps.money", "traps.price"}
_MARKS = frozenset(",;:.(")


def is_aside(money: Money, others: Iterable[Money], hits: Iterable[Hit], folded: str) -> bool:
    """True if a word such as "amende" or "valued at" stands close to the sum, in its own clause."""
    floor = max((other.end for other in others if other.end <= money.start), default=0)
    ceiling = min((other.start for other in others if other.start >= money.end), default=len(folded))
    for hit in hits:
        if hit.section not in _ASIDE or _is_of_a_contract(hit, hits, folded) or _is_of_a_sale(hit, hits):
            continue
        if hit.end <= money.start and _is_of_another_sum(hit, others, folded):
            continue
        before, after = folded[hit.end : money.start], folded[money.end : hit.start]
        if floor <= hit.start and hit.end <= money.start and len(before) <= BEFORE_CHARS and _MARKS.isdisjoint(before):
            return True
        if money.end <= hit.start < ceiling and len(after) <= AFTER_CHARS and after.strip() in _OF:
            return True
    return False


def _is_of_another_sum(hit: Hit, others: Iterable[Money], folded: str) -> bool:
    """True for "hits $6.8bn valuation with $500m": the word is bound to the sum before it."""
    ends = (other.end for other in others if 0 <= hit.start - other.end <= BOUND_CHARS)
    return any(folded[end : hit.start].strip() in _OF for end in ends)


# "a contract worth more than $10bn", "un contrat de calcul valant 6 milliards": what it is worth is what is paid.
_WORTH = re.compile(r"(?:worth|valued|valant|evaluee?|estimee?|pese|valorisee?)\b")
_OF_WHAT = re.compile(r"^(?: (?!with\b|avec\b|from\b|to\b|by\b|par\b|for\b)[a-z'-]+){0,3} (?:qui )?$")
_CONTRACTS = {"kind.contract", "traps.order"}


def _is_of_a_contract(worth: Hit, hits: Iterable[Hit], folded: str) -> bool:
    if not _WORTH.match(worth.phrase):
        return False
    nouns = (hit.end for hit in hits if 0 < worth.start - hit.end <= WORTH_CHARS and _is_priced(hit))
    return any(_OF_WHAT.match(folded[end : worth.start][:WORTH_CHARS]) for end in nouns)


def _is_of_a_sale(sold: Hit, hits: Iterable[Hit]) -> bool:
    """True for "Calixte sold to Vantor in $340m deal": what a firm is sold for is what its buyer puts in."""
    return any(hit.section == "deal.sold" and hit.start == sold.start for hit in hits)


def _is_priced(hit: Hit) -> bool:
    """True for a contract, and for "l'investissement est évalué à": what it comes to is what is put in."""
    return hit.section in _CONTRACTS or (hit.section in _PUT_IN and hit.phrase.startswith(_PROJECTS))


_PUT_IN = {"deal.give", "deal.put"}
_PROJECTS = ("invest", "projet", "project", "chantier", "programme", "program", "campus", "plan")
WORTH_CHARS = 48
_OF = frozenset({"", "de", "d'", "in", "of", "en", "a"})


# "Image AI maker Calixte worth $3bn": right behind a name it is the firm that is worth so much, behind a noun the deal.
_WORTH_OF_A_FIRM = re.compile(
    r"[A-ZÀ-Þ][\w&.-]+(?: AI| IA| [A-ZÀ-Þ][\w&.-]+)? (?:is |now |is now |would be |could be )?"
    r"(?:worth|vaut|vaudrait|pèse)(?: désormais| about| over| almost| nearly| près de| plus de)? $"
)


def is_worth(money: Money, text: str) -> bool:
    """True for what a firm is said to be worth, right behind its name."""
    return bool(_WORTH_OF_A_FIRM.search(text[max(0, money.start - WORTH_OF_CHARS) : money.start]))


WORTH_OF_CHARS = 60
