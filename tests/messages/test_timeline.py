"""/timeline: who said what when; what was contradicted, corrected or withdrawn is shown, not dropped."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from textwrap import fill

import pytest
from inline_snapshot import snapshot

from bot.claims.claim import Stance
from bot.messages.card import Line
from bot.messages.joined import follows
from bot.messages.listing import detail
from bot.messages.timeline import timeline
from bot.messages.why import why
from bot.messages.wording import Wording
from bot.stories.filing import file, ruled, withdraw
from bot.stories.story import Deed, Did, Ruling, Status
from tests.messages.life import DENIAL, ELYSEE, FLAT, RELEASE, filed, life, printed
from tests.messages.weekend import EN, FR, MONDAY, SUNDAY, claim, evidence, exactly, more_than, report


def readable(text: str) -> str:
    """As a narrow screen shows it, with plain spaces."""
    plain = text.replace("\u00a0", " ").replace("\u202f", " ")
    return "\n".join(fill(line, 90, break_on_hyphens=False) for line in plain.split("\n"))


def test_a_life_is_told_line_by_line_oldest_first() -> None:
    assert readable(timeline(life(), EN, now=MONDAY + timedelta(hours=5)).plain) == snapshot("""\
Timeline

Amazon: more than €1.2bn in France

Sun 17:52 📰 reported · “Amazon investit 1,2 milliard d’euros” (in French) RMC · Press
report: RMC states it without quoting anyone. · withdrawn
Sun 18:04 🏛 announced · “plus de 1,2 milliard d’euros” (in French) the Élysée, quoted by
AFP · Announced: the Élysée speaks of money that is not its own; only Amazon or the
recipient can confirm.
Sun 18:04 Amazon declined to comment (AFP)
Sun 18:52 Corrected by BFMTV: more than €1.2bn, not €1.3bn
Sun 19:52 Text rewritten by The Village Post
Sun 22:52 ❌ denied · “Il n’y a pas de projet” (in French) Amazon, quoted by Le Monde ·
Denied: Amazon, a party to the deal, says that there is none. · said otherwise later
Mon 09:52 ✅ confirmed · “Nous investirons en France.” (in French) Amazon, press release ·
Amazon has said otherwise before: the latest word counts.
Mon 10:12 Report withdrawn by RMC
Mon 11:12 Put together with story #131 by hand

Confirmed 15 h 48 min after the first report.
#128\
""")


def test_the_same_in_french() -> None:
    assert readable(timeline(life(), FR, now=MONDAY + timedelta(hours=5)).plain) == snapshot("""\
Chronologie

Amazon : plus de 1,2 Md€ en France

dim. 17 h 52 📰 presse · « Amazon investit 1,2 milliard d’euros » RMC · Information de
presse : RMC l’affirme sans citer personne. · retiré
dim. 18 h 04 🏛 annoncé · « plus de 1,2 milliard d’euros » l’Élysée, cité par AFP · Annoncé
: l’Élysée parle d’un argent qui n’est pas le sien ; seuls Amazon ou le bénéficiaire
peuvent confirmer.
dim. 18 h 04 Amazon ne commente pas (AFP)
dim. 18 h 52 Corrigé par BFMTV : plus de 1,2 Md€, et non 1,3
dim. 19 h 52 Texte réécrit par The Village Post
dim. 22 h 52 ❌ démenti · « Il n’y a pas de projet » Amazon, cité par Le Monde · Démenti :
Amazon, partie à l’opération, dit qu’il n’en est rien. · a dit le contraire ensuite
lun. 9 h 52 ✅ confirmé · « Nous investirons en France. » Amazon, communiqué · Amazon a dit
autre chose auparavant : la dernière parole compte.
lun. 10 h 12 Information retirée par RMC
lun. 11 h 12 Réunie à la main avec l’affaire nº 131

