"""Runs migrations on the connection it is handed: one transaction for all, so that a kill leaves nothing half done."""

from alembic import context

from adapters.store.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,  # SQLite alters a table by copying it
    transactional_ddl=True,  # true of SQLite as well, once the driver leaves BEGIN to us
    compare_type=True,
)
context.run_migrations()
