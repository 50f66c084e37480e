"""Claims about one deal: grouping, status, revisions, recycling."""
