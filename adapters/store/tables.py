"""The tables, as SQLAlchemy Core describes them to SQLite and PostgreSQL alike."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Double,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

from adapters.store.utc_date_time import UtcDateTime

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_N_label)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


feed_states = Table(
    "feed_states",
    metadata,
    Column("feed_id", Text, primary_key=True),
    Column("due_at", UtcDateTime, nullable=False, index=True),
    Column("etag", LargeBinary),
    Column("last_modified", LargeBinary),
    Column("body_hash", LargeBinary),
    Column("learned", Boolean, nullable=False),
    Column("failures", Integer, nullable=False),
    Column("problem", Text),
    Column("problem_text", Text),
    Column("last_ok_at", UtcDateTime),
    Column("last_new_at", UtcDateTime),
    Column("stopped", Boolean, nullable=False),
    Column("not_before", UtcDateTime),
    sqlite_with_rowid=False,
)

# A key is the hash of an entry's key: addresses can be long, and this table is by far the longest.
entry_keys = Table(
    "entry_keys",
    metadata,
    Column("key", LargeBinary(16), primary_key=True),
    Column("fingerprint", Text, nullable=False),
    Column("day", Integer, nullable=False),  # since the year 1, when it was last new: a date as text is 26 bytes
    sqlite_with_rowid=False,
)

stories = Table(
    "stories",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("opened_at", UtcDateTime, nullable=False),
    Column("changed_at", UtcDateTime, nullable=False, index=True),
    Column("revision", Integer, nullable=False),
    Column("status", Text, nullable=False, index=True),
    Column("body", Text, nullable=False),
    Column("merged_into", Integer),  # another story's number: this one is no more
    sqlite_autoincrement=True,  # people type these numbers: none is ever given twice
)

revisions = Table(
    "revisions",
    metadata,
    Column("story_id", ForeignKey("stories.id", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("at", UtcDateTime, nullable=False),
    Column("status", Text, nullable=False),
    Column("reports", Integer, nullable=False),  # how many the story held: its oldest ones
    Column("verdict", Text, nullable=False),
    sqlite_with_rowid=False,
)

story_entries = Table(
    "story_entries",
    metadata,
    Column("entry_key", LargeBinary(16), primary_key=True),
    Column("story_id", ForeignKey("stories.id", ondelete="CASCADE"), primary_key=True, index=True),
    sqlite_with_rowid=False,
)

# What a report may share with a story, once for each of its parties. In the order in which it is read: a popular
# party's latest stories lie side by side. Derived from the stories: `near_rows` writes it, and can write it anew.
story_traces = Table(
    "story_traces",
    metadata,
    Column("name", Text, primary_key=True),  # the telling words; empty for reports that name nobody
    Column("last_h", Integer, primary_key=True),  # hours since 1970
    Column("story_id", ForeignKey("stories.id", ondelete="CASCADE"), primary_key=True, index=True),
    Column("receives", Boolean, primary_key=True),
    Column("first_h", Integer, nullable=False),
    Column("silent", Boolean, nullable=False),
    Column("least", Double),
    Column("most", Double),
    Column("least_euros", Double),
    Column("most_euros", Double),
    Column("currency", Text),
    Column("countries", BigInteger, nullable=False),
    Column("events", BigInteger, nullable=False),
    Column("jobs", BigInteger, nullable=False),
    Column("placed", Boolean, nullable=False),
    Column("received", Boolean, nullable=False),
    Column("unreceived", Boolean, nullable=False),
    Column("round", Boolean, nullable=False),
    Column("two_sided", Boolean, nullable=False),
    Column("plain", Boolean, nullable=False),
    Index("ix_story_traces_last_h", "last_h"),
    sqlite_with_rowid=False,
)

# What placing a report has to know of a story: an eighth of the story itself, which few reports need. As the traces.
story_sketches = Table(
    "story_sketches",
    metadata,
    Column("story_id", ForeignKey("stories.id", ondelete="CASCADE"), primary_key=True),
    Column("sketch", Text, nullable=False),
)

# No topic is the empty string here: in a unique constraint two NULLs would be two different rooms.
subscriptions = Table(
    "subscriptions",
    metadata,
    Column("platform", Text, primary_key=True),
    Column("chat", Text, primary_key=True),
    Column("topic", Text, primary_key=True),
    Column("since", UtcDateTime, nullable=False),
    Column("locale", Text, nullable=False),
    Column("zone", Text, nullable=False),
    Column("wish", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("reason", Text),
    Column("replies", Text, nullable=False, server_default="changes"),
)

posts = Table(
    "posts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("story_id", ForeignKey("stories.id"), nullable=False),
    Column("platform", Text, nullable=False),
    Column("chat", Text, nullable=False),
    Column("topic", Text, nullable=False),
    Column("wanted_revision", Integer, nullable=False),
    Column("shown_revision", Integer),
    Column("message_id", Text),
    Column("format", Text, nullable=False),
    Column("corrected_only", Boolean, nullable=False),
    Column("locale", Text, nullable=False),
    Column("zone", Text, nullable=False),
    UniqueConstraint("story_id", "platform", "chat", "topic"),
    Index("ix_posts_room", "platform", "chat", "topic"),
    sqlite_autoincrement=True,  # a nonce is made of it: Discord must never meet one twice
)

# `wake_at` is when an effect next asks for attention: due, or its lease has run out; NULL once it is finished.
outbox = Table(
    "outbox",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("post_id", ForeignKey("posts.id", ondelete="CASCADE"), nullable=False),
    Column("do", Text, nullable=False),
    Column("key", Integer, nullable=False),
    Column("state", Text, nullable=False, index=True),
    Column("wake_at", UtcDateTime, index=True),
    Column("due_at", UtcDateTime, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("first_attempt_at", UtcDateTime),
    Column("worker", Text),
    Column("lease_until", UtcDateTime),
    Column("message_id", Text),
    Column("reason", Text),
    UniqueConstraint("post_id", "do", "key"),
    sqlite_autoincrement=True,
)

# One for each person and story, and gone once it has ended. No topic is the empty string, as above.
watches = Table(
    "watches",
    metadata,
    Column("story_id", ForeignKey("stories.id"), primary_key=True),
    Column("platform", Text, primary_key=True),
    Column("reader", Text, primary_key=True),
    Column("chat", Text, nullable=False),
    Column("topic", Text, nullable=False),
    Column("until", Text, nullable=False),
    Column("seen", Text, nullable=False),  # the story's status when it was asked for
    Column("since", UtcDateTime, nullable=False),
    Column("private", Boolean, nullable=False),
    Column("locale", Text, nullable=False),
    Column("zone", Text, nullable=False),
    Index("ix_watches_reader", "platform", "reader"),
    sqlite_with_rowid=False,
)

# What ended a watch, until it is delivered: its effect, and everything else that the message needs.
pings = Table(
    "pings",
    metadata,
    Column("id", Integer, primary_key=True),
    *(
        Column(column.name, column.type, nullable=column.nullable)
        for column in watches.columns
        if column.name != "story_id"
    ),
    Column("story_id", ForeignKey("stories.id"), nullable=False),
    Column("state", Text, nullable=False),
    Column("wake_at", UtcDateTime, nullable=False, index=True),
    Column("due_at", UtcDateTime, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("first_attempt_at", UtcDateTime),
    Column("worker", Text),
    Column("lease_until", UtcDateTime),
    Column("reason", Text),
    sqlite_autoincrement=True,  # a nonce is made of it
)

reviews = Table(
    "reviews",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("story_id", ForeignKey("stories.id"), nullable=False, index=True),
    Column("what", Text, nullable=False),
    Column("words", Text, nullable=False),
    Column("platform", Text, nullable=False),
    Column("chat", Text, nullable=False),
    Column("topic", Text, nullable=False),
    Column("reader", Text, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("state", Text, nullable=False, index=True),
    Index("ix_reviews_reader", "platform", "reader", "at"),
    sqlite_autoincrement=True,  # people type these numbers
)

notes = Table(
    "notes",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
)
