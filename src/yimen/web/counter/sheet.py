"""One sheet for a whole application: who applies, every topic of the form, the materials."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import get_language

from yimen.cases.acts.merge_draft import Saved
from yimen.cases.drafts import answers_of, applicant_of
from yimen.cases.models import Draft
from yimen.cases.rules import content_of
from yimen.catalogue import forms
from yimen.catalogue.content import ServiceContent
from yimen.web.components import material_rows
from yimen.web.components.applicant_form import read_applicant, show_applicant
from yimen.web.components.material_offers import Offer
from yimen.web.components.material_rows import HeldFile, MaterialRow
from yimen.web.components.schema_form import FormPage, Shown, read_page, show_page
from yimen.web.components.trust import trust_of
from yimen.web.components.values import Problem


@dataclass(frozen=True)
class Sheet:
    """A draft with its pages, as stored or as posted.

    told, changes  what was posted, to be saved: particulars of the applicant; answers, None for one that was emptied
    """

    draft: Draft
    content: ServiceContent
    applicant: FormPage
    topics: tuple[FormPage, ...]
    answers: Mapping[str, Any]
    told: Mapping[str, str] = field(default_factory=dict)
    changes: Mapping[str, Any] = field(default_factory=dict)

    @property
    def problems(self) -> list[Problem]:
        """Every fault of applicant and form, in the order of the page."""
        return [*self.applicant.problems, *(problem for topic in self.topics for problem in topic.problems)]

    def rows(self, errors: dict[str, str], offers: dict[str, tuple[Offer, ...]] | None = None) -> list[MaterialRow]:
        """The materials with the files of the draft."""
        held: dict[str, list[HeldFile]] = {}
        for each in self.draft.materials.select_related("file").order_by("id"):
            href = reverse("counter:intake_file", args=[self.draft.id, each.pk])
            held.setdefault(each.code, []).append(
                HeldFile(each.file.name, each.file.size, href, str(each.pk), trust_of(each.file))
            )
        return material_rows.rows(self.content, self.answers, held, errors, offers, self.draft.excused)


def show(draft: Draft, more: Mapping[str, int] | None = None) -> Sheet:
    """The sheet as it was last saved, without faults. more: blank rows to offer in tables."""
    content = content_of(draft.service_id, draft.service_version)
    answers, parts = answers_of(draft), forms.sections(content.form, get_language())
    shown = Shown(together=_names(parts), more=more or {})
    topics = tuple(_with_fields(show_page(content.form, part, answers, shown) for part in parts))
    return Sheet(draft, content, show_applicant(content.audience, applicant_of(draft)), topics, answers)


def show_with(saved: Saved) -> Sheet:
    """The sheet after saving, with what was typed where another window saved something else."""
    typed = {name: each.typed for name, each in saved.conflicts.items() if each.typed is not None}
    told = {name: each.typed for name, each in saved.applicant_conflicts.items()}
    content = content_of(saved.draft.service_id, saved.draft.service_version)
    answers, parts = {**answers_of(saved.draft), **typed}, forms.sections(content.form, get_language())
    shown = Shown(together=_names(parts))
    topics = tuple(_with_fields(show_page(content.form, part, answers, shown) for part in parts))
    applicant = show_applicant(content.audience, {**applicant_of(saved.draft), **told})
    return Sheet(saved.draft, content, applicant, topics, answers)


def read(draft: Draft, posted: QueryDict) -> Sheet:
    """The sheet as it was posted, with every fault. A question may depend on one of another topic: all are read first."""
    content = content_of(draft.service_id, draft.service_version)
    schema, parts = content.form, forms.sections(content.form, get_language())
    typed = forms.from_post(schema, posted)
    applicant = read_applicant(content.audience, posted)
    shown = Shown(together=_names(parts))
    topics = tuple(_with_fields(read_page(schema, part, posted, typed, shown) for part in parts))
    kept = forms.visible(schema, typed)
    asked = [item.name for part in parts for item in part.fields if item.asks]
    changes = {name: kept.get(name) for name in asked}
    return Sheet(draft, content, applicant, topics, kept, dict(applicant.answers), changes)


def _names(parts: Iterable[forms.Section]) -> frozenset[str]:
    return frozenset(name for part in parts for name in part.names)


def _with_fields(topics: Iterable[FormPage]) -> Iterable[FormPage]:
    """A topic of which nothing can come to be asked has no heading."""
    return (topic for topic in topics if topic.fields)
