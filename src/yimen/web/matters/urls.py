from django.urls import URLPattern

from yimen.web.access import ANYONE, page
from yimen.web.matters.views.browse import browse, matter

app_name = "matters"

urlpatterns: list[URLPattern] = [
    page("", browse, name="list", access=ANYONE),
    page("<str:code>/", matter, name="matter", access=ANYONE),
]
