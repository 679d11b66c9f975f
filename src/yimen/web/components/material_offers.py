"""What nobody has to upload: papers that are kept already, entries of registers, certificates that were issued here."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest
from django.utils.translation import gettext as _

from yimen.cases.acts.fetch_material import fetch_material
from yimen.cases.acts.use_paper import use_paper
from yimen.cases.drafts import applicant_of, subject_of
from yimen.cases.models import Case, Draft
from yimen.catalogue.content import Material, ServiceContent
from yimen.clock import shanghai_date
from yimen.errors import Refusal
from yimen.papers.library import usable
from yimen.papers.models import LibraryPaper
from yimen.papers.registers import ARTICLE, REGISTERS
from yimen.permits.acts.attach_certificate import attach_certificate
from yimen.permits.attaching import attachable
from yimen.permits.models import Certificate
from yimen.procedure import Actor
from yimen.web.components.templatetags.yimen import day, text
from yimen.wording import say

BUTTONS = frozenset({"use", "fetch", "certificate"})
MOST = 5  # of a kind; the library shows all


@dataclass(frozen=True)
class Offer:
    """One way to supply a material without uploading it: a button (name and value), its title, and what stands below."""

    name: str
    value: str
    title: str
    about: str


def offers(draft: Draft, content: ServiceContent, actor: Actor, now: datetime) -> dict[str, tuple[Offer, ...]]:
    """By code of the material. At most two queries, whatever the number of materials."""
    subject = subject_of(draft)
    types = {each.certificate for each in content.materials if each.certificate}
    issued = attachable(actor, subject, types, now)
    kept: dict[str, list[LibraryPaper]] = {}
    if draft.channel == Case.Channel.ONLINE:
        kept = usable(actor, [each.paper_kind for each in content.materials], subject, shanghai_date(now))
    kind = applicant_of(draft)["kind"]
    return {
        each.code: (
            *_certificates(each, issued.get(each.certificate, [])),
            *_register(each, kind),
            *_papers(each, kept.get(each.paper_kind, [])),
        )
        for each in content.materials
    }


def take_offer(request: HttpRequest, draft: Draft) -> dict[str, str] | None:
    """Do what one of the buttons asks: material code -> sentence where it was refused; None where none was pressed."""
    for name, act in _ACTS.items():
        if pressed := request.POST.get(name, ""):
            code, _colon, what = pressed.partition(":")
            try:
                act(draft, code, what, request.actor, request.now)  # type: ignore[attr-defined]
            except Refusal as refusal:
                if refusal.status in (403, 404):
                    raise
                return {code: say(refusal)}
            return {}
    return None


def _use(draft: Draft, code: str, what: str, actor: Actor, now: datetime) -> None:
    use_paper(draft.id, code, int(what) if what.isdecimal() and len(what) < 16 else 0, actor=actor, now=now)


def _fetch(draft: Draft, code: str, what: str, actor: Actor, now: datetime) -> None:
    fetch_material(draft.id, code, actor=actor, now=now)


def _attach(draft: Draft, code: str, what: str, actor: Actor, now: datetime) -> None:
    attach_certificate(draft.id, code, what, actor=actor, now=now)


_ACTS: dict[str, Callable[[Draft, str, str, Actor, datetime], None]] = {
    "use": _use,
    "fetch": _fetch,
    "certificate": _attach,
}


def _certificates(material: Material, issued: list[Certificate]) -> list[Offer]:
    return [
        Offer(
            "certificate",
            f"{material.code}:{each.number}",
            _("Attach certificate %(number)s") % {"number": each.shown_number},
            _("%(title)s, issued here on %(day)s") % {"title": each.heading, "day": day(each.issued_at)},
        )
        for each in issued[:MOST]
    ]


def _register(material: Material, kind: str) -> list[Offer]:
    register = REGISTERS.get(material.shared_from)
    if register is None or (kind and kind != register.about):
        return []
    about = _("You need not bring it: what government can share is not asked of you again (%(article)s).")
    title = _("Fetch from the %(register)s") % {"register": text(register.title)}
    return [Offer("fetch", material.code, title, about % {"article": ARTICLE})]


def _papers(material: Material, kept: list[LibraryPaper]) -> list[Offer]:
    return [
        Offer(
            "use",
            f"{material.code}:{each.pk}",
            _("Use again: %(name)s") % {"name": each.file.name},
            _("kept since %(day)s") % {"day": day(each.created_at)}
            + (" · " + _("valid until %(day)s") % {"day": day(each.valid_until)} if each.valid_until else ""),
        )
        for each in kept[:MOST]
    ]
