"""Commands as data, and the grammar of their arguments."""
