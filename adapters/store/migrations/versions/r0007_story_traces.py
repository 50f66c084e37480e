"""What a report may share with a story, in place of its parties alone; filled once the tables are up to date."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.create_table(
        "story_traces",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("last_h", sa.Integer(), nullable=False),
        sa.Column("story_id", sa.Integer(), nullable=False),
        sa.Column("receives", sa.Boolean(), nullable=False),
        sa.Column("first_h", sa.Integer(), nullable=False),
        sa.Column("silent", sa.Boolean(), nullable=False),
        sa.Column("least", sa.Double()),
        sa.Column("most", sa.Double()),
        sa.Column("least_euros", sa.Double()),
        sa.Column("most_euros", sa.Double()),
        sa.Column("currency", sa.Text()),
        sa.Column("countries", sa.BigInteger(), nullable=False),
        sa.Column("events", sa.BigInteger(), nullable=False),
        sa.Column("jobs", sa.BigInteger(), nullable=False),
        sa.Column("placed", sa.Boolean(), nullable=False),
        sa.Column("received", sa.Boolean(), nullable=False),
        sa.Column("unreceived", sa.Boolean(), nullable=False),
        sa.Column("round", sa.Boolean(), nullable=False),
        sa.Column("two_sided", sa.Boolean(), nullable=False),
        sa.Column("plain", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["story_id"], ["stories.id"], name="fk_story_traces_story_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("name", "last_h", "story_id", "receives", name="pk_story_traces"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_story_traces_last_h", "story_traces", ["last_h"])
    op.create_index("ix_story_traces_story_id", "story_traces", ["story_id"])
    op.drop_index("ix_story_parties_story_id", "story_parties")
    op.drop_table("story_parties")
