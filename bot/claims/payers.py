"""Public payers: nations, capitals and public bodies where they are the subject of spending."""

import re
from collections.abc import Iterator

from bot.claims.lexicon import Hit
from bot.claims.name import Name
from bot.claims.organisation import Organisation, Sort
from bot.claims.signs import Sentence
from bot.text.folding import fold

_PAYING = ("deal.give", "deal.spend", "deal.put", "deal.stop")
_NATIONS = ("places", "capitals")
SUBJECT_CHARS = 32
# Where a subject begins: at the head, after a colon, or joined to another one; an article may stand between.
_HEAD = re.compile(r"(?:^|[:;,\"] |\bet |\band )(?:l'|le |la |les |the )?$")
_ARTICLE = re.compile(r"^(?:l[’']|le |la |les |the )", re.IGNORECASE)
_BETWEEN = re.compile(
    r"^(?: (?:et|and) [^,.;:]{2,25})?(?: (?:to|va|vont|will|veut|wants to|plans to|a|ont|has|have|doit))? $"
)


def payers(sentence: Sentence) -> Iterator[Name]:
    """ "L'Espagne aligne 600 millions": the nation pays, and so do "Berlin" and "la Région" where a verb follows."""
    for table in _NATIONS:
        for hit in sentence.within(table):
            if _is_subject(hit, sentence):
                code = hit.section.partition(".")[2]
                name = code.partition("/")[2] if table == "capitals" else sentence.part.text[hit.start : hit.end]
                yield _payer(name, hit, code.partition("/")[0])
    for hit in sentence.of("parties.public_body"):
        if _is_subject(hit, sentence):
            words = _ARTICLE.sub("", sentence.part.text[hit.start : hit.end])
            yield _payer(words[:1].upper() + words[1:], hit, None)


def _payer(name: str, hit: Hit, country: str | None) -> Name:
    body = Organisation(f"payer-{fold(name)}", name, Sort.PUBLIC, country=country)
    return Name(name, hit.start, hit.end, body, officer=False)


def _is_subject(hit: Hit, sentence: Sentence) -> bool:
    folded = sentence.part.folded
    if not _HEAD.search(folded[sentence.span.start : hit.start]):
        return False
    acts = [act.start for act in sentence.of(*_PAYING) if hit.end < act.start <= hit.end + SUBJECT_CHARS]
    return any(_BETWEEN.match(folded[hit.end : act]) for act in acts)
