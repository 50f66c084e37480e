"""What the program knows before it reads anything: words, organisations, publishers, places, languages, rates."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

from bot.claims.claim import Reading
from bot.claims.credit import Credits
from bot.claims.extraction import extract, language_of
from bot.claims.lexicon import Lexicon
from bot.claims.organisation import Organisations
from bot.feeds.entry import Entry
from bot.feeds.publisher import Kind, Publishers
from bot.messages.naming import names_of
from bot.messages.wording import Wordings
from bot.stories.profile import Background
from bot.stories.rates import Rates
from bot.text.folding import name_key
from config.gazetteer import load_gazetteer
from config.publishers import load_publishers
from config.rates import load_rates
from config.translations import load_translations
from config.vocabulary import load_lexicons, load_organisations


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What the program knows before it reads anything: words, organisations, languages, rates."""

    lexicons: Mapping[str, Lexicon]
    organisations: Organisations
    publishers: Publishers
    credits: Credits
    wordings: Wordings
    within: Mapping[str, frozenset[str]]  # a folded place to the places that contain it
    rates: Rates
    states: Mapping[str, frozenset[str]] = field(default_factory=dict)  # a folded name of a State to all its names

    def read(self, entry: Entry) -> Reading:
        """What one entry says; satire says nothing."""
        reading = self._read(entry)
        publisher = self.publishers.of(entry.outlet, entry.url) if reading.relevant else None
        if publisher and publisher.kind is Kind.SATIRE:
            return Reading(reasons=(f"satire: {publisher.name}",))
        return reading

    def _read(self, entry: Entry) -> Reading:
        if not entry.language:
            language = language_of(entry, self.lexicons)
            if not language:
                return self._read_in_any(entry)
            entry = replace(entry, language=language)
        return extract(entry, self.lexicons, self.organisations)

    def _read_in_any(self, entry: Entry) -> Reading:
        """A text too short to show its language ("OpenAI raises $40 billion"): whichever finds a story in it."""
        readings = [
            extract(replace(entry, language=language), self.lexicons, self.organisations) for language in self.lexicons
        ]
        return next((reading for reading in readings if reading.relevant or reading.retracts), readings[0])

    @property
    def background(self) -> Background:
        """What grouping knows beyond the texts."""
        group_of = lru_cache(maxsize=4096)(self.group_of)  # a name is compared with those of every story near
        return Background(group_of, self.within, self.rates.table)

    def group_of(self, name: str) -> str:
        """The name of the group that controls an organisation; its own if nobody does or it is unknown."""
        if state := self.states.get(name_key(name)):
            return min(state)
        known = self.organisations.named(name)
        return self.organisations.group_of(known).name if known else name

    def families(self, names: Iterable[str]) -> frozenset[str]:
        """Folded names, with those of every organisation of the same groups, and of the same State."""
        known = [organisation for name in names if (organisation := self.organisations.named(name))]
        kin = {name_key(each.name) for one in known for each in self.organisations.family_of(one)}
        return frozenset(names).union(kin, *(self.states.get(name, ()) for name in names))


def load_knowledge(own_folder: Path | None) -> Knowledge:
    """Everything from the data files, the operator's laid over the shipped. Raises SettingsError."""
    lexicons = load_lexicons(own_folder)
    organisations = load_organisations(own_folder, lexicons)
    wordings = Wordings(load_translations(own_folder), names_of(organisations))
    gazetteer = load_gazetteer(own_folder)
    states = _states(gazetteer.nations(lexicons), organisations)
    publishers = load_publishers(own_folder)
    signed = Credits(lexicons.values(), publishers)
    within, rates = gazetteer.within(), load_rates()
    return Knowledge(lexicons, organisations, publishers, signed, wordings, within, rates, states)


def _states(nations: Mapping[str, str], organisations: Organisations) -> Mapping[str, frozenset[str]]:
    """Every folded name of a State to all of them: "bresil", "brazil", "brazilian government"."""
    codes = dict(nations)
    for each in organisations.everybody:
        if each.nation and each.country:
            codes |= {name_key(name): each.country for name in (each.name, *each.aliases)}
    names = defaultdict[str, set[str]](set)
    for name, code in codes.items():
        names[code].add(name)
    together = {code: frozenset(every) for code, every in names.items()}
    return {name: together[code] for name, code in codes.items()}
