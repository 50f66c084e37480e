"""`vigie explain`, as a person reads it on a terminal of 90 columns."""

from datetime import UTC, datetime
from io import StringIO

import pytest
from inline_snapshot import snapshot
from rich.console import Console

from bot.feeds.entry import Entry
from bot.feeds.feed import Role
from config.explain import _explained, heading, page
from config.knowledge import load_knowledge

KNOWLEDGE = load_knowledge(None)
SUNDAY = datetime(2024, 5, 12, 16, 4, tzinfo=UTC)


def drawn(title: str, summary: str = "", locale: str = "en", columns: int = 90) -> str:
    wording = KNOWLEDGE.wordings.of(locale)
    entry = Entry(("k",), "", "f", "Franceinfo", Role.MEDIA, "", title, summary, SUNDAY)
    reading = KNOWLEDGE.read(entry)
    out = StringIO()
    console = Console(file=out, width=columns, highlight=False)
    console.print(heading(title, reading, wording))
    for claim in reading.claims:
        console.print(page(_explained(entry, claim, wording)))
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines())


def test_a_story_shows_its_badge_its_facts_and_the_words_that_decided() -> None:
    shown = drawn(
        "Amazon mettra plus de 2 milliards d’euros dans l’IA à Dunkerque, annonce l’Élysée",
        "3 000 postes sont promis. Amazon n’a pas souhaité commenter.",
    )
    assert shown == snapshot("""\

 Amazon mettra plus de 2 milliards d’euros dans l’IA à Dunkerque, annonce l’Élysée
 Selected for: mettra · dans l’IA · 2 milliards d’euros · IA.

╭────────────────────────────────────────────────────────────────────────────────────────╮
│                                                                                        │
│  🏛  Announced by the Élysée · not yet confirmed by Amazon                              │
│  Amazon: more than €2bn in France (Dunkerque)                                          │
│                                                                                        │
│                                          in these words         says who               │
│  kind      infrastructure and equipment                                                │
│  stage     commitment                                                                  │
│  who pays  Amazon                                                                      │
│  money     more than €2bn                “2 milliards d’euros”  the Élysée             │
│  jobs      3,000 jobs                    “3 000 postes”         the text itself        │
│  where     France, Dunkerque                                    the Élysée             │
│                                                                                        │
│  What decided                                                                          │
│    The Élysée · a public body · states it · in the title                               │
│    “Amazon mettra plus de 2 milliards d’euros dans l’IA à Dunkerque, annonce           │
│    l’Élysée”                                                                           │
│    → Announced: the Élysée speaks of money that is not its own; only Amazon or the     │
│    recipient can confirm.                                                              │
│                                                                                        │
│  What did not decide                                                                   │
│    Nobody named · the outlet’s own words · states it · in the summary                  │
│    “3 000 postes sont promis.”                                                         │
│    → Press report: Franceinfo states it without quoting anyone.                        │
│                                                                                        │
│    Amazon · a party to the deal · does not comment · in the summary                    │
│    “Amazon n’a pas souhaité commenter.”                                                │
│    → No effect on status: Amazon did not comment (Franceinfo).                         │
│                                                                                        │
╰────────────────────────────────────────────────────────────────────────────────────────╯\
""")


def test_the_page_speaks_french() -> None:
    assert drawn("Mistral AI dément toute levée de fonds de 500 millions d’euros", locale="fr") == snapshot("""\

 Mistral AI dément toute levée de fonds de 500 millions d’euros
 Retenu pour\xa0: levée de fonds · 500 millions d’euros · AI.

╭────────────────────────────────────────────────────────────────────────────────────────╮
│                                                                                        │
│  ❌ Démenti par Mistral AI                                                             │
│  Mistral AI\xa0: levée de fonds, 500\xa0M€                                                   │
│                                                                                        │
│                              en ces termes             selon qui                       │
│  nature      levée de fonds                                                            │
│  stade       intention                                                                 │
│  qui reçoit  Mistral AI                                                                │
│  somme       500\xa0M€          «\xa0500 millions d’euros\xa0»                                  │
│  lieu        France                                                                    │
│                                                                                        │
│  Ce qui a décidé                                                                       │
│    Mistral AI · une partie à l’opération · dément · dans le titre                      │
│    «\xa0Mistral AI dément toute levée de fonds de 500 millions d’euros\xa0»                  │
│    → Démenti\xa0: Mistral AI, partie à l’opération, dit qu’il n’en est rien.              │
│                                                                                        │
╰────────────────────────────────────────────────────────────────────────────────────────╯\
""")


def test_what_is_no_story_says_why() -> None:
    assert drawn("Ai Weiwei expose à Paris") == snapshot("""\

 Ai Weiwei expose à Paris
 Not a story of money going into AI.
   no word of AI beside a word of investing
""")


@pytest.mark.parametrize("columns", [20, 40, 200])
def test_no_terminal_is_too_narrow_or_too_wide(columns: int) -> None:
    assert "Nébula" in drawn("Nébula lève 40 millions d’euros pour son IA", columns=columns)


def test_nothing_in_a_headline_steers_the_terminal() -> None:
    assert "\x1b[2J" not in drawn("Nébula lève 40 millions d’euros\x1b[2J pour son IA [red]ici[/red]")
