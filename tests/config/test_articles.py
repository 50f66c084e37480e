"""Reading articles as an installation sets it up: off by default, refused without what it needs, polite once on."""

import logging
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.errors import SettingsError
from bot.feeds.article import ArticleProblem
from bot.feeds.feed import Feed
from config.articles import WORKER, article_reader, refuse_without_extra
from config.demo import Published, rss
from config.knowledge import load_knowledge
from config.publishers import load_publishers
from config.run import opened
from config.settings import Articles, Settings
from tests.adapters.feeds.article_site import html
from tests.adapters.feeds.feed_server import feed_server, reply
from tests.fakes.clock import FakeClock
from tests.installation.folder import install
from tests.installation.house import polled, posted

NOW = datetime(2026, 3, 3, 12, 0, tzinfo=UTC)
TITLE = "Amazon invests €1.2bn in AI data centres in France"


async def test_no_article_is_read_unless_the_operator_says_so() -> None:
    async with article_reader(Articles(), load_publishers(), FakeClock(), "Vigie/0") as reader:
        assert reader is None


def test_without_the_extra_one_line_says_what_to_install() -> None:
    with pytest.raises(SettingsError) as caught:
        refuse_without_extra(Articles(enabled=True), find=lambda _: None)

    [problem] = caught.value.problems
    assert problem.startswith("VIGIE_ARTICLES__ENABLED: ")
    assert "trafilatura" in problem
    assert "\n" not in problem


def test_without_the_extra_nothing_is_amiss_while_articles_are_off() -> None:
    refuse_without_extra(Articles(), find=lambda _: None)


def test_the_worker_is_a_module_of_ours() -> None:
    assert __import__(WORKER, fromlist=["main"]).main


@pytest.mark.parametrize(
    ("outlet", "url", "forbidden"),
    [
        pytest.param("Le Monde", "https://www.lemonde.fr/economie/a.html", True, id="strictly-personal"),
        pytest.param("Le Monde", "https://feedproxy.example/a", True, id="by-its-outlet-behind-another-host"),
        pytest.param("", "https://www.lemonde.fr/economie/a.html", True, id="by-its-host-alone"),
        pytest.param("AWS News Blog", "https://aws.amazon.com/blogs/aws/a/", True, id="terms-against-robots"),
        pytest.param("Amazon", "https://press.aboutamazon.com/a", False, id="another-house-of-the-same-group"),
        pytest.param("Franceinfo", "https://www.franceinfo.fr/a.html", False, id="robots-decide"),
        pytest.param("Nobody", "https://nobody.example/a", False, id="unknown"),
    ],
)
def test_a_publisher_may_forbid_its_articles(outlet: str, url: str, forbidden: bool) -> None:
    assert load_publishers().forbids_articles(outlet, url) is forbidden


def test_the_operator_may_have_an_agreement(tmp_path: Path) -> None:
    (tmp_path / "publishers.toml").write_text('[[publisher]]\nid = "groupe-le-monde"\narticles = true\n')

    assert not load_publishers(tmp_path).forbids_articles("Le Monde", "https://www.lemonde.fr/a.html")


def test_the_operator_may_close_a_host_of_his_own(tmp_path: Path) -> None:
    row = '[[publisher]]\nid = "local"\nname = "Local"\nhosts = ["local.example"]\narticles = false\n'
    (tmp_path / "publishers.toml").write_text(row)

    assert load_publishers(tmp_path).forbids_articles("Local", "https://www.local.example/a")


def test_a_word_is_no_answer(tmp_path: Path) -> None:
    (tmp_path / "publishers.toml").write_text('[[publisher]]\nid = "groupe-le-monde"\narticles = "no"\n')

    with pytest.raises(SettingsError, match="articles must be true or false"):
        load_publishers(tmp_path)


async def test_a_house_that_reads_articles_asks_nobody_on_its_own_network_and_loses_no_news(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    async with feed_server() as server:
        article = server.on("/article", html())
        body = rss("own", [Published("own", NOW, TITLE, "")]).replace(b"https://own.example", article.encode())
        install(tmp_path, [Feed("own", server.on("/own", reply(body)), "own", language="en", private=True)])
        settings = Settings(data=tmp_path, feeds={"announce_first": "all"}, articles={"enabled": True})  # type: ignore[arg-type] - as a file gives it
        async with opened(settings, load_knowledge(tmp_path / "config"), FakeClock(NOW)) as running:
            await polled(running.house)
            shown = await posted(running.house)
            counts = running.house.tally.counts

        asked = [one.path for one in server.asked]

    assert len(shown) == 1
    assert asked == ["/own"]
    assert counts["articles", ArticleProblem.FORBIDDEN_ADDRESS] == 1
    [line] = [record for record in caplog.records if record.message == "article not read"]
    assert line.levelno == logging.WARNING
    assert "Amazon" in capsys.readouterr().out
