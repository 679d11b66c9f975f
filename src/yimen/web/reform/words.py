"""Words of the catalogue's life in the reader's language."""

from django.utils.translation import gettext as _

from yimen.catalogue.audit import Severity


def severity_word(severity: Severity) -> str:
    """How severe a finding is."""
    return _("error") if severity is Severity.ERROR else _("advice")


def step_word(name: str) -> str:
    """What a step on a change is called on its button."""
    words = {
        "hand_in": _("Hand in the draft"),
        "review": _("Review: it is lawful"),
        "approve": _("Approve the change"),
        "publish": _("Publish the change"),
        "return": _("Send the change back"),
    }
    return words[name]


def law_step_word(name: str) -> str:
    """What a step on a change of the law is called on its button."""
    words = {
        "review": _("Review: it is entered as issued"),
        "publish": _("Put into force"),
        "return": _("Send the change back"),
    }
    return words[name]


def answer_word(state: str) -> str:
    """What an answer to a task is called on its button."""
    words = {"right": _("Still right"), "change": _("Needs a change"), "done": _("Change made")}
    return words.get(state, state)
