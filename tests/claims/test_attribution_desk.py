"""The desk's thirty sentences: who speaks, and the status each carries alone."""

# ruff: noqa: E501 - one row per sentence, so that the table reads as the desk wrote it

import pytest

from bot.stories.status import status
from tests.claims.hearing import heard

FRENCH = [
    (
        "F1",
        "Altavia a annoncé mardi qu'elle consacrerait 800 millions d'euros à trois centres de calcul.",
        "Altavia",
        "confirmed",
        "Altavia",
    ),
    (
        "F2",
        "Altavia consacrerait 800 millions d’euros à trois centres de calcul, à en croire Le Courrier.",
        "Altavia",
        "rumoured",
        None,
    ),
    (
        "F3",
        "Si le prix de l'électricité était garanti, Altavia consacrerait 800 millions à l'IA.",
        "Altavia",
        "rumoured",
        None,
    ),
    (
        "F4",
        "Trois mille postes suivront, annonce l’Élysée, à qui le groupe a remis son dossier.",
        "Hypérion",
        "announced",
        "Élysée",
    ),
    ("F5", "Selon Matignon, Hypérion a bien confirmé son chèque de 2 milliards.", "Hypérion", "announced", "Matignon"),
    (
        "F6",
        "Hypérion a confirmé sa venue au sommet, où Bercy chiffre son projet à 2 milliards d’euros.",
        "Hypérion",
        "announced",
        "Bercy",
    ),
    (
        "F7",
        "Hypérion n'a ni confirmé ni démenti les 2 milliards avancés par la presse.",
        "Hypérion",
        "rumoured",
        "Hypérion",
    ),
    ("F8", "Hypérion ne dément pas préparer un investissement de 2 milliards.", "Hypérion", "rumoured", "Hypérion"),
    (
        "F9",
        "« Il est faux de dire que nous renonçons à Dunkerque », martèle la directrice générale d’Hypérion.",
        "Hypérion",
        "confirmed",
        "Hypérion",
    ),
    (
        "F10",
        "L'annonce par Hypérion d'un investissement de 2 milliards a surpris les syndicats.",
        "Hypérion",
        "confirmed",
        "Hypérion",
    ),
    (
        "F11",
        "L’annonce d’un investissement de 2 milliards par Hypérion a surpris les syndicats.",
        "Hypérion",
        "reported",
        None,
    ),
    ("F12", "Deux milliards d'euros pour l'IA ont été officialisés à Versailles.", None, "reported", None),
    ("F13", "Hypérion va-t-il mettre 2 milliards dans l’IA à Dunkerque ?", "Hypérion", "rumoured", None),
    ("F14", "IA : Hypérion met 2 milliards d'euros sur la table", "Hypérion", "reported", None),
    ("F15", "Hypérion : « Nous mettrons 2 milliards à Dunkerque »", "Hypérion", "confirmed", "Hypérion"),
    (
        "F16",
        "D'après un message interne lu par Le Courrier, Hypérion s'engagera sur 2 milliards.",
        "Hypérion",
        "rumoured",
        None,
    ),
    ("F17", "Le ministre s’est félicité des 2 milliards promis par Hypérion.", "Hypérion", "announced", "le ministre"),
    (
        "F18",
        "L'État mettra 400 millions de sa poche dans le supercalculateur, a indiqué la ministre de la Recherche.",
        "État",
        "confirmed",
        None,
    ),
    (
        "F19",
        "La région ajoutera 60 millions aux 2 milliards d’Hypérion, précise son président.",
        "Hypérion",
        "announced",
        None,
    ),
    (
        "F20",
        "« Deux milliards, ce serait un beau chiffre », s'amuse le patron d'Hypérion, qui assure n'avoir rien signé.",
        "Hypérion",
        "rumoured",
        "Hypérion",
    ),
]
ENGLISH = [
    ("E1", "Corvex said on Monday it would spend $3bn on AI servers in Ohio.", "Corvex", "confirmed", "Corvex"),
    ("E2", "Corvex would spend $3bn on AI servers under a draft seen by the Ledger.", "Corvex", "rumoured", None),
    ("E3", "Corvex is understood to have told senators that it will build in Ohio.", "Corvex", "rumoured", None),
    ("E4", "Corvex denied that its $3bn talks with Ohio had stalled.", "Corvex", "confirmed", "Corvex"),
    ("E5", "The governor said Corvex had confirmed the $3bn plan.", "Corvex", "announced", "the governor"),
    ("E6", "Corvex declined to discuss the price but said the purchase would close in June.", "Corvex", "confirmed", "Corvex"),
    ("E7", "\"No truth to the $3bn figure: we raised more,\" Corvex's chief posted on X.", "Corvex", "confirmed", "Corvex"),
    ("E8", "Exclusive: Corvex to pour $3bn into AI in Ohio", "Corvex", "reported", None),
    ("E9", "Tessel Estates, which owns the land, confirmed that Corvex will build a $3bn AI campus there.", "Corvex", "reported", "Tessel Estates"),
    ("E10", "Corvex scraps its Ohio AI campus, analysts at Pell & Co believe.", "Corvex", "rumoured", None),
]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "text", "investor", "expected", "speaker"),
    [
        pytest.param(language, *row[1:], id=row[0])
        for language, rows in (("fr", FRENCH), ("en", ENGLISH))
        for row in rows
    ],
)
def test_the_desk_s_sentence_carries_its_status(
    language: str, text: str, investor: str | None, expected: str, speaker: str | None
) -> None:
    found = heard(language, text, (investor,) if investor else ())

    assert status(found.evidence) == expected
    if speaker:
        assert speaker.casefold() in {(one.speaker or "").casefold() for one in found.evidence}
