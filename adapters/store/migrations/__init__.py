"""Migrations of the database, one idea each, run by Alembic."""