Confirmé 15 h 48 min après le premier article.
nº 128\
""")


def test_words_that_were_contradicted_stay_and_say_so() -> None:
    told = filed(printed("AFP", 0, RELEASE), printed("RFI", 1, ELYSEE), printed("Le Monde", 5, DENIAL))
    lines = timeline(told, EN, now=MONDAY).plain.split("\n")
    assert next(line for line in lines if "Nous investirons" in line).endswith("said otherwise later")
    assert "the Élysée, quoted by RFI" in "\n".join(lines)  # never decided anything, and is told all the same


def test_of_ten_outlets_that_repeat_one_speaker_the_first_is_told() -> None:
    told = filed(*(printed(f"Paper {n}", n, ELYSEE) for n in range(10)))
    assert timeline(told, EN, now=MONDAY).plain.count("the Élysée, quoted by") == 1


def test_an_outlet_that_withdraws_two_articles_at_once_is_told_once() -> None:
    both = [replace(printed("RMC", 0, FLAT), entry_key=key) for key in ("one", "two")]
    told = filed(*both)
    for each in both:
        told = withdraw(told, each.entry_key, MONDAY)

    assert timeline(told, EN, now=MONDAY).plain.count("Report withdrawn by RMC") == 1


def test_a_corrected_sum_keeps_the_limit_word_of_its_outlet() -> None:
    bare = more_than("1.2e9", text="1,2 milliard d’euros")
    quoted = evidence(quote="plus de 1,2 milliard d’euros", quoted_by="RFI")
    corrected = replace(report(claim(quoted, amounts=(bare,)), "RFI"), corrected_from=exactly("1.3e9"), rewritten=True)
    assert "Corrected by RFI: more than €1.2bn, not €1.3bn" in timeline(filed(corrected), EN, now=MONDAY).plain


def test_a_status_set_by_hand_is_said_to_be_with_its_reason() -> None:
    told = filed(printed("RFI", 0, FLAT))
    set_by_hand = ruled(told, Ruling(Status.DENIED, MONDAY, "They called."), MONDAY)
    back = ruled(set_by_hand, None, MONDAY + timedelta(hours=1))
    assert "Mon 09:12 ❌ denied · status set by hand · They called." in timeline(set_by_hand, EN, now=MONDAY).plain
    assert "Mon 09:12 ❌ denied · status set by hand\n" in timeline(back, EN, now=MONDAY).plain
    parted = replace(told, deeds=(Deed(Did.TAKEN_APART, 7, MONDAY),))
    assert "Mon 09:12 Parted from story #7 by hand" in timeline(parted, EN, now=MONDAY).plain


def test_a_change_below_the_badge_is_told_in_a_sentence() -> None:
    told = filed(printed("Amazon", 0, RELEASE))
    other = replace(report(claim(replace(RELEASE, at=MONDAY), amounts=(exactly("5e8"),)), "Amazon", at=MONDAY))
    assert "Mon 09:12 ✅ confirmed · Amount revised: €500m" in timeline(file(told, other, MONDAY), EN, now=MONDAY).plain


def test_a_story_that_waits_says_how_long() -> None:
    told = filed(printed("RFI", 0, FLAT))
    assert timeline(told, EN, now=SUNDAY + timedelta(days=12)).plain.split("\n")[-2] == "Unconfirmed for 12 days."
    assert readable(timeline(told, FR, now=SUNDAY + timedelta(days=12)).plain.split("\n")[-2]) == (
        "Sans confirmation depuis 12 jours."
    )
    dead = filed(printed("Le Monde", 0, DENIAL))
    assert "nconfirmed" not in timeline(dead, EN, now=MONDAY).plain


def test_a_crowd_of_speakers_leaves_room_for_every_turn() -> None:
    crowd = [printed("RFI", n / 10, replace(ELYSEE, speaker=f"Mayor {n}", stance=Stance.PROJECTS)) for n in range(60)]
    card = timeline(filed(*crowd, printed("Amazon", 16, RELEASE)), EN, now=MONDAY)
    assert "✅ confirmed" in card.plain
    assert "and 37 more" in card.plain
    assert len([block for block in card.blocks if isinstance(block, Line)]) < 30


OLD = datetime(2025, 3, 3, 9, 0, tzinfo=UTC)
LATE = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("wording", "line"),
    [
        pytest.param(EN, "Follows story #12, told until 3 Mar 2025.", id="en"),
        pytest.param(FR, "Fait suite à l’affaire nº 12, suivie jusqu’au 3 mars 2025.", id="fr"),
    ],
)
def test_a_late_follow_up_leads_to_the_older_story(wording: Wording, line: str) -> None:
    older = replace(filed(report(claim(ELYSEE), at=OLD)), id=12)
    later = report(claim(replace(ELYSEE, at=LATE)), at=LATE)
    told = filed(replace(later, joined_because="new; parted_from=12: too_far_apart"))
    for draw in (timeline, why, detail):
        shown = readable(draw(told, wording, now=LATE, older=older).plain).split("\n")
        assert shown.count(line) == 1
    assert "too long ago" not in why(told, EN, now=LATE, older=older).plain
    assert "Separate from story #12: too long ago." in why(told, EN, now=LATE).plain  # the older one is gone


def test_what_lies_before_the_story_it_was_parted_from_follows_nothing() -> None:
    early = replace(report(claim(ELYSEE), at=OLD), joined_because="new; parted_from=12: too_far_apart")
    assert list(follows(filed(early), filed(report(claim(ELYSEE), at=LATE)), EN, LATE)) == []
