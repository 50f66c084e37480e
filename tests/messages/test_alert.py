"""The card of the Amazon weekend, word for word, in both languages."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.claims.claim import Act, Fact, Kind, Recycled, Stance, Voice
from bot.claims.jobs import Jobs
from bot.messages.alert import alert
from bot.messages.card import Card, Line, Quotation, Tone
from bot.messages.wording import Wording
from bot.stories.story import Status
from tests.messages.weekend import (
    EN,
    FR,
    MONDAY,
    SUNDAY,
    claim,
    evidence,
    exactly,
    monday,
    report,
    story,
    sunday,
)

SUNDAY_NIGHT = SUNDAY + timedelta(hours=6)

SUNDAY_EN = """\
🏛 Announced by the Élysée · not yet confirmed by Amazon

Amazon: more than €1.2bn in France
Cloud, logistics · Choose France 2024
3,000 permanent jobs; unclear whether they add to the 2,000 already promised

“plus de 1,2 milliard d’euros” (in French)  the Élysée, quoted by Franceinfo, Sun 18:04
5 outlets · 1 original source · first seen Sun 17:52
#128"""

SUNDAY_FR = """\
🏛 Annoncé par l’Élysée · pas encore confirmé par Amazon

Amazon\u00a0: plus de 1,2\u00a0Md€ en France
Cloud, logistique · Choose France 2024
3\u202f000\u00a0CDI\u202f; on ignore s’ils s’ajoutent aux 2\u202f000 déjà promis

«\u00a0plus de 1,2 milliard d’euros\u00a0»  l’Élysée, cité par Franceinfo, dim. 18\u00a0h\u00a004
5 médias · 1 source d’origine · repéré dim. 17\u00a0h\u00a052
nº\u00a0128"""

MONDAY_EN = """\
✅ Confirmed by Amazon

Amazon: more than €1.2bn in France
Cloud, logistics · Choose France 2024
3,000 permanent jobs, on top of the 2,000 already announced

“Nous investirons plus de 1,2 milliard d’euros en France.” (in French)  Amazon, press release, Mon 09:12
5 outlets · 2 original sources · confirmed in 15 h 20 min
#128"""

MONDAY_FR = """\
✅ Confirmé par Amazon

Amazon\u00a0: plus de 1,2\u00a0Md€ en France
Cloud, logistique · Choose France 2024
3\u202f000\u00a0CDI, en plus des 2\u202f000 déjà annoncés

«\u00a0Nous investirons plus de 1,2 milliard d’euros en France.\u00a0»  Amazon, communiqué, lun. 9\u00a0h\u00a012
5 médias · 2 sources d’origine · confirmé en 15\u00a0h\u00a020\u00a0min
nº\u00a0128"""


def lines(card: Card) -> list[str]:
    return card.plain.split("\n")


class TestTheWeekend:
    @pytest.mark.parametrize(("wording", "expected"), [(EN, SUNDAY_EN), (FR, SUNDAY_FR)], ids=["en", "fr"])
    def test_on_sunday_the_elysee_announces(self, wording: Wording, expected: str) -> None:
        assert alert(sunday(), wording, now=SUNDAY_NIGHT).plain == expected

    @pytest.mark.parametrize(("wording", "expected"), [(EN, MONDAY_EN), (FR, MONDAY_FR)], ids=["en", "fr"])
    def test_on_monday_amazon_confirms_and_the_jobs_question_is_settled(self, wording: Wording, expected: str) -> None:
        assert alert(monday(), wording, now=MONDAY).plain == expected

    def test_the_buttons_name_the_story_and_open_the_words(self) -> None:
        card = alert(sunday(), EN, now=SUNDAY_NIGHT)
        assert [(b.label, b.action, b.url) for b in card.buttons] == [
            ("Why?", "why 128", None),
            ("Sources", "sources 128", None),
            ("Open", None, "https://news.example/amazon"),
            ("Watch", "watch 128", None),
            ("Report", "report 128", None),
        ]

    def test_the_colour_is_the_status(self) -> None:
        assert alert(sunday(), EN, now=SUNDAY_NIGHT).tone is Tone.ANNOUNCED
        assert alert(monday(), EN, now=MONDAY).tone is Tone.CONFIRMED

    def test_times_carry_their_moment_so_that_a_platform_can_show_the_readers_zone(self) -> None:
        card = alert(sunday(), EN, now=SUNDAY_NIGHT)
        quoted = next(block for block in card.blocks if isinstance(block, Quotation))
        assert quoted.source.runs[-1].at == SUNDAY + timedelta(minutes=12)

    def test_the_post_is_named_for_whoever_looks_for_the_message_again(self) -> None:
        assert alert(sunday(), EN, now=SUNDAY, post="post-7").post == "post-7"


