"""The child process that finds the article on a page: as limited as the feeds' own, and without any network."""

import sys

from adapters.feeds.article_text import Extracted, article_text
from adapters.feeds.worker import work_for_parent

_OUTSIDE = frozenset({"socket.connect", "socket.getaddrinfo", "socket.bind", "subprocess.Popen", "os.system"})


def main() -> None:
    """Reads pages until the parent has no more."""
    sys.addaudithook(_stay_inside)
    work_for_parent(article_text, Extracted(text="", problem="unreadable"))


def _stay_inside(event: str, _: tuple[object, ...]) -> None:
    """A library that wants to fetch something gets an error; a hook cannot be taken off again."""
    if event in _OUTSIDE:
        raise PermissionError(f"{event}: this process reads what it is given and nothing else")
