"""Public payers: nations, capitals and public bodies where they are the subject of spending."""

import re
from collections.abc import Iterator, Sequence

from bot.claims.lexicon import Hit, Lexicon
from bot.claims.names.name import Name
from bot.claims.organisation import Organisation, Sort
from bot.claims.signs import Sentence
from bot.text.folding import fold

GRANTING = "parties.provides"  # what others do with goods, a public body does with money: "accorde", "to provide"
_PAYING = ("deal.give", "deal.spend", "deal.put", "deal.stop", GRANTING)
_ACTING = (*_PAYING, "deal.lead", "parties.joins")  # what a nation does with others: it pays its share
SURELY_PAYING = ("deal.give", "deal.spend")
_NATIONS = ("places", "capitals", "towns")
_PROMISED = re.compile(r" (?:commitment|pledge|backing|money|cash|funding)\b")
_BODY = re.compile(
    r"(?: [a-z-]+){0,2}? (?:government|state|ministry|treasury|parliament|cabinet|authorities|military|army"
    r"|armed forces|navy|air force)\b"
    r"(?! (?:bank|lender|fund|agency|firm|company|group|utility|investor|investment|aid|subsid\w+|support)\b|-)"
)
_STATE = re.compile(
    r"\b(?:governments?|gouvernement|etat|state|confederation|kingdom|royaume|conseil federal|treasury|tresor|cabinet"
    r"|parliament|parlement|congres|congress|bundestag|ministers|conseil des ministres|authorities|autorites)\b"
)
# Whose ministry it is, its name does not say: beside a nation it is that nation's.
_MINISTRY = re.compile(r"^(?:ministere|ministry|bercy|department)\b")
# Where only the country tells whose it is.
_SOMEBODY_S = re.compile(
    r"^(?:the |le |la |l')?(?:federal |national )?(?:government|gouvernement|state|cabinet|treasury|tresor|parliament"
    r"|parlement|congress|congres|ministers|conseil des ministres|authorities|autorites)$"
)
# Brussels pays as the seat of the Union, hardly ever as the capital of Belgium.
_SEATS_OF = {"BE": Organisation("european-commission", "Commission européenne", Sort.PUBLIC, country="EU")}
_OF_THE_UNION = {"la commission", "the commission", "l'executif europeen", "the european executive"}
LONGEST_SHORT_NAME = 8  # "UK", "America", "Britain"; the rest is as good as the full name
SUBJECT_CHARS = 32
HEAD_CHARS = 12  # more than any joint with its article: a hostile sentence is searched from its end
# Where a subject begins: at the head, after a colon, or joined to another one; an article may stand between.
_HEAD = re.compile(
    r"(?:^|[:;,\"] |\b(?:et|and|as|while|after|que|laisse|laissent|autorise|lets?|allows?) )(?:l'|le |la |les |the )?$"
)
_ARTICLE = re.compile(r"^(?:l[’']|le |la |les |the )", re.IGNORECASE)
_BETWEEN = re.compile(
    r"^(?:'s)?(?:(?: [a-z-]+){0,2}? (?:government|cabinet|parliament|treasury|ministry|state|region|council"
    r"|military|army|armed forces|navy|air force))?"
    r"(?: (?:et|and) [^,.;:]{2,25})?"
    r"(?: (?:to|va|vont|will|veut|wants to|plans to|a|ont|has|have|doit|is to|is set to|compte|entend|s'apprete a))? $"
)


def payers(sentence: Sentence) -> Iterator[Name]:
    """ "L'Espagne aligne 600 millions": the nation pays, and so do "Berlin" and "la Région" where a verb follows."""
    text = sentence.part.text
    standing = {hit.start for hit in sentence.within("capitals")}
    for table in _NATIONS:
        for hit in sentence.within(table):
            if table == "towns" and hit.start in standing:
                continue
            verbs = _ACTING if table != "towns" else (*SURELY_PAYING, GRANTING)
            if is_subject(hit.start, hit.end, sentence, verbs) or _owns_a_plan(hit.start, hit.end, sentence):
                country, _, name = hit.section.partition(".")[2].partition("/")
                if table == "capitals" and country in _SEATS_OF:
                    seated = _SEATS_OF[country]
                    yield Name(seated.name, hit.start, hit.end, seated, officer=False)
                else:
                    yield _payer(name or text[hit.start : hit.end], hit.start, hit.end, country)
    for hit in sentence.within("nationality"):
        if _is_aid_of(hit, sentence):
            yield _payer(text[hit.start : hit.end], hit.start, hit.end, hit.section.partition(".")[2])
            continue
        if _PROMISED.match(text, hit.end) and sentence.has("deal.take") and sentence.sums:
            yield _payer(text[hit.start : hit.end], hit.start, hit.end, hit.section.partition(".")[2])
        body = _BODY.match(text, hit.end)
        if body and is_subject(hit.start, body.end(), sentence, _PAYING):
            yield _payer(text[hit.start : body.end()], hit.start, body.end(), hit.section.partition(".")[2])
    for hit in sentence.of("parties.public_body"):
        of_where = next((n for n in sentence.within("nationality") if n.start == hit.end + 1), None)
        end = of_where.end if of_where else hit.end
        if is_subject(hit.start, end, sentence, _PAYING):
            words = _ARTICLE.sub("", text[hit.start : end])
            if hit.phrase in _OF_THE_UNION:
                union = _SEATS_OF["BE"]
                yield Name(union.name, hit.start, end, union, officer=False)
                continue
            yield _payer(words[:1].upper() + words[1:], hit.start, end, None)