class TestScope:
    """Every fact carries who said it."""

    def told(self, own_words: frozenset[Fact]) -> list[str]:
        own = evidence("Amazon", Voice.PARTY, at=MONDAY, outlet="Amazon", quoted_by=None, said=own_words)
        release = report(claim(own, jobs=None, amounts=()), "Amazon", "fr", MONDAY)
        return lines(alert(story(*sunday().reports, release), EN, now=MONDAY))

    def test_jobs_that_the_company_did_not_state_keep_their_speaker(self) -> None:
        jobs = next(line for line in self.told(frozenset({Fact.DEAL})) if line.startswith("3,000"))
        assert jobs.endswith("already promised, says the Élysée; not stated by Amazon")

    def test_a_sum_that_the_company_did_not_state_keeps_its_speaker_in_the_headline(self) -> None:
        assert "Amazon: more than €1.2bn in France, says the Élysée" in self.told(frozenset({Fact.DEAL}))

    def test_beneath_an_announced_badge_nobody_is_named_twice(self) -> None:
        assert "says the Élysée" not in alert(sunday(), EN, now=SUNDAY).plain

    def test_what_is_not_known_is_left_out(self) -> None:
        bare = claim(evidence(), amounts=(), jobs=None, countries=(), event=None, purpose=None)
        assert lines(alert(story(report(bare)), EN, now=SUNDAY))[:4] == [
            "🏛 Announced by the Élysée · not yet confirmed by Amazon",
            "",
            "Amazon: investment, amount not given",
            "",
        ]


