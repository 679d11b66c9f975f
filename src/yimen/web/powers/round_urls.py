from django.urls import URLPattern

from yimen.powers.combing import REFORM
from yimen.procedure import Role
from yimen.web.access import page, roles
from yimen.web.powers.sheet_urls import sheet_pages
from yimen.web.powers.views.rounds import publish, round_page, rounds

app_name = "rounds"

OFFICES = roles(Role.REFORM_OFFICE, Role.LEGAL_OFFICE, Role.ADMIN)

urlpatterns: list[URLPattern] = [
    page("", rounds, name="home", access=OFFICES),
    page("<int:number>/", round_page, name="round", access=OFFICES),
    page("<int:number>/publish", publish, name="publish", access=roles(*REFORM)),
    *sheet_pages(OFFICES, roles(*REFORM)),
]
