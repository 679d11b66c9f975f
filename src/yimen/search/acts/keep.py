"""Make the index anew where it is missing, broken, of another version, or does not hold what the database holds."""

import structlog

from yimen.search.acts.rebuild import rebuild
from yimen.search.condition import State, examine

log = structlog.get_logger("yimen.search")


def keep() -> bool:
    """Returns whether it had to be made anew."""
    found = examine()
    if found.state is State.GOOD:
        return False
    log.warning(
        "search_index_renewed", state=found.state.value, held=found.held, wanted=found.wanted, fault=found.fault
    )
    outcome = rebuild()
    log.info("search_index_made", owners=outcome.owners, documents=outcome.documents)
    return True