class TestRemarks:
    def card(self, *more: object, **changes: object) -> list[str]:
        reports = [report(claim(evidence(), **changes)), *more]
        return lines(alert(story(*reports), EN, now=MONDAY))  # type: ignore[arg-type]

    def test_one_outlet_with_another_sum_is_named(self) -> None:
        other = report(claim(replace(evidence(None, Voice.OUTLET), outlet="BFMTV"), amounts=(exactly("2e9"),)), "BFMTV")
        assert "€1.2bn; BFMTV has €2bn" in self.card(other, amounts=(exactly("1.2e9"),))

    def test_a_thousandfold_outlier_is_called_a_slip(self) -> None:
        other = report(
            claim(replace(evidence(None, Voice.OUTLET), outlet="BFMTV"), amounts=(exactly("1.2e6"),)), "BFMTV"
        )
        assert "BFMTV has €1.2m, probably a slip (million for billion)" in self.card(other, amounts=(exactly("1.2e9"),))

    def test_two_outlets_with_other_sums_become_a_spread(self) -> None:
        others = [
            report(claim(replace(evidence(None, Voice.OUTLET), outlet=outlet), amounts=(exactly(sum_),)), outlet)
            for outlet, sum_ in (("BFMTV", "1.3e9"), ("Ouest Info", "1.1e9"))
        ]
        shown = self.card(*others, amounts=(exactly("1.2e9"),))
        assert "€1.1bn to €1.3bn, depending on the outlet" in shown

    def test_other_jobs_are_shown_beside_ours(self) -> None:
        other = report(claim(replace(evidence(None, Voice.OUTLET), outlet="BFMTV"), jobs=Jobs(5000)), "BFMTV")
        assert "3,000 jobs; BFMTV has 5,000" in self.card(other, jobs=Jobs(3000))

    def test_a_company_that_declines_is_shown_and_changes_nothing(self) -> None:
        silent = evidence(
            "Amazon", Voice.PARTY, stance=Stance.NO_COMMENT, quote="Amazon ne commente pas", quoted_by="AFP"
        )
        shown = self.card(report(claim(evidence(), silent), "Le Courrier"))
        assert "Amazon declined to comment (AFP)" in shown
        assert shown[0].startswith("🏛")

    def test_a_denied_figure_is_a_line_and_not_a_status(self) -> None:
        denial = evidence("Amazon", Voice.PARTY, stance=Stance.DENIES, about=Fact.AMOUNT, said=frozenset({Fact.AMOUNT}))
        assert "Amount denied by Amazon" in self.card(report(claim(evidence(), denial), "Le Courrier"))

    def test_a_slip_may_go_the_other_way(self) -> None:
        bare = replace(evidence(None, Voice.OUTLET), outlet="BFMTV")
        other = report(claim(bare, amounts=(exactly("1.2e9"),)), "BFMTV")
        shown = self.card(other, amounts=(exactly("1.2e6"),))
        assert "BFMTV has €1.2bn, probably a slip (billion for million)" in shown

    def test_two_speakers_who_differ_are_both_named(self) -> None:
        other = report(claim(evidence("Bercy"), amounts=(exactly("2e9"),)), "BFMTV")
        shown = self.card(other, amounts=(exactly("1.2e9"),))
        assert any("says the Élysée" in line and "says the French finance ministry" in line for line in shown)

    def test_a_denied_number_of_jobs_and_a_disputed_date_have_their_lines(self) -> None:
        jobs = evidence("Amazon", Voice.PARTY, stance=Stance.DENIES, about=Fact.JOBS, said=frozenset({Fact.JOBS}))
        date = evidence("Bercy", stance=Stance.DENIES, about=Fact.DATE, said=frozenset({Fact.DATE}))
        shown = self.card(report(claim(evidence(), jobs, date), "Le Courrier"))
        assert "Number of jobs denied by Amazon" in shown
        assert "Disputed by the French finance ministry" in shown

    def test_an_official_who_contests_the_deal_is_shown_and_changes_nothing(self) -> None:
        contests = evidence("Bercy", stance=Stance.DENIES)
        shown = self.card(report(claim(evidence(), contests), "Le Courrier"))
        assert "Disputed by the French finance ministry" in shown

    def test_a_hedged_stop_is_a_line_and_not_a_status(self) -> None:
        stop = evidence(None, Voice.ANONYMOUS, stance=Stance.CANCELS, act=Act.DROPPED, firmly=False)
        shown = self.card(report(claim(evidence(), replace(stop, outlet="BFMTV")), "BFMTV"))
        assert "Reportedly dropped (BFMTV); not confirmed" in shown
        assert shown[0].startswith("🏛")

    @pytest.mark.parametrize(
        ("recycled", "words", "expected"),
        [
            (Recycled.ALREADY_ANNOUNCED, None, "Already announced"),
            (Recycled.ALREADY_ANNOUNCED, "promis en mai", "Already announced: “promis en mai”"),
            (Recycled.PARTLY_NEW, None, "Partly announced before"),
        ],
    )
    def test_repeated_money_is_called_so(self, recycled: Recycled, words: str | None, expected: str) -> None:
        assert expected in self.card(recycled=recycled, recycled_words=words)

    @pytest.mark.parametrize(
        "words", ["en plus des 2\u202f000 déjà annoncés", "on top of 2,000 pledged", "les 2000 promis"]
    )
    def test_jobs_announced_before_do_not_make_the_money_old(self, words: str) -> None:
        shown = self.card(recycled=Recycled.ALREADY_ANNOUNCED, recycled_words=words)
        assert not any(line.startswith("Already announced") for line in shown)

    def test_a_round_names_who_takes_part(self) -> None:
        values = {"kind": Kind.FUNDING_ROUND, "recipients": ("Nébula",), "investors": ("Altavia", "Bercy")}
        assert "With Altavia and the French finance ministry" in self.card(**values)

    def test_evidence_without_words_is_not_quoted(self) -> None:
        shown = lines(alert(story(report(claim(evidence(quote="")))), EN, now=SUNDAY_NIGHT))
        assert not any("“" in line for line in shown)

    def test_a_paraphrase_is_quoted_as_the_outlets(self) -> None:
        shown = self.card()
        assert "the Élysée, quoted by" in "".join(shown)
        plain = lines(alert(story(report(claim(evidence(verbatim=False)))), EN, now=SUNDAY_NIGHT))
        assert "“plus de 1,2 milliard d’euros” (in French)  Franceinfo, Sun 18:04" in plain

    def test_money_announced_before_says_so_in_the_words_of_the_text(self) -> None:
        shown = self.card(recycled=Recycled.PARTLY_NEW, recycled_words="dont un milliard promis en mars")
        assert "Partly announced before: “dont un milliard promis en mars”" in shown


