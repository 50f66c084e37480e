"""The child process that parses feeds."""

from adapters.feeds.parser import Parsed, parse
from adapters.feeds.worker import work_for_parent


def main() -> None:
    """Parses until the parent has no more."""
    work_for_parent(parse, Parsed(rows=[], language=None, partial=False, problem="unparsable"))
