"""Announcements on pages: one writes, another publishes."""

import pytest

from yimen.announcements.models import Announcement
from yimen.procedure import Role
from yimen.web.staff.tests.cast import signed_in

pytestmark = pytest.mark.django_db
TYPED = {
    "kind": "notice", "title": "维护", "title_en": "Maintenance", "text": "甲", "text_en": "One",
    "first": "2016-06-01", "last": "",
}  # fmt: skip


def test_from_the_form_to_the_public() -> None:
    writer, other = signed_in(Role.REFORM_OFFICE), signed_in(Role.REFORM_OFFICE)
    made = writer.browser.post("/reform/announcements/new", TYPED)
    row = Announcement.objects.get()
    here = f"/reform/announcements/{row.pk}/"
    assert made["Location"] == here
    changed = writer.browser.post(f"{here}change", TYPED | {"title_en": "Maintenance tonight"})
    assert changed["Location"] == here
    writer.browser.post(here, {"step": "hand_in"})
    refused = writer.browser.post(here, {"step": "publish"})
    assert refused.status_code == 409
    assert "somebody else must" in refused.content.decode()
    assert other.browser.post(here, {"step": "send_back", "remark": " "}).status_code == 409
    assert other.browser.post(here, {"step": "publish"}).status_code == 302
    assert "Maintenance tonight" in other.browser.get(f"/announcements/{row.pk}/").content.decode()
    assert "Maintenance tonight" in writer.browser.get("/reform/announcements/").content.decode()
    assert writer.browser.post(here, {"step": "take_back", "remark": "改期"}).status_code == 302
    assert other.browser.get(f"/announcements/{row.pk}/").status_code == 404
    assert writer.browser.post(here, {"step": "nonsense"}).status_code == 409


@pytest.mark.parametrize(
    ("changed", "field"),
    [({"text_en": ""}, "title"), ({"first": "31.12."}, "first"), ({"last": "2016-05-01"}, "last"), ({"kind": "x"}, "kind")],
)  # fmt: skip
def test_faults_are_said_at_their_field(changed: dict[str, str], field: str) -> None:
    response = signed_in(Role.ADMIN).browser.post("/reform/announcements/new", TYPED | changed)
    assert response.status_code == 422
    page = response.content.decode()
    assert f'href="#field-{field}"' in page and "维护" in page
    assert not Announcement.objects.exists()


@pytest.mark.parametrize("role", [Role.APPLICANT, Role.OFFICER, Role.LEGAL_OFFICE])
def test_other_roles_are_refused(role: Role) -> None:
    browser = signed_in(role).browser
    assert browser.get("/reform/announcements/").status_code == 403
    assert browser.post("/reform/announcements/new", TYPED).status_code == 403
