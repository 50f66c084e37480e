"""The shape of the database: brought up to date by Alembic, refused when it is newer than the program."""

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect, text

from bot.errors import SettingsError

if TYPE_CHECKING:
    from alembic.config import Config

# Every revision this program knows, oldest first. Kept here so that a start needs no Alembic (a second of CPU).
REVISIONS = ("0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008")
LATEST = REVISIONS[-1]

_MIGRATIONS = Path(__file__).parent / "migrations"


def revision_of(connection: Connection) -> str | None:
    """The revision a database stands at; None if it is empty."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    revision = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return None if revision is None else str(revision)


def upgrade(connection: Connection) -> bool:
    """Brings the database up to date within the connection's transaction; True if there was something to do.

    Raises SettingsError if the database is newer than the program.
    """
    revision = revision_of(connection)
    if revision == LATEST:
        return False
    refuse_newer(revision)
    from alembic import command

    command.upgrade(config(connection), LATEST)
    return True


def refuse_newer(revision: str | None) -> None:
    """Raises SettingsError if `revision` is one this program has never heard of."""
    if revision is not None and revision not in REVISIONS:
        raise SettingsError(
            f"the database was written by a newer Vigie (revision {revision}, this one knows {LATEST}): "
            "install that version again, or put back the backup made before the upgrade"
        )


def refuse_older(revision: str | None) -> None:
    """Raises SettingsError if a database is not yet in the shape this program reads."""
    refuse_newer(revision)
    if revision != LATEST:
        raise SettingsError("the database comes from an older Vigie, or is empty: run vigie migrate, or start Vigie")


def config(connection: Connection) -> "Config":
    """Alembic's settings for migrating this connection's database."""
    from alembic.config import Config

    made = Config()
    made.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    made.attributes["connection"] = connection
    return made
