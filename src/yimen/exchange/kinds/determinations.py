"""Duties, sections and posts of organs (三定). A file comes in as drafted revisions; the reform office approves them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from yimen.agencies.acts import draft_revision
from yimen.agencies.establishment.drafting import drafted_plan
from yimen.agencies.establishment.plans import Plan, SectionPlan
from yimen.agencies.establishment.queries import last_revision, plan_of
from yimen.agencies.models import Agency, Revision, RevisionDraft, Section
from yimen.errors import Refusal
from yimen.exchange.kinds.base import Cells, ListKind, Order
from yimen.spreadsheets import Column, Finding, error

COLUMNS = (
    Column("agency", "部门简码", "Short code", "code", required=True, longest=40, synonyms=("简码",), note_zh="部门与街镇清单中的简码。",
           note_en="Short code of the organ, as in the list of departments."),
    Column("section", "内设机构代码", "Code of the section", "code", longest=20,
           note_zh="历次修订中不变的代码；为空的一行说的是部门本身。",
           note_en="The same through all revisions; empty in the row about the organ itself."),
    Column("name", "名称", "Name", required=True, longest=120, synonyms=("机构名称", "内设机构"),
           note_zh="内设机构的名称，80 字以内；部门本身的一行不读。",
           note_en="Of the section, at most 80 characters; in the row about the organ it is not read."),
    Column("name_en", "英文名称", "English name", longest=120, note_zh="可不填。", note_en="May be empty."),
    Column("posts", "编制数", "Posts", "number", required=True, longest=5, synonyms=("编制",),
           note_zh="部门总编制，或内设机构的编制。",
           note_en="Of the whole organ, or of the section."),
    Column("leaders", "领导职数", "Posts of leaders", "number", required=True, longest=5, note_zh="其中领导职数。",
           note_en="Among these, of those who lead."),
    Column("approval", "行政审批科", "Approval section", "flag", note_zh="1 是，0 否。", note_en="1: it is the approval section."),
    Column("duties", "职责", "Duties", longest=50_000, note_zh="一行一项。", note_en="One a line."),
    Column("document", "三定文件", "Document", required=True, longest=80, synonyms=("文号",), note_zh="确定三定的文号；同一部门各行一致。",
           note_en="Number of the document that determines it; the same in all rows of an organ."),
    Column("valid_from", "起始日", "First day", "date", required=True,
           note_zh="内容有变的，须晚于现行规定的起始日；同一部门各行一致。",
           note_en="Where something changes, a day after the first of what is in force; the same in all rows of an organ."),
)  # fmt: skip
LONGEST_NAME = 80
COMPARED = ("name", "name_en", "posts", "leaders", "approval", "duties", "document")


def rows(district: str, keys: Sequence[str] | None = None) -> Iterator[Cells]:
    """What is determined last for each organ: a row about itself, then its sections in their order."""
    found = Revision.objects.filter(valid_to=None, agency__division__startswith=district)
    if keys is not None:
        found = found.filter(agency__code__in=keys)
    ordered = found.select_related("agency").prefetch_related("sections").order_by("agency__code")
    for revision in ordered.iterator(chunk_size=200):
        yield from _cells(revision.agency, plan_of(revision), revision.valid_from)


def drafted(district: str, keys: Sequence[str] | None = None) -> Iterator[Cells]:
    """The same; of an organ with a draft on its way, what that says."""
    drafts = RevisionDraft.objects.filter(status=RevisionDraft.Status.DRAFT, agency__code__in=keys or ())
    waiting = {draft.agency.code: draft for draft in drafts.select_related("agency")}
    for draft in waiting.values():
        yield from _cells(draft.agency, drafted_plan(draft), draft.valid_from)
    yield from rows(district, [key for key in keys or () if key not in waiting])


def _cells(agency: Agency, plan: Plan, begin: date) -> Iterator[Cells]:
    whole = {"agency": agency.code, "document": plan.document, "valid_from": begin.isoformat()}
    yield whole | {
        "section": "",
        "name": agency.name,
        "name_en": "",
        "posts": str(plan.posts),
        "leaders": str(plan.leaders),
        "approval": "0",
        "duties": "\n".join(plan.duties),
    }
    for section in plan.sections:
        yield whole | {
            "section": section.code,
            "name": section.name,
            "name_en": section.name_en,
            "posts": str(section.posts),
            "leaders": str(section.leaders),
            "approval": "1" if section.approval else "0",
            "duties": "\n".join(section.duties),
        }


class DeterminationChecker:
    """Organs that there are, and whole numbers of posts."""

    def __init__(self, order: Order) -> None:
        found = Agency.objects.filter(division__startswith=order.district)
        self.names = dict(found.values_list("code", "name"))

    def check(self, given: Sequence[tuple[int, Mapping[str, str]]]) -> list[tuple[Cells, list[Finding]]]:
        """No query."""
        return [self._looked(number, dict(cells)) for number, cells in given]

    def _looked(self, number: int, cells: Cells) -> tuple[Cells, list[Finding]]:
        found = []
        name = self.names.get(cells["agency"])
        if name is None:
            found.append(error(number, "row_agency_code_unknown", "agency", value=cells["agency"]))
        for column in ("posts", "leaders"):
            if not cells[column].isdigit() or int(cells[column]) > 32_000:
                found.append(error(number, "row_posts_wrong", column, value=cells[column]))
            else:
                cells[column] = str(int(cells[column]))
        if "approval" in cells:
            cells["approval"] = cells["approval"] or "0"
        if cells.get("section") and len(cells["name"]) > LONGEST_NAME:
            found.append(error(number, "row_cell_too_long", "name", limit=LONGEST_NAME))
        if not cells.get("section"):
            cells |= {"name": name or cells["name"], "approval": "0", "name_en": ""}
        if "duties" in cells:
            cells["duties"] = "\n".join(filter(None, (line.strip() for line in cells["duties"].splitlines())))
        return cells, found


class DeterminationWriter:
    """A drafted revision for each organ that differs: what it has, with what the file says."""

    def __init__(self, order: Order) -> None:
        self.order = order

    def write(self, given: Sequence[Mapping[str, str]]) -> None:
        """Raises Refusal as `draft_revision` does, and revision_rows_differ (422)."""
        told: dict[str, list[Mapping[str, str]]] = {}
        for cells in given:
            told.setdefault(cells["agency"], []).append(cells)
        known = {agency.code: agency for agency in Agency.objects.filter(code__in=told)}
        for code, own in told.items():
            self._draft(known[code], own)

    def _draft(self, agency: Agency, told: Sequence[Mapping[str, str]]) -> None:
        begins, documents = {cells["valid_from"] for cells in told}, {cells["document"] for cells in told}
        if len(begins) > 1 or len(documents) > 1:
            raise Refusal("revision_rows_differ", status=422, agency=agency.title)
        if agency.revision_drafts.filter(status=RevisionDraft.Status.DRAFT).exists():
            raise Refusal("revision_waiting", agency=agency.title)
        last = last_revision(agency)
        plan = _merged(plan_of(last) if last else Plan("", 0), told)
        draft_revision(
            agency,
            replace(plan, document=documents.pop()),
            actor=self.order.actor,
            now=self.order.now,
            valid_from=date.fromisoformat(begins.pop()),
            reason=self.order.reason,
        )


def _merged(plan: Plan, told: Sequence[Mapping[str, str]]) -> Plan:
    """The plan with these rows in it; sections that no row names stay, new ones come last."""
    sections = {section.code: section for section in plan.sections}
    for cells in told:
        code, posts, leaders = cells.get("section", ""), int(cells["posts"]), int(cells["leaders"])
        said: dict[str, Any] = {"duties": tuple(cells["duties"].splitlines())} if "duties" in cells else {}
        if not code:
            plan = replace(plan, posts=posts, leaders=leaders, **said)
            continue
        before = sections.get(code, SectionPlan(code, "", 0))
        approval = cells["approval"] == "1" if "approval" in cells else before.approval
        said |= {"name": cells["name"], "name_en": cells.get("name_en", before.name_en)}
        sections[code] = replace(before, posts=posts, leaders=leaders, approval=approval, **said)
    return replace(plan, sections=tuple(sections.values()))


DETERMINATIONS = ListKind(
    name="determinations",
    zh="三定规定",
    en="Duties, sections and posts",
    about_zh="各部门的职责、内设机构和编制，部门本身一行，每个内设机构一行。",
    about_en="What each organ has to do, its sections and its posts: a row about the organ itself, and one for each section.",
    then_zh="导入后成为修订草案，由审改办另一人批准后生效。",
    then_en="What comes in is a drafted revision; another person of the reform office approves it.",
    columns=COLUMNS,
    key=("agency", "section"),
    compared=COMPARED,
    rows=rows,
    drafted=drafted,
    owner=lambda cells: cells.get("agency", ""),
    tried=True,
    checker=DeterminationChecker,
    writer=DeterminationWriter,
    tables=(RevisionDraft._meta.db_table, Section._meta.db_table),
)
