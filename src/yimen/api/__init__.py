"""The API for machines and scripts, at /api/v1/: the same acts and the same queries as the pages."""
