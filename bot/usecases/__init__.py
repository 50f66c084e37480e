"""One file per thing the bot does."""
