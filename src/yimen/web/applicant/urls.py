from yimen.procedure import Role
from yimen.web.access import page, roles
from yimen.web.applicant.views.act import own_act
from yimen.web.applicant.views.applicant import applicant
from yimen.web.applicant.views.case import case_page, case_progress, handed_in_file
from yimen.web.applicant.views.check import check
from yimen.web.applicant.views.correct import correct, correction_file
from yimen.web.applicant.views.draft import discard, renew, resume
from yimen.web.applicant.views.form import form_page
from yimen.web.applicant.views.materials import draft_file, materials
from yimen.web.applicant.views.my import my_cases
from yimen.web.applicant.views.notices import confirm, notice_settings, notices, open_notice, see_all
from yimen.web.applicant.views.papers import my_papers, paper_days, paper_file, remove
from yimen.web.applicant.views.permits import apply_for, my_permits, waive
from yimen.web.applicant.views.prereview import case_page_picture, case_prereview, draft_page, draft_prereview
from yimen.web.applicant.views.receipt import receipt
from yimen.web.applicant.views.start import start
from yimen.web.applicant.views.withdraw import withdraw

app_name = "applicant"

APPLICANT = roles(Role.APPLICANT)

urlpatterns = [
    page("apply/<uuid:draft_id>/", resume, name="resume", access=APPLICANT),
    page("apply/<uuid:draft_id>/applicant", applicant, name="applicant", access=APPLICANT),
    page("apply/<uuid:draft_id>/form/<slug:key>", form_page, name="form", access=APPLICANT),
    page("apply/<uuid:draft_id>/materials", materials, name="materials", access=APPLICANT),
    page("apply/<uuid:draft_id>/files/<int:file_id>", draft_file, name="draft_file", access=APPLICANT),
    page("apply/<uuid:draft_id>/prereview", draft_prereview, name="prereview", access=APPLICANT),
    page(
        "apply/<uuid:draft_id>/prereview/<uuid:file_id>/<int:number>.jpg",
        draft_page,
        name="prereview_page",
        access=APPLICANT,
    ),
    page("apply/<uuid:draft_id>/check", check, name="check", access=APPLICANT),
    page("apply/<uuid:draft_id>/discard", discard, name="discard", access=APPLICANT),
    page("apply/<uuid:draft_id>/renew", renew, name="renew", access=APPLICANT),
    page("apply/<str:code>/", start, name="start", access=APPLICANT),
    page("my/", my_cases, name="my", access=APPLICANT),
    page("my/materials/", my_papers, name="papers", access=APPLICANT),
    page("my/materials/<int:paper_id>/days", paper_days, name="paper_days", access=APPLICANT),
    page("my/materials/<int:paper_id>/remove", remove, name="paper_remove", access=APPLICANT),
    page("my/materials/<int:paper_id>/file", paper_file, name="paper_file", access=APPLICANT),
    page("my/permits/", my_permits, name="permits", access=APPLICANT),
    page("my/permits/<str:number>/apply/<slug:purpose>", apply_for, name="permit_apply", access=APPLICANT),
    page("my/permits/<str:number>/waive", waive, name="permit_waive", access=APPLICANT),
    page("my/notices/", notices, name="notices", access=APPLICANT),
    page("my/notices/seen", see_all, name="notices_seen", access=APPLICANT),
    page("my/notices/settings", notice_settings, name="notice_settings", access=APPLICANT),
    page("my/notices/confirm/<str:token>", confirm, name="confirm_email", access=APPLICANT),
    page("my/notices/<int:notice_id>", open_notice, name="notice", access=APPLICANT),
    page("my/cases/<str:number>/", case_page, name="case", access=APPLICANT),
    page("my/cases/<str:number>/progress", case_progress, name="case_progress", access=APPLICANT),
    page("my/cases/<str:number>/receipt", receipt, name="receipt", access=APPLICANT),
    page("my/cases/<str:number>/files/<uuid:file_id>", handed_in_file, name="file", access=APPLICANT),
    page("my/cases/<str:number>/prereview", case_prereview, name="case_prereview", access=APPLICANT),
    page(
        "my/cases/<str:number>/prereview/<uuid:file_id>/<int:page>.jpg",
        case_page_picture,
        name="case_prereview_page",
        access=APPLICANT,
    ),
    page("my/cases/<str:number>/correct", correct, name="correct", access=APPLICANT),
    page("my/cases/<str:number>/correct/<uuid:file_id>", correction_file, name="correction_file", access=APPLICANT),
    page("my/cases/<str:number>/acts/<str:act>", own_act, name="act", access=APPLICANT),
    page("my/cases/<str:number>/withdraw", withdraw, name="withdraw", access=APPLICANT),
]
