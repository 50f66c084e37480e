"""The migrations themselves: they lead to the tables the code knows, whole or not at all."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import insert

import adapters.store.migrations
from adapters.store import schema
from adapters.store.codec import story_to_json
from adapters.store.engine import database_url, writing_engine
from adapters.store.opening import migrate, read_store
from adapters.store.tables import metadata, stories
from bot.stories.nearness import clues
from bot.stories.profile import Background, profile_of_story
from tests.fakes.claims import report, story

MIGRATIONS = Path(adapters.store.migrations.__file__ or "").parent

KILLED_HALF_WAY = """
import os, signal, sys
from pathlib import Path
from sqlalchemy import event
from adapters.store.opening import migrate
from sqlalchemy import Engine

created = 0

@event.listens_for(Engine, "after_cursor_execute")
def kill(connection, cursor, statement, parameters, context, executemany):
    global created
    created += "CREATE TABLE" in statement
    if created == 5:
        os.kill(os.getpid(), signal.SIGKILL)

migrate(Path(sys.argv[1]))
"""


def test_the_migrations_lead_to_the_tables_the_code_knows(database: Path) -> None:
    engine = writing_engine(database_url(database))
    with engine.begin() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []
    engine.dispose()


def test_every_revision_is_known_without_asking_alembic() -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    scripts = ScriptDirectory.from_config(config)
    assert tuple(script.revision for script in scripts.walk_revisions())[::-1] == schema.REVISIONS
    assert scripts.get_heads() == [schema.LATEST]


def test_a_start_with_nothing_to_migrate_does_not_load_alembic(database: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from adapters.store.opening import open_store;"
        "open_store(Path(sys.argv[1])).close(); sys.exit('alembic' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code, str(database)], check=False).returncode == 0


def test_a_migration_killed_half_way_leaves_nothing_and_runs_again(tmp_path: Path) -> None:
    database = tmp_path / "vigie.db"
    killed = subprocess.run([sys.executable, "-c", KILLED_HALF_WAY, str(database)], check=False, env=dict(os.environ))
    assert killed.returncode == -signal.SIGKILL
    engine = writing_engine(database_url(database))
    with engine.begin() as connection:
        tables = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'").all()
        assert tables == []
    engine.dispose()
    assert migrate(database) is True


@pytest.mark.parametrize("past", schema.REVISIONS[:-1])
def test_a_database_of_any_past_version_is_brought_up_to_date(tmp_path: Path, past: str) -> None:
    database = tmp_path / "vigie.db"
    engine = writing_engine(database_url(database))
    with engine.begin() as connection:
        command.upgrade(schema.config(connection), past)
    engine.dispose()

    assert migrate(database) is True
    engine = writing_engine(database_url(database))
    with engine.begin() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []
    engine.dispose()


def test_what_a_feed_was_due_at_before_the_servers_wish_was_kept_counts_as_that_wish(tmp_path: Path) -> None:
    database, due_at = tmp_path / "vigie.db", "2024-05-12 16:00:00.000000"
    engine = writing_engine(database_url(database))
    with engine.begin() as connection:
        command.upgrade(schema.config(connection), "0003")
        connection.exec_driver_sql(
            "INSERT INTO feed_states (feed_id, due_at, learned, failures, stopped) VALUES ('f', ?, 1, 0, 0)", (due_at,)
        )
    engine.dispose()
    migrate(database)

    store = read_store(database)
    [state] = store.run_now(lambda store: store.feed_states())
    store.close()
    assert state.not_before == state.due_at


def test_stories_from_before_they_were_filed_by_what_they_share_are_found_by_it(tmp_path: Path) -> None:
    database, told = tmp_path / "vigie.db", story()
    engine = writing_engine(database_url(database))
    with engine.begin() as connection:
        command.upgrade(schema.config(connection), "0006")
        connection.execute(
            insert(stories).values(
                opened_at=told.opened_at,
                changed_at=told.changed_at,
                revision=told.revision,
                status=told.verdict.status,
                body=story_to_json(told),
            )
        )
    engine.dispose()
    migrate(database)

    store = read_store(database)
    found = store.run_now(lambda store: store.sketches_near(clues([report()], Background(), frozenset)))
    store.close()
    assert [each.profile for each in found] == [profile_of_story(told)]
