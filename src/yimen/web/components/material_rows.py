"""Materials on a page: one row a material, and the files that a browser sends for it.

One form holds all rows (`file-<code>`), so that without scripts several files can be chosen and sent at once; good ones
are kept although others are refused. With scripts each file is sent by itself as soon as it is chosen (upload.js).
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from yimen.catalogue.content import Material, ServiceContent
from yimen.errors import Refusal
from yimen.papers.acts import store_upload
from yimen.papers.evidence import Level, weakest
from yimen.papers.models import StoredFile
from yimen.web.components.material_offers import Offer
from yimen.web.components.templatetags.yimen import text
from yimen.web.components.trust import TrustView, level_words
from yimen.web.components.values import Problem
from yimen.wording import say


@dataclass(frozen=True)
class HeldFile:
    """A file that is there already. key: what the remove button sends; "" where it cannot be removed any more."""

    name: str
    size: int
    href: str
    key: str = ""
    trust: TrustView | None = None


@dataclass(frozen=True)
class MaterialRow:
    """One material with its rules in words, its files and what is wrong with it.

    need   "required", "conditional" (condition says when) or "optional"
    least  which trust it needs, in words, where a copy is not enough; short: what is there cannot be handed in so
    offers ways to supply it without an upload
    """

    code: str
    name: str
    need: str
    condition: str
    standard: str
    facts: str
    accepts: str
    kinds: str
    limit: int
    files: tuple[HeldFile, ...] = ()
    error: str = ""
    least: str = ""
    short: bool = False
    offers: tuple[Offer, ...] = ()

    @property
    def id(self) -> str:
        """The id of its row, which error summaries link to."""
        return f"material-{self.code}"

    @property
    def changeable(self) -> bool:
        """Whether it has files that can still be replaced or removed; those of a case cannot."""
        return any(file.key for file in self.files)

    @property
    def megabytes(self) -> int:
        return self.limit // 1_000_000


def rows(
    content: ServiceContent,
    answers: Mapping[str, Any],
    held: Mapping[str, Iterable[HeldFile]],
    errors: Mapping[str, str] | None = None,
    offers: Mapping[str, tuple[Offer, ...]] | None = None,
    excused: Collection[str] = (),
) -> list[MaterialRow]:
    """All materials of a service; answers decide about those that are needed in some cases only.

    excused  materials whose register could not be asked: an upload does
    """
    return [
        replace(
            _row(material, answers),
            files=tuple(held.get(material.code, ())),
            error=(errors or {}).get(material.code, ""),
            offers=(offers or {}).get(material.code, ()),
            short=material.code not in excused and _short(material, held.get(material.code, ())),
        )
        for material in content.materials
    ]


def missing(shown: Iterable[MaterialRow]) -> list[Problem]:
    """The needed materials without a file, and those whose files are not trusted enough to be handed in."""
    return [
        Problem(_("Missing: %(material)s") % {"material": row.name}, f"#{row.id}")
        for row in shown
        if row.need == "required" and not row.files
    ] + [
        Problem(_("%(material)s needs %(level)s") % {"material": row.name, "level": row.least}, f"#{row.id}")
        for row in shown
        if row.short
    ]


def problems(shown: Iterable[MaterialRow]) -> list[Problem]:
    """The errors of the rows, for the summary on top."""
    return [
        Problem(_("%(material)s: %(problem)s") % {"material": row.name, "problem": row.error}, f"#{row.id}")
        for row in shown
        if row.error
    ]


def take_uploads(
    request: HttpRequest, content: ServiceContent, attach: Callable[[str, StoredFile], None]
) -> dict[str, str]:
    """Keep every file that was sent and hand it to `attach`; returns material code -> sentence for those refused."""
    errors: dict[str, str] = {}
    for material in content.materials:
        for upload in request.FILES.getlist(f"file-{material.code}"):
            try:
                stored = store_upload(
                    upload,
                    actor=request.actor,  # type: ignore[attr-defined]
                    now=request.now,  # type: ignore[attr-defined]
                    accepts=tuple(str(kind) for kind in material.accepts),
                    limit=limit_of(material),
                    most_pages=material.max_pages,
                )
                attach(material.code, stored)
            except Refusal as refusal:
                errors[material.code] = say(refusal)
    return errors


def by_script(request: HttpRequest) -> bool:
    """Whether upload.js sent this: it wants a short answer and loads the rows by itself."""
    return request.headers.get("X-Requested-With") == "XMLHttpRequest"


def script_answer(errors: Mapping[str, str]) -> HttpResponse:
    """The short answer for upload.js: nothing wrong, or the sentence for the one file it sent."""
    if errors:
        return JsonResponse({"message": next(iter(errors.values()))}, status=422)
    return JsonResponse({"kept": True})


def limit_of(material: Material) -> int:
    """Bytes: the material's own limit, but never more than the platform takes."""
    return min(material.max_megabytes * 1_000_000, settings.YIMEN_UPLOAD_LIMIT)


def _row(material: Material, answers: Mapping[str, Any]) -> MaterialRow:
    kinds = [str(kind) for kind in material.accepts]
    if material.needed(answers):
        need = "required"
    else:
        need = "conditional" if material.condition or material.when else "optional"
    return MaterialRow(
        code=material.code,
        name=text(material.name),
        need=need,
        condition=text(material.condition),
        standard=material.accept_standard,
        facts=_facts(material, kinds),
        accepts=",".join(f".{kind}" for kind in kinds) + (",.jpeg" if "jpg" in kinds else ""),
        kinds=",".join(kinds),
        limit=limit_of(material),
        least=level_words(material.least_level) if material.least_level != Level.D else "",
    )


def _short(material: Material, held: Iterable[HeldFile]) -> bool:
    """Whether its files fall short of A or B; a comparison with the original (C) can follow at the counter."""
    levels = [Level(file.trust.level) for file in held if file.trust]
    found = weakest(levels)
    return material.least_level in ("A", "B") and found is not None and not found.reaches(material.least_level)


def _facts(material: Material, kinds: list[str]) -> str:
    parts = [
        " / ".join(kind.upper() for kind in kinds),
        _("up to %(size)s MB") % {"size": limit_of(material) // 1_000_000},
    ]
    if material.max_pages:
        pages = ngettext("at most %(n)d page", "at most %(n)d pages", material.max_pages)
        parts.append(pages % {"n": material.max_pages})
    if material.form != "electronic" and material.original:
        parts.append(
            ngettext(
                "%(n)d original on paper is checked later",
                "%(n)d originals on paper are checked later",
                material.original,
            )
            % {"n": material.original}
        )
    return " · ".join(parts)
