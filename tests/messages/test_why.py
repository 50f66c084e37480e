"""/why: each rule in a sentence, with the words, the source and what was not found."""

from dataclasses import replace

import pytest

from bot.claims.claim import Fact, Stance, Voice
from bot.claims.rule import Rule
from bot.messages.rules import sentence
from bot.messages.why import why
from bot.stories.facts import facts
from bot.stories.story import Status, Verdict
from tests.messages.weekend import EN, FR, MONDAY, claim, evidence, monday, report, story, sunday

NB = "\u00a0"
NOT_ABOUT_EVIDENCE = {Rule.RELEVANT, Rule.JOINED, Rule.ONE_ORIGIN, Rule.NO_EVIDENCE, Rule.BY_HAND}


def test_on_sunday_it_says_why_not_confirmed_and_who_is_silent() -> None:
    assert why(sunday(), EN, now=MONDAY).plain == (
        "🏛 Announced by the Élysée · not yet confirmed by Amazon\n"
        "\n"
        "Amazon: more than €1.2bn in France\n"
        "\n"
        "Announced: the Élysée speaks of money that is not its own; only Amazon or the recipient can confirm.\n"
        "“plus de 1,2 milliard d’euros” (in French)  the Élysée, quoted by Franceinfo, Sun 18:04\n"
        "\n"
        "No statement by Amazon in the 5 articles read.\n"
        "5 outlets cite the same source (the Élysée): one original source.\n"
        "Selected for: “intelligence artificielle”.\n"
        "#128"
    )


def test_on_monday_the_release_comes_first_and_the_elysee_after_it() -> None:
    shown = why(monday(), FR, now=MONDAY).plain.split("\n")
    assert shown[4] == f"Confirmé{NB}: Amazon, partie à l’opération, s’exprime dans son communiqué."
    assert shown[7].startswith(f"Annoncé{NB}: l’Élysée parle d’un argent")
    assert shown[8].endswith(f"l’Élysée, cité par Franceinfo, dim. 18{NB}h{NB}04")


@pytest.mark.parametrize("rule", [rule for rule in Rule if rule not in NOT_ABOUT_EVIDENCE])
@pytest.mark.parametrize("wording", [EN, FR], ids=["en", "fr"])
def test_every_rule_about_words_has_its_sentence(rule: Rule, wording: object) -> None:
    told = sunday()
    text = sentence(rule, evidence(rule=rule), facts(told), wording)  # type: ignore[arg-type]
    assert text
    assert "{" not in text
    assert text[0].isupper() or text[0] in "«“"


def test_an_unknown_rule_says_nothing() -> None:
    assert sentence("made_up", evidence(), facts(sunday()), EN) is None


def test_the_scope_of_a_denial_is_named() -> None:
    told = facts(sunday())
    amount = evidence("Amazon", Voice.PARTY, about=Fact.AMOUNT)
    assert sentence(Rule.PARTIAL_DENIAL, amount, told, EN) == "Denial limited to the amount: status unchanged."
    assert sentence(Rule.PARTIAL_DENIAL, replace(amount, about=Fact.JOBS), told, EN) == (
        "Denial limited to the jobs: status unchanged."
    )


def test_rules_whose_sentence_depends_on_what_is_known() -> None:
    nobody = facts(story(report(claim(evidence(), investors=()))))
    assert sentence(Rule.OFFICIAL, evidence(), nobody, EN) == (
        "Announced: the Élysée speaks of money that is not its own; only a party can confirm."
    )
    assert sentence(Rule.RELAY, evidence(None, Voice.ANONYMOUS), nobody, EN) == (
        "Rumour: Franceinfo relays another outlet, with no other source."
    )
    assert sentence(Rule.ISSUER_ONLY, evidence("Nébula"), nobody, EN) == (
        "This release binds its author, Nébula, and nobody else."
    )
    other = evidence("Nébula", about=Fact.PLACE)
    assert sentence(Rule.PARTIAL_DENIAL, other, nobody, EN) == "Denial limited to one point: status unchanged."


def test_a_silence_is_shown_with_its_outlet() -> None:
    silent = evidence("Amazon", Voice.PARTY, stance=Stance.NO_COMMENT, rule=Rule.NO_COMMENT, quoted_by="AFP")
    shown = why(story(report(claim(evidence(), silent))), EN, now=MONDAY).plain
    assert "Amazon declined to comment (AFP)" in shown
    assert "No statement by Amazon" not in shown


def test_a_silent_firm_that_did_not_answer_is_not_one_that_declined() -> None:
    quiet = evidence(
        "Amazon", Voice.PARTY, stance=Stance.NO_COMMENT, rule=Rule.NO_COMMENT, quote="n’a pas répondu", quoted_by="AFP"
    )
    assert "Amazon n’a pas répondu (AFP)" in why(story(report(claim(evidence(), quiet))), FR, now=MONDAY).plain


def test_a_story_whose_evidence_is_gone_says_so() -> None:
    told = story(report(claim(evidence(withdrawn_at=MONDAY))))
    told = replace(told, verdict=Verdict(Status.RUMOURED, rule=Rule.NO_EVIDENCE))
    assert "All evidence was withdrawn." in why(told, EN, now=MONDAY).plain


def test_the_words_that_made_it_relevant_are_told_once() -> None:
    told = story(replace(report(claim(evidence())), reasons=("lève", "Lève", "IA")))
    assert "Selected for: “Lève” and “IA”." in why(told, EN, now=MONDAY).plain


def test_an_official_who_says_a_party_confirmed_needs_that_party() -> None:
    nobody = facts(story(report(claim(evidence(), investors=()))))
    assert sentence(Rule.OFFICIAL_SAYS_PARTY_CONFIRMED, evidence(), nobody, EN) == (
        "Announced: the Élysée speaks of money that is not its own; only a party can confirm."
    )
