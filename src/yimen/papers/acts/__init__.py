"""What is done to files, one verb a file."""

from yimen.papers.acts.fetch_from_register import fetch_from_register
from yimen.papers.acts.keep_paper import Particulars, keep_paper, set_days
from yimen.papers.acts.purge_orphans import Purged, purge_orphans
from yimen.papers.acts.remove_paper import remove_paper
from yimen.papers.acts.search_waiting import search_waiting
from yimen.papers.acts.store_file import store_file, store_upload
from yimen.papers.acts.vouch import vouch

__all__ = [
    "Particulars",
    "Purged",
    "fetch_from_register",
    "keep_paper",
    "purge_orphans",
    "remove_paper",
    "search_waiting",
    "set_days",
    "store_file",
    "store_upload",
    "vouch",
]
