from yimen.procedure import Role
from yimen.web.access import page, roles
from yimen.web.staff.handover_urls import handover_pages
from yimen.web.staff.permit_urls import permit_pages
from yimen.web.staff.urls import case_pages
from yimen.web.staff.views.listing import list_page
from yimen.web.staff.warning_urls import warning_pages
from yimen.web.supervisor.views.home import home

app_name = "supervisor"

OVERSIGHT = roles(Role.SUPERVISOR, Role.ADMIN)

urlpatterns = [
    page("", home, name="home", access=OVERSIGHT),
    page("cases/", list_page, name="list", access=OVERSIGHT),
    *case_pages(OVERSIGHT, acting=False),
    *warning_pages(OVERSIGHT, acting=roles(Role.SUPERVISOR)),
    *permit_pages(OVERSIGHT),
    *handover_pages(OVERSIGHT),
]
