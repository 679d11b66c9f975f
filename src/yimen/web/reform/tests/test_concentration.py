"""Pages of the two concentrations and of duties, sections and posts: who reads, who records, what is refused."""

from datetime import date

import pytest
from django.test import Client
from openpyxl import load_workbook

from yimen.agencies.acts.approve_revision import add_revision
from yimen.agencies.models import Revision, RevisionDraft
from yimen.cases.tests.factories import make_user
from yimen.catalogue.concentration.models import Placement
from yimen.catalogue.tests.factories import OPENED, make_agency, make_service
from yimen.catalogue.tests.test_concentration import BEFORE, DAY, PLAN
from yimen.procedure import Role

pytestmark = pytest.mark.django_db


def _browser(role: Role, agency=None) -> Client:
    browser = Client(headers={"accept-language": "en"})
    browser.force_login(make_user(role, agency=agency))
    return browser


@pytest.fixture
def agency():
    made = make_agency("scjg")
    by = {"now": OPENED, "reason": "三定", "by": ("1", "2")}
    first = add_revision(made, None, BEFORE, begin=date(2014, 1, 1), **by)
    add_revision(made, first, PLAN, begin=date(2016, 1, 1), **by)
    return made


def test_the_report_names_what_is_missing_and_a_placement_mends_it(agency, django_assert_max_num_queries):
    service = make_service(agency)
    head = _browser(Role.SECTION_HEAD, agency)
    with django_assert_max_num_queries(12):
        page = head.get("/reform/concentration/").content.decode()
    assert "4 missing" not in page and "3 missing" in page
    told = head.get("/reform/concentration/scjg/").content.decode()
    assert "It is not handled in the service hall." in told
    form = {
        "powers": ["accept", "examine", "decide", "seal", "deliver"], "in_hall": "yes", "window": "", "reason": "进驻",
        "authority_document": "宝市监〔2016〕3号", "authority_day": "2016-01-05", "valid_from": "2016-02-01",
    }  # fmt: skip
    address = f"/reform/services/{service.code}/placement"
    refused = head.post(address, form)
    assert refused.status_code == 422
    assert "Name the window" in refused.content.decode() and "宝市监〔2016〕3号" in refused.content.decode()
    assert head.post(address, form | {"window": "一楼1号"}).status_code == 302
    assert Placement.objects.get().valid_from == DAY
    assert "complete" in head.get("/reform/concentration/").content.decode()
    stranger = _browser(Role.SECTION_HEAD, make_agency("wjw"))
    assert stranger.post(address, form | {"window": "二楼"}).status_code == 403
    assert "Record a change" not in stranger.get(address).content.decode()


def test_a_day_that_cannot_be_read_and_the_workbook(agency):
    office = _browser(Role.REFORM_OFFICE)
    assert office.get("/reform/concentration/?on=soon").status_code == 422
    assert office.get("/reform/concentration/nobody/").status_code == 404
    sent = office.get("/reform/concentration.xlsx?on=2016-02-01")
    import io

    assert len(load_workbook(io.BytesIO(b"".join(sent.streaming_content))).worksheets) == 2


def _form(plan, **change) -> dict[str, str]:
    form = {
        "document": "宝府办〔2016〕8号", "valid_from": "2017-01-01", "posts": str(plan.posts), "leaders": str(plan.leaders),
        "duties": "\n".join(plan.duties), "reason": "三定调整", "approval": "",
    }  # fmt: skip
    for number, section in enumerate(plan.sections, 1):
        form |= {
            f"section-{number}-{name}": str(getattr(section, name)) for name in ("code", "name", "posts", "leaders")
        }
        form |= {f"section-{number}-name_en": "", f"section-{number}-duties": ""}
        form |= {"approval": str(number)} if section.approval else {}
    return form | change


def test_a_revision_is_drafted_by_one_and_approved_by_another(agency):
    head, office = _browser(Role.AGENCY_HEAD, agency), _browser(Role.REFORM_OFFICE)
    too_many = _form(PLAN, **{"section-3-name": "法制科", "section-3-posts": "9"})
    refused = head.post("/reform/agencies/scjg/revise", too_many)
    told = refused.content.decode()
    assert refused.status_code == 422 and not RevisionDraft.objects.exists()
    assert "法制科 asks for 9 posts." in told and "has 20 posts, of which 19 are taken already." in told
    assert head.post("/reform/agencies/scjg/revise", too_many | {"section-3-posts": "many"}).status_code == 422
    more = head.post("/reform/agencies/scjg/revise", too_many | {"more": "yes"}).content.decode()
    assert 'name="section-5-name"' in more and 'value="法制科"' in more
    sent = head.post("/reform/agencies/scjg/revise", too_many | {"posts": "28"})
    draft = RevisionDraft.objects.get()
    assert sent["Location"] == f"/reform/revisions/{draft.pk}/"
    assert "Approve the revision" not in head.get(sent["Location"]).content.decode()
    page = office.get(sent["Location"]).content.decode()
    assert "法制科" in page and "Approve the revision" in page
    assert office.post(f"{sent['Location']}return", {"remark": ""}).status_code == 422
    assert office.post(f"{sent['Location']}approve").status_code == 302
    assert Revision.objects.get(number=3).sections.get(name="法制科").posts == 9


def test_the_organ_with_its_people_its_days_and_their_differences(agency, django_assert_max_num_queries):
    office = _browser(Role.REFORM_OFFICE)
    make_user(Role.OFFICER, agency=agency, name="张建国")
    with django_assert_max_num_queries(18):
        page = office.get("/reform/agencies/scjg/?from=2015-01-01&to=2016-06-30").content.decode()
    assert "张建国" in page and "<ins>行政审批科</ins>" in page
    assert office.get("/reform/agencies/scjg/?from=2016-01-01&to=2015-01-01").status_code == 422
    with django_assert_max_num_queries(10):
        listed = office.get("/reform/agencies/").content.decode()
    assert "宝编〔2014〕1号" in listed
    assert _browser(Role.AGENCY_HEAD, make_agency("wjw")).get("/reform/agencies/scjg/revise").status_code == 403
