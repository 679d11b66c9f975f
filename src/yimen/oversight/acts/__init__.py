"""Everything that can be done about a warning, one verb a file; pages and API call the same ones."""
