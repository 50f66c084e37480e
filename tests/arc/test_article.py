"""One item, one page, the real reader and the real reading: the headline says how much, the article who says so."""

from pathlib import Path

import pytest

from bot.claims.claim import Voice
from bot.feeds.entry import Item
from bot.stories.status import Status
from bot.stories.story import Story
from config.knowledge import load_knowledge
from tests.adapters.feeds.article_site import article_site, html, page
from tests.fakes.house import FEED, ROOM, FakeHouse

EXEMPLAR = Path(__file__).parents[2].parent / "shared" / "data" / "exemplar.txt"

TITLE = "Intelligence artificielle : Amazon met 1,2 milliard d’euros en France"
ARTICLE = (
    "À la veille du sommet Choose France, l’Élysée annonce qu’Amazon investira plus de 1,2 milliard d’euros en France "
    "dans l’intelligence artificielle et le cloud.",
    "Plus de 3 000 emplois en CDI doivent suivre, selon la présidence.",
    "Sollicité dimanche, Amazon n’a pas souhaité faire de commentaire.",
)


async def told(title: str, page_: bytes | None) -> tuple[Story, str]:
    """The story of an item that links to this page (None: articles are off), and the card that was shown."""
    async with article_site() as site:
        house = FakeHouse(article_reader=site.reader if page_ else None, read=load_knowledge(None).read)
        await house.open()
        url = site.on("/article.html", html(page_ or b""))
        house.reader.publish(FEED.id, Item(title, link=url, guid=url, published=house.clock.now()))
        await house.poll()
        await house.deliverer.settle()
    [story] = await house.uow.run(lambda store: store.recent_stories(9))
    [card] = house.chat.shown[ROOM]
    return story, card.plain


async def test_an_item_that_was_only_reported_is_announced_by_whom_the_article_names() -> None:
    story, shown = await told(TITLE, page(*ARTICLE))

    assert story.verdict.status is Status.ANNOUNCED
    assert "not yet confirmed by Amazon" in shown
    official = [each for each in story.reports[0].claim.evidence if each.voice is Voice.OFFICIAL]
    assert (official[0].speaker, {each.field for each in official}) == ("Élysée", {"body"})
    assert "annonce" in official[0].quote


async def test_with_articles_off_it_stays_a_report() -> None:
    story, _ = await told(TITLE, None)

    assert story.verdict.status is Status.REPORTED


async def test_a_page_behind_a_paywall_leaves_it_a_report() -> None:
    wall = page("L’Élysée annonce beaucoup de choses : abonnez-vous pour lire la suite de nos enquêtes et dossiers.")
    story, _ = await told(TITLE, wall)

    assert story.verdict.status is Status.REPORTED


@pytest.mark.shared
@pytest.mark.skipif(not EXEMPLAR.exists(), reason="needs the exemplar in ../shared/data")
async def test_the_exemplar_is_reported_by_its_title_and_announced_by_its_text() -> None:
    title, _, text = EXEMPLAR.read_text().partition("\n")
    paragraphs = [line for line in text.splitlines() if line.strip()]

    alone, _ = await told(title, None)
    whole, _ = await told(title, page(*paragraphs))

    assert (alone.verdict.status, whole.verdict.status) == (Status.REPORTED, Status.ANNOUNCED)
    assert whole.reports[0].claim.investors == ("Amazon",)
