"""What a room lets ring beside first alerts."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.add_column("subscriptions", sa.Column("replies", sa.Text(), nullable=False, server_default="changes"))
