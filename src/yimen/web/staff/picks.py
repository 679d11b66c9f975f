"""Lines an officer or a clerk would otherwise type by hand: gaps from the service's list of materials, gaps that were told."""

# both languages: the lines go into a notice, which is a Chinese document in every language of the interface

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from yimen.cases.queries import Dossier
from yimen.cases.trust import last_files
from yimen.papers.evidence import Level, level_of, weakest

# What these acts name stands in the service's own lists; nothing else can be typed.
PICKED_ONLY = frozenset({"tolerate_gap", "make_promise", "compare_original"})


@dataclass(frozen=True)
class Pick:
    """One line that can be ticked instead of typed. `value` is what the notice will say, in Chinese as every notice."""

    value: str
    title: str
    chosen: bool
    id: str


def picks_for(act: str, dossier: Dossier, typed: Mapping[str, Any] | None) -> tuple[Pick, ...]:
    """The lines offered with an act; those ticked in a try that was refused stay ticked."""
    if act == "notify_correction":
        lines = list(dossier.file.gaps_open) if dossier.file.corrections else _gaps(dossier)
        chosen = frozenset[str]()
    elif act in ("resubmit", "correct_on_the_spot"):
        lines = list(dossier.file.gaps_open)
        chosen = frozenset(lines if act == "resubmit" else ())
    elif act in PICKED_ONLY:
        lines = offered(act, dossier)
        chosen = frozenset()
    else:
        return ()
    if typed is not None:
        chosen = frozenset(typed.get("items", ()))
    return tuple(Pick(line, line, line in chosen, f"{act}-pick-{place}") for place, line in enumerate(lines))


def picks_title(act: str) -> str:
    """The heading over the lines."""
    return {
        "notify_correction": _("From the list of materials"),
        "resubmit": _("What was asked for and has come now"),
        "correct_on_the_spot": _("What was asked for"),
        "tolerate_gap": _("What this service lets follow later"),
        "make_promise": _("What a written promise may stand for"),
        "compare_original": _("Uploaded copies that agree with the original you have seen"),
    }.get(act, "")


def offered(act: str, dossier: Dossier) -> list[str]:
    """What the service lets follow later, or lets a promise stand for, and is not owed yet."""
    if act == "compare_original":
        return comparable(dossier)
    listed = dossier.rules.tolerable if act == "tolerate_gap" else dossier.rules.promisable
    owed = {each.item for each in dossier.file.obligations}
    return [item for item in listed if item not in owed]


def idle(act: str, dossier: Dossier) -> bool:
    """Whether the act, though allowed, has nothing to be done to: no copy waits to be compared."""
    return act == "compare_original" and not comparable(dossier)


def comparable(dossier: Dossier) -> list[str]:
    """Materials whose last files somebody uploaded and nobody has vouched for yet."""
    last = last_files(dossier.materials)
    return [
        each.name.zh
        for each in dossier.content.materials
        if each.code in last and weakest(level_of(file.evidence) for file in last[each.code]) is Level.D
    ]


def _gaps(dossier: Dossier) -> list[str]:
    handed_in = {each.code for each in dossier.materials}
    return [
        f"{each.name.zh}：不符合受理标准，请重新提交" if each.code in handed_in else f"{each.name.zh}：未提交，请补充"
        for each in dossier.content.materials
    ]
