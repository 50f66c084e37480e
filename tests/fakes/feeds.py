"""Feeds that live in memory: what each publishes or answers is said by the test."""

import hashlib
from dataclasses import dataclass, field, replace
from typing import Any

from bot.errors import FeedError
from bot.feeds.entry import Item
from bot.feeds.feed import Feed, FeedState, Validators
from bot.feeds.poll import Poll, Unchanged


@dataclass
class FakeFeedReader:
    """FeedReader. A feed nobody spoke of publishes nothing; `asked` records every poll."""

    asked: list[tuple[str, FeedState]] = field(default_factory=list)
    _published: dict[str, Poll] = field(default_factory=dict)
    _failing: dict[str, FeedError] = field(default_factory=dict)

    def publish(self, feed_id: str, *items: Item, validators: Validators | None = None, **more: Any) -> None:
        """From now on the feed holds these items; without `validators` the server gives none. `more` goes to Poll."""
        body_hash = hashlib.sha256(repr(items).encode()).digest()
        poll = Poll(validators=validators or Validators(), items=items, body_hash=body_hash)
        self._published[feed_id] = replace(poll, **more)
        self._failing.pop(feed_id, None)

    def fail(self, feed_id: str, error: FeedError) -> None:
        """From now on every poll of the feed fails so, until it publishes again."""
        self._failing[feed_id] = error

    async def read(self, feed: Feed, state: FeedState) -> Poll:
        self.asked.append((feed.id, state))
        if feed.id in self._failing:
            raise self._failing[feed.id]
        poll = self._published.get(feed.id, Poll(Validators(), body_hash=b"nothing"))
        given = poll.validators
        if given != Validators() and given == state.validators:
            return Poll(given, Unchanged.NOT_MODIFIED, not_before_s=poll.not_before_s)
        if state.learned and state.body_hash == poll.body_hash:
            return Poll(given, Unchanged.SAME_BYTES, body_hash=poll.body_hash, not_before_s=poll.not_before_s)
        return poll
