"""A small process of its own that tells open pages what changed: held connections never occupy request threads."""
