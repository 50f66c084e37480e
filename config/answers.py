"""What `vigie read` answers for one row: the reading as plain JSON values."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from bot.claims.claim import Claim, Evidence, Reading
from bot.claims.extraction import extract
from bot.claims.lexicon import Lexicon
from bot.claims.money import Money, find_money
from bot.claims.organisation import Organisations
from bot.feeds.entry import Entry
from bot.feeds.feed import Role
from bot.stories.status import status

NOW_FALLBACK = datetime(2000, 1, 1, tzinfo=UTC)


def answer(
    row: Mapping[str, Any], lexicons: Mapping[str, Lexicon], organisations: Organisations, with_body: bool = False
) -> dict[str, Any]:
    """The row's answer without its story: {"id", "relevant", "reasons", "claim", "more"}."""
    return answer_of(row, extract(entry_of(row, with_body), lexicons, organisations), organisations)


def answer_of(row: Mapping[str, Any], reading: Reading, organisations: Organisations) -> dict[str, Any]:
    """A reading in the form of an answer."""
    claims = [claim_as_json(claim, _text(row, "lang"), organisations) for claim in reading.claims]
    return {
        "id": row.get("id"),
        "relevant": reading.relevant,
        "reasons": list(reading.reasons),
        "claim": claims[0] if claims else None,
        "more": [{"claim": claim} for claim in claims[1:]],
    }


def answer_money(row: Mapping[str, Any], lexicons: Mapping[str, Lexicon] | None = None) -> dict[str, Any]:
    """The sums of `row["text"]`, relevance not asked. Without `lexicons`, French and English are known."""
    language = _text(row, "lang") or None
    lexicon = (lexicons or {}).get(language or "")
    sums = find_money(_text(row, "text"), language, lexicon.money if lexicon else None)
    return {"id": row.get("id"), "amounts": [money_as_json(money) for money in sums]}


def entry_of(row: Mapping[str, Any], with_body: bool = False) -> Entry:
    """The row as an entry; fields of the wrong type count as absent."""
    at = moment(_text(row, "published"))
    roles = {role.value: role for role in Role}
    entry = Entry(
        keys=(str(row.get("id", "")),),
        fingerprint="",
        feed_id="",
        outlet=_text(row, "outlet"),
        role=roles.get(_text(row, "role"), Role.MEDIA),
        url=_text(row, "url"),
        title=_text(row, "title"),
        summary=_text(row, "summary"),
        first_seen=at or NOW_FALLBACK,
        published=at,
        language=_text(row, "lang") or None,
    )
    return replace(entry, body=_text(row, "body") or None) if with_body else entry


def _text(row: Mapping[str, Any], key: str) -> str:
    value = row.get(key)
    return value if isinstance(value, str) else ""


def moment(written: str) -> datetime | None:
    """The aware time of any prefix of an ISO 8601 time, "2024", "2024-05", "2024-05-12T18:04"; None if it is none."""
    padded = written.strip()
    if len(padded) in {4, 7}:
        padded += "-01-01"[: 10 - len(padded)] if len(padded) == 4 else "-01"
    try:
        at = datetime.fromisoformat(padded)
    except ValueError:
        return None
    return at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)


def claim_as_json(claim: Claim, language: str, organisations: Organisations) -> dict[str, Any]:
    """A claim in the fields of an answer, with the status its own evidence carries."""
    return {
        "kind": claim.kind.value,
        "investors": [_in_full(name, language, organisations) for name in claim.investors],
        "recipients": [_in_full(name, language, organisations) for name in claim.recipients],
        "amounts": [money_as_json(money) for money in claim.amounts],
        "jobs": claim.jobs.count if claim.jobs else None,
        "jobs_new": claim.jobs.new if claim.jobs else None,
        "countries": list(claim.countries),
        "event": claim.event,
        "stage": claim.stage.value,
        "status": status(claim.evidence).value,
        "evidence": [_evidence(each) for each in claim.evidence],
        "recycled": claim.recycled.value,
    }


def _in_full(name: str, language: str, organisations: Organisations) -> str:
    """The full name in the row's language, without its article: "European Commission"."""
    organisation = organisations.named(name)
    english = organisation.forms.get("en") if organisation and language == "en" else None
    return english.removeprefix("the ") if english else name


def money_as_json(money: Money) -> dict[str, Any]:
    """A sum: decimal strings, null for an open end."""
    return {
        "low": _decimal(money.low),
        "high": _decimal(money.high),
        "currency": money.currency,
        "qualifier": money.qualifier.value,
        "text": money.text,
    }


def _decimal(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:f}"


def _evidence(evidence: Evidence) -> dict[str, Any]:
    """One piece of evidence; a person who speaks for an organisation is named with it: "Arthur Mensch (Mistral AI)"."""
    return {
        "speaker": f"{evidence.person} ({evidence.speaker})" if evidence.person else evidence.speaker,
        "voice": evidence.voice.value,
        "stance": evidence.stance.value,
        "quote": evidence.quote,
        "field": evidence.field,
    }
