"""Pages for the officer audience."""
