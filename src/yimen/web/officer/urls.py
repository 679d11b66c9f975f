from yimen.procedure import Role
from yimen.web.access import page, roles
from yimen.web.staff.handover_urls import handover_pages
from yimen.web.staff.permit_urls import permit_pages
from yimen.web.staff.urls import case_pages
from yimen.web.staff.views.listing import list_page
from yimen.web.staff.warning_urls import warning_pages

app_name = "officer"

DESK = roles(Role.OFFICER, Role.SECTION_HEAD, Role.AGENCY_HEAD)

# The head of the government decides and extends where departments handle a case together (行政许可法 42(2)).
CASES = roles(Role.OFFICER, Role.SECTION_HEAD, Role.AGENCY_HEAD, Role.GOVERNMENT_HEAD)

urlpatterns = [
    page("", list_page, name="list", access=CASES),
    *case_pages(CASES),
    *warning_pages(DESK, acting=DESK),
    *permit_pages(CASES, acting=CASES),
    *handover_pages(DESK, acting=DESK),
]
