"""What people watch, and what is still to be told to them."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.create_table(
        "watches",
        sa.Column("story_id", sa.Integer(), sa.ForeignKey("stories.id", name="fk_watches_story_id"), nullable=False),
        *_asked(),
        sa.PrimaryKeyConstraint("story_id", "platform", "reader", name="pk_watches"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_watches_reader", "watches", ["platform", "reader"])
    op.create_table(
        "pings",
        sa.Column("id", sa.Integer(), nullable=False),
        *_asked(),
        sa.Column("story_id", sa.Integer(), sa.ForeignKey("stories.id", name="fk_pings_story_id"), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("wake_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("first_attempt_at", sa.DateTime(timezone=True)),
        sa.Column("worker", sa.Text()),
        sa.Column("lease_until", sa.DateTime(timezone=True)),
        sa.Column("reason", sa.Text()),
        sa.PrimaryKeyConstraint("id", name="pk_pings"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_pings_wake_at", "pings", ["wake_at"])


def _asked() -> list[sa.Column[object]]:
    """Who asked for what, where and when."""
    return [
        sa.Column("platform", sa.Text(), nullable=False),
        sa.Column("reader", sa.Text(), nullable=False),
        sa.Column("chat", sa.Text(), nullable=False),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("until", sa.Text(), nullable=False),
        sa.Column("seen", sa.Text(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("private", sa.Boolean(), nullable=False),
        sa.Column("locale", sa.Text(), nullable=False),
        sa.Column("zone", sa.Text(), nullable=False),
    ]
