"""Pages for those who watch over all departments: they read everything and act on nothing."""
