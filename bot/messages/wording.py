"""The words of one room: its language, its zone, and how it calls people."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, localcontext
from typing import Protocol
from zoneinfo import ZoneInfo

from babel import Locale
from babel.numbers import format_decimal

from bot.messages.naming import Name, at_the_start, tidy, without_article

_SHOWN_NAMES = 2  # in a headline; the rest is counted
_MOST_DIGITS = 200
_NAMELESS = "?"  # a name of invisible signs only


class Translations(Protocol):
    """A compiled gettext catalogue, as the standard library's GNUTranslations."""

    def gettext(self, message: str, /) -> str:
        """The translation, or the message itself."""

    def ngettext(self, singular: str, plural: str, n: int, /) -> str:
        """The form that goes with `n`."""

    def pgettext(self, context: str, message: str, /) -> str:
        """The translation that goes with this context, or the message itself."""


@dataclass(frozen=True, slots=True)
class Wording:
    """How things are said in one room. `locale` is a language ("fr"), `zone` an IANA name."""

    translations: Translations
    locale: str = "en"
    zone: str = "Europe/Paris"
    names: Mapping[str, Name] = field(default_factory=dict)

    @property
    def babel(self) -> Locale:
        """Babel's locale: British for English."""
        return Locale.parse("en_GB" if self.locale == "en" else self.locale)

    @property
    def clock(self) -> ZoneInfo:
        """The zone whose hours are shown."""
        return ZoneInfo(self.zone)

    def text(self, msgid: str, /, **values: object) -> str:
        """The sentence in this language. Values are put in as they are: a brace in them means nothing."""
        translated = self.translations.gettext(msgid)
        return translated.format_map(values) if values else translated

    def plural(self, one: str, many: str, n: int, /, **values: object) -> str:
        """The sentence that goes with `n`, which it may show as {n}."""
        translated = self.translations.ngettext(one, many, n)
        return translated.format_map({"n": self.number(n), **values})

    def number(self, value: int | Decimal) -> str:
        """A figure with the separators of this language, never rounded."""
        with localcontext(prec=_MOST_DIGITS):  # a hostile text's figure may be longer than the 28 digits of the default
            return str(format_decimal(value, locale=self.babel, decimal_quantization=False))

    def quoted(self, words: str) -> str:
        """Words between the quotation marks of this language."""
        return self.text("“{words}”", words=words)

    def language_name(self, code: str) -> str:
        """The name of a language: "French", "anglais"."""
        return str(self.babel.languages.get(code, code))

    # names

    def name(self, name: str) -> str:
        """A name within a sentence, with its article; one we do not know is printed as it is."""
        known = self.names.get(name)
        return known.form(self.locale) if known else tidy(name) or _NAMELESS

    def label(self, name: str) -> str:
        """A name on its own, without article: the head of a headline."""
        return without_article(self.name(name))

    def group_of(self, name: str) -> str:
        """The full name of the group that controls an organisation; its own if nobody does or it is unknown."""
        known = self.names.get(name)
        return known.group if known and known.group else name

    def signed(self, names: Sequence[str], parties: Sequence[str]) -> str:
        """Who put their name to a deal: "Amazon Web Services (Amazon)" where the group is the one we wait for."""
        if not names:
            return self.all_of(names)
        *first, last = [self._with_group(name, names, parties) for name in names]
        return self.text("{first} and {last}", first=", ".join(first), last=last) if first else last

    def _with_group(self, name: str, names: Sequence[str], parties: Sequence[str]) -> str:
        group = self.group_of(name)
        if group == name or group in names or group not in parties:
            return self.name(name)
        return f"{self.name(name)} ({self.label(group)})"

    def all_of(self, names: Iterable[str]) -> str:
        """ "Amazon, Microsoft and Oracle", each with its article; of nobody named, "a party to the deal"."""
        *first, last = [self.name(name) for name in names] or [self.text("a party to the deal")]
        return self.text("{first} and {last}", first=", ".join(first), last=last) if first else last

    def heads(self, names: Sequence[str]) -> str:
        """ "OpenAI, Oracle and 1 other": the first names as labels, the rest counted."""
        shown = [self.label(name) for name in names[:_SHOWN_NAMES]]
        if rest := len(names) - len(shown):
            return self.plural("{names} and {n} other", "{names} and {n} others", rest, names=", ".join(shown))
        return self.text("{first} and {last}", first=shown[0], last=shown[1]) if len(shown) > 1 else "".join(shown)

    def people(self, names: Sequence[str]) -> int:
        """The number a verb takes with these names as its subject: 1 or 2."""
        known = self.names.get(names[0]) if len(names) == 1 else None
        return 2 if len(names) > 1 or (known and known.fr_plural and self.locale == "fr") else 1

    def agreeing(self, name: str, msgid: str, /, **values: object) -> str:
        """A sentence whose participle agrees with `name`; catalogues hold one translation per gender and number."""
        known = self.names.get(name) or Name("", "")
        context = f"{'feminine' if known.fr_feminine else 'masculine'}{' plural' if known.fr_plural else ''}"
        found = self.translations.pgettext(context, msgid)
        return found.format_map(values)

    def sentence(self, one: str, many: str, names: Sequence[str], /, **values: object) -> str:
        """A sentence with these names as its subject {who}, its verb in the right number."""
        text = self.translations.ngettext(one, many, self.people(names))
        said = at_the_start(text.format_map({"who": self.all_of(names), **values}))
        return said if names else said[:1].upper() + said[1:]


@dataclass(frozen=True, slots=True)
class Wordings:
    """The wording of any room: one compiled catalogue per language, and the names of organisations."""

    translations: Mapping[str, Translations]  # by language; "en" is always there
    names: Mapping[str, Name] = field(default_factory=dict)

    def nearest(self, tag: str | None) -> str:
        """The language we speak that is nearest to a BCP 47 tag: "fr-CA" is "fr"; English for all others."""
        language = (tag or "").replace("_", "-").split("-")[0].lower()
        return language if language in self.translations else "en"

    def of(self, locale: str | None, zone: str = "Europe/Paris") -> Wording:
        """The wording of a room with this locale and zone."""
        language = self.nearest(locale)
        return Wording(self.translations[language], language, zone, self.names)
