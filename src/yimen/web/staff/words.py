"""Words of the desk that the law has no name for: what a state means to the person who must act on it."""

from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from yimen.cases.models import Case
from yimen.procedure import STATE_WORDS, State, Words
from yimen.web.components import law

NEXT_COLOURS = {
    State.SUBMITTED: "blue",
    State.PRE_REVIEWED: "blue",
    State.CORRECTION: "amber",
    State.ACCEPTED: "violet",
    State.GRANTED: "green",
}


def say(words: Words) -> str:
    """One of the law's words in the reader's language."""
    return words.en if (get_language() or "").startswith("en") else words.zh


def next_step(case: Case) -> tuple[str, str]:
    """What the case is waiting for, in a word, and the colour of its tag; for a closed case how it ended."""
    state = State(case.state)
    waiting = {
        State.SUBMITTED: _("To pre-review"),
        State.PRE_REVIEWED: _("To accept"),
        State.CORRECTION: _("Awaiting corrections"),
        State.ACCEPTED: _("Clock stopped") if case.stopped else _("To examine"),
        State.GRANTED: _("To deliver") if case.certificate else _("Certificate in the making"),
    }
    colour = "amber" if case.stopped else NEXT_COLOURS.get(state, "grey")
    return waiting.get(state) or say(STATE_WORDS[state]), colour


def channel(value: str) -> str:
    """How an application came in."""
    return {
        Case.Channel.ONLINE: pgettext("channel", "Online"),
        Case.Channel.COUNTER: pgettext("channel", "Counter"),
        Case.Channel.API: pgettext("channel", "System"),
    }.get(Case.Channel(value), value)


def colour(name: str) -> str:
    """The word beside a colour: nobody has to tell colours apart."""
    return {
        "green": _("On time"),
        "yellow": _("Soon due"),
        "red": _("Urgent"),
        "overdue": _("Overdue"),
        "stopped": _("Clock stopped"),
    }.get(name, "")


def period(name: str) -> str:
    """A legal period of a case."""
    return {
        "correct": _("Acceptance or notice of corrections"),
        "decide": _("Decision: statutory term"),
        "promise": _("Decision: promised term"),
        "deliver": _("Delivery"),
        "preliminary": _("Preliminary review by the lower organ"),
        "statements": _("Third parties may state their views"),
        "hearing_request": _("A hearing may be asked for"),
        "hearing": _("Holding the hearing that was asked for"),
        "obligation": _("What was promised or may follow"),
        "rectification": _("Rectification"),
    }.get(name, name)


def ground(name: str) -> str:
    """One of the eight grounds on which the clocks stand (行政许可法 45)."""
    return law.ground(name)


def obligation_kind(name: str) -> str:
    """Why something is still owed."""
    return _("Promise") if name == "promise" else _("Material that may follow")


def obligation_status(name: str) -> tuple[str, str]:
    """How far an obligation has come, and the colour of its tag."""
    return {
        "pending": (_("To be kept after the grant"), "grey"),
        "open": (_("Open"), "blue"),
        "fulfilled": (_("Fulfilled"), "green"),
        "lapsed": (_("Late"), "red"),
        "rectifying": (_("Rectification ordered"), "amber"),
        "failed": (_("Not rectified in time"), "red"),
    }.get(name, (name, "grey"))
