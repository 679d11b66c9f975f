from django.urls import URLPattern

from yimen.agencies.establishment import drafting as revisions
from yimen.announcements.access import WRITING
from yimen.catalogue.proposing import DRAFTERS, READERS
from yimen.exchange.access import IMPORTERS
from yimen.hall.access import ENTERING
from yimen.laws.amending import DRAFTERS as LAW_DRAFTERS
from yimen.laws.amending import READERS as LAW_READERS
from yimen.procedure import Role
from yimen.web.access import page, roles
from yimen.web.reform.views.agencies import agencies, agency, revision_draft, revision_step
from yimen.web.reform.views.announcements import announcement, announcements, write_announcement
from yimen.web.reform.views.audit import audit
from yimen.web.reform.views.changes import change, changes, step
from yimen.web.reform.views.concentration import concentration, concentration_xlsx, department, placement
from yimen.web.reform.views.draft import draft
from yimen.web.reform.views.form_editor import form_overview
from yimen.web.reform.views.form_field import form_condition, form_field, form_section
from yimen.web.reform.views.form_preview import form_preview, form_shown
from yimen.web.reform.views.handbook import handbook
from yimen.web.reform.views.holidays import holiday_entry, holiday_list, holidays
from yimen.web.reform.views.import_run import (
    import_columns,
    import_progress,
    import_report,
    import_run,
    import_step,
)
from yimen.web.reform.views.imports import imports
from yimen.web.reform.views.law_draft import law_draft
from yimen.web.reform.views.laws import law_change, law_step, law_task, law_tasks, laws
from yimen.web.reform.views.revise import revise
from yimen.web.reform.views.writing import line, part, preview, row

app_name = "reform"

OFFICES = roles(Role.REFORM_OFFICE, Role.LEGAL_OFFICE, Role.ADMIN)
LIFE = roles(*READERS)
DRAFTING = roles(*DRAFTERS)
# Who may read how the organs are set up, and what the approval sections hold.
SET_UP = roles(*revisions.READERS, Role.SUPERVISOR, Role.LEADER)
REVISING = roles(*revisions.DRAFTERS)
ENTERING_HOLIDAYS = roles(*ENTERING)
# Whoever works in an organ; the handbook is not for applicants.
STAFF = roles(*(role for role in Role if role not in (Role.APPLICANT, Role.INTERESTED, Role.SYSTEM)))
IMPORTING = roles(*IMPORTERS)

ANNOUNCING = roles(*WRITING)
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
    page("changes/<int:number>/preview", preview, name="preview", access=LIFE),
    page("changes/<int:number>/row", row, name="row", access=DRAFTING),
    page("changes/<int:number>/parts/form/", form_overview, name="form", access=DRAFTING),
    page("changes/<int:number>/parts/form/preview", form_preview, name="form_preview", access=LIFE),
    page("changes/<int:number>/parts/form/shown/<slug:key>", form_shown, name="form_shown", access=LIFE),
    page("changes/<int:number>/parts/form/pages/<slug:key>", form_section, name="form_section", access=DRAFTING),
    page("changes/<int:number>/parts/form/fields/<str:place>", form_field, name="form_field", access=DRAFTING),
    page("changes/<int:number>/parts/form/when/<slug:name>", form_condition, name="form_condition", access=DRAFTING),
    page("changes/<int:number>/parts/<str:name>/", part, name="part", access=DRAFTING),
    page("changes/<int:number>/parts/<str:name>/<str:place>", line, name="line", access=DRAFTING),
    page("changes/<int:number>/<str:name>", step, name="step", access=LIFE),
    page("announcements/", announcements, name="announcements", access=ANNOUNCING),
    page("announcements/new", write_announcement, name="announcement_write", access=ANNOUNCING),
    page("announcements/<int:number>/", announcement, name="announcement", access=ANNOUNCING),
    page("announcements/<int:number>/change", write_announcement, name="announcement_change", access=ANNOUNCING),
    page("holidays/", holidays, name="holidays", access=ENTERING_HOLIDAYS),
    page("holidays/<int:number>/", holiday_list, name="holiday_list", access=ENTERING_HOLIDAYS),
    page("holidays/<int:number>/new", holiday_entry, name="holiday_entry_new", access=ENTERING_HOLIDAYS),
    page("holidays/<int:number>/<int:which>", holiday_entry, name="holiday_entry", access=ENTERING_HOLIDAYS),
    page("services/<str:code>/handbook", handbook, name="handbook", access=STAFF),
    page("imports/", imports, name="imports", access=IMPORTING),
    page("imports/<int:number>/", import_run, name="import", access=IMPORTING),
    page("imports/<int:number>/columns", import_columns, name="import_columns", access=IMPORTING),
    page("imports/<int:number>/progress", import_progress, name="import_progress", access=IMPORTING),
    page("imports/<int:number>/report.xlsx", import_report, name="import_report", access=IMPORTING),
    page("imports/<int:number>/<str:name>", import_step, name="import_step", access=IMPORTING),
    page("services/<str:code>/change", draft, name="draft", access=DRAFTING),
    page("services/<str:code>/placement", placement, name="placement", access=SET_UP),
    page("concentration/", concentration, name="concentration", access=SET_UP),
    page("concentration.xlsx", concentration_xlsx, name="concentration_xlsx", access=SET_UP),
    page("concentration/<str:code>/", department, name="concentration_department", access=SET_UP),
    page("agencies/", agencies, name="agencies", access=SET_UP),
    page("agencies/<str:code>/", agency, name="agency", access=SET_UP),
    page("agencies/<str:code>/revise", revise, name="revise", access=REVISING),
    page("revisions/<int:number>/", revision_draft, name="revision_draft", access=SET_UP),
    page("revisions/<int:number>/<str:name>", revision_step, name="revision_step", access=SET_UP),
]
