"""Names in a sentence: known organisations, and capitalised runs where grammar expects a party."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import islice

from bot.claims.lexicon import Hit
from bot.claims.names.name import Name
from bot.claims.names.payers import payers
from bot.claims.organisation import Sort
from bot.claims.signs import Sentence
from bot.text.folding import fold

MOST_NAMES = 40  # of one sentence: more is a list or an attack, and roles cost names times signs
_RUN = re.compile(
    r"(?:(?<![\w’'.-])|(?<=\b[dlDL]['’]))(?:[A-ZÀ-Þ](?:[\w&.-]|[’'](?!s ))*\w|[A-ZÀ-Þ]{2,})"
    r"(?: (?:[A-ZÀ-Þ][\w&.-]*\w|[A-ZÀ-Þ]\b|AI|IA|&|of|de|du|ben|bin|ibn|von|van)(?= [A-ZÀ-Þ]|\b))*"
)
# Capitalised at the head of a sentence or a headline, yet nobody's name. Folded.
_SMALL = """
cet leur leurs tout tous toute toutes chaque certains certaines plusieurs aucun aucune notre votre nos vos celui celle
ceux celles quel quelle quels quelles aussi ainsi enfin ensuite cependant pourtant toutefois autre autres parmi malgre
outre sans sous vers chez depuis pendant entre contre lors objectif gouvernement groupe entreprise societe region etat
our my each some several any all both another such meanwhile however also then thus here there no not yet still just
company government state group firm officials regulators shareholders people analysts tech giants big

pc tpu tpus
rs inr usd eur gbp crore lakh md mds bn
ipo cvs cv rh hr esg gpu gpus llm llms mou roi b2b nasdaq wall street bourse app appli jt video podcast live
a after ai american an and aout apres april artificial as at au august aux avant avec avril before big billionaire
breaking british but by canadian ce center centers centre centres ceo ces cette chinese cinq cloud coup d'ici dans
data de december decembre des deux dimanche dix du elle elles en entrepreneur environ et eu european exclusif
executives february fevrier five fonds for founder four french friday from fund german he her his how huit ia if il
ils in indian intelligence investissement investissements investors it its january janvier japanese jeudi juillet
juin july june jusqu'a la le les leur lundi mai mais march mardi mars may mercredi minister ministre moins monday
launch partner partners lenders lender backers backer faute grace face fin debut suite bilan enquete exclusive
analysis opinion report reports update watch here inside meet behind nearly almost roughly around under following
despite amid ahead plans talks deal deals shares stock funding series seed startups ai-powered local regional national
federal governor mayor council chancellor prime first second third last next since until because although
linkedin twitter facebook youtube instagram github hier aujourd'hui demain ici celui-ci pres plus parce comme quand
neanmoins pourquoi comment voici voila ministres députés deputes maire prefet conseil commission federation syndicat
dirigeants actionnaires salaries analystes banques banque assureurs fournisseurs clients chercheurs ingenieurs
takeover merger acquisition rachat opa bid foundation fondation offre stake swoop levee tour stakes accord contrat
contract salaries staff employees publisher editeur centre chip chips jobs emplois lender union unions court
banks dealers lenders money fonds judge police army navy work works travaux employees insiders land
republique etats
money more neuf new nous november novembre now october octobre on once only or ou over pdg plan plus pour pres
president presidente projet quatre quelque round sa samedi saturday selon sept september septembre serie series ses
shares she six son sources start-up startup sunday sur tech ten that the their these they this three thursday trois
tuesday two ue uk un une up us vendredi video vous we wednesday what when where which while who why with you
"""
_COLUMN = re.compile(r"(?:[A-ZÀ-Þ’']{3,} )*[A-ZÀ-Þ]{5,}(?: [-–—|] |\. )")
_NO_NAMES = frozenset(_SMALL.split())
_FIRST_OF_A_NAME = frozenset({"fondation", "foundation", "institut", "banque", "caisse"})


def names(sentence: Sentence) -> list[Name]:
    """Known organisations but the press, and unknown capitalised names, in order of appearance."""
    known = [
        Name(m.organisation.name, m.start, m.end, m.organisation, m.officer is not None) for m in sentence.mentions
    ]
    taken = [(name.start, name.end) for name in known]
    taken += [(hit.start, hit.end) for hit in sentence.hits if _is_no_party(hit, sentence)]
    taken += [(money.start, money.end) for money in sentence.sums]
    known += [
        name for name in payers(sentence) if not any(a < name.end and name.start < b for a, b in taken[: len(known)])
    ]
    taken += [(name.start, name.end) for name in known]
    for start, end in islice(_runs(sentence), MOST_NAMES):
        name = _trimmed(sentence.part.text, start, end)
        if name and not _is_common(name, sentence) and not any(a < name.end and name.start < b for a, b in taken):
            known.append(_with_noun(name, sentence))
    known = [name for name in known if not _is_a_state_s(name, sentence)]
    wanted = [name for name in known if name.organisation is None or name.organisation.sort is not Sort.OUTLET]
    return sorted(wanted, key=lambda name: name.start)[:MOST_NAMES]


# "French state bank", "German government agency": a body of a State, told instead of its own name.
_STATE_S = re.compile(
    r"^(?: investment| development| lending)? (?:bank|lender|fund|agency|investor|utility|railway)\b"
    r"|-(?:owned|backed|run)\b"
)


# "l'État local", "l'État du Gujarat": one of a federation, and not the nation of who writes.
_OF_A_FEDERATION = re.compile(r"^ (?:local|federe|federal|regional)\b")
_OF_SOMEWHERE = re.compile(r"^ (?:d[eu] |d[’']|de l[’'])[A-ZÀ-Þ]")


def _is_a_state_s(name: Name, sentence: Sentence) -> bool:
    """True for a body that only bears a State's name, or is another State than the name says."""
    if name.organisation is None or name.organisation.sort is not Sort.PUBLIC:
        return False
    behind, written = sentence.part.folded[name.end : name.end + NOUN_CHARS], sentence.part.text[name.end :]
    bare = name.organisation.nation and sentence.part.folded[name.start : name.end].endswith("etat")
    return bool(_STATE_S.match(behind) or (bare and (_OF_A_FEDERATION.match(behind) or _OF_SOMEWHERE.match(written))))


