"""A feed, its entries, and when to poll it next."""
