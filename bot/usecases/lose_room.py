"""Switches off what was subscribed in a chat that is gone."""

from dataclasses import replace

from bot.ports import Store, UnitOfWork
from bot.subscriptions.room import Room
from bot.subscriptions.subscription import State, Subscription


async def lose_room(uow: UnitOfWork, room: Room, reason: str) -> bool:
    """True if a subscription was switched off: the room's own, and those of all topics if the whole chat is gone."""
    return bool(await uow.run(lambda store: _switch_off(store, room, reason)))


def _switch_off(store: Store, room: Room, reason: str) -> list[Subscription]:
    off = [
        replace(each, state=State.DISABLED, reason=reason)
        for each in store.subscriptions()
        if each.state is not State.DISABLED
        and (each.room.platform, each.room.chat) == (room.platform, room.chat)
        and room.topic in (None, each.room.topic)
    ]
    for subscription in off:
        store.save_subscription(subscription)
    return off