_TAIL = re.compile(r"(?: (?:of|de|du|d'|&|ben|bin|ibn|von|van))+$")
_NOUN = re.compile(r"^(?: [a-z-]+)? (?:group|bank|trust|network|fund|university|insurer|council|college|hospital)(?= )")


def _with_noun(name: Name, sentence: Sentence) -> Name:
    """ "Brookline hospital group puts": what a firm is, in small letters, where the verb follows at once."""
    noun = _NOUN.match(sentence.part.text[name.end : name.end + NOUN_CHARS])
    end = name.end + noun.end() if noun else name.end
    if noun is None or name.start > sentence.span.start or not any(h.start == end + 1 for h in sentence.of(*_ACTS)):
        return name
    return name._replace(text=sentence.part.text[name.start : end], end=end)


_PORTFOLIO = re.compile(
    r"\b(?:minist(?:ere|re|ry|er)|secretariat|secretaire|department|secretary)(?: [a-z-]+){0,2}"
    r" (?:de la |de l'|du |des |de |of |for |a la |au |a l'|aux )$"
)
PORTFOLIO_CHARS = 40


def _is_common(name: Name, sentence: Sentence) -> bool:
    """True for a word that merely begins a headline, "Cabinet clears", and for what a minister is minister of."""
    before = sentence.part.folded[max(sentence.span.start, name.start - PORTFOLIO_CHARS) : name.start]
    if name.organisation is None and _PORTFOLIO.search(before):
        return True
    return " " not in name.text and any(hit.start == name.start for hit in sentence.of("parties.common"))


NOUN_CHARS = 40
_ACTS = {"deal.give", "deal.spend", "deal.take", "deal.buy", "deal.stop", "deal.lead", "deal.talk", "parties.not_party"}


