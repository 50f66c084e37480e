"""The Amazon weekend in German, as people read it, and the cases of German names."""

from datetime import timedelta

import pytest
from inline_snapshot import snapshot

from bot.messages.alert import alert
from bot.messages.answers import help_page, language_set
from bot.messages.naming import names_of
from bot.messages.places import in_country
from bot.messages.reply import reply
from bot.messages.wording import Wordings
from bot.stories.story import Status
from config.translations import load_translations
from config.vocabulary import load_organisations
from tests.messages.weekend import EN, FR, SUNDAY, monday, sunday, with_verdict

DE = Wordings(load_translations(), names_of(load_organisations())).of("de")


def readable(text: str) -> str:
    """With plain spaces: whether they break is tested with the catalogue."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def test_sunday_in_german() -> None:
    card = alert(sunday(), DE, now=SUNDAY + timedelta(hours=2))
    assert readable(card.plain) == snapshot("""\
🏛 Vom Élysée angekündigt · von Amazon noch nicht bestätigt

Amazon: mehr als 1,2 Mrd. € in Frankreich
Cloud, Logistik · Choose France 2024
3.000 unbefristete Stellen; unklar, ob sie zu den 2.000 bereits zugesagten hinzukommen

„plus de 1,2 milliard d’euros“ (auf Französisch)  Élysée, zitiert von Franceinfo, So. 18:04 Uhr
5 Medien · 1 Ursprungsquelle · zuerst gesehen So. 17:52 Uhr
Nr. 128\
""")


def test_monday_in_german() -> None:
    story = monday()
    assert readable(alert(story, DE, now=story.changed_at).plain) == snapshot("""\
✅ Von Amazon bestätigt

Amazon: mehr als 1,2 Mrd. € in Frankreich
Cloud, Logistik · Choose France 2024
3.000 unbefristete Stellen, zusätzlich zu den 2.000 bereits angekündigten

„Nous investirons plus de 1,2 milliard d’euros en France.“ (auf Französisch)  Amazon, Pressemitteilung, Mo. 09:12 Uhr
5 Medien · 2 Ursprungsquellen · bestätigt nach 15 Std. 20 Min.
Nr. 128\
""")


def test_the_reply_of_monday_in_german() -> None:
    story = monday()
    assert readable(reply(story, story.transitions[-1], DE).plain) == snapshot(
        "✅ Amazon bestätigt: mehr als 1,2 Mrd. € in Frankreich (15 Std. 20 Min. nach dem ersten Bericht)."
    )


@pytest.mark.parametrize(
    ("by", "said"),
    [
        (("Élysée",), "Vom Élysée"),
        (("Commission européenne",), "Von der EU-Kommission"),
        (("Maison-Blanche", "Bercy"), "Vom Weißen Haus und vom französischen Finanzministerium"),
        (("Émirats arabes unis",), "Von den Emiraten"),
        (("Kreis Nirgendwo",), "Von Kreis Nirgendwo"),
        ((), "Von einer öffentlichen Stelle"),
    ],
)
def test_names_stand_in_the_case_the_badge_asks_for(by: tuple[str, ...], said: str) -> None:
    card = alert(with_verdict(Status.ANNOUNCED, by=by), DE, now=SUNDAY + timedelta(hours=2))
    assert card.title == f"🏛 {said} angekündigt · von Amazon noch nicht bestätigt"


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("FR", "in Frankreich"),
        ("US", "in den USA"),
        ("GB", "im Vereinigten Königreich"),
        ("CH", "in der Schweiz"),
        ("NL", "in den Niederlanden"),
        ("AE", "in den Vereinigten Arabischen Emiraten"),
        ("IR", "im Iran"),
        ("MT", "auf Malta"),
        ("EU", "in der Europäischen Union"),
    ],
)
def test_each_country_takes_its_preposition(code: str, expected: str) -> None:
    assert in_country(code, DE) == expected


def test_a_plural_takes_its_verb() -> None:
    one, many = "{who} confirms: {deal}", "{who} confirm: {deal}"
    assert DE.sentence(one, many, ["Émirats arabes unis"], deal="x") == "Die Emirate bestätigen: x"
    assert DE.sentence(one, many, ["Élysée"], deal="x") == "Der Élysée bestätigt: x"


def test_a_name_stands_bare_where_no_article_fits() -> None:
    assert DE.text("From {source}", source=DE.name("Maison-Blanche")) == "Laut Weißes Haus"
    assert DE.text("From {source}", source=DE.name("Commission européenne")) == "Laut EU-Kommission"


def test_german_says_of_itself_that_it_is_experimental() -> None:
    assert language_set(DE).title == "Ab jetzt spricht Vigie hier Deutsch."
    for card in (language_set(DE), help_page([], DE)):
        assert card.plain.count("noch ein Versuch") == 1
    for wording in (EN, FR):
        assert "\n" not in language_set(wording).plain
