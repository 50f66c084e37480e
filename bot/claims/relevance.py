"""Relevance: whether a text is about money going into AI, and the words that decided."""

import re
from dataclasses import dataclass
from decimal import Decimal

from bot.claims.bare import BARE_FLOOR, is_sum_for_technology, is_sum_of_a_firm, reaches
from bot.claims.equity import is_sold
from bot.claims.lexicon import Lexicon
from bot.claims.money import Money
from bot.claims.names.naming import names
from bot.claims.organisation import Organisations, Sort
from bot.claims.reactions import raises_first, restates_a_deal
from bot.claims.signs import COMPUTE, STRONG, TECHNOLOGY, Sentence, read_signs
from bot.claims.sites import PREPARED, is_of_partners, is_sited, is_sized, signs_for_computing
from bot.claims.topic import is_about_ai, is_background
from bot.claims.traps import FRESH, pays_the_press, silencing, why_silent
from bot.text.document import Document

WEAK = ("deal.spend", "deal.put", "deal.take", "deal.purpose")
BUILDER_FLOOR = Decimal(1_000_000_000)
# Below this, money for data centres that no word ties to AI is ordinary building.
COMPUTE_FLOOR = Decimal(300_000_000)
# Below this, a sum is what a gadget, a course or a subscription costs.
PRICE_CEILING = Decimal(50_000)


@dataclass(frozen=True, slots=True)
class Relevance:
    """The verdict, the words that led to it, and the sentences that carry the deal, weightiest first."""

    relevant: bool
    words: tuple[str, ...]
    deals: tuple[Sentence, ...] = ()


def judge(document: Document, lexicon: Lexicon, organisations: Organisations) -> Relevance:
    """Relevant if one sentence ties an act of investing, or a sum, to the technology."""
    return weigh(read_signs(document, lexicon, organisations))


def weigh(sentences: tuple[Sentence, ...]) -> Relevance:
    """The verdict on sentences whose signs have been read."""
    if not sentences:
        return Relevance(False, ("no word of AI beside a word of investing",))
    if trap := silencing(sentences):
        return Relevance(False, trap)
    head = [sentence for sentence in sentences if sentence.part.field != "body"]
    deals = _deals(head) or _deals(sentences[: len(head) + 3])
    if not deals:
        return Relevance(False, why_silent(sentences))
    ordered = sorted(deals, key=lambda sentence: not sentence.sums)
    return Relevance(True, _deciding(ordered[0], sentences), tuple(ordered))


@dataclass(frozen=True, slots=True)
class _Setting:
    """What the sentences around one sentence speak of."""

    about_ai: bool
    in_compute: bool
    off_topic: bool
    by_builder: bool
    disputed: bool  # somebody is sued, fined, compensated
    diverted: bool  # the headline is on another topic, and tells of no act of investing
    acting: bool  # the headline tells of an act, and of AI


def _deals(sentences: list[Sentence] | tuple[Sentence, ...]) -> list[Sentence]:
    setting = _Setting(
        about_ai=any(is_about_ai(sentence) for sentence in sentences),
        in_compute=any(sentence.has(COMPUTE) for sentence in sentences),
        off_topic=any(_is_off_topic(s) for s in sentences),
        by_builder=_by_builder(sentences),
        disputed=any(sentence.has("traps.dispute") for sentence in sentences),
        diverted=any(s.is_title and _is_trapped(s) and not s.has(*STRONG) for s in sentences),
        acting=any(s.is_title and _is_act(s) for s in sentences),
    )
    told = [s for s in sentences if not is_background(s)]
    return [s for s in told if (_spends(s, setting) if s.sums else _is_act_alone(s, setting))]


def _is_act(title: Sentence) -> bool:
    """True for a headline that tells of an act, and of AI; of a site that is built, AI may be told below."""
    built = title.has(COMPUTE) and title.has("deal.build") and not _is_trapped(title)
    return built or (is_about_ai(title) and title.has(*STRONG, *PREPARED))


def _is_trapped(sentence: Sentence) -> bool:
    """True for a word of another topic, unless a deal is told as what moved a share price."""
    return sentence.has("traps.topic") and not restates_a_deal(sentence) and not raises_first(sentence)


def _is_off_topic(sentence: Sentence) -> bool:
    """True for fines, results, salaries; a licence that brings the founders along is on it."""
    return _is_trapped(sentence) and not sentence.has("deal.hire") and (sentence.is_title or is_about_ai(sentence))


def _spends(sentence: Sentence, setting: _Setting) -> bool:
    """True for a sum that an act, or the sentence's own build, ties to the technology."""
    if _is_a_price(sentence) or all(_counts_people(money, sentence) for money in sentence.sums):
        return False
    firm = _puts_into_a_firm(sentence) or is_sold(sentence)
    if not sentence.has(*STRONG) and not firm and _is_other_money(sentence, setting):
        return False
    if sentence.has("traps.insiders") and sentence.has("traps.selling") and not sentence.has(*FRESH):
        return False
    own = is_about_ai(sentence)
    if own and sentence.is_title and reaches(sentence, BARE_FLOOR):
        return True
    acts = sentence.has(*STRONG, *WEAK, "deal.stop", "deal.talk") or setting.acting
    if not acts and not is_sum_for_technology(sentence) and not is_sum_of_a_firm(sentence):
        return False
    if own or (setting.in_compute and reaches(sentence, COMPUTE_FLOOR)) or setting.by_builder:
        return True
    return setting.about_ai and not setting.off_topic and not sentence.has("traps.ordinary")


