"""Draft a revision of an organ: refused, the form comes back as it was typed, with the reason on top."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from yimen import wording
from yimen.agencies.acts import draft_revision
from yimen.agencies.establishment.plans import Plan, SectionPlan
from yimen.agencies.establishment.queries import last_revision, plan_of
from yimen.agencies.models import Agency
from yimen.agencies.queries import agency_for
from yimen.clock import parse_date
from yimen.errors import Refusal
from yimen.web.reform.views.agencies import may_draft

LONGEST, LONGEST_TEXT, MOST_SECTIONS, EMPTY_ROWS = 500, 20_000, 40, 2


@dataclass(frozen=True)
class SectionRow:
    """A section as it stands in the form."""

    code: str = ""
    name: str = ""
    name_en: str = ""
    posts: str = ""
    leaders: str = ""
    duties: str = ""
    approval: bool = False

    @property
    def empty(self) -> bool:
        """Nothing was typed: such a row is left out, and so a section is taken away."""
        return not (self.name.strip() or self.duties.strip())


@dataclass(frozen=True)
class Typed:
    """The whole form as typed."""

    document: str = ""
    valid_from: str = ""
    posts: str = ""
    leaders: str = ""
    duties: str = ""
    reason: str = ""
    sections: tuple[SectionRow, ...] = field(default=())


@require_http_methods(["GET", "HEAD", "POST"])
def revise(request: HttpRequest, code: str) -> HttpResponse:
    """The form of an organ's three determinations, filled with what is in force."""
    organ = agency_for(code)
    if not may_draft(request.actor, organ):  # type: ignore[attr-defined]
        raise Refusal("revision_of_other_agency", status=403, agency=organ.title)
    if request.method != "POST":
        return _form(request, organ, _as_it_stands(organ))
    typed = read(request.POST)
    if "more" in request.POST:
        return _form(request, organ, typed, more=True)
    try:
        draft = draft_revision(
            organ,
            plan(typed),
            actor=request.actor,  # type: ignore[attr-defined]
            now=request.now,  # type: ignore[attr-defined]
            valid_from=parse_date(typed.valid_from),
            reason=typed.reason,
        )
    except Refusal as refusal:
        return _form(request, organ, typed, wording.say(refusal), refusal.status)
    return HttpResponseRedirect(reverse("reform:revision_draft", args=[draft.pk]))


def read(post: QueryDict) -> Typed:
    """The form out of what was posted; sections are numbered from 1 on."""
    rows = [
        SectionRow(
            approval=post.get("approval") == str(number),
            **{
                name: _text(post, f"section-{number}-{name}")
                for name in ("code", "name", "name_en", "posts", "leaders", "duties")
            },
        )
        for number in range(1, MOST_SECTIONS + 1)
        if f"section-{number}-name" in post
    ]
    given = {name: _text(post, name) for name in ("document", "valid_from", "posts", "leaders", "duties", "reason")}
    return Typed(**given, sections=tuple(rows))


def plan(typed: Typed) -> Plan:
    """What was typed as a plan. Raises Refusal revision_number_wrong (422)."""
    taken = {row.code for row in typed.sections if row.code}
    sections = []
    for number, row in enumerate(typed.sections, 1):
        if row.empty:
            continue
        code = row.code[:20] or next(name for name in (f"n{number}", f"n{number}x", f"n{number}y") if name not in taken)
        sections.append(
            SectionPlan(
                code,
                row.name.strip()[:80],
                _number(row.posts),
                _number(row.leaders or "0"),
                _lines(row.duties),
                row.approval,
                row.name_en.strip()[:120],
            )
        )
    return Plan(
        typed.document.strip(),
        _number(typed.posts),
        _number(typed.leaders or "0"),
        _lines(typed.duties),
        tuple(sections),
    )


def _number(text: str) -> int:
    text = text.strip()
    if not (text.isascii() and text.isdigit() and len(text) <= 4):
        raise Refusal("revision_number_wrong", status=422, value=text[:20])
    return int(text)


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _text(post: Mapping[str, Any], name: str) -> str:
    return str(post.get(name, "")).replace("\x00", "")[: LONGEST_TEXT if name.endswith("duties") else LONGEST]


def _as_it_stands(organ: Agency) -> Typed:
    last = last_revision(organ)
    if last is None:
        return Typed(sections=(SectionRow(),))
    stands = plan_of(last)
    rows = tuple(
        SectionRow(
            section.code,
            section.name,
            section.name_en,
            str(section.posts),
            str(section.leaders),
            "\n".join(section.duties),
            section.approval,
        )
        for section in stands.sections
    )
    return Typed("", "", str(stands.posts), str(stands.leaders), "\n".join(stands.duties), "", rows)


def _form(
    request: HttpRequest, organ: Agency, typed: Typed, problem: str = "", status: int = 200, more: bool = False
) -> HttpResponse:
    """The form; the empty rows at its end are for new sections."""
    empty = sum(row.empty for row in typed.sections)
    rows = [*typed.sections, *[SectionRow()] * (EMPTY_ROWS if more or not empty else 0)][:MOST_SECTIONS]
    context: dict[str, Any] = {
        "title": _("Draft a revision of %(agency)s") % {"agency": organ.title},
        "organ": organ,
        "typed": typed,
        "rows": list(enumerate(rows, 1)),
        "problem": problem,
    }
    return render(request, "reform/revise.html", context, status=status)
