"""What a robots.txt lets us do: the cases of RFC 9309, and files nobody should have written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.feeds.robots import MOST_RULES, Robots, parse_robots

HOUSE = """
User-agent: *
Disallow: /private
Allow: /private/open
Crawl-delay: 4

User-agent: OtherBot
User-agent: vigie
Disallow: /abo/
Disallow: /*.pdf$
Allow: /abo/gratuit
Crawl-delay: 7.5
"""


@pytest.mark.parametrize(
    ("rules", "path", "allowed"),
    [
        pytest.param("", "/a", True, id="an-empty-file-allows-all"),
        pytest.param("User-agent: *\nDisallow:", "/a", True, id="an-empty-disallow-forbids-nothing"),
        pytest.param("User-agent: *\nDisallow: /", "/a", False, id="all-is-forbidden"),
        pytest.param("User-agent: *\nDisallow: /", "/", False, id="the-front-page-too"),
        pytest.param("user-agent:*\ndisallow:/a # why", "/a/b", False, id="case-spaces-and-comments"),
        pytest.param("User-agent: *\nDisallow: /a", "/b", True, id="another-path"),
        pytest.param("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", True, id="the-longer-rule-decides"),
        pytest.param("User-agent: *\nAllow: /a/b\nDisallow: /a", "/a/b/c", True, id="their-order-does-not"),
        pytest.param("User-agent: *\nDisallow: /a\nAllow: /a", "/a", True, id="of-equal-ones-the-milder"),
        pytest.param("User-agent: *\nDisallow: /*/print", "/2024/05/print", False, id="a-star-inside"),
        pytest.param("User-agent: *\nDisallow: /*/print", "/2024/05/", True, id="a-star-that-finds-nothing"),
        pytest.param("User-agent: *\nDisallow: /*.pdf$", "/a.pdf", False, id="anchored-at-the-end"),
        pytest.param("User-agent: *\nDisallow: /*.pdf$", "/a.pdf?x=1", True, id="not-at-the-end"),
        pytest.param("User-agent: *\nDisallow: /a$", "/a", False, id="exactly"),
        pytest.param("User-agent: *\nDisallow: /a$", "/ab", True, id="not-exactly"),
        pytest.param("User-agent: *\nDisallow: /aba*ba$", "/aba", True, id="the-end-never-overlaps-the-beginning"),
        pytest.param("User-agent: *\nDisallow: /a*$", "/abc", False, id="a-star-before-the-end"),
        pytest.param("User-agent: *\nDisallow: *?id=", "/x?id=3", False, id="the-query-counts"),
        pytest.param("User-agent: *\nDisallow: /é", "/%C3%A9", False, id="escaped-and-bare-are-one"),
        pytest.param("User-agent: *\nDisallow: /%7euser", "/~user/x", False, id="needless-escapes"),
        pytest.param("User-agent: Vigie\nDisallow: /", "/a", False, id="by-our-name"),
        pytest.param("User-agent: vigie/1.0 (x)\nDisallow: /", "/a", False, id="by-our-name-and-a-version"),
        pytest.param("User-agent: Vigies\nDisallow: /", "/a", True, id="a-name-that-only-begins-alike"),
        pytest.param("User-agent: GPTBot\nDisallow: /", "/a", True, id="somebody-else"),
        pytest.param(
            "User-agent: *\nDisallow: /\n\nUser-agent: Vigie\nAllow: /", "/a", True, id="our-own-group-goes-first"
        ),
        pytest.param(
            "User-agent: Vigie\nDisallow: /a\nUser-agent: x\nDisallow: /\nUser-agent: Vigie\nDisallow: /b",
            "/b",
            False,
            id="two-groups-of-ours-count-together",
        ),
        pytest.param("User-agent: GPTBot\nUser-agent: *\nDisallow: /", "/a", False, id="agents-share-what-follows"),
        pytest.param("User-agent: GPTBot\nDisallow:\nUser-agent: *\nDisallow: /x", "/x", False, id="an-empty-one-ends"),
        pytest.param("Disallow: /", "/a", True, id="a-rule-of-nobody"),
        pytest.param("<html><body>Not found</body></html>", "/a", True, id="a-page-in-its-place"),
        pytest.param("\ufeffUser-agent: *\r\nDisallow: /\r\n", "/a", False, id="a-byte-order-mark-and-crlf"),
    ],
)
def test_what_may_be_asked_for(rules: str, path: str, allowed: bool) -> None:
    assert parse_robots(rules.encode(), "Vigie").allows(path) is allowed


def test_a_group_of_our_own_replaces_everybodys() -> None:
    robots = parse_robots(HOUSE.encode(), "Vigie")

    assert robots.crawl_delay_s == 7.5
    assert [robots.allows(path) for path in ("/private", "/abo/x", "/abo/gratuit/x", "/a.pdf")] == [
        True,
        False,
        True,
        False,
    ]


@pytest.mark.parametrize(
    ("written", "delay_s"), [("10", 10.0), ("0.5", 0.5), ("soon", None), ("", None)], ids=["whole", "half", "?", "none"]
)
def test_the_delay_is_what_is_written_or_nothing(written: str, delay_s: float | None) -> None:
    assert parse_robots(f"User-agent: *\nCrawl-delay: {written}".encode(), "Vigie").crawl_delay_s == delay_s


def test_a_file_without_end_is_cut() -> None:
    endless = b"User-agent: *\n" + b"Disallow: /*a*a*a*a*b\n" * 50_000

    robots = parse_robots(endless, "Vigie")
    assert len(robots.rules) == MOST_RULES
    assert robots.allows("/" + "a" * 4_000)


@given(st.binary(max_size=400), st.text(max_size=80))
def test_no_bytes_raise(body: bytes, path: str) -> None:
    assert parse_robots(b"User-agent: *\nDisallow: " + body, "Vigie").allows(path) in (True, False)


@given(st.lists(st.sampled_from(["a", "b", "/", "*"]), max_size=8), st.text("ab/", max_size=10))
def test_a_pattern_means_what_its_stars_say(pattern: list[str], path: str) -> None:
    written = "/" + "".join(pattern)
    robots = parse_robots(f"User-agent: *\nDisallow: {written}".encode(), "Vigie")

    assert robots.allows("/" + path) is not _matches(written, "/" + path)


def _matches(pattern: str, path: str) -> bool:
    """The meaning of a pattern, spelt out: slow and plain."""
    if not pattern:
        return True
    if pattern[0] == "*":
        return any(_matches(pattern[1:], path[at:]) for at in range(len(path) + 1))
    return bool(path) and path[0] == pattern[0] and _matches(pattern[1:], path[1:])


def test_nothing_known_allows_everything() -> None:
    assert Robots().allows("/anything?at=all")
