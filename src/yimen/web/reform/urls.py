from django.urls import URLPattern

from yimen.catalogue.proposing import DRAFTERS, READERS
from yimen.procedure import Role
from yimen.web.access import page, roles
from yimen.web.reform.views.audit import audit
from yimen.web.reform.views.changes import change, changes, step
from yimen.web.reform.views.draft import draft
from yimen.web.reform.views.writing import line, part, preview, row

app_name = "reform"

OFFICES = roles(Role.REFORM_OFFICE, Role.LEGAL_OFFICE, Role.ADMIN)
LIFE = roles(*READERS)
DRAFTING = roles(*DRAFTERS)

urlpatterns: list[URLPattern] = [
    page("", audit, name="home", access=OFFICES),
    page("audit/", audit, name="audit", access=OFFICES),
    page("changes/", changes, name="changes", access=LIFE),
    page("changes/new", draft, name="draft_new", access=DRAFTING),
    page("changes/<int:number>/", change, name="change", access=LIFE),
    page("changes/<int:number>/preview", preview, name="preview", access=LIFE),
    page("changes/<int:number>/row", row, name="row", access=DRAFTING),
    page("changes/<int:number>/parts/<str:name>/", part, name="part", access=DRAFTING),
    page("changes/<int:number>/parts/<str:name>/<str:place>", line, name="line", access=DRAFTING),
    page("changes/<int:number>/<str:name>", step, name="step", access=LIFE),
    page("services/<str:code>/change", draft, name="draft", access=DRAFTING),
]
