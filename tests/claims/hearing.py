"""What is heard in a sentence of ours, with the shipped vocabulary."""

from datetime import UTC, datetime

from bot.claims.attribution import Heard, hear
from bot.claims.claim import Claim, Kind, Stage
from bot.claims.money import find_money
from bot.feeds.entry import Entry
from bot.feeds.feed import Role
from bot.text.document import Document, Part
from config.vocabulary import load_lexicons, load_organisations

LEXICONS = load_lexicons()
ORGANISATIONS = load_organisations()
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def entry(role: Role = Role.MEDIA, organisation: str | None = None, source: str | None = None) -> Entry:
    return Entry(
        keys=("https://example.org/1",),
        fingerprint="1",
        feed_id="gazette",
        outlet="La Gazette",
        role=role,
        url="https://example.org/1",
        title="",
        summary="",
        first_seen=NOON,
        organisation=organisation,
        source=source,
    )


def heard(
    language: str, text: str, investors: tuple[str, ...] = (), recipients: tuple[str, ...] = (), field: str = "title"
) -> Heard:
    claim = Claim(Kind.CAPEX, Stage.COMMITMENT, investors, recipients, tuple(find_money(text, language)))
    document = Document(language, (Part(field, text),))
    return hear(document, claim, entry(), LEXICONS[language], ORGANISATIONS)


def heard_item(
    language: str,
    title: str,
    summary: str,
    investors: tuple[str, ...] = (),
    recipients: tuple[str, ...] = (),
    by: Entry | None = None,
) -> Heard:
    amounts = tuple(find_money(f"{title} {summary}", language))
    claim = Claim(Kind.CAPEX, Stage.COMMITMENT, investors, recipients, amounts)
    parts = tuple(Part(field, text) for field, text in (("title", title), ("summary", summary)) if text)
    return hear(Document(language, parts), claim, by or entry(), LEXICONS[language], ORGANISATIONS)
