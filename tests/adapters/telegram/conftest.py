"""The libraries are as quiet in tests as they are in the program."""

import pytest

from adapters.chats.telegram.quiet import hush


@pytest.fixture(autouse=True)
def _quiet() -> None:
    hush()
