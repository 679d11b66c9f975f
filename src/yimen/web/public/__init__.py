"""Pages that anybody may read: the first page, search, guides, departments, tracking."""
