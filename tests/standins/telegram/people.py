"""What people do on the stand-in: type, press buttons, block, upgrade a group."""

from typing import Any

from tests.standins.telegram.methods import BEGINNING, BOT, Methods
from tests.standins.telegram.world import Json, Speaker, StandInMessage, StandInRoom, person, type_of

ELSEWHERE = {"id": -1_009_999_999_999, "type": "channel", "title": "Elsewhere"}
ANONYMOUS_ADMIN = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}


class People:
    """The other side of the chats."""

    def __init__(self, methods: Methods) -> None:
        self._methods = methods
        self._presses = 0

    def room(self, chat_id: int, kind: str | None = None) -> StandInRoom:
        """The room, made on first mention: the sign of its number tells its kind, unless `kind` is a channel."""
        return self._methods.rooms.setdefault(chat_id, StandInRoom(chat_id, kind or type_of(chat_id)))

    async def type(
        self,
        chat_id: int,
        user: int,
        text: str,
        *,
        topic: int | None = None,
        speaker: Speaker = Speaker.PERSON,
        language: str = "en",
        kind: str = "message",
    ) -> int:
        """Somebody writes a line; in a channel it is a post. The id of the message. `kind` may be `edited_message`."""
        room = self.room(chat_id)
        message = self._message(room, topic) | {"text": text} | _said_by(room, user, speaker, language)
        if text.startswith("/"):
            size = len(text.split()[0].encode("utf-16-le")) // 2
            message["entities"] = [{"type": "bot_command", "offset": 0, "length": size}]
        if topic:
            room.topics.add(topic)
        await self._methods.updates.add("channel_post" if room.type == "channel" else kind, message)
        return int(message["message_id"])

    async def press(self, message: StandInMessage, label: str, user: int, *, language: str = "en") -> str:
        """Somebody presses a button that calls back. The id of the press."""
        self._presses += 1
        press = f"press{self._presses}"
        self._methods.open_presses.add(press)
        body = {
            "id": press,
            "from": person(user, language),
            "chat_instance": "1",
            "message": self._methods.json(message),
            "data": message.button(label)["callback_data"],
        }
        await self._methods.updates.add("callback_query", body)
        return press

    async def leave(self, chat_id: int) -> None:
        """The bot is removed from a group, or blocked by a person."""
        room = self.room(chat_id)
        room.left = True
        status = {"status": "kicked", "until_date": 0} if room.type == "private" else {"status": "left"}
        me = {"user": BOT}
        body = {
            "chat": room.json,
            "from": person(abs(chat_id)),
            "date": BEGINNING,
            "old_chat_member": {"status": "member", **me},
            "new_chat_member": {**status, **me},
        }
        await self._methods.updates.add("my_chat_member", body)

    async def upgrade(self, chat_id: int) -> int:
        """A group becomes a supergroup. Its new id."""
        old = self.room(chat_id)
        new = self.room(-1_000_000_000_000 + chat_id)
        new.admins, old.moved_to = set(old.admins), new.id
        teller = {"from": person(1)}
        await self._methods.updates.add("message", self._message(old, None) | teller | {"migrate_to_chat_id": new.id})
        await self._methods.updates.add("message", self._message(new, None) | teller | {"migrate_from_chat_id": old.id})
        return new.id

    def _message(self, room: StandInRoom, topic: int | None) -> dict[str, Any]:
        number = next(self._methods.ids)
        within = {"message_thread_id": topic, "is_topic_message": True} if topic else {}
        return {"message_id": number, "date": BEGINNING + number, "chat": room.json, **within}


def _said_by(room: StandInRoom, user: int, speaker: Speaker, language: str) -> Json:
    if room.type == "channel":
        return {"sender_chat": room.json}
    match speaker:
        case Speaker.GROUP:
            return {"from": ANONYMOUS_ADMIN, "sender_chat": room.json}
        case Speaker.CHANNEL:
            return {"from": person(136817688), "sender_chat": ELSEWHERE}
        case Speaker.FORWARD:
            return {"from": person(777000), "sender_chat": ELSEWHERE, "is_automatic_forward": True}
        case Speaker.PERSON:
            return {"from": person(user, language)}
