"""The guard's judgement of single addresses, where Python's own answer depends on its version."""

import pytest

from adapters.feeds.address_guard import is_public


@pytest.mark.parametrize(
    "host",
    [
        pytest.param("64:ff9b:1::7f00:1", id="a-translator-of-one-s-own-network"),
        pytest.param("64:ff9b:1::8.8.8.8", id="wherever-it-leads"),
        pytest.param("::ffff:0:127.0.0.1", id="translated-loopback"),
        pytest.param("::ffff:0:169.254.169.254", id="translated-link-local"),
    ],
)
def test_translated_addresses_do_not_reach_one_s_own_network(host: str) -> None:
    assert not is_public(host)


def test_a_translated_public_address_is_public() -> None:
    assert is_public("::ffff:0:8.8.8.8")