def _runs(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Capitalised stretches; where a headline capitalises every word, verbs part them: "Quantiva | Completes".

    What stands in capitals before a dash or a stop is the column of an outlet: "LES ÉCLAIREURS - ", "VIDEO. ".

    A sentence all in capitals shows no name by them.
    """
    if sentence.span.of(sentence.part.text).isupper():
        return
    text, cuts = sentence.part.text, sentence.of(*_ACTS, "parties.descriptor", NO_NAME)
    starts = [cut.start for cut in cuts]
    column = _COLUMN.match(text, sentence.span.start, sentence.span.end)
    for run in _RUN.finditer(text, column.end() if column else sentence.span.start, sentence.span.end):
        start = _after_a_nation(run.start(), run.end(), sentence)
        inside = cuts[bisect_left(starts, run.start()) : bisect_left(starts, run.end())]
        for cut in inside if " " in run.group() else ():
            within = start <= cut.start < run.end() and (cut.section != NO_NAME or cut.end <= run.end())
            if within and cut.section == "parties.descriptor":
                start = cut.end + 1 if cut.end + 1 < run.end() else start
            elif within:
                if cut.start > start:
                    yield start, len(text[: cut.start].rstrip())
                start = min(cut.end + 1, run.end())
        if start < run.end():
            yield start, run.end()


def _after_a_nation(start: int, end: int, sentence: Sentence) -> int:
    """Where the name begins in "Le Britannique Nuvanta"; "British International Investment" is one name."""
    first = next((hit for hit in sentence.within("nationality") if start <= hit.start <= start + 3), None)
    if first and first.start == start and _INSTITUTION.match(sentence.part.text[first.end : end]):
        return start
    return first.end + 1 if first and first.end + 1 < end else start


# Words that go on a name which begins with a nation.
_INSTITUTION = re.compile(
    r" (?:International|National|Imperial|Royal|Investments?|Development|Business|Growth|Infrastructure|Sovereign"
    r"|Wealth|Pension|Patient|Space|Steel|Oil|Gas|Energy|Telecom|Airlines|Airways|Bank|Tower|Express|Electric) [A-Z]"
)


def _is_no_party(hit: Hit, sentence: Sentence) -> bool:
    if hit.section == "relevance.technology":
        return not _ends_a_name(hit, sentence)
    return hit.section.startswith(_NO_PARTIES)


_OWN_NAME = re.compile(r"[A-ZÀ-Þ][\w&’'.-]* $")


def _ends_a_name(hit: Hit, sentence: Sentence) -> bool:
    """True for "Orvane AI bags": two letters behind a name, with no word for a firm or a site behind them."""
    if hit.phrase not in {"ai", "ia"} or not _OWN_NAME.search(sentence.part.text[: hit.start][-30:]):
        return False
    firm = sentence.of("parties.descriptor", "kind.venture", "kind.capex", "relevance.compute")
    return not any(hit.start <= other.start <= hit.end + 1 for other in firm)


NO_NAME = "parties.no_name"  # common words that a language writes with a capital
_NO_PARTIES = (
    "places.",
    "nationality.",
    "towns.",
    "capitals.",
    "event.",
    "plan.",
    "parties.announcer",
    "parties.leader",
    NO_NAME,
)


def _trimmed(whole: str, start: int, end: int) -> Name | None:
    """The stretch without small words at its start; None if nothing of a name is left."""
    text = whole[start:end]
    if text.endswith(("'s", "’s")):
        text = text[:-2]
    while text:
        first, _, rest = text.partition(" ")
        bare = first.lower().split("’")[0].split("'")[0]
        if fold(first) not in _NO_NAMES and bare not in {"l", "d", "s", "c", "j", "n", "qu"}:
            break
        if fold(first) in _FIRST_OF_A_NAME and rest[:1].isupper():
            break
        if bare in {"l", "d"} and len(first) > 3 and first[2].isupper():
            text, start = text[2:], start + 2
            continue
        start, text = start + len(first) + 1, rest
    text = _TAIL.sub("", text.rstrip(" &.-").removesuffix("-led"))
    if (text.isupper() and " " in text) or len(text) < 2 or fold(text) in _NO_NAMES or text.islower():
        return None
    return Name(text, start, start + len(text), None, False)
