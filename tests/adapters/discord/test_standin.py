"""The stand-in is as strict as Discord: what it lets pass would pass there, as far as the documentation tells."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any

import aiohttp
import pytest

from tests.standins.discord import faults
from tests.standins.discord.conformity import specification
from tests.standins.discord.server import DiscordStandIn
from tests.standins.discord.world import COMPONENTS_V2, Json

MESSAGES = "/channels/10/messages"
WORDS = {"content": "hello"}


def text(content: str) -> Json:
    return {"type": 10, "content": content}


def row(*buttons: Json) -> Json:
    return {"type": 1, "components": list(buttons)}


def button(name: str, label: str = "b") -> Json:
    return {"type": 2, "style": 2, "label": label, "custom_id": name}


def layout(*components: Json, **more: Any) -> Json:
    return {"flags": COMPONENTS_V2, "components": list(components), **more}


class Caller:
    """Bare requests, without any library's good manners."""

    def __init__(self, platform: DiscordStandIn, session: aiohttp.ClientSession) -> None:
        self.platform = platform
        self._session = session

    async def __call__(self, method: str, path: str, body: Any = None, token: str | None = None) -> tuple[int, Any]:
        headers = {"Authorization": f"Bot {self.platform.token if token is None else token}"}
        url = self.platform.rest_url + path
        async with self._session.request(method, url, json=body, headers=headers) as answer:
            assert answer.headers.get("Content-Type") in ("application/json", None) or answer.status == 204
            return answer.status, await answer.json() if answer.status != 204 else None


@pytest.fixture
def clock() -> list[datetime]:
    return [datetime(2024, 5, 12, 16, tzinfo=UTC)]


@pytest.fixture
async def call(clock: list[datetime]) -> AsyncIterator[Caller]:
    platform = await DiscordStandIn(clock=lambda: clock[0]).start()
    async with aiohttp.ClientSession() as session:
        yield Caller(platform, session)
    await platform.stop()


@pytest.mark.parametrize(
    "body",
    [
        pytest.param({"content": "x" * 2000}, id="2000-characters"),
        pytest.param({"embeds": [{"title": "t" * 256, "description": "d" * 4096}]}, id="a-full-embed"),
        pytest.param(layout(*(text("x") for _ in range(40))), id="40-components"),
        pytest.param(layout(text("x" * 4000)), id="4000-displayed"),
        pytest.param({**WORDS, "components": [row(*(button(str(n)) for n in range(5)))]}, id="5-buttons"),
    ],
)
async def test_what_fits_is_taken(call: Caller, body: Json) -> None:
    status, _ = await call("POST", MESSAGES, body)
    assert status == 200
    assert call.platform.complaints == []


@pytest.mark.parametrize(
    ("body", "code"),
    [
        pytest.param({}, 50006, id="nothing"),
        pytest.param({"content": ""}, 50006, id="empty"),
        pytest.param({"content": "x" * 2001}, 50035, id="2001-characters"),
        pytest.param({"embeds": [{"title": "t" * 257}]}, 50035, id="embed-title"),
        pytest.param({"embeds": [{"description": "d" * 4097}]}, 50035, id="embed-description"),
        pytest.param({"embeds": [{"description": "d" * 3001}] * 2}, 50035, id="embeds-over-6000-in-all"),
        pytest.param({"embeds": [{"title": "t"}] * 11}, 50035, id="11-embeds"),
        pytest.param(layout(text("x"), content="y"), 50035, id="layout-and-content"),
        pytest.param(layout(text("x"), embeds=[{"title": "t"}]), 50035, id="layout-and-embed"),
        pytest.param(layout(*(text("x") for _ in range(41))), 50035, id="41-components"),
        pytest.param(layout(text("x" * 2001), text("x" * 2000)), 50035, id="4001-displayed"),
        pytest.param(layout(text(" ")), 50035, id="blank-text"),
        pytest.param({**WORDS, "components": [text("x")]}, 50035, id="layout-parts-without-the-flag"),
        pytest.param({**WORDS, "components": [row(button("a"), button("a"))]}, 50035, id="the-same-button-twice"),
        pytest.param({**WORDS, "components": [row(button("a" * 101))]}, 50035, id="long-custom-id"),
        pytest.param({**WORDS, "components": [row(button("a", "l" * 81))]}, 50035, id="long-label"),
        pytest.param({**WORDS, "nonce": "n" * 26}, 50035, id="long-nonce"),
        pytest.param({**WORDS, "message_reference": {"message_id": "1"}}, 50035, id="reply-to-nothing"),
    ],
)
async def test_what_does_not_fit_is_refused(call: Caller, body: Json, code: int) -> None:
    status, answer = await call("POST", MESSAGES, body)
    assert (status, answer["code"]) == (400, code)
    assert call.platform.channels[10].messages == []


async def test_a_nonce_is_remembered_for_five_minutes(call: Caller, clock: list[datetime]) -> None:
    body = WORDS | {"nonce": "7.c.0", "enforce_nonce": True}
    ids = [(await call("POST", MESSAGES, body))[1]["id"] for _ in range(2)]
    clock[0] += timedelta(minutes=5, seconds=1)
    ids.append((await call("POST", MESSAGES, body))[1]["id"])

    assert ids[0] == ids[1] != ids[2]


