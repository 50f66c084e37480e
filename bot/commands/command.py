"""Commands as data: the one catalogue that help, menus and slash commands are generated from."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from bot.commands.choice import CLOSING, PERIODS, REPLIES, STATUSES, UNTILS, WRONGS, Choice, language_choices
from bot.commands.request import Place

_NAME = re.compile(r"[a-z0-9_]{1,32}")  # what Telegram and Discord both accept
EVERYWHERE = frozenset(Place)
WHERE_PEOPLE_ARE = EVERYWHERE - {Place.CHANNEL}  # in a channel, nobody can be called by name


class Who(StrEnum):
    """Who may give a command."""

    EVERYBODY = "everybody"  # anyone who may talk to this installation at all
    MANAGERS = "managers"  # whoever may change the room: its admins, or the person of a private chat
    OWNER = "owner"


class Kind(StrEnum):
    """What an argument is."""

    INTEGER = "integer"
    STORY = "story"  # an integer, written 128, #128 or nº 128
    NUMBERS = "numbers"  # several, written 3, 3,5 or 3-5
    TEXT = "text"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class Parameter:
    """One argument. `description` is a msgid; `low` and `high` bound an integer."""

    name: str
    description: str
    kind: Kind
    required: bool = False
    choices: tuple[Choice, ...] = ()
    low: int = 1
    high: int = 2**31 - 1
    example: str | None = None  # what a complaint shows of a text

    @property
    def is_number(self) -> bool:
        """True if a platform should ask for a whole number."""
        return self.kind in (Kind.INTEGER, Kind.STORY)


@dataclass(frozen=True, slots=True)
class Command:
    """One thing people can ask for. `description` is a msgid, at most 100 characters in every language."""

    name: str
    description: str
    parameters: tuple[Parameter, ...] = ()
    aliases: tuple[str, ...] = ()
    who: Who = Who.EVERYBODY
    where: frozenset[Place] = EVERYWHERE

    def __post_init__(self) -> None:
        """Refuses names that a platform would refuse, and an optional argument before a required one."""
        if bad := [name for name in (self.name, *self.aliases) if not _NAME.fullmatch(name)]:
            raise ValueError(f"no platform accepts the command name {bad[0]!r}")
        required = [parameter.required for parameter in self.parameters]
        if required != sorted(required, reverse=True):
            raise ValueError(f"/{self.name}: a required argument stands behind an optional one")

    @property
    def needs_manage(self) -> bool:
        """True if only those who may change the room can give it."""
        return self.who is Who.MANAGERS

    @property
    def usage(self) -> str:
        """How it is typed: `/recent [n] [query]`."""
        return " ".join((f"/{self.name}", *map(_usage, self.parameters)))


def _usage(parameter: Parameter) -> str:
    words = "|".join(choice.value for choice in parameter.choices) or parameter.name
    return f"<{words}>" if parameter.required else f"[{words}]"


_PRESETS = (
    Choice("everything", "Everything", ("all", "tout", "tous")),
    Choice("france", "France", ("fr",)),
    Choice("over_100m", "Over €100m", ("100m", "100", "plus_de_100m")),
)

# Each on its own: gettext's extraction does not look inside a call that it extracts from.
_STORY = Parameter("id", "The story’s number, as in #128", Kind.STORY, required=True)
_WHAT = Parameter("what", "Which stories", Kind.CHOICE, choices=_PRESETS)
_HOW_MANY = Parameter("n", "How many, up to 20", Kind.INTEGER, high=20)
_QUERY = Parameter("query", "Words to look for: a company, a country, a status", Kind.TEXT)
_LANGUAGE = Parameter("language", "Which language", Kind.CHOICE, required=True)

_EVENT = Parameter("name", "An event: Choose France", Kind.TEXT, required=True, example="Choose France")
_COMPANY = Parameter("name", "A company or a public body: Amazon", Kind.TEXT, required=True, example="Amazon")

_ONE = Parameter("a", "The number of one story", Kind.STORY, required=True)
_OTHER = Parameter("b", "The number of the other story", Kind.STORY, required=True)
_ITEMS = Parameter("items", "Which reports, by their numbers in /sources: 3, 3,5 or 3-5", Kind.NUMBERS, required=True)
_STATUS = Parameter(
    "status", "The status it shall have; auto: what the rules give", Kind.CHOICE, required=True, choices=STATUSES
)
_REASON = Parameter("reason", "Why; shown to whoever asks /why", Kind.TEXT)
_WRONG = Parameter("what", "What is wrong with it", Kind.CHOICE, choices=WRONGS)
_WORDS = Parameter("words", "In your own words, if you like", Kind.TEXT)
_DONE = Parameter("what", "done: close one of them", Kind.CHOICE, choices=CLOSING)
_PERIOD = Parameter("period", "How far back; without it, 30 days", Kind.CHOICE, choices=PERIODS)
_WATCHED = Parameter("id", "The story’s number; without it, what you watch", Kind.STORY)
_UNTIL = Parameter("until", "What you wait for; without it, a party’s word", Kind.CHOICE, choices=UNTILS)
_REPLIES = Parameter("what", "What rings; without it, what does now", Kind.CHOICE, choices=REPLIES)
_NUMBER = Parameter("number", "Its number in the list", Kind.INTEGER)

_COMMANDS = (
    Command("start", "What Vigie does, and three ready-made subscriptions"),
    Command("help", "What you can ask for", aliases=("aide", "commands")),
    Command(
        "subscribe",
        "Post stories here: everything, France, or over €100m",
        (_WHAT,),
        aliases=("sub", "add", "follow", "track", "abonner", "suivre"),
        who=Who.MANAGERS,
    ),
    Command(
        "unsubscribe",
        "Post nothing new here any more",
        aliases=("unsub", "remove", "untrack", "unsuball", "unsub_all", "desabonner", "stop"),
        who=Who.MANAGERS,
    ),
    Command(
        "recent",
        "The latest stories",
        (_HOW_MANY, _QUERY),
        aliases=("latest", "get", "recents", "derniers"),
    ),
    Command("story", "One story: status, facts, reports", (_STORY,), aliases=("s", "affaire")),
    Command("why", "The rule and the words behind a story’s status", (_STORY,), aliases=("explain", "pourquoi")),
    Command("sources", "Who reported a story, by original source", (_STORY,), aliases=("outlets",)),
    Command(
        "timeline", "Who said what when, and how the status changed", (_STORY,), aliases=("history", "chronologie")
    ),
    Command("event", "Everything announced at one event, and what it adds up to", (_EVENT,), aliases=("evenement",)),
    Command(
        "company",
        "What a company invests and receives, confirmed or not",
        (_COMPANY,),
        aliases=("org", "entreprise", "societe"),
    ),
    Command("unconfirmed", "What still waits for the company’s word, longest first", aliases=("pending", "attente")),
    Command(
        "stats",
        "How often and how fast parties confirm what outlets report",
        (_PERIOD,),
        aliases=("statistics", "statistiques", "statistik"),
    ),
    Command(
        "feedback",
        "Tell the owner what is wrong with a story",
        (_STORY, _WRONG, _WORDS),
        aliases=("report", "signaler"),
    ),
    Command(
        "watch",
        "Tell you, once, when a party has spoken of a story",
        (_WATCHED, _UNTIL),
        aliases=("notify_me", "verifier"),
        where=WHERE_PEOPLE_ARE,
    ),
    Command("unwatch", "End what you watch", (_STORY,), aliases=("ne_plus_suivre",), where=WHERE_PEOPLE_ARE),
    Command(
        "language",
        "Speak another language here",
        (_LANGUAGE,),
        aliases=("lang", "langue"),
        who=Who.MANAGERS,
    ),
    Command(
        "replies",
        "Which changes of a story ring here, beside its first alert",
        (_REPLIES,),
        aliases=("reponses",),
        who=Who.MANAGERS,
    ),
    Command("status", "How Vigie is doing: feeds, messages, delays", aliases=("health", "etat", "sante")),
    Command("merge", "Make one story of two", (_ONE, _OTHER), aliases=("fusionner",), who=Who.OWNER),
    Command("split", "Make a story of its own of some reports", (_STORY, _ITEMS), aliases=("separer",), who=Who.OWNER),
    Command(
        "status_set",
        "Set a story’s status by hand, or give it back to the rules",
        (_STORY, _STATUS, _REASON),
        aliases=("statut",),
        who=Who.OWNER,
    ),
    Command("review", "What readers reported; done closes one", (_DONE, _NUMBER), aliases=("avis",), who=Who.OWNER),
    Command("test", "One sample post of each status", who=Who.MANAGERS, aliases=("essai",)),
)


def catalogue(languages: Iterable[str]) -> tuple[Command, ...]:
    """Every command; a room may choose among these languages, by their codes."""
    spoken = replace(_LANGUAGE, choices=language_choices(languages))
    return tuple(replace(each, parameters=(spoken,)) if _LANGUAGE in each.parameters else each for each in _COMMANDS)
