"""Files that people hand in and that organs issue: checked by content, encrypted at rest, served safely."""
