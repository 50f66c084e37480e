"""`INSERT ... ON CONFLICT`: the only statements that SQLite and PostgreSQL want built differently."""

from functools import cache

from sqlalchemy import Insert, Table
from sqlalchemy.dialects import postgresql, sqlite


@cache
def replacing(dialect: str, table: Table) -> Insert:
    """Adds rows of `table`; those whose primary key is there already are replaced."""
    statement = _insert(dialect, table)
    kept = {column.name: statement.excluded[column.name] for column in table.columns if not column.primary_key}
    return statement.on_conflict_do_update(index_elements=list(table.primary_key.columns), set_=kept)


@cache
def adding(dialect: str, table: Table) -> Insert:
    """Adds rows of `table`; those that are there already stay as they are."""
    return _insert(dialect, table).on_conflict_do_nothing()


def _insert(dialect: str, table: Table) -> sqlite.Insert | postgresql.Insert:
    return postgresql.insert(table) if dialect == "postgresql" else sqlite.insert(table)
