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