def _is_a_price(sentence: Sentence) -> bool:
    """True for small sums, unless a firm that is known says it invests them."""
    if sentence.has(*STRONG) and sentence.mentions:
        return False
    return all(money.figure is not None and money.figure < PRICE_CEILING for money in sentence.sums)


_PEOPLE = re.compile(
    r"^ (?:de |d'|of )?(?:personnes|salaries|employes|eleves|etudiants|jeunes|agents|utilisateurs|abonnes"
    r"|people|workers|users|students|teachers|subscribers|employees)\b"
)


def _counts_people(money: Money, sentence: Sentence) -> bool:
    """True for "a million people", "un million de Français": a number without a currency."""
    if money.currency is not None:
        return False
    nations = {hit.start for hit in sentence.within("nationality")}
    beside = not nations.isdisjoint(range(money.end + 1, money.end + 5))
    return beside or bool(_PEOPLE.match(sentence.part.folded[money.end :]))


def _is_other_money(sentence: Sentence, setting: _Setting) -> bool:
    """True where nothing but the sum speaks of investing, and it is a price, amends, a licence, or off the topic."""
    if (setting.diverted or _is_trapped(sentence)) and not sentence.has("deal.hire"):
        return True
    return pays_the_press(sentence) or (setting.disputed and sentence.has("traps.payment"))


def _is_act_alone(sentence: Sentence, setting: _Setting) -> bool:
    """An act of investing without a sum: it needs an actor, and the technology in the same sentence."""
    own = is_about_ai(sentence)
    if own and sentence.is_title and is_sold(sentence):
        return bool(_actors(sentence))
    if setting.off_topic and not sentence.has("deal.stop") and not is_sited(sentence):
        return False
    own = own or (sentence.is_title and setting.about_ai and sentence.has(COMPUTE, "deal.build"))
    if sentence.has("deal.stop", "deal.build" if own else "deal.stop") and sentence.has(COMPUTE):
        return bool(_actors(sentence))
    if own and _puts_into_a_firm(sentence):
        return True
    if own and sentence.has(COMPUTE, "deal.build") and is_sized(sentence):
        return bool(_actors(sentence))
    if own and is_sited(sentence):
        return bool(names(sentence))
    if own and sentence.is_title and sentence.has("deal.lead") and _ALLIANCE.search(sentence.folded):
        return len(names(sentence)) > 1
    joins = sentence.has("deal.lead", "deal.spend") and sentence.has(COMPUTE)
    if own and sentence.within("plan") and (joins or sentence.has("deal.build")):
        return bool(_actors(sentence))
    if own and is_of_partners(sentence):
        return bool(_actors(sentence))
    if own and signs_for_computing(sentence):
        return len(names(sentence)) > 1
    if not own or not sentence.has(*STRONG):
        return False
    if sentence.has("deal.give") and (sentence.within("event") or sentence.within("plan")):
        return True
    return bool(_actors(sentence))


# "joins BlackRock AI partnership": who joins it puts in a part.
_ALLIANCE = re.compile(r"\b(?:partnership|partenariat|alliance|consortium|coentreprise|joint venture)\b")


def _puts_into_a_firm(sentence: Sentence) -> bool:
    """True for "puts billions into Anthropic", whose sum is too vague to be one."""
    acts = [hit.start for hit in sentence.of("deal.spend")]
    ends = [hit.end for hit in sentence.of("parties.into") if any(act < hit.start for act in acts)]
    firms = [firm.start for firm in sentence.ai_companies]
    firms += [hit.start for hit in sentence.of(TECHNOLOGY) if _LABORATORY.match(sentence.part.folded[hit.end :])]
    return any(0 <= firm - end <= 1 for firm in firms for end in ends)


# "into AI lab Lumen": a firm whose label is before its name.
_LABORATORY = re.compile(r"^ (?:lab|firm|start-?up|company|developer|maker|chip ?maker|group)\b")


def _actors(sentence: Sentence) -> bool:
    """True if somebody is named who can act: anybody known, or an unlisted name beside a word such as start-up."""
    found = names(sentence)
    if any(name.organisation and name.organisation.sort is not Sort.RESEARCH for name in found):
        return True
    return bool(found) and sentence.has("parties.descriptor", "kind.venture", COMPUTE)


def _by_builder(sentences: list[Sentence] | tuple[Sentence, ...]) -> bool:
    """True for the billions that a builder of AI clouds puts into a country, where nothing says warehouses."""
    if any(s.has("relevance.ordinary", "traps.topic", "deal.buy") for s in sentences):
        return False
    return any(s.within("places") or s.within("towns") for s in sentences) and any(
        s.has("relevance.builder") and s.has("deal.give", "deal.spend") and reaches(s, BUILDER_FLOOR) for s in sentences
    )


def _deciding(deal: Sentence, sentences: tuple[Sentence, ...]) -> tuple[str, ...]:
    """The act, the sum and the technology, as written."""
    about = next((s for s in (deal, *sentences) if s.has(TECHNOLOGY) or s.ai_companies or s.has(COMPUTE)), deal)
    technology = (
        about.words(TECHNOLOGY) or tuple(m.organisation.name for m in about.ai_companies) or about.words(COMPUTE)
    )
    acts = tuple(dict.fromkeys(deal.words(*STRONG) or _nearest(deal)))
    return (*acts[:2], *(money.text for money in deal.sums[:1]), *technology[:1])


def _nearest(deal: Sentence) -> tuple[str, ...]:
    """Weaker acts, those next to the sum first: further off they tell of something else."""
    acts = deal.of("deal.stop", *WEAK)
    if deal.sums:
        acts.sort(key=lambda hit: abs(hit.start - deal.sums[0].start))
    return tuple(deal.part.text[hit.start : hit.end] for hit in acts)
