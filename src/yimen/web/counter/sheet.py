"""One sheet for a whole application: who applies, every topic of the form, the materials."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import get_language

from yimen.cases.drafts import answers_of, applicant_of
from yimen.cases.models import Draft
from yimen.cases.rules import content_of
from yimen.catalogue import forms
from yimen.catalogue.content import ServiceContent
from yimen.web.components import material_rows
from yimen.web.components.applicant_form import read_applicant, show_applicant
from yimen.web.components.material_rows import HeldFile, MaterialRow
from yimen.web.components.schema_form import FormPage, join_dates, read_page, show_page
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

    def rows(self, errors: dict[str, str]) -> list[MaterialRow]:
        """The materials with the files of the draft."""
        held: dict[str, list[HeldFile]] = {}
        for each in self.draft.materials.select_related("file").order_by("id"):
            href = reverse("counter:intake_file", args=[self.draft.id, each.pk])
            held.setdefault(each.code, []).append(HeldFile(each.file.name, each.file.size, href, str(each.pk)))
        return material_rows.rows(self.content, self.answers, held, errors)


def show(draft: Draft) -> Sheet:
    """The sheet as it was last saved, without faults."""
    content = content_of(draft.service_id, draft.service_version)
    answers = answers_of(draft)
    topics = tuple(show_page(content.form, part, answers) for part in forms.sections(content.form, get_language()))
    return Sheet(draft, content, show_applicant(content.audience, applicant_of(draft)), topics, answers)


def read(draft: Draft, posted: QueryDict) -> Sheet:
    """The sheet as it was posted, with every fault. A question may depend on one of another topic: all are read first."""
    content = content_of(draft.service_id, draft.service_version)
    schema, parts = content.form, forms.sections(content.form, get_language())
    names = tuple(name for part in parts for name in part.names)
    typed = forms.from_post(schema, join_dates(schema, names, posted), names)
    applicant = read_applicant(content.audience, posted)
    topics = tuple(read_page(schema, part, posted, typed) for part in parts)
    kept = forms.visible(schema, typed)
    changes = {name: kept.get(name) for name in schema.get("properties", {})}
    return Sheet(draft, content, applicant, topics, kept, dict(applicant.answers), changes)