class TestHostileText:
    def test_a_long_quotation_is_cut_at_a_word(self) -> None:
        long = report(claim(evidence(quote="promesse " * 60)))
        card = alert(story(long), FR, now=SUNDAY)
        quoted = next(block for block in card.blocks if isinstance(block, Quotation))
        assert len(quoted.words) <= 164
        assert quoted.words.endswith("promesse…\u00a0»")

    def test_names_and_events_stay_on_one_line_without_invisible_signs(self) -> None:
        trap = claim(
            evidence("Évil\u202ecorp\n@everyone\x00"), investors=("A\u200b\n\nB" + "x" * 500,), event="\u2066E\r\nF"
        )
        card = alert(story(report(trap)), EN, now=SUNDAY)
        for line in (block for block in card.blocks if isinstance(block, Line)):
            text = "".join(run.text for run in line.runs)
            assert "\n" not in text
            assert not set(text) & set("\u202e\u200b\u2066\x00\r")
            assert len(text) < 300

    def test_only_web_addresses_are_opened(self) -> None:
        first = report(claim(evidence(url="javascript:alert(1)")))
        card = alert(story(replace(first, url="file:///etc/passwd")), EN, now=SUNDAY)
        assert [button.label for button in card.buttons] == ["Why?", "Sources", "Watch", "Report"]

    def test_braces_in_a_name_mean_nothing(self) -> None:
        card = alert(story(report(claim(evidence("{who.__class__}"), investors=("{0}",)))), EN, now=SUNDAY)
        assert card.title == "🏛 Announced by {who.__class__} · not yet confirmed by {0}"


@pytest.mark.parametrize(
    ("kind", "status", "changes", "expected"),
    [
        pytest.param(Kind.FUNDING_ROUND, Status.CONFIRMED, {}, "Nébula lève 600\u00a0M€", id="round"),
        pytest.param(
            Kind.ACQUISITION,
            Status.REPORTED,
            {"investors": ("AMD",)},
            "AMD rachète Nébula\u00a0: 600\u00a0M€",
            id="acquisition",
        ),
        pytest.param(
            Kind.FUNDING_ROUND, Status.RUMOURED, {}, "Nébula\u00a0: levée évoquée, 600\u00a0M€", id="rumoured-round"
        ),
    ],
)
def test_the_headline_says_what_kind_of_deal_it_is(
    kind: Kind, status: Status, changes: dict[str, object], expected: str
) -> None:
    values = {"investors": (), "recipients": ("Nébula",), "amounts": (exactly("600e6"),), "jobs": None, **changes}
    voice = Voice.PARTY if status is Status.CONFIRMED else Voice.OFFICIAL
    told = story(report(claim(evidence("Nébula", voice), kind=kind, **values)))
    told = replace(told, verdict=replace(told.verdict, status=status))
    assert lines(alert(told, FR, now=SUNDAY))[2] == expected


def test_a_story_only_its_own_release_tells_has_no_outlets_to_count() -> None:
    own = evidence("Amazon", Voice.PARTY, outlet="Amazon", quoted_by=None, at=SUNDAY)
    told = story(report(claim(own), "Amazon"))
    assert "press release only · 1 original source · first seen" in alert(told, EN, now=SUNDAY).plain
    assert "communiqué seul · 1 source d’origine · repéré" in alert(told, FR, now=SUNDAY).plain


def test_a_story_without_a_report_left_counts_nothing() -> None:
    gone = story(report(claim(evidence(withdrawn_at=MONDAY))))
    assert "no report left · first seen" in alert(gone, EN, now=MONDAY).plain


@pytest.mark.parametrize(
    ("wording", "note"),
    [
        pytest.param(EN, "Update of a post that can no longer be edited.", id="en"),
        pytest.param(FR, "Mise à jour d’un message qui ne peut plus être modifié.", id="fr"),
    ],
)
def test_a_message_that_stands_for_a_lost_one_says_so_beneath_its_badge(wording: Wording, note: str) -> None:
    card = alert(sunday(), wording, now=SUNDAY_NIGHT, instead=True)
    plain = alert(sunday(), wording, now=SUNDAY_NIGHT)
    assert card.plain.splitlines() == [plain.title, note, *plain.plain.splitlines()[1:]]
