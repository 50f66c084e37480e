"""The tables of docs/reading.md, made by the rules themselves: `python docs/tables.py` writes them into the page."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from bot.claims.claim import Act, Evidence, Fact, Stance, Voice
from bot.feeds.entry import Entry
from bot.feeds.feed import Role
from bot.messages.badge import SIGNS
from bot.messages.explanation import explanation
from bot.stories.filing import file
from bot.stories.status import status
from bot.stories.story import Report
from config.knowledge import Knowledge, load_knowledge

PAGE = Path(__file__).parent / "reading.md"
NOW = datetime(2024, 5, 12, 16, 4, tzinfo=UTC)

# What somebody can do with a deal: stance, firmly, about.
_ACTS = {
    "states it": (Stance.AFFIRMS, True, Fact.DEAL),
    "hedges": (Stance.AFFIRMS, False, Fact.DEAL),
    "is undecided": (Stance.PROJECTS, True, Fact.DEAL),
    "denies it": (Stance.DENIES, True, Fact.DEAL),
    "denies a figure": (Stance.DENIES, True, Fact.AMOUNT),
    "says it is off": (Stance.CANCELS, True, Fact.DEAL),
    "will not comment": (Stance.NO_COMMENT, True, Fact.DEAL),
}
_VOICES = {
    Voice.PARTY: "a party: who pays or receives",
    Voice.OFFICIAL: "a public body, of others' money",
    Voice.THIRD_PARTY: "somebody else with a name",
    Voice.OUTLET: "the outlet, quoting nobody",
    Voice.ANONYMOUS: "a source without a name, a leak, hearsay",
}

SENTENCES = (
    ("fr", "Altavia a annoncé mardi qu’elle consacrerait 800 millions d’euros à l’IA."),
    ("fr", "Altavia consacrerait 800 millions d’euros à l’IA, selon Le Courrier."),
    ("fr", "Altavia consacre 800 millions d’euros à l’IA."),
    ("fr", "Altavia va-t-elle consacrer 800 millions d’euros à l’IA ?"),
    ("fr", "Altavia consacrera 800 millions d’euros à l’IA, annonce l’Élysée."),
    ("fr", "L’État mettra 400 millions d’euros dans l’IA, a indiqué la ministre de la Recherche."),
    ("fr", "Altavia n’a ni confirmé ni démenti un investissement de 2 milliards dans l’IA."),
    ("fr", "Altavia dément tout investissement de 2 milliards d’euros dans l’IA."),
    ("fr", "Altavia suspend son projet de centre de données pour l’IA à 2 milliards d’euros."),
    ("en", "Corvex said on Monday it would spend $3bn on AI servers in Ohio."),
    ("en", "Corvex would spend $3bn on AI servers under a draft seen by the Ledger."),
    ("en", "Corvex to pour $3bn into AI in Ohio"),
    ("en", "The governor said Corvex had confirmed the $3bn AI plan."),
    ("en", "Corvex denied that its $3bn AI talks with Ohio had stalled."),
    ("en", "Corvex is close to a $3bn AI deal, people familiar with the matter said."),
    ("en", "Corvex scraps its $3bn AI campus in Ohio."),
)


def ladder() -> str:
    """What each voice's words alone make of a story, and what they make of one that an official announced."""
    announced = _evidence(Voice.OFFICIAL, "the Élysée", *_ACTS["states it"])
    alone = _table(["", *_ACTS], ([said, *_cells(voice, [])] for voice, said in _VOICES.items()))
    after = _table(["", *_ACTS], ([said, *_cells(voice, [announced])] for voice, said in _VOICES.items()))
    return f"Alone:\n\n{alone}\n\nAfter an official announced it:\n\n{after}"


def _cells(voice: Voice, before: Sequence[Evidence]) -> Iterator[str]:
    for stance, firmly, about in _ACTS.values():
        yield _sign(status([*before, _evidence(voice, "Somebody", stance, firmly, about)]))


def _evidence(voice: Voice, speaker: str, stance: Stance, firmly: bool, about: Fact) -> Evidence:
    act = Act.DROPPED if stance is Stance.CANCELS else None
    said = frozenset({about})
    return Evidence(speaker, voice, stance, "", "title", "", NOW, "Outlet", about, said, act=act, firmly=firmly)


def sentences(knowledge: Knowledge) -> str:
    """Sentences as they are read: the status each would give a story, who speaks, and the rule in words."""
    return _table(["sentence", "status", "who, how"], (_row(*each, knowledge) for each in SENTENCES))


def _row(language: str, text: str, knowledge: Knowledge) -> list[str]:
    entry = Entry(("k",), "", "f", "the outlet", Role.MEDIA, "", text, "", NOW, language=language)
    claim = knowledge.read(entry).claims[0]
    story = file(None, Report("k", "the outlet", "", text, language, NOW, claim), NOW)
    shown = explanation(story, knowledge.wordings.of("en"))
    step = shown.steps[0][1][0]
    return [text, _sign(story.verdict.status), step.rule or step.heading]


def _sign(rung: str) -> str:
    return f"{next(sign for each, sign in SIGNS.items() if each == rung)} {rung}"


def _table(heads: Sequence[str], rows: Iterator[list[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def page(text: str, knowledge: Knowledge) -> str:
    """The page with its tables as the rules have them now."""
    for name, table in (("ladder", ladder()), ("sentences", sentences(knowledge))):
        begin, end = f"<!-- {name}: begin (written by docs/tables.py) -->\n", f"\n<!-- {name}: end -->"
        first, last = text.index(begin) + len(begin), text.index(end)
        text = text[:first] + table + text[last:]
    return text


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8"), load_knowledge(None)), encoding="utf-8")
