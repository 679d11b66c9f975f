from django.urls import URLPattern

from yimen.catalogue.proposing import DRAFTERS, READERS
from yimen.laws.amending import DRAFTERS as LAW_DRAFTERS
from yimen.laws.amending import READERS as LAW_READERS
from yimen.procedure import Role
from yimen.web.access import page, roles
from yimen.web.reform.views.audit import audit
from yimen.web.reform.views.changes import change, changes, step
from yimen.web.reform.views.draft import draft
from yimen.web.reform.views.law_draft import law_draft
from yimen.web.reform.views.laws import law_change, law_step, law_task, law_tasks, laws

app_name = "reform"

OFFICES = roles(Role.REFORM_OFFICE, Role.LEGAL_OFFICE, Role.ADMIN)
LIFE = roles(*READERS)
DRAFTING = roles(*DRAFTERS)

LAWYERS = roles(*LAW_DRAFTERS)
LAW_READING = roles(*LAW_READERS)
TASKS = roles(Role.OFFICER, Role.SECTION_HEAD, *LAW_READERS)

urlpatterns: list[URLPattern] = [
    page("laws/", laws, name="laws", access=LAW_READING),
    page("laws/new", law_draft, name="law_new", access=LAWYERS),
    page("laws/tasks/", law_tasks, name="law_tasks", access=TASKS),
    page("laws/tasks/<int:number>", law_task, name="law_task", access=TASKS),
    page("laws/changes/<int:number>/", law_change, name="law_change", access=LAW_READING),
    page("laws/changes/<int:number>/<str:name>", law_step, name="law_step", access=LAW_READING),
    page("laws/<slug:slug>/change", law_draft, name="law_amend", access=LAWYERS),
    page("", audit, name="home", access=OFFICES),
    page("audit/", audit, name="audit", access=OFFICES),
    page("changes/", changes, name="changes", access=LIFE),
    page("changes/new", draft, name="draft_new", access=DRAFTING),
    page("changes/<int:number>/", change, name="change", access=LIFE),
    page("changes/<int:number>/<str:name>", step, name="step", access=LIFE),
    page("services/<str:code>/change", draft, name="draft", access=DRAFTING),
]
