"""For every test."""

import os

import pytest


@pytest.fixture(scope="session", autouse=True)
def _programs_run_unmeasured() -> None:
    """A program that a test starts runs what other tests cover in their own process: measuring it costs seconds each.

    The workers that run the tests have been started by then, and are measured.
    """
    os.environ.pop("COVERAGE_PROCESS_CONFIG", None)
