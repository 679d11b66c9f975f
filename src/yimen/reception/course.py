"""The course of a ticket: which step is taken from which state and where it leads. Pure; one table."""

from dataclasses import dataclass

from yimen.errors import Refusal

WAITING, CALLED, SERVING, HELD = "waiting", "called", "serving", "held"
SERVED, MISSED, LEFT, CLOSED = "served", "missed", "left", "closed"
AT_A_WINDOW = (CALLED, SERVING)
OVER = (SERVED, MISSED, LEFT, CLOSED)


@dataclass(frozen=True)
class Step:
    """One step: event that is written, states it is taken from, state it leads to, and whether it is the window's own.

    own  only at the window to which the ticket was called
    """

    kind: str
    begins: tuple[str, ...]
    leads_to: str
    own: bool = True


STEPS = {
    "call": Step("called", (WAITING,), CALLED, own=False),
    "recall": Step("recalled", (CALLED,), CALLED),
    "begin": Step("begun", (CALLED,), SERVING),
    "finish": Step("finished", (SERVING,), SERVED),
    "miss": Step("missed", (CALLED,), MISSED),
    "hold": Step("held", (SERVING,), HELD),
    "resume": Step("resumed", (HELD,), SERVING, own=False),
    "transfer": Step("transferred", AT_A_WINDOW, WAITING),
    "return": Step("returned", (MISSED,), WAITING, own=False),
    "leave": Step("left", (WAITING,), LEFT, own=False),
    "close": Step("closed", (WAITING, CALLED), CLOSED, own=False),
}


def check(act: str, state: str) -> Step:
    """The step, if it is taken from this state. Raises Refusal ticket_not_there_now (409)."""
    step = STEPS[act]
    if state not in step.begins:
        raise Refusal("ticket_not_there_now", status=409, state=state)
    return step
