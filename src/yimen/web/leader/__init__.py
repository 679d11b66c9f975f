"""Pages for the leader audience."""
