"""One act of speech: who says it, with which verb, in which mood, and how far it governs its sentence."""

from dataclasses import dataclass
from enum import IntEnum

from bot.claims.hearing.marks import Mark
from bot.claims.hearing.mood import Mood
from bot.claims.hearing.who import Who

SILENT = ("no_comment", "not_a_denial")


class Frame(IntEnum):
    """How far an act of speech governs its sentence: the higher one governs the lower."""

    EMBEDDED = 0  # inside what another one says
    MAIN = 1  # "Amazon annonce ..."
    AROUND = 2  # "..., annonce l'Élysée", "selon Matignon, ..."


@dataclass(frozen=True, slots=True)
class Utterance:
    """One act of speech. `verb` is the mark it was read from; nobody in `who` means that nobody is named."""

    who: tuple[Who, ...]
    verb: Mark
    mood: Mood
    frame: Frame
