"""The words of one room: its language, its zone, and how it calls people."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, localcontext
from string import Formatter
from typing import Protocol
from zoneinfo import ZoneInfo

from babel import Locale
from babel.numbers import format_decimal

from bot.messages.heard import Heard, heard
from bot.messages.naming import Name, Names, at_the_start, tidy, within_a_sentence, without_article

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

    def info(self) -> dict[str, str]:
        """The catalogue's header, its keys in small letters."""


@dataclass(frozen=True, slots=True)
class Wording:
    """How things are said in one room. `locale` is a language ("fr"), `zone` an IANA name."""

    translations: Translations
    locale: str = "en"
    zone: str = "Europe/Paris"
    names: Mapping[str, Name] = field(default_factory=dict)
    heard: Heard = field(default_factory=Heard)
    spoken: tuple[Locale, ...] = ()  # every language we have a catalogue for

    @property
    def babel(self) -> Locale:
        """Babel's locale, as the catalogue's header names it: British for English."""
        return babel_of(self.translations, self.locale)

    @property
    def clock(self) -> ZoneInfo:
        """The zone whose hours are shown."""
        return ZoneInfo(self.zone)

    def text(self, msgid: str, /, **values: object) -> str:
        """The sentence in this language. Values are put in as they are: a brace in them means nothing."""
        translated = self.translations.gettext(msgid)
        return self._filled(translated, values) if values else translated

    def told(self, context: str, msgid: str) -> str | None:
        """What the catalogue says of something that has no English text: a name, a code; None if nothing."""
        found = self.translations.pgettext(context, msgid)
        return found if found != msgid else None

    def plural(self, one: str, many: str, n: int, /, **values: object) -> str:
        """The sentence that goes with `n`, which it may show as {n}."""
        translated = self.translations.ngettext(one, many, n)
        return self._filled(translated, {"n": self.number(n), **values})

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

    def name(self, name: str) -> Names:
        """A name within a sentence, with its article; one we do not know is printed as it is."""
        return Names(self._form(name), (name,))

    def label(self, name: str) -> str:
        """A name on its own, without article: the head of a headline."""
        return self.told("label", name) or without_article(self._form(name), self.heard.articles)

    def opening(self, text: str) -> str:
        """A sentence that may begin with a name: with a capital if it begins with an article."""
        return at_the_start(text, self.heard.articles)

    def _form(self, name: str) -> str:
        known = self.names.get(name)
        form = self.told("name", name) or (known and known.forms.get(self.locale))
        if form or known is None:
            return form or within_a_sentence(tidy(name)) or _NAMELESS
        return without_article(known.forms.get("en", name), self.heard.articles)

    def group_of(self, name: str) -> str:
        """The full name of the group that controls an organisation; its own if nobody does or it is unknown."""
        known = self.names.get(name)
        return known.group if known and known.group else name

    def signed(self, names: Sequence[str], parties: Sequence[str]) -> Names:
        """Who put their name to a deal: "Amazon Web Services (Amazon)" where the group is the one we wait for."""
        if not names:
            return self.all_of(names)
        forms = [self._with_group(name, names, parties) for name in names]
        return Names(self._joined(forms), (each for form in forms for each in form.each))

    def _with_group(self, name: str, names: Sequence[str], parties: Sequence[str]) -> Names:
        group = self.group_of(name)
        if group == name or group in names or group not in parties:
            return self.name(name)
        both = f"{self._form(name)} ({self.label(group)})"
        return Names(both, (both,))

    def all_of(self, names: Iterable[str]) -> Names:
        """ "Amazon, Microsoft and Oracle", each with its article; of nobody named, "a party to the deal"."""
        each = tuple(names)
        if not each:
            return Names(self.text("a party to the deal"), ("a party to the deal",))
        return Names(self._joined([self.name(name) for name in each]), each)

    def in_a_row(self, names: Sequence[str]) -> Names:
        """ "Amazon, Microsoft", before another one."""
        return Names(", ".join(self.name(name) for name in names), names, in_a_row=True)

    def _joined(self, forms: Sequence[str]) -> str:
        *first, last = forms
        return self.text("{first} and {last}", first=", ".join(first), last=last) if first else last

    def heads(self, names: Sequence[str]) -> str:
        """ "OpenAI, Oracle and 1 other": the first names as labels, the rest counted."""
        shown = [self.label(name) for name in names[:_SHOWN_NAMES]]
        if rest := len(names) - len(shown):
            return self.plural("{names} and {n} other", "{names} and {n} others", rest, names=", ".join(shown))
        return self.text("{first} and {last}", first=shown[0], last=shown[1]) if len(shown) > 1 else "".join(shown)

    def people(self, names: Sequence[str]) -> int:
        """The number a verb takes with these names as its subject: 1 or 2."""
        return 2 if len(names) > 1 or (names and "plural" in self._agreement(names[0])) else 1

    def agreeing(self, name: str, msgid: str, /, **values: object) -> str:
        """A sentence whose participle agrees with `name`: a catalogue may hold one for each gender and number."""
        wanted = self._agreement(name)
        context = f"{'feminine' if 'feminine' in wanted else 'masculine'}{' plural' if 'plural' in wanted else ''}"
        return self._filled(self.told(context, msgid) or self.translations.gettext(msgid), values)

    def sentence(self, one: str, many: str, names: Sequence[str], /, **values: object) -> str:
        """A sentence with these names as its subject {who}, its verb in the right number."""
        text = self.translations.ngettext(one, many, self.people(names))
        said = self.opening(self._filled(text, {"who": self.all_of(names), **values}))
        return said if names else said[:1].upper() + said[1:]

    def _agreement(self, name: str) -> str:
        known = self.names.get(name)
        return self.told("agreement", name) or (known.agreement.get(self.locale, "") if known else "")

    # declension

    def _filled(self, template: str, values: Mapping[str, object]) -> str:
        return filled(template, values, self._declined)

    def _declined(self, value: object, case: str) -> str:
        """A value as `{who:von}` asks for it: each of its names in the form of that case, "vom Élysée"."""
        names = value.each if isinstance(value, Names) else (str(value),)
        forms = [self._in_case(name, case.lower()) for name in names]
        said = ", ".join(forms) if isinstance(value, Names) and value.in_a_row else self._joined(forms)
        return said[:1].upper() + said[1:] if case[:1].isupper() else said

    def _in_case(self, name: str, case: str) -> str:
        own = self.told(case, name)
        return own or filled(self.told(case, "{name}") or "{name}", {"name": self.label(name)})


