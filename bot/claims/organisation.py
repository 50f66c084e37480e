"""Organisations: who can be an investor, a recipient, a speaker, or merely the medium."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from bot.claims.lexicon import Lexicon
from bot.text.folding import fold, name_key
from bot.text.sentences import words

# Names their owners write without a capital.
LONGEST_ACRONYM = 5
SHORTEST_INFLECTED = 3
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
    """One organisation. `name` is the full name claims carry."""

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


class Mention(NamedTuple):
    """An organisation named in a text: `text[start:end]`; `officer` is the person named in its place."""

    organisation: Organisation
    start: int
    end: int
    officer: str | None = None


class Organisations:
    """All known organisations, found by any of their names in one pass."""

    __slots__ = ("_acronyms", "_ai_names", "_by_id", "_by_key", "_names")

    def __init__(self, organisations: Iterable[Organisation]) -> None:
        self._by_id = {organisation.id: organisation for organisation in organisations}
        self._by_key: dict[str, Organisation] = {}
        sections: dict[str, list[str]] = {}
        for organisation in self._by_id.values():
            for name in (organisation.name, *organisation.aliases):
                self._by_key.setdefault(name_key(name), organisation)
                sections.setdefault(f"name.{organisation.id}", []).append(name)
            for officer in organisation.officers:
                sections.setdefault(f"officer.{organisation.id}", []).append(officer)
        self._names = Lexicon("names", sections)
        ai = (one for one in self._by_id.values() if one.sort is Sort.AI_COMPANY)
        self._ai_names = Lexicon("names", {"ai": [name for one in ai for name in (one.name, *one.aliases)]})
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
        top = self.group_of(organisation)
        return tuple(each for each in self._by_id.values() if self.group_of(each).id == top.id)

    def may_name_ai(self, folded: str) -> bool:
        """False if no company is named whose name alone speaks of AI: a quick look before `mentions`."""
        return bool(self._ai_names.scan(folded))

    def mentions(self, folded: str, text: str = "", endings: Iterable[str] = ()) -> list[Mention]:
        """Every organisation named in a folded text, in order; the longest name wins a place.

        With `text`, the unfolded one, a name without any capital is a word: "meta", "orange", "le mistral";
        so is an acronym in small letters: "Un" is no "UN". `endings` are what a language adds to names: "Amazons".
        """
        found, reached = [], 0
        for hit in sorted(self._names.scan(folded), key=lambda hit: (hit.start, -hit.end)):
            if hit.start < reached:
                continue
            if text and not self._is_written_as_a_name(text[hit.start : hit.end], hit.phrase):
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

    def _is_written_as_a_name(self, written: str, folded: str) -> bool:
        if folded in self._acronyms:
            return written.isupper()
        return not written.islower() or folded in LOWER_CASE_NAMES


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
