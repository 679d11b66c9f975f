"""Pages for the supervisor audience."""
