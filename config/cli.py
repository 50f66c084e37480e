"""The command line. Exit codes: 0 done, 1 something is wrong with the world, 2 something for the operator to mend."""

import asyncio
import sys
from collections.abc import Coroutine
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from typing import Annotated, Any

import typer

from bot.errors import SettingsError

app = typer.Typer(
    name="vigie",
    help="A lookout for money going into AI that says who stands behind each claim.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
feeds = typer.Typer(help="The feeds of this installation.", no_args_is_help=True)
app.add_typer(feeds, name="feeds")
stats = typer.Typer(help="What became of the stories.", no_args_is_help=True)
app.add_typer(stats, name="stats")
review = typer.Typer(help="What readers reported.", no_args_is_help=True)
app.add_typer(review, name="review")


def main() -> None:
    """Runs the command line. Whatever the operator has to mend is told in one line each, never as a traceback."""
    try:
        app()
    except SettingsError as error:
        for problem in error.problems:
            print(f"vigie: {problem}", file=sys.stderr)  # noqa: T201 - this is where the program speaks to people
        raise SystemExit(2) from None


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"vigie {version('vigie')}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """A lookout for money going into AI that says who stands behind each claim."""


@app.command()
def run(once: Annotated[bool, typer.Option("--once", help="Poll every feed once, deliver, and end.")] = False) -> None:
    """Run for good: poll, read, post. With no token it posts to this terminal."""
    from config.run import run_for_good, run_once

    _await(run_once() if once else run_for_good())


@app.command()
def demo() -> None:
    """The Amazon weekend of May 2024 on this terminal: about a minute, no account, no token."""
    from rich.console import Console

    from config.demo import run_demo

    _await(run_demo(Console()))


@app.command()
def explain(
    headline: Annotated[str | None, typer.Argument(help="A headline, in French or English.")] = None,
    file: Annotated[
        Path | None, typer.Option(help="A text file: its first line is the title, the rest the body.")
    ] = None,
) -> None:
    """Why a text is or is not a story: the verdict, the words that decided, status, stage and evidence."""
    from config.explain import explain_file, explain_headline

    if headline is not None and file is None:
        explain_headline(headline)
    elif file is not None and headline is None:
        explain_file(file)
    else:
        raise SettingsError("explain: give a headline in quotes, or --file FILE.")


@app.command()
def read(
    file: Annotated[str, typer.Argument(help="JSON Lines to read; - is standard input.")] = "-",
    body: Annotated[bool, typer.Option("--body", help="Read the body too, not only title and summary.")] = False,
    stories: Annotated[bool, typer.Option("--stories", help="Group the relevant items into stories.")] = False,
    money: Annotated[bool, typer.Option("--money", help="Only find amounts, in {id, text, lang} rows.")] = False,
) -> None:
    """Read news items from JSON Lines and print what was understood, as JSON Lines in the same order."""
    from config.read import read_items, read_money, read_stories

    if money:
        read_money(file)
    else:
        (read_stories if stories else read_items)(file, with_body=body)


@app.command("eval")
def evaluate(  # each parameter is an option of the command
    files: Annotated[list[str], typer.Argument(metavar="FILE...", help="JSON Lines with labels; - is standard input.")],
    body: Annotated[bool, typer.Option("--body", help="Read the body too, not only title and summary.")] = False,
    language: Annotated[str | None, typer.Option(help="Only rows of this language: fr, en, de...")] = None,
    misses: Annotated[int, typer.Option(min=0, help="How many misses to explain for each measure.")] = 10,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON document with every miss.")] = False,
    check: Annotated[bool, typer.Option("--check", help="Exit 1 if a target is missed.")] = False,
) -> None:
    """Measure how labelled rows are read, beside the targets and a keyword filter, and explain every miss."""
    from config.eval import Asked, eval_files

    reached = eval_files(files, Asked(body, language, misses, as_json))
    raise typer.Exit(1 if check and not reached else 0)


@app.command()
def check() -> None:
    """Check the configuration and the tokens, and print the links that invite the bot."""
    from config.check import check_installation

    raise typer.Exit(_await(check_installation()))


@feeds.command("check")
def feeds_check(
    ids: Annotated[list[str] | None, typer.Argument(help="Only these feeds; none: all that are switched on.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object per line.")] = False,
) -> None:
    """Poll every feed once, writing nothing: reachable, parsed, dates, validators, matches, and its file."""
    from config.check import check_feeds

    raise typer.Exit(_await(check_feeds(ids or [], as_json=as_json)))


@review.command("export")
def review_export(
    file: Annotated[str, typer.Argument(help="A new file; - is standard output.")] = "-",
) -> None:
    """What readers reported and the owner decided, as labelled JSON Lines for `vigie eval`."""
    from config.reviews import export

    export(file)


@stats.command("outlets")
def stats_outlets(
    since: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Only stories opened on this day or later.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON document.")] = False,
) -> None:
    """How many unconfirmed reports of each outlet a party confirmed or denied, and how long it took."""
    from config.stats import show_outlets

    _await(show_outlets(since, as_json=as_json))


@app.command()
def migrate() -> None:
    """Bring the database to this version. `vigie run` does it by itself."""
    from config.run import migrate_store

    migrate_store()


@app.command()
def backup(file: Annotated[Path, typer.Argument(help="A new file for the copy.")]) -> None:
    """Copy the database to a file, complete and consistent, also while Vigie runs."""
    from config.run import back_up

    back_up(file)


@app.command()
def health() -> None:
    """Exit 0 if a running Vigie is well, else 1 with one line: what a container's HEALTHCHECK calls."""
    from config.health import complaint

    if found := complaint():
        typer.echo(f"vigie: {found}", err=True)
        raise typer.Exit(1)
    typer.echo("well")


def _await(work: Coroutine[Any, Any, Any]) -> Any:
    try:
        return asyncio.run(work)
    except KeyboardInterrupt:
        raise typer.Exit(130) from None
