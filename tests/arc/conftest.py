"""The weekend passes once for all tests that look at it."""

import asyncio
from pathlib import Path

import pytest

from tests.arc.stage import Told, amazon_weekend


@pytest.fixture(scope="session")
def weekend(tmp_path_factory: pytest.TempPathFactory) -> Told:
    return asyncio.run(_whole_weekend(tmp_path_factory.mktemp("weekend")))


async def _whole_weekend(data: Path) -> Told:
    async with amazon_weekend(data) as weekend:
        await weekend.subscribe_everybody()
        await weekend.pass_by()
        return weekend.told()