def filled(template: str, values: Mapping[str, object], put: Callable[[object, str], str] | None = None) -> str:
    """The template with its values. They are put in as they are: a brace in them means nothing.

    `put` writes a value for which the template asks in a certain case: `{who:von}`.
    """
    pieces = []
    for text, name, case, _ in Formatter().parse(template):
        pieces.append(text)
        if name is not None:
            pieces.append(put(values[name], case) if put and case else str(values[name]))
    return "".join(pieces)


def babel_of(translations: Translations, language: str) -> Locale:
    """Babel's locale for a catalogue: its header may name a country too, "en_GB"."""
    return Locale.parse(translations.info().get("language") or language)


@dataclass(frozen=True, slots=True)
class Wordings:
    """The wording of any room: one compiled catalogue per language, and the names of organisations."""

    translations: Mapping[str, Translations]  # by language; "en" is always there
    names: Mapping[str, Name] = field(default_factory=dict)
    heard: Heard = field(init=False)
    spoken: tuple[Locale, ...] = field(init=False)

    def __post_init__(self) -> None:
        """What all catalogues know together: a quotation is in any language."""
        object.__setattr__(self, "heard", heard(self.translations.values()))
        object.__setattr__(self, "spoken", tuple(babel_of(each, code) for code, each in self.translations.items()))

    def nearest(self, tag: str | None, otherwise: str = "en") -> str:
        """The language we speak that is nearest to a BCP 47 tag: "fr-CA" is "fr"; `otherwise` for all others."""
        for wanted in (tag, otherwise):
            language = (wanted or "").replace("_", "-").split("-")[0].lower()
            if language in self.translations:
                return language
        return "en"

    def of(self, locale: str | None, zone: str = "Europe/Paris") -> Wording:
        """The wording of a room with this locale and zone."""
        language = self.nearest(locale)
        return Wording(self.translations[language], language, zone, self.names, self.heard, self.spoken)
