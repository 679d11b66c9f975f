from django.urls import URLPattern

from yimen.catalogue.basic.ordering import DRAFTERS, READERS
from yimen.web.access import page, roles
from yimen.web.matters.views.changes import change, changes, step
from yimen.web.matters.views.draft import draft

app_name = "matter_changes"

READING = roles(*READERS)
DRAFTING = roles(*DRAFTERS)

urlpatterns: list[URLPattern] = [
    page("", changes, name="list", access=READING),
    page("new", draft, name="new", access=DRAFTING),
    page("of/<str:code>", draft, name="draft", access=DRAFTING),
    page("<int:number>/", change, name="change", access=READING),
    page("<int:number>/<str:name>", step, name="step", access=READING),
]
