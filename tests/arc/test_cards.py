"""Every message of the weekend at every step, as people read it on each platform, in each language.

What stands in `approved/` was read by a person. Where words change on purpose, `pytest tests/arc/test_cards.py
--inline-snapshot=fix` rewrites it: then read what changed, and commit it with the reason.
"""

from inline_snapshot import external_file

from tests.arc.stage import Told


def test_telegram_in_french(weekend: Told) -> None:
    assert weekend.transcripts["telegram fr"] == external_file("approved/telegram-fr.txt")


def test_telegram_in_english(weekend: Told) -> None:
    assert weekend.transcripts["telegram en"] == external_file("approved/telegram-en.txt")


def test_telegram_to_whoever_watches(weekend: Told) -> None:
    assert weekend.transcripts["telegram watcher"] == external_file("approved/telegram-watcher.txt")


def test_discord_to_whoever_watches(weekend: Told) -> None:
    assert weekend.transcripts["discord watcher"] == external_file("approved/discord-watcher.txt")


def test_discord_in_french(weekend: Told) -> None:
    assert weekend.transcripts["discord fr"] == external_file("approved/discord-fr.txt")


def test_discord_in_english(weekend: Told) -> None:
    assert weekend.transcripts["discord en"] == external_file("approved/discord-en.txt")
