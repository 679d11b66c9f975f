"""What is done to files, one verb a file."""

from yimen.papers.acts.purge_orphans import Purged, purge_orphans
from yimen.papers.acts.store_file import store_file, store_upload

__all__ = ["Purged", "purge_orphans", "store_file", "store_upload"]
