"""Saving a page of a draft: several windows on it lose nothing, and what two of them changed is asked.

Every page carries the version of the draft that it shows and a name of its own (`draft_marks.html`).
"""

import secrets
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpRequest, JsonResponse, QueryDict
from django.utils.translation import gettext as _

from yimen.cases.acts.merge_draft import Saved, merge_draft
from yimen.cases.drafts import answers_of, applicant_of
from yimen.cases.merging import Conflict, Seen
from yimen.cases.models import Draft
from yimen.web.components.templatetags.yimen import moment
from yimen.web.components.values import Problem

AUTOSAVE = "X-Autosave"
MOST_ROWS_ASKED = 1


@dataclass(frozen=True)
class ConflictView:
    """A field that was changed elsewhere while the page was open: both values in words, to choose between."""

    name: str
    title: str
    stored: str
    typed: str

    @property
    def id(self) -> str:
        return f"keep-{self.name}"


def marks(draft: Draft) -> dict[str, str]:
    """What a page carries: the version that it shows, and its own name."""
    return {"seen": str(draft.version), "page": secrets.token_hex(6)}


def seen_in(posted: QueryDict) -> Seen:
    """What the page knew; one that does not say so knows what is there now (it was not open before)."""
    version, page = posted.get("seen", ""), posted.get("page_mark", "")
    known = int(version) if version.isdecimal() and len(version) < 10 else 2**31
    return Seen(known, page[:20])


def chosen(posted: QueryDict) -> tuple[frozenset[str], frozenset[str]]:
    """Of the fields that the page asked to choose for: those where the other value stays, and those not chosen for yet."""
    asked = posted.getlist("conflict")
    stays = {name for name in asked if posted.get(f"keep-{name}") == "stored"}
    return frozenset(stays), frozenset(name for name in asked if not posted.get(f"keep-{name}"))


def save_page(
    request: HttpRequest,
    draft_id: UUID,
    *,
    answers: Mapping[str, Any] | None = None,
    applicant: Mapping[str, str] | None = None,
) -> Saved:
    """Merge what the page posted into the draft. Fields not chosen for are still in conflict afterwards."""
    stays, open_choices = chosen(request.POST)
    saved = merge_draft(
        draft_id,
        actor=request.actor,  # type: ignore[attr-defined]
        now=request.now,  # type: ignore[attr-defined]
        seen=seen_in(request.POST),
        answers=_without(answers, stays | open_choices),
        applicant=_without(applicant, stays | open_choices, "applicant_"),
    )
    return Saved(
        saved.draft,
        {**saved.conflicts, **_still_open(saved.draft, answers, open_choices)},
        {**saved.applicant_conflicts, **_still_told(saved.draft, applicant, open_choices)},
    )


def _without(values: Mapping[str, Any] | None, names: Collection[str], prefix: str = "") -> dict[str, Any] | None:
    return None if values is None else {name: value for name, value in values.items() if prefix + name not in names}


def _still_open(draft: Draft, answers: Mapping[str, Any] | None, names: Collection[str]) -> dict[str, Conflict]:
    stored = answers_of(draft) if names else {}
    return {name: Conflict(stored.get(name), value) for name, value in (answers or {}).items() if name in names}


def _still_told(draft: Draft, applicant: Mapping[str, str] | None, names: Collection[str]) -> dict[str, Conflict]:
    stored = applicant_of(draft) if names else {}
    return {
        name: Conflict(stored[name], value) for name, value in (applicant or {}).items() if f"applicant_{name}" in names
    }


def conflict_views(
    conflicts: Mapping[str, Conflict], title: Callable[[str], str], words: Callable[[str, Any], str], prefix: str = ""
) -> list[ConflictView]:
    """The conflicts in words."""

    def said(name: str, value: Any) -> str:
        return _("(empty)") if value in (None, "") else words(name, value)

    return [
        ConflictView(prefix + name, title(name), said(name, each.stored), said(name, each.typed))
        for name, each in conflicts.items()
    ]


def conflict_problems(views: list[ConflictView]) -> list[Problem]:
    """The lines of the error summary."""
    return [
        Problem(_("“%(field)s” was changed elsewhere in the meantime: choose") % {"field": each.title}, f"#{each.id}")
        for each in views
    ]


def by_autosave(request: HttpRequest) -> bool:
    """Whether a script saves while somebody types."""
    return AUTOSAVE in request.headers


def autosaved(saved: Saved) -> JsonResponse:
    """What the script shows; what could not be saved is asked when the page is sent."""
    if saved.whole:
        words = _("Saved: %(moment)s") % {"moment": moment(saved.draft.updated_at)}
    else:
        words = _("Something here was changed in another window too. Press “Save” to see both and choose.")
    return JsonResponse({"message": words, "whole": saved.whole})


def rows_asked(request: HttpRequest) -> dict[str, int]:
    """The tables for which another blank row was asked."""
    return dict.fromkeys(request.GET.getlist("add")[:10], MOST_ROWS_ASKED)
