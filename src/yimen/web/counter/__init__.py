"""Pages for the counter audience."""
