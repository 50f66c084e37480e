"""What each method of the Bot API does in the stand-in."""

from collections.abc import Awaitable, Callable
from itertools import count
from typing import Any

from tests.standins.telegram.faults import Refusal, bad, migrated
from tests.standins.telegram.judging import judge_place, version
from tests.standins.telegram.updates import Updates
from tests.standins.telegram.world import Json, StandInMessage, StandInRoom, Version, person

BEGINNING = 1_715_500_000  # the stand-in's own time: one second per message
BOT = {"id": 4242, "is_bot": True, "first_name": "Vigie", "username": "vigie_bot"}
ME = {
    **BOT,
    "can_join_groups": True,
    "can_read_all_group_messages": False,
    "supports_inline_queries": False,
    "can_connect_to_business": False,
    "has_main_web_app": False,
}


class Methods:
    """The methods, over the rooms they change."""

    def __init__(self, rooms: dict[int, StandInRoom], updates: Updates) -> None:
        self.rooms = rooms
        self.updates = updates
        self.ids = count(1)
        self.menus: dict[str, list[tuple[str, str]]] = {}
        self.pop_ups: dict[str, str | None] = {}
        self.open_presses: set[str] = set()

    def named(self, method: str) -> Callable[[dict[str, Any]], Awaitable[Any]]:
        """The method, by the name the Bot API gives it."""
        known = {
            "getMe": self._me,
            "getUpdates": self.updates.fetch,
            "deleteWebhook": self._yes,
            "sendMessage": self._send,
            "editMessageText": self._edit,
            "deleteMessage": self._delete,
            "answerCallbackQuery": self._answer,
            "getChatMember": self._member,
            "setMyCommands": self._menu,
        }
        if method not in known:
            raise Refusal(404, "Not Found: method not found")
        return known[method]

    async def _me(self, _: dict[str, Any]) -> Json:
        return ME

    async def _yes(self, _: dict[str, Any]) -> bool:
        return True

    async def _send(self, params: dict[str, Any]) -> Json:
        room = judge_place(self._room(params), params.get("message_thread_id"))
        reply = params.get("reply_parameters") or {}
        message = StandInMessage(
            next(self.ids),
            room.id,
            [version(params)],
            thread=params.get("message_thread_id"),
            reply_to=reply.get("message_id"),
            silent=params.get("disable_notification", False),
        )
        room.messages.append(message)
        return self.json(message)

    async def _edit(self, params: dict[str, Any]) -> Json:
        room = self._room(params)
        message = room.find(params["message_id"]) if room else None
        if room is None:
            raise bad("chat not found")
        if message is None:
            raise bad("message to edit not found")
        new = version(params)
        if new == message.now:
            raise bad(
                "message is not modified: specified new message content and reply markup are exactly the same "
                "as a current content and reply markup of the message"
            )
        message.versions.append(new)
        return {**self.json(message), "edit_date": BEGINNING + 100_000}

    async def _delete(self, params: dict[str, Any]) -> bool:
        room = self._room(params)
        message = room.find(params["message_id"]) if room else None
        if message is None:
            raise bad("message to delete not found")
        message.deleted = True
        return True

    async def _answer(self, params: dict[str, Any]) -> bool:
        press = params["callback_query_id"]
        if press not in self.open_presses:
            raise bad("query is too old and response timeout expired or query ID is invalid")
        if len(params.get("text", "")) > 200:
            raise bad("MESSAGE_TOO_LONG")
        self.open_presses.discard(press)
        self.pop_ups[press] = params.get("text") if params.get("show_alert") else None
        return True

    async def _member(self, params: dict[str, Any]) -> Json:
        room = self._room(params)
        if room is None:
            raise bad("chat not found")
        user = {k: v for k, v in person(params["user_id"]).items() if k != "language_code"}
        if params["user_id"] in room.admins:
            return {"status": "creator", "user": user, "is_anonymous": False}
        return {"status": "member", "user": user}

    async def _menu(self, params: dict[str, Any]) -> bool:
        commands = [(command["command"], command["description"]) for command in params["commands"]]
        self.menus[params.get("language_code", "")] = commands
        return True

    def _room(self, params: dict[str, Any]) -> StandInRoom | None:
        chat_id = params["chat_id"]
        room = self.rooms.get(chat_id) if isinstance(chat_id, int) else None  # nobody here has an @name
        if room and room.moved_to:
            raise migrated(room.moved_to)
        if room and room.left:
            private = room.type == "private"
            raise Refusal(403, "Forbidden: bot was " + ("blocked by the user" if private else "kicked from the group"))
        return room

    def json(self, message: StandInMessage) -> Json:
        """The message as Telegram tells it."""
        now: Version = message.now
        room = self.rooms[message.chat_id]
        sender = {"sender_chat": room.json} if room.type == "channel" else {"from": BOT}
        topic = {"message_thread_id": message.thread, "is_topic_message": True} if message.thread else {}
        buttons = {"reply_markup": {"inline_keyboard": [list(row) for row in now.buttons]}} if now.buttons else {}
        return {
            "message_id": message.id,
            "date": BEGINNING + message.id,
            "chat": room.json,
            **sender,
            **topic,
            **buttons,
            "text": now.text,
            "entities": list(now.entities),
        }