_AID_AFTER = re.compile(
    r"^ (?:state |public |federal |government )?(?:subsid\w+|aid|grants?|support|funding|handouts?|backing|public money"
    r"|taxpayers?'?s? money|taxpayer cash|guarantees?|loan guarantees?)\b"
)
_AID_BEFORE = re.compile(r"\b(?:aides?|subventions?|subside|garanties?|soutien|fonds publics|argent public) $")


def _is_aid_of(nation: Hit, sentence: Sentence) -> bool:
    """True for "€5bn German subsidy" and "l'aide allemande de 5 milliards": a nation's money by its adjective."""
    folded = sentence.part.folded
    if not sentence.sums:
        return False
    before = folded[max(sentence.span.start, nation.start - SUBJECT_CHARS) : nation.start]
    return bool(_AID_AFTER.match(folded[nation.end : nation.end + SUBJECT_CHARS]) or _AID_BEFORE.search(before))


def is_allowed(sentence: Sentence) -> bool:
    """True where a nation's aid is what another body allows: "EU clears €5bn German subsidy"."""
    return any(_is_aid_of(hit, sentence) for hit in sentence.within("nationality"))


_PLAN_BEFORE = re.compile(
    r"\b(?:plan|programme|program|strategie|fund|unveiled|announced|pledged|presente|annonce|promis)"
    r" (?:(?:by|par) (?:the |l'|le |la )?|(?:de |d[eu] )(?:l'|la )?)$"
)
_PLAN_AFTER = re.compile(
    r"^'s? (?:\S+ ){0,3}(?:plan|programme|program|strategy|fund|budget|mission)\b(?! (?:to|an?)\b)"
)


def _owns_a_plan(start: int, end: int, sentence: Sentence) -> bool:
    """True for "Bavaria's AI plan" and "the plan unveiled by Portugal"."""
    folded = sentence.part.folded
    before = folded[max(sentence.span.start, start - SUBJECT_CHARS) : start]
    plan = _PLAN_AFTER.match(folded[end : end + SUBJECT_CHARS])
    if plan and not _is_a_firm_s(end, end + plan.end(), sentence):
        return True
    return bool(_PLAN_BEFORE.search(before))


def _is_a_firm_s(start: int, end: int, sentence: Sentence) -> bool:
    """True for "Norway's Aker plan $2bn": a firm stands between, or what looks like a plan is a verb before its sum."""
    firms = any(start <= m.start < end and m.organisation.sort is not Sort.PUBLIC for m in sentence.mentions)
    return firms or any(0 <= money.start - end <= 1 for money in sentence.sums)


def in_full(names: Sequence[str], lexicon: Lexicon, countries: Sequence[str] = ()) -> tuple[str, ...]:
    """The names with nations written out: "UK" is the United Kingdom, and "the cabinet" that of the one country."""
    nation = _nation(countries[0], lexicon) if len(countries) == 1 else None
    full = (nation if nation and _SOMEBODY_S.match(fold(name)) else _in_full(name, lexicon) for name in names)
    return tuple(dict.fromkeys(full))


def _nation(code: str, lexicon: Lexicon) -> str | None:
    """The name of a nation as its capital stands for it."""
    standing = (section.partition(".")[2].partition("/") for section in lexicon.sections if section[:9] == "capitals.")
    return next((full for of, _, full in standing if of == code and full), None)


def _in_full(name: str, lexicon: Lexicon) -> str:
    folded = fold(name)
    named = lexicon.scan(folded, name, "places", "nationality")
    codes = [hit.section.partition(".")[2] for hit in named if hit.end == len(folded)]
    if not codes or len(name) > LONGEST_SHORT_NAME:
        return name
    return _nation(codes[0], lexicon) or name


def is_named_payer(name: Name) -> bool:
    """True for a nation, capital or body found by the verb of spending behind it."""
    return name.organisation is not None and name.organisation.id.startswith("payer-")


def is_state(body: Organisation) -> bool:
    """True for a nation or its government, of which one text names one and means the same."""
    nation = body.id.startswith("payer-") and body.country is not None
    return nation or bool(_STATE.search(fold(body.name))) or is_a_ministry(body)


def is_a_ministry(body: Organisation) -> bool:
    """True for "ministère de la Recherche", of which every nation has one."""
    return bool(_MINISTRY.match(fold(body.name)))


def _payer(name: str, start: int, end: int, country: str | None) -> Name:
    body = Organisation(f"payer-{fold(name)}", name, Sort.PUBLIC, country=country)
    return Name(name, start, end, body, officer=False)


def is_subject(start: int, end: int, sentence: Sentence, verbs: tuple[str, ...]) -> bool:
    """True for words at the head of a clause with one of these verbs right behind them."""
    folded = sentence.part.folded
    start = next((word.start for word in sentence.of("parties.article") if word.end == start - 1), start)
    if not _HEAD.search(folded[max(sentence.span.start, start - HEAD_CHARS) : start]):
        return False
    acts = [act.start for act in sentence.of(*verbs) if end < act.start <= end + SUBJECT_CHARS]
    return any(_BETWEEN.match(folded[end:act]) for act in acts)
