"""Words of the catalogue's life in the reader's language."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from yimen.agencies.establishment.queries import Change
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


@dataclass(frozen=True)
class ChangeLine:
    """One difference between two revisions in words."""

    what: str
    before: str
    after: str


def change_line(change: Change, names: Mapping[str, str]) -> ChangeLine:
    """In the reader's language. names: what the sections are called, by code."""
    words = {
        "document": _("Document"),
        "posts": _("Posts"),
        "leaders": _("Leaders"),
        "duty": _("Duty"),
        "section": _("Section"),
        "section_name": _("Name"),
        "section_posts": _("Posts"),
        "section_leaders": _("Heads"),
        "section_approval": _("Approval section"),
        "section_duty": _("Duty"),
    }
    place = names.get(change.code, "") if change.what != "section" else ""
    what = words[change.what]
    told = [_said(change.what, value) for value in (change.before, change.after)]
    return ChangeLine(f"{place} · {what}" if place else what, *told)


def _said(what: str, value: str | None) -> str:
    if value is None:
        return "—"
    if what == "section_approval":
        return _("yes") if value == "True" else _("no")
    return value
