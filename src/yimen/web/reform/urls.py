from django.urls import URLPattern

from yimen.catalogue.proposing import DRAFTERS, READERS
from yimen.exchange.access import IMPORTERS
from yimen.procedure import Role
from yimen.web.access import page, roles
from yimen.web.reform.views.audit import audit
from yimen.web.reform.views.changes import change, changes, step
from yimen.web.reform.views.draft import draft
from yimen.web.reform.views.import_run import (
    import_columns,
    import_progress,
    import_report,
    import_run,
    import_step,
)
from yimen.web.reform.views.imports import imports

app_name = "reform"

OFFICES = roles(Role.REFORM_OFFICE, Role.LEGAL_OFFICE, Role.ADMIN)
LIFE = roles(*READERS)
DRAFTING = roles(*DRAFTERS)
IMPORTING = roles(*IMPORTERS)

urlpatterns: list[URLPattern] = [
    page("", audit, name="home", access=OFFICES),
    page("audit/", audit, name="audit", access=OFFICES),
    page("changes/", changes, name="changes", access=LIFE),
    page("changes/new", draft, name="draft_new", access=DRAFTING),
    page("changes/<int:number>/", change, name="change", access=LIFE),
    page("changes/<int:number>/<str:name>", step, name="step", access=LIFE),
    page("imports/", imports, name="imports", access=IMPORTING),
    page("imports/<int:number>/", import_run, name="import", access=IMPORTING),
    page("imports/<int:number>/columns", import_columns, name="import_columns", access=IMPORTING),
    page("imports/<int:number>/progress", import_progress, name="import_progress", access=IMPORTING),
    page("imports/<int:number>/report.xlsx", import_report, name="import_report", access=IMPORTING),
    page("imports/<int:number>/<str:name>", import_step, name="import_step", access=IMPORTING),
    page("services/<str:code>/change", draft, name="draft", access=DRAFTING),
]
