"""What placing a report has to know of a story, kept beside it; filled once the tables are up to date."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    op.create_table(
        "story_sketches",
        sa.Column("story_id", sa.Integer(), nullable=False),
        sa.Column("sketch", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["story_id"], ["stories.id"], name="fk_story_sketches_story_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("story_id", name="pk_story_sketches"),
    )
