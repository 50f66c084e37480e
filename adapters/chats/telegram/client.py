"""The Telegram client: connects, polls, and hands what it hears to the hearing."""

import asyncio
import logging
import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from telegram import BotCommand, Update
from telegram.error import TelegramError
from telegram.ext import (
    Application,
    ApplicationBuilder,
    CallbackQueryHandler,
    ChatMemberHandler,
    MessageHandler,
    filters,
)

from adapters.chats.telegram.chat import TelegramChat
from adapters.chats.telegram.errors import translated
from adapters.chats.telegram.hearing import Hearing, Hooks
from adapters.chats.telegram.limiter import Pacer
from adapters.chats.telegram.polling import Line, Watch, WatchedRequest
from adapters.chats.telegram.quiet import hush
from bot.errors import ChatError, TokenRefused

API = "https://api.telegram.org/bot"
POLL_S = 25
CONNECT_TIMEOUT_S = 5.0
ANSWER_TIMEOUT_S = 15.0
FIRST_WAIT_S = 2.0
LONGEST_WAIT_S = 60.0
STOP_S = 6.0  # a container is given ten
AT_ONCE = 256  # updates worked on side by side, nearly all of them waiting

Menus = Mapping[str, Sequence[tuple[str, str]]]  # by language ("" for all others): name and description

_TOKEN = re.compile(r"\d+:[A-Za-z0-9_-]+")
_WANTED = [Update.MESSAGE, Update.CHANNEL_POST, Update.CALLBACK_QUERY, Update.MY_CHAT_MEMBER]
_NEW = filters.UpdateType.MESSAGE | filters.UpdateType.CHANNEL_POST  # the default runs edited messages again

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Me:
    """The bot as people find it."""

    name: str
    link: str


class TelegramClient:
    """A bot on Telegram. `chat` may be used at once: before the line is up it says TryLater."""

    def __init__(self, token: str, hooks: Hooks, *, base_url: str = API) -> None:
        hush()
        self._watch = Watch()
        self._app = _application(token, base_url, self._watch)
        self.chat = TelegramChat(self._app.bot)
        self._listen(Hearing(self.chat, hooks))
        self._menus: Menus = {}
        self._work: asyncio.Task[None] | None = None

    @property
    def ready(self) -> bool:
        """Whether the line to Telegram is up."""
        return self._watch.line is Line.UP

    @property
    def state(self) -> str:
        """The state of the line, with what to do about it."""
        return str(self._watch.line)

    async def connect(self) -> Me:
        """The bot's name and link. Raises TokenRefused, or TryLater and MaybeSent while Telegram is unreachable."""
        try:
            with translated():
                await self._app.initialize()
        except TokenRefused:
            self._watch.now(Line.REFUSED)
            raise
        except ChatError:
            self._watch.now(Line.UNREACHABLE)
            raise
        self._watch.now(Line.UP)
        return Me(f"@{self._app.bot.username}", f"https://t.me/{self._app.bot.username}")

    async def start(self) -> None:
        """Connects and polls from now on. Raises TokenRefused; an unreachable Telegram is tried again and again."""
        try:
            await self.connect()
        except TokenRefused:
            raise
        except ChatError as error:
            log.warning("telegram waits for its line", extra={"reason": str(error)})
        self._work = asyncio.create_task(self._run(), name="telegram")

    async def stop(self) -> None:
        """Takes no more updates, and ends what was begun if that takes no longer than a few seconds."""
        if self._work:
            self._work.cancel()
            await asyncio.wait([self._work])
        try:
            async with asyncio.timeout(STOP_S):
                await self._wind_down()
        except TimeoutError:
            log.warning("telegram was left without a last word", extra={"after_s": STOP_S})
        await self._app.bot.shutdown()

    async def set_menu(self, menus: Menus) -> None:
        """Takes the commands to offer people while they type; they are offered once the line is up."""
        self._menus = menus
        if self._app.running:
            await self._offer_menu()

    async def _wind_down(self) -> None:
        if self._app.updater and self._app.updater.running:
            with suppress(TelegramError):  # the last word to a Telegram that is not there
                await self._app.updater.stop()
        if self._app.running:
            await self._app.stop()
        await self._app.shutdown()

    def _listen(self, hearing: Hearing) -> None:
        self._app.add_handler(MessageHandler(filters.COMMAND & _NEW, hearing.command))
        self._app.add_handler(MessageHandler(filters.StatusUpdate.MIGRATE & _NEW, hearing.service))
        self._app.add_handler(CallbackQueryHandler(hearing.press))
        self._app.add_handler(ChatMemberHandler(hearing.membership, ChatMemberHandler.MY_CHAT_MEMBER))
        self._app.add_error_handler(_failed)

    async def _run(self) -> None:
        try:
            await self._connected()
            await self._app.start()
            await self._offer_menu()
            await self._poll()
        except TokenRefused:
            return  # the watch has said so
        except TelegramError:
            self._watch.now(Line.REFUSED)
        except Exception:
            log.exception("telegram client failed")

    async def _connected(self) -> None:
        wait_s = FIRST_WAIT_S
        while True:
            try:
                await self.connect()
            except TokenRefused:
                raise
            except ChatError:
                await asyncio.sleep(wait_s)
                wait_s = min(wait_s * 2, LONGEST_WAIT_S)
            else:
                return

    async def _poll(self) -> None:
        if self._app.updater:
            await self._app.updater.start_polling(
                timeout=POLL_S,
                bootstrap_retries=-1,
                allowed_updates=_WANTED,
                error_callback=lambda error: None,  # the watch has said so
            )

    async def _offer_menu(self) -> None:
        for language, commands in self._menus.items():
            offered = [BotCommand(name, description) for name, description in commands]
            try:
                await self._app.bot.set_my_commands(offered, language_code=language or None)
            except TelegramError as error:
                log.warning("menu not offered", extra={"language": language, "reason": error.message})


async def _failed(_: object, context: Any) -> None:
    """A request that failed in a way nobody foresaw: the others go on."""
    log.error("update not answered", exc_info=context.error)


def _application(token: str, base_url: str, watch: Watch) -> Application[Any, Any, Any, Any, Any, Any]:
    if not _TOKEN.fullmatch(token):
        raise TokenRefused("the telegram token has the wrong form: copy it again from @BotFather (123456:ABC...)")
    return (
        ApplicationBuilder()
        .token(token)
        .base_url(base_url)
        .connect_timeout(CONNECT_TIMEOUT_S)
        .read_timeout(ANSWER_TIMEOUT_S)
        .write_timeout(ANSWER_TIMEOUT_S)
        .pool_timeout(CONNECT_TIMEOUT_S)
        .get_updates_request(WatchedRequest(watch, connect_timeout=CONNECT_TIMEOUT_S))
        .rate_limiter(Pacer())
        .concurrent_updates(AT_ONCE)
        .job_queue(None)
        .build()
    )
