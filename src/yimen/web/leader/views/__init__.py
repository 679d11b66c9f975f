"""Pages for the leaders of the district."""
