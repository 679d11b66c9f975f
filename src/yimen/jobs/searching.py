"""After an import the search index is made anew, by a task of its own: a listener is one transaction, and this takes long."""

from procrastinate.contrib.django import app

from yimen.catalogue.telling import LISTED
from yimen.ledger import outbox

LISTENER = "jobs.renew_search"
TASK = "yimen.jobs.tasks.renew_search"


def listen_to_imports() -> None:
    """Hear of each list that was imported."""
    outbox.listen(LISTED, begin, name=LISTENER)


def begin(heard: outbox.Heard) -> None:
    """Order the renewal."""
    app.configure_task(TASK, queue="nightly", lock="renew_search").defer(timestamp=int(heard.now.timestamp()))
