"""How long a server asked to be left alone, apart from when its feed is due."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.add_column("feed_states", sa.Column("not_before", sa.DateTime(timezone=True)))
    # Which of these moments a server asked for is not known any more: all are kept.
    op.execute("UPDATE feed_states SET not_before = due_at")
