"""Organisations: who can be an investor, a recipient, a speaker, or merely the medium."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from bot.claims.lexicon import Hit, Lexicon
from bot.text.folding import fold, name_key
from bot.text.sentences import words

# Names their owners write without a capital.
LONGEST_ACRONYM = 5
SHORTEST_INFLECTED = 3
EXACT = "="  # before an alias that is a common word too
_HEADS = '.!?:;"«»“”‹›|–—-'  # a word behind one of these has its capital from its place
_TECHNOLOGY = (" AI", " IA")
LOWER_CASE_NAMES = frozenset({"a16z", "n8n", "d-matrix", "evroc", "du telecom", "e&", "franceinfo"})


class Sort(StrEnum):
    """What an organisation is, as far as a deal is concerned."""

    COMPANY = "company"
    AI_COMPANY = "ai_company"  # its name alone makes a text one about AI
    INVESTOR = "investor"  # fund, bank, sovereign fund
    PUBLIC = "public"  # government, ministry, EU body, region, public bank
    OUTLET = "outlet"  # newspapers, agencies: they report
    RESEARCH = "research"


@dataclass(frozen=True, slots=True)
class Organisation:
    """One organisation. `name` is the full name claims carry.

    An alias such as "=Time" is a common word too: it counts in exactly these letters, within a sentence, on its own.
    """

    id: str
    name: str
    sort: Sort
    aliases: tuple[str, ...] = ()
    parent: str | None = None  # id of the group that controls it (over 50 %)
    officers: tuple[str, ...] = ()  # people who speak for it
    hosts: tuple[str, ...] = ()  # of its own newsroom
    country: str | None = None  # ISO 3166 alpha-2 of its seat
    forms: Mapping[str, str] = field(default_factory=dict, hash=False)  # by language, with its article: "l’Élysée"
    plural: bool = False  # French verbs take the plural: "les Émirats confirment"
    feminine: bool = False
    nation: bool = False  # the State of its country: to name the one is to name the other


class Mention(NamedTuple):
    """An organisation named in a text: `text[start:end]`; `officer` is the person named in its place."""

    organisation: Organisation
    start: int
    end: int
    officer: str | None = None


class Organisations:
    """All known organisations, found by any of their names in one pass."""

    __slots__ = ("_acronyms", "_ai_names", "_by_id", "_by_key", "_exact", "_families", "_names")

    def __init__(self, organisations: Iterable[Organisation]) -> None:
        self._by_id = {organisation.id: organisation for organisation in organisations}
        self._by_key: dict[str, Organisation] = {}
        self._exact: dict[str, str] = {}  # as written, by folded name
        sections: dict[str, list[str]] = {}
        for organisation in self._by_id.values():
            for alias in (organisation.name, *organisation.aliases):
                name = alias.removeprefix(EXACT)
                if alias != name:
                    self._exact[fold(name)] = name
                self._by_key.setdefault(name_key(name), organisation)
                sections.setdefault(f"name.{organisation.id}", []).append(name)
            for officer in organisation.officers:
                sections.setdefault(f"officer.{organisation.id}", []).append(officer)
        self._names = Lexicon("names", sections)
        ai = (one for one in self._by_id.values() if one.sort is Sort.AI_COMPANY)
        self._ai_names = Lexicon(
            "names", {"ai": [name.removeprefix(EXACT) for one in ai for name in (one.name, *one.aliases)]}
        )
        self._families: dict[str, list[Organisation]] = {}  # by the id at the top of the group
        for organisation in self._by_id.values():
            self._families.setdefault(self.group_of(organisation).id, []).append(organisation)
        self._acronyms = _acronyms(name for names in sections.values() for name in names)

    def named(self, name: str) -> Organisation | None:
        """The organisation with this name or alias, in any spelling."""
        return self._by_key.get(name_key(name))

    def with_id(self, organisation_id: str) -> Organisation | None:
        """The organisation with this id."""
        return self._by_id.get(organisation_id)

    def group_of(self, organisation: Organisation) -> Organisation:
        """The top of its group: itself if nobody controls it."""
        seen = {organisation.id}
        while (parent := self._by_id.get(organisation.parent or "")) and parent.id not in seen:
            organisation = parent
            seen.add(parent.id)
        return organisation

    @property
    def everybody(self) -> Iterable[Organisation]:
        """All of them."""
        return self._by_id.values()

    def family_of(self, organisation: Organisation) -> tuple[Organisation, ...]:
        """Every organisation of the same group, itself included."""
        return tuple(self._families[self.group_of(organisation).id])

    def may_name_ai(self, folded: str) -> bool:
        """False if no company is named whose name alone speaks of AI: a quick look before `mentions`."""
        return bool(self._ai_names.scan(folded))

    def mentions(self, folded: str, text: str = "", endings: Iterable[str] = ()) -> list[Mention]:
        """Every organisation named in a folded text, in order; the longest name wins a place.

        With `text`, the unfolded one, a name without any capital is a word: "meta", "orange", "le mistral";
        so is an acronym in small letters: "Un" is no "UN". `endings` are what a language adds to names: "Amazons".
        """
        found, reached = [], 0
        hits = sorted(self._names.scan(folded), key=lambda hit: (hit.start, -hit.end))
        for index, hit in enumerate(hits):
            if hit.start < reached or (text and not self._is_written_as_a_name(text, hit)):
                continue
            if self._is_begun_by_the_press(hit, hits[index + 1 : index + 2]):
                continue
            reached = hit.end
            way, _, organisation_id = hit.section.partition(".")
            officer = folded[hit.start : hit.end] if way == "officer" else None
            found.append(Mention(self._by_id[organisation_id], hit.start, hit.end, officer))
        inflected = [each for ending in endings for each in self._inflected(text, ending)]
        return _apart(found, inflected) if inflected else found

    def _inflected(self, text: str, ending: str) -> Iterator[Mention]:
        """Names of one word with this ending: "Amazons Plan", not "das Gas"."""
        for word in words(text):
            written = word.of(text)
            bare = written.removesuffix(ending)
            if bare == written or len(bare) < SHORTEST_INFLECTED or not written[:1].isupper():
                continue
            if known := self._by_key.get(name_key(bare)):
                yield Mention(known, word.start, word.end)

    def _is_written_as_a_name(self, text: str, hit: Hit) -> bool:
        written = text[hit.start : hit.end]
        if exact := self._exact.get(hit.phrase):
            return written == exact and _stands_alone(text, hit.start, hit.end)
        if hit.phrase in self._acronyms:
            return written.isupper()
        bare = written[: -len(_TECHNOLOGY[0])] if written.endswith(_TECHNOLOGY) else written
        return not bare.islower() or hit.phrase in LOWER_CASE_NAMES

    def _is_begun_by_the_press(self, hit: Hit, following: Sequence[Hit]) -> bool:
        """True for "the National" of "the National Science Foundation": a longer name goes on within it."""
        goes_on = any(hit.start < other.start < hit.end < other.end for other in following)
        return goes_on and self._by_id[hit.section.partition(".")[2]].sort is Sort.OUTLET


def _stands_alone(text: str, start: int, end: int) -> bool:
    """True within a sentence, with no capital beside it and no number behind: not "Ashgrove Capital", "Fortune 500"."""
    before, after = text[:start][-NEIGHBOUR_CHARS:].rstrip(), text[end : end + 2]
    goes_on = after[:1].isspace() and (after[1:].isupper() or after[1:].isdigit())
    return bool(before) and before[-1] not in _HEADS and not before.split()[-1][0].isupper() and not goes_on


NEIGHBOUR_CHARS = 40


def _apart(found: list[Mention], inflected: list[Mention]) -> list[Mention]:
    """All of them in order; of two in one place the one that begins first, and is longer."""
    kept: list[Mention] = []
    for mention in sorted((*found, *inflected), key=lambda each: (each.start, -each.end)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


def _acronyms(names: Iterable[str]) -> frozenset[str]:
    """The short names that are only ever written in capitals, folded."""
    every = set(names)
    short = {name for name in every if name.isupper() and name.isalpha() and len(name) <= LONGEST_ACRONYM}
    return frozenset(map(fold, short)) - frozenset(map(fold, every - short))
