"""Duties, sections and posts come in as drafted revisions, which another person approves."""

from datetime import date

import pytest

from yimen.agencies.acts import approve_revision
from yimen.agencies.models import Revision, RevisionDraft
from yimen.catalogue.tests.factories import OPENED, make_agency
from yimen.exchange.exporting import as_csv
from yimen.exchange.kinds import KINDS
from yimen.procedure import Actor, Role

pytestmark = pytest.mark.django_db
APPROVER = Actor("2", "编办", frozenset({Role.REFORM_OFFICE}))
ORGAN = {
    "section": "",
    "name": "区市场局",
    "posts": "20",
    "leaders": "4",
    "approval": "",
    "duties": "食品安全监督管理\n登记",
}
OFFICE = {"section": "office", "name": "办公室", "posts": "6", "leaders": "1", "approval": "0", "duties": ""}
APPROVAL = {
    "section": "approval",
    "name": "行政审批科",
    "posts": "5",
    "leaders": "1",
    "approval": "1",
    "duties": "受理",
}


def rows(*told, document="宝府办〔2014〕31号", begin="2016-05-01"):
    return [{"agency": "scjg", "document": document, "valid_from": begin} | each for each in told]


def codes(outcome):
    return [finding.code for finding in outcome.findings]


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ([ORGAN | {"agency": "nowhere"}], "row_agency_code_unknown"),
        ([ORGAN | {"posts": "-3"}, OFFICE], "row_posts_wrong"),
        ([ORGAN], "revision_sections_missing"),
        ([OFFICE], "revision_duties_missing"),
        ([ORGAN | {"posts": "8"}, OFFICE], "posts_exceeded"),
        ([ORGAN, OFFICE, APPROVAL | {"name": "办公室"}], "section_twice"),
        ([ORGAN, OFFICE | {"document": "另文"}], "revision_rows_differ"),
    ],
)
def test_rows_that_are_refused(bring, told, code):
    make_agency("scjg")
    assert code in codes(bring("determinations", rows(*told)))
    assert not RevisionDraft.objects.exists()


def test_a_draft_until_another_approves_it(bring, fates):
    make_agency("scjg")
    whole = rows(ORGAN, OFFICE, APPROVAL)
    assert fates(bring("determinations", whole, dry_run=True)) == (3, 0, 0, 0)
    assert not RevisionDraft.objects.exists()
    assert fates(bring("determinations", whole)) == (3, 0, 0, 0)
    assert fates(bring("determinations", whole)) == (0, 0, 3, 0)
    assert codes(bring("determinations", rows(OFFICE | {"posts": "7"}))) == ["revision_waiting"]
    assert not Revision.objects.exists()
    approve_revision(RevisionDraft.objects.get().pk, actor=APPROVER, now=OPENED)
    revision = Revision.objects.get()
    assert (revision.posts, revision.drafted_by, revision.sections.count()) == (20, "import", 2)
    text = "".join(as_csv(KINDS["determinations"], "310113"))
    assert fates(bring("determinations", text)) == (0, 0, 3, 0)
    assert RevisionDraft.objects.count() == 1
    assert codes(bring("determinations", rows(OFFICE | {"posts": "7"}))) == ["revision_starts_too_early"]
    more = rows(OFFICE | {"posts": "7"}, document="宝府办〔2016〕2号", begin="2016-06-01")
    assert fates(bring("determinations", more)) == (0, 1, 0, 0)
    draft = RevisionDraft.objects.get(status="draft")
    assert [(each["code"], each["posts"]) for each in draft.sections] == [("office", 7), ("approval", 5)]
    assert (draft.posts, draft.valid_from, draft.reason) == (20, date(2016, 6, 1), "导入 list.csv")
