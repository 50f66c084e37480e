"""The stand-in is as strict as Telegram: where it were not, the tests that lean on it would prove nothing."""

from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest

from tests.standins.telegram.faults import Break, bad
from tests.standins.telegram.server import TOKEN, TelegramStandIn
from tests.standins.telegram.spec import ABSENT, answer_faults, api, request_faults


class Wire:
    """A client without manners."""

    def __init__(self, far_end: TelegramStandIn, base_url: str, http: aiohttp.ClientSession) -> None:
        self.far_end = far_end
        self._base_url = base_url
        self._http = http

    async def call(self, method: str, token: str = TOKEN, **params: Any) -> dict[str, Any]:
        async with self._http.post(f"{self._base_url}{token}/{method}", data=params) as answer:
            return dict(await answer.json())


@pytest.fixture
async def wire() -> AsyncIterator[Wire]:
    far_end = TelegramStandIn()
    far_end.room(-1)
    base_url = await far_end.start()
    async with aiohttp.ClientSession() as http:
        yield Wire(far_end, base_url, http)
    await far_end.stop()


BOLD_PAST_THE_END = '[{"type": "bold", "offset": 0, "length": 9}]'
BOLD_HALF_A_SIGN = '[{"type": "bold", "offset": 0, "length": 1}]'


@pytest.mark.parametrize(
    ("params", "code"),
    [
        pytest.param({"chat_id": "-1", "text": "x"}, None, id="fine"),
        pytest.param({"chat_id": "-1", "text": "x" * 4096}, None, id="just-fits"),
        pytest.param({"chat_id": "-1", "text": "x" * 4097}, 400, id="too-long"),
        pytest.param({"chat_id": "-1", "text": "🇫" * 2049}, 400, id="too-long-in-utf-16"),
        pytest.param({"chat_id": "-1", "text": " "}, 400, id="empty"),
        pytest.param({"chat_id": "-2", "text": "x"}, 400, id="no-such-chat"),
        pytest.param({"chat_id": "-1", "text": "x", "message_thread_id": "7"}, 400, id="no-such-topic"),
        pytest.param({"chat_id": "-1", "text": "short", "entities": BOLD_PAST_THE_END}, 400, id="entity-past-the-end"),
        pytest.param({"chat_id": "-1", "text": "🏛", "entities": BOLD_HALF_A_SIGN}, 400, id="entity-half-a-sign"),
    ],
)
async def test_a_message_is_judged_as_telegram_would(wire: Wire, params: dict[str, str], code: int | None) -> None:
    assert (await wire.call("sendMessage", **params)).get("error_code") == code
    assert len(wire.far_end.rooms[-1].messages) == (code is None)


@pytest.mark.parametrize(
    ("button", "fine"),
    [
        pytest.param('{"text": "a", "callback_data": "why 128"}', True, id="fine"),
        pytest.param('{"text": "a", "callback_data": "%s"}' % ("x" * 65), False, id="too-much-data"),
        pytest.param('{"text": " ", "callback_data": "why"}', False, id="no-label"),
        pytest.param('{"text": "a", "url": "javascript:x"}', False, id="no-web-address"),
    ],
)
async def test_a_button_is_judged_too(wire: Wire, button: str, fine: bool) -> None:
    answer = await wire.call("sendMessage", chat_id="-1", text="x", reply_markup=f'{{"inline_keyboard": [[{button}]]}}')
    assert answer["ok"] is fine


async def test_what_telegram_finds_in_a_text_is_noted(wire: Wire) -> None:
    await wire.call("sendMessage", chat_id="-1", text="hello @somebody")
    assert wire.far_end.rooms[-1].messages[0].now.detected == (("Mention", "@somebody"),)


async def test_an_edit_that_changes_nothing_is_refused_and_one_without_buttons_removes_them(wire: Wire) -> None:
    buttons = '{"inline_keyboard": [[{"text": "a", "callback_data": "b"}]]}'
    await wire.call("sendMessage", chat_id="-1", text="x", reply_markup=buttons)
    same = {"chat_id": "-1", "message_id": "1", "text": "x"}
    assert "not modified" in (await wire.call("editMessageText", reply_markup=buttons, **same))["description"]
    assert (await wire.call("editMessageText", **same))["ok"]
    assert [bool(version.buttons) for version in wire.far_end.rooms[-1].messages[0].versions] == [True, False]


async def test_a_confirmed_update_does_not_come_again(wire: Wire) -> None:
    for text in ("/one", "/two"):
        await wire.far_end.type(5, 5, text)
    first, second = (await wire.call("getUpdates"))["result"]
    again = (await wire.call("getUpdates", offset=str(second["update_id"])))["result"]
    assert (first["message"]["text"], again) == ("/one", [second])


async def test_a_wrong_token_opens_nothing(wire: Wire) -> None:
    assert (await wire.call("getMe", token="1:other"))["error_code"] == 401


async def test_a_fault_meets_the_call_it_was_meant_for(wire: Wire) -> None:
    wire.far_end.fail_next("sendMessage", bad("no"), at=2)
    answers = [(await wire.call("sendMessage", chat_id="-1", text=text))["ok"] for text in "abc"]
    assert answers == [True, False, True]


async def test_a_lost_answer_was_still_an_act(wire: Wire) -> None:
    wire.far_end.fail_next("sendMessage", Break.LOST)
    with pytest.raises(aiohttp.ClientError):
        await wire.call("sendMessage", chat_id="-1", text="x")
    assert [message.text for message in wire.far_end.rooms[-1].messages] == ["x"]


@pytest.mark.skipif(api() is None, reason=ABSENT)
@pytest.mark.parametrize(
    "params",
    [
        pytest.param({"chat_id": 1}, id="text-missing"),
        pytest.param({"chat_id": 1, "text": "x", "colour": "red"}, id="no-such-parameter"),
        pytest.param({"chat_id": [1], "text": "x"}, id="wrong-type"),
        pytest.param(
            {"chat_id": 1, "text": "x", "entities": [{"type": "bold", "offset": "0", "length": 1}]}, id="deep-inside"
        ),
        pytest.param({"chat_id": 1, "text": "x", "disable_notification": 1}, id="a-number-is-no-boolean"),
    ],
)
def test_a_breach_of_the_bot_api_is_seen(params: dict[str, Any]) -> None:
    assert request_faults("sendMessage", params)


@pytest.mark.skipif(api() is None, reason=ABSENT)
def test_an_answer_that_telegram_would_not_give_is_seen() -> None:
    assert answer_faults("getMe", {"id": 1})
    assert answer_faults("deleteWebhook", True) == []
