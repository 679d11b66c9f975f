"""What a third party can do: state its views, with a file; ask for a hearing; object to the chair."""

from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from yimen import wording
from yimen.cases.acts import PERFORM
from yimen.cases.models import Invitation
from yimen.cases.third_parties import actor_of, name_of
from yimen.errors import Refusal
from yimen.papers.acts.store_file import store_upload
from yimen.papers.models import StoredFile
from yimen.procedure import ROW, Argument
from yimen.web.components.templatetags.yimen import text
from yimen.web.components.values import FieldView, Problem
from yimen.web.interested import opened

OWN = ("state_views", "request_hearing", "challenge_chair")
ACCEPTS = ("pdf", "jpg", "png")
MOST_FILES = 5


@dataclass(frozen=True)
class OwnAct:
    """One act as the third party is offered it."""

    act: str
    title: str
    words: str


def own(act: str) -> OwnAct:
    """What an act is called on these pages, and what it means."""
    told = {
        "state_views": (
            _("State your views"),
            _(
                "Say why and how the application touches you. The department must hear it before it decides (article 36)."
            ),
        ),
        "request_hearing": (
            _("Ask for a hearing"),
            _("It is held within twenty days and costs you nothing; the decision rests on its record (47, 48)."),
        ),
        "challenge_chair": (
            _("Object to the chair of the hearing"),
            _("If the chair has an interest of their own in the matter, another must chair (article 48)."),
        ),
    }
    return OwnAct(act, *told[act])


@require_http_methods(["GET", "HEAD", "POST"])
def own_act(request: HttpRequest, number: str, act: str) -> HttpResponse:
    """The page of one act; refused: the same page with the reason, and what was typed stays."""
    invitation = opened.invitation(request, number)
    if act not in OWN:
        raise Refusal("page_not_found", status=404)
    if request.method != "POST":
        return _page(request, invitation, act)
    try:
        _perform(request, invitation, act)
    except Refusal as refusal:
        return _page(request, invitation, act, refusal)
    messages.success(request, _("Done: %(act)s.") % {"act": own(act).title})
    return HttpResponseRedirect(reverse("interested:matter", args=[invitation.case.number]))


def _perform(request: HttpRequest, invitation: Invitation, act: str) -> None:
    given: dict[str, Any] = {argument.name: request.POST.get(argument.name, "") for argument in _asked(act)}
    if act == "state_views":
        # Nobody speaks for another third party: whose statement it is, the invitation says.
        given |= {
            "party": name_of(invitation),
            "files": _files(request, invitation) if given["statement"].strip() else (),
        }
    PERFORM[act](
        invitation.case.number,
        actor=actor_of(invitation),
        now=request.now,  # type: ignore[attr-defined]
        idempotency_key=request.POST.get("key", "")[:80] or None,
        **given,
    )


def _files(request: HttpRequest, invitation: Invitation) -> list[StoredFile]:
    uploads = request.FILES.getlist("file")
    if len(uploads) > MOST_FILES:
        raise Refusal("too_many_files", status=422, most=MOST_FILES, argument="file")
    return [
        store_upload(
            upload,
            actor=actor_of(invitation),
            now=request.now,  # type: ignore[attr-defined]
            accepts=ACCEPTS,
            limit=settings.YIMEN_UPLOAD_LIMIT,
        )
        for upload in uploads
    ]


def _asked(act: str) -> list[Argument]:
    return [each for each in ROW[act].arguments if each.name != "party" and each.kind != "digests"]


def _page(request: HttpRequest, invitation: Invitation, act: str, refusal: Refusal | None = None) -> HttpResponse:
    wrong = str(refusal.data.get("argument", "")) if refusal else ""
    if refusal and refusal.code.startswith("file_"):
        wrong = "file"
    context = {
        "title": own(act).title,
        "offered": own(act),
        "article": ROW[act].article,
        "case": invitation.case,
        "fields": [_field(request, argument) for argument in _asked(act)],
        "takes_files": act == "state_views",
        "megabytes": settings.YIMEN_UPLOAD_LIMIT // 1_000_000,
        "accepts": ",".join(f".{kind}" for kind in (*ACCEPTS, "jpeg")),
        "most": MOST_FILES,
        "key": request.POST.get("key", "")[:80] or uuid4().hex,
        "problems": [Problem(wording.say(refusal), f"#field-{wrong}" if wrong else "")] if refusal else [],
    }
    return render(request, "interested/act.html", context, status=refusal.status if refusal else 200)


def _field(request: HttpRequest, argument: Argument) -> FieldView:
    return FieldView(
        argument.name,
        text(argument.title),
        f"field-{argument.name}",
        "textarea",
        value=request.POST.get(argument.name, ""),
        required=argument.required,
        attributes={"maxlength": str(argument.limit)},
    )
