"""What is done to files, one verb a file."""

from yimen.papers.acts.purge_orphans import Purged, purge_orphans
from yimen.papers.acts.search_waiting import search_waiting
from yimen.papers.acts.store_file import store_file, store_upload
from yimen.papers.acts.vouch import vouch

__all__ = ["Purged", "purge_orphans", "search_waiting", "store_file", "store_upload", "vouch"]
