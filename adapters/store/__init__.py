"""The database: SQLAlchemy Core tables, the unit of work, migrations."""
