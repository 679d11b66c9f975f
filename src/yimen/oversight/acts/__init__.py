"""Everything that can be done about a warning, one verb a file; pages and API call the same ones."""

from collections.abc import Callable

from yimen.oversight.acts.answer_urging import answer_urging
from yimen.oversight.acts.close_urging import close_urging
from yimen.oversight.acts.explain_overdue import explain_overdue
from yimen.oversight.acts.urge import urge
from yimen.oversight.models import ClockWarning

PERFORM: dict[str, Callable[..., ClockWarning]] = {
    "urge": urge,
    "answer_urging": answer_urging,
    "close_urging": close_urging,
    "explain_overdue": explain_overdue,
}