async def test_a_layout_stays_a_layout(call: Caller) -> None:
    _, sent = await call("POST", MESSAGES, layout(text("x")))
    path = f"{MESSAGES}/{sent['id']}"

    assert (await call("PATCH", path, WORDS))[1]["code"] == 50035
    status, edited = await call("PATCH", path, {"components": [text("y")]})
    assert (status, edited["flags"]) == (200, COMPONENTS_V2)


async def test_every_edit_is_kept(call: Caller) -> None:
    _, sent = await call("POST", MESSAGES, WORDS)
    await call("PATCH", f"{MESSAGES}/{sent['id']}", {"content": "bye"})

    [message] = call.platform.channels[10].messages
    assert [version["content"] for version in message.versions] == ["hello", "bye"]


async def test_others_messages_cannot_be_edited(call: Caller) -> None:
    other = call.platform.write(10, 55, "mine")
    status, answer = await call("PATCH", f"{MESSAGES}/{other.id}", WORDS)
    assert (status, answer["code"]) == (403, 50005)


@pytest.mark.parametrize("path", ["/users/@me", MESSAGES, "/oauth2/applications/@me", "/gateway/bot"])
async def test_nothing_is_told_without_the_token(call: Caller, path: str) -> None:
    assert (await call("GET", path, token="wrong"))[0] == 401
    assert (await call("GET", path))[0] == 200
    assert call.platform.complaints == []


async def test_a_fault_strikes_at_its_call_and_once(call: Caller) -> None:
    call.platform.fail_next(faults.CREATE, faults.error(400, 50035), at=2)
    assert [(await call("POST", MESSAGES, WORDS))[0] for _ in range(3)] == [200, 400, 200]


@pytest.mark.parametrize(("fault", "shown"), [(faults.Lost(), 1), (faults.Dropped(), 0)], ids=["lost", "dropped"])
async def test_a_lost_answer_is_not_a_lost_message(call: Caller, fault: faults.Fault, shown: int) -> None:
    call.platform.fail_next(faults.CREATE, fault)
    with pytest.raises(aiohttp.ClientError):
        await call("POST", MESSAGES, WORDS)
    assert len(call.platform.channels[10].shown) == shown


async def test_a_429_says_how_long_in_body_and_headers(call: Caller) -> None:
    call.platform.fail_next(faults.CREATE, faults.rate_limited(1.5))
    status, answer = await call("POST", MESSAGES, WORDS)
    assert (status, answer["retry_after"], answer["global"]) == (429, 1.5, False)


class TestInteractions:
    async def ask(self, call: Caller) -> tuple[Any, str]:
        await call("PUT", "/applications/900/commands", [{"name": "help", "type": 1, "description": "Help"}])
        asked = await call.platform.slash(10, 55, "help")
        return asked, f"/interactions/{asked.id}/{asked.token}/callback"

    async def test_the_first_answer_has_three_seconds(self, call: Caller, clock: list[datetime]) -> None:
        _, path = await self.ask(call)
        clock[0] += timedelta(seconds=3, milliseconds=1)
        status, answer = await call("POST", path, {"type": 4, "data": WORDS})
        assert (status, answer["code"]) == (404, 10062)

    async def test_there_is_one_first_answer(self, call: Caller) -> None:
        asked, path = await self.ask(call)
        assert (await call("POST", path, {"type": 4, "data": WORDS}))[0] == 204
        status, answer = await call("POST", path, {"type": 4, "data": WORDS})
        assert (status, answer["code"]) == (400, 40060)
        assert (await asked.answer()).content == "hello"

    async def test_the_token_lives_a_quarter_of_an_hour(self, call: Caller, clock: list[datetime]) -> None:
        asked, path = await self.ask(call)
        await call("POST", path, {"type": 5})
        original = f"/webhooks/900/{asked.token}/messages/@original"
        assert (await call("GET", original))[0] == 404
        clock[0] += timedelta(minutes=15, seconds=1)
        assert (await call("PATCH", original, WORDS))[0] == 401

    async def test_an_unknown_command_or_option_cannot_be_typed(self, call: Caller) -> None:
        await self.ask(call)
        with pytest.raises(AssertionError, match="not registered"):
            await call.platform.slash(10, 55, "nothing")
        with pytest.raises(AssertionError, match="no option"):
            await call.platform.slash(10, 55, "help", {"what": "x"})

    async def test_a_button_that_is_not_shown_cannot_be_pressed(self, call: Caller) -> None:
        await call("POST", MESSAGES, {**WORDS, "components": [row(button("here"))]})
        [message] = call.platform.channels[10].shown
        with pytest.raises(AssertionError, match="no such button"):
            await call.platform.press(message, "elsewhere", 55)


@pytest.mark.shared
class TestTheSpecification:
    async def test_a_request_it_does_not_know_is_a_complaint(self, call: Caller) -> None:
        if specification() is None:
            pytest.skip("../shared/specs/discord is absent")
        await call("POST", MESSAGES, {"content": 5})
        assert any("content" in complaint for complaint in call.platform.complaints)

    def test_an_answer_it_does_not_know_is_a_complaint(self) -> None:
        spec = specification()
        if spec is None:
            pytest.skip("../shared/specs/discord is absent")
        assert spec.answer("GET", "/users/@me", 200, {"id": 5})
        assert spec.request("GET", "/nowhere", None)
