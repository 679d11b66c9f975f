from django.urls import URLPattern

from yimen.agencies.acts.move_staff import MOVERS
from yimen.agencies.standing.drafting import DRAFTERS, READERS
from yimen.web.access import page, roles
from yimen.web.organs.views.changes import change, changes, step
from yimen.web.organs.views.draft import draft
from yimen.web.organs.views.seats import move, seats

app_name = "organs"

READING = roles(*READERS)
DRAFTING = roles(*DRAFTERS)
MOVING = roles(*MOVERS)

urlpatterns: list[URLPattern] = [
    page("", changes, name="list", access=READING),
    page("new", draft, name="new", access=DRAFTING),
    page("of/<str:code>/change", draft, name="draft", access=DRAFTING),
    page("of/<str:code>/seats", seats, name="seats", access=MOVING),
    page("of/<str:code>/seats/<str:username>", move, name="move", access=MOVING),
    page("<int:number>/", change, name="change", access=READING),
    page("<int:number>/<str:name>", step, name="step", access=READING),
]
