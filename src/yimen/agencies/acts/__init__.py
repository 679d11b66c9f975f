"""The acts on agencies: one verb, one function, one file."""
