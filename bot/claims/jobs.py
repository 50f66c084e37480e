"""Jobs a deal promises: how many, of which sort, and whether they are new."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from bot.claims.lexicon import Hit, Lexicon
from bot.claims.money import Qualifier
from bot.claims.sums.figures import Token, tokens
from bot.claims.sums.money_words import MoneyWords
from bot.text.document import Document, Part
from bot.text.span import Span

MOST_JOBS = 5_000_000  # more is an economy, not a deal
EARLIER_CHARS = 25
LOST_CHARS = 30
LARGEST_WORD = 1000  # "un millier d'emplois"
_WHOLE = re.compile(r"[0-9]{1,3}(?:[ .,'][0-9]{3}){1,2}|[0-9]{1,9}")
WORDS_BETWEEN = 4  # "3,000 new well-paid permanent jobs"


class Added(StrEnum):
    """How a number of jobs stands to an earlier announcement."""

    ON_TOP = "on_top"  # they come in addition to the earlier ones
    INCLUDED = "included"  # the earlier ones are among them
    UNKNOWN = "unknown"  # an earlier announcement exists; the text leaves it open


@dataclass(frozen=True, slots=True)
class Jobs:
    """The jobs of one deal. Direct and indirect are never added up."""

    count: int
    qualifier: Qualifier = Qualifier.EXACT
    permanent: bool = False  # only if the text says CDI or permanent
    indirect: int | None = None
    kept: bool = False  # maintained, not created
    construction: bool = False
    earlier: int | None = None  # announced before, as this text recalls
    added: Added | None = None  # None: no earlier announcement is mentioned
    text: str = ""

    @property
    def new(self) -> bool | None:
        """True if the text says they come on top; False if all were announced before; None if it leaves it open."""
        if self.added is Added.ON_TOP:
            return True
        return False if self.added is Added.INCLUDED and self.earlier == self.count else None


class _Count(NamedTuple):
    """A number that stands before a word for jobs, or that recalls earlier ones."""

    number: int
    start: int
    end: int
    noun: Hit | None
    most: bool = False  # the upper end of "200 à 300 emplois"


def find_jobs(document: Document, lexicon: Lexicon) -> Jobs | None:
    """The jobs the text promises; None if it names none. Lay-offs and headcounts are none."""
    for part in document.parts:
        hits = lexicon.scan(part.folded, part.text, "jobs")
        if not any(hit.section == "jobs.noun" for hit in hits):
            continue
        found = [
            jobs
            for span in part.sentences
            if (jobs := _in_sentence(part, span, [h for h in hits if span.holds(h.start, h.end)], lexicon.money))
        ]
        if found:
            return _recalled(found[0], document, lexicon)
    return None


def _in_sentence(part: Part, span: Span, hits: list[Hit], said: MoneyWords) -> Jobs | None:
    counts = list(_counts(part, span, hits, said))
    lost = [hit for hit in hits if hit.section == "jobs.loss"]
    if lost and not any(hit.section == "jobs.kept" for hit in hits):
        if not any(hit.section == "jobs.created" for hit in hits):
            return None
        counts = [count for count in counts if min(_gap(count, hit) for hit in lost) > LOST_CHARS]
    earlier, added = _earlier(counts, hits)
    own = [
        count
        for count in counts
        if count.noun and count is not earlier and not _tagged(count, counts, hits, "jobs.indirect")
    ]
    if not own:
        return None
    main = own[0]
    indirect = next((c.number for c in counts if c is not main and _tagged(c, counts, hits, "jobs.indirect")), None)
    return Jobs(
        main.number,
        _qualifier(part.folded, main, said),
        permanent=_tagged(main, counts, hits, "jobs.permanent"),
        indirect=indirect,
        kept=any(hit.section == "jobs.kept" for hit in hits),
        construction=_tagged(main, counts, hits, "jobs.construction"),
        earlier=earlier.number if earlier else None,
        added=added,
        text=part.text[main.start : main.end],
    )


def _recalled(jobs: Jobs, document: Document, lexicon: Lexicon) -> Jobs:
    """The jobs, with an earlier announcement that another sentence recalls: unclear whether they add to it."""
    if jobs.earlier is not None:
        return jobs
    for part in document.parts:
        hits = lexicon.scan(part.folded, part.text, "jobs")
        for span in part.sentences:
            inside = [hit for hit in hits if span.holds(hit.start, hit.end)]
            counts = [c for c in _counts(part, span, inside, lexicon.money) if c.number != jobs.count]
            earlier, added = _earlier(counts, inside)
            if earlier:
                return Jobs(
                    jobs.count, jobs.qualifier, jobs.permanent, jobs.indirect, jobs.kept, jobs.construction,
                    earlier.number, added, jobs.text,
                )  # fmt: skip
    return jobs


def _counts(part: Part, span: Span, hits: Sequence[Hit], said: MoneyWords) -> Iterator[_Count]:
    words = [
        Token(w.text, w.start + span.start, w.end + span.start, w.number, w.digits)
        for w in tokens(span.of(part.folded), said.numbers.decimal)
    ]
    nouns = {hit.start: hit for hit in hits if hit.section == "jobs.noun"}
    recalls = [hit for hit in hits if hit.section in {"jobs.on_top", "jobs.earlier"}]
    indirect = {hit.start for hit in hits if hit.section == "jobs.indirect"}
    at, before = 0, -1  # `before`: the index after the number last read
    while at < len(words):
        read = _whole_number(words, at, said)
        if read is None:
            at += 1
            continue
        count, after = read
        most, before = before == at - 1 and _links_ends(words[at - 1].text, said), after
        noun = _noun_after(words, after, nouns, said)
        end = noun.end if noun else words[after - 1].end
        recalled = any(-3 <= words[at].start - hit.end <= 6 or 0 <= hit.start - end <= 3 for hit in recalls)
        named = noun or recalled or (after < len(words) and words[after].start in indirect)
        if named and 0 < count <= MOST_JOBS:
            yield _Count(count, words[at].start, end, noun, most)
        at = after


def _links_ends(word: str, said: MoneyWords) -> bool:
    """True for the "à" of "200 à 300" and the "and" of "between 200 and 300"."""
    return word == "-" or word in said.range_to or word in said.numbers.joins


def _whole_number(words: list[Token], at: int, said: MoneyWords) -> tuple[int, int] | None:
    word = words[at]
    if word.digits:
        if not _WHOLE.fullmatch(word.text):
            return None
        plain = "".join(filter(str.isdecimal, word.text))
        touching = at + 1 < len(words) and words[at + 1].text == "k" and words[at + 1].start == word.end
        return (int(plain) * 1000, at + 2) if touching else (int(plain), at + 1)
    about = said.numbers.about.get(word.text) or said.magnitudes.get(word.text)
    if about is not None and about <= LARGEST_WORD and word.text not in said.plurals:
        return int(about), at + 1
    read = said.numbers.read(words, at)
    return (int(read[0]), read[1]) if read and read[0] > 1 else None


def _noun_after(words: list[Token], at: int, nouns: dict[int, Hit], said: MoneyWords) -> Hit | None:
    """The word for jobs that the number counts: no other thing and no sum may stand between."""
    for word in words[at : at + WORDS_BETWEEN]:
        if word.start in nouns:
            return nouns[word.start]
        if word.digits or not (word.text.isalpha() or word.text in {"'", "-"}) or _is_of_money(word.text, said):
            return None
    return None


def _is_of_money(word: str, said: MoneyWords) -> bool:
    return word in said.numbers.joins or word in said.magnitudes or word in said.currencies or word == "m"


def _tagged(count: _Count, counts: Sequence[_Count], hits: Sequence[Hit], section: str) -> bool:
    """True if a word of the section stands between the number and shortly after the noun, before the next number."""
    reach = min([count.end + 22, *(other.start for other in counts if other.start > count.start)])
    return any(hit.section == section and count.start <= hit.start <= reach for hit in hits)


def _earlier(counts: list[_Count], hits: Sequence[Hit]) -> tuple[_Count | None, Added | None]:
    """The number that was announced before, and how the others stand to it."""
    open_question = any(hit.section == "jobs.unclear" for hit in hits)
    for count in counts:
        if any(hit.section == "jobs.on_top" and 0 <= count.start - hit.end <= 8 for hit in hits):
            return count, Added.UNKNOWN if open_question else Added.ON_TOP
    for hit in hits:
        if hit.section != "jobs.earlier":
            continue
        near = min(counts, key=lambda count: _gap(count, hit), default=None)
        if near and _gap(near, hit) <= EARLIER_CHARS:
            among = any(h.section == "jobs.included" and 0 <= near.start - h.end <= 8 for h in hits)
            return near, Added.INCLUDED if among and not open_question else Added.UNKNOWN
    return None, None


def _gap(count: _Count, hit: Hit) -> int:
    """Characters between a number and a word, whichever comes first."""
    return max(hit.start - count.end, count.start - hit.end, 0)


def _qualifier(folded: str, count: _Count, said: MoneyWords) -> Qualifier:
    if count.most:
        return Qualifier.UP_TO
    before = said.qualifier_before(folded, count.start)
    return Qualifier(before) if before else Qualifier.EXACT
