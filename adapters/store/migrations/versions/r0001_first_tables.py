"""The first tables: feeds, entries, stories, rooms, posts, outbox, notes."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "entry_keys",
        sa.Column("key", sa.LargeBinary(length=16), nullable=False),
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_entry_keys"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "feed_states",
        sa.Column("feed_id", sa.Text(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("etag", sa.LargeBinary()),
        sa.Column("last_modified", sa.LargeBinary()),
        sa.Column("body_hash", sa.LargeBinary()),
        sa.Column("learned", sa.Boolean(), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("problem", sa.Text()),
        sa.Column("problem_text", sa.Text()),
        sa.Column("last_ok_at", sa.DateTime(timezone=True)),
        sa.Column("last_new_at", sa.DateTime(timezone=True)),
        sa.Column("stopped", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("feed_id", name="pk_feed_states"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_feed_states_due_at", "feed_states", ["due_at"])

    op.create_table(
        "notes",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_notes"),
    )
    op.create_table(
        "stories",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_stories"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_stories_changed_at", "stories", ["changed_at"])
    op.create_index("ix_stories_status", "stories", ["status"])

    op.create_table(
        "subscriptions",
        sa.Column("platform", sa.Text(), nullable=False),
        sa.Column("chat", sa.Text(), nullable=False),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("locale", sa.Text(), nullable=False),
        sa.Column("zone", sa.Text(), nullable=False),
        sa.Column("wish", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text()),
        sa.PrimaryKeyConstraint("platform", "chat", "topic", name="pk_subscriptions"),
    )
    op.create_table(
        "posts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("story_id", sa.Integer(), nullable=False),
        sa.Column("platform", sa.Text(), nullable=False),
        sa.Column("chat", sa.Text(), nullable=False),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("wanted_revision", sa.Integer(), nullable=False),
        sa.Column("shown_revision", sa.Integer()),
        sa.Column("message_id", sa.Text()),
        sa.Column("format", sa.Text(), nullable=False),
        sa.Column("corrected_only", sa.Boolean(), nullable=False),
        sa.Column("locale", sa.Text(), nullable=False),
        sa.Column("zone", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["story_id"], ["stories.id"], name="fk_posts_story_id"),
        sa.PrimaryKeyConstraint("id", name="pk_posts"),
        sa.UniqueConstraint("story_id", "platform", "chat", "topic", name="uq_posts_story_id_platform_chat_topic"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_posts_room", "posts", ["platform", "chat", "topic"])

    op.create_table(
        "revisions",
        sa.Column("story_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("reports", sa.Integer(), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["story_id"], ["stories.id"], name="fk_revisions_story_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("story_id", "number", name="pk_revisions"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "story_entries",
        sa.Column("entry_key", sa.LargeBinary(length=16), nullable=False),
        sa.Column("story_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["story_id"], ["stories.id"], name="fk_story_entries_story_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("entry_key", "story_id", name="pk_story_entries"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_story_entries_story_id", "story_entries", ["story_id"])

    op.create_table(
        "story_parties",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("story_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["story_id"], ["stories.id"], name="fk_story_parties_story_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("name", "story_id", name="pk_story_parties"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_story_parties_story_id", "story_parties", ["story_id"])

    op.create_table(
        "outbox",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("post_id", sa.Integer(), nullable=False),
        sa.Column("do", sa.Text(), nullable=False),
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("wake_at", sa.DateTime(timezone=True)),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("first_attempt_at", sa.DateTime(timezone=True)),
        sa.Column("worker", sa.Text()),
        sa.Column("lease_until", sa.DateTime(timezone=True)),
        sa.Column("message_id", sa.Text()),
        sa.Column("reason", sa.Text()),
        sa.ForeignKeyConstraint(["post_id"], ["posts.id"], name="fk_outbox_post_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_outbox"),
        sa.UniqueConstraint("post_id", "do", "key", name="uq_outbox_post_id_do_key"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_outbox_state", "outbox", ["state"])
    op.create_index("ix_outbox_wake_at", "outbox", ["wake_at"])
