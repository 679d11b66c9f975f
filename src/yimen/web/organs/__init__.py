"""Pages on which organs are set up, renamed, merged and dissolved, and people moved between posts."""
