from yimen.procedure import Role
from yimen.web.access import page, roles
from yimen.web.counter.views.home import home
from yimen.web.counter.views.intake import discard, intake, intake_file
from yimen.web.counter.views.people import people
from yimen.web.counter.views.permits import apply_for, find_permit
from yimen.web.counter.views.receipt import receipt
from yimen.web.counter.views.start import start
from yimen.web.counter.views.window import window, window_now
from yimen.web.staff.urls import case_pages
from yimen.web.staff.views.listing import list_page

app_name = "counter"

COUNTER = roles(Role.COUNTER)

urlpatterns = [
    page("", home, name="home", access=COUNTER),
    page("start", start, name="start", access=COUNTER),
    page("intake/<uuid:draft_id>/", intake, name="intake", access=COUNTER),
    page("intake/<uuid:draft_id>/files/<int:file_id>", intake_file, name="intake_file", access=COUNTER),
    page("intake/<uuid:draft_id>/discard", discard, name="discard", access=COUNTER),
    page("people/", people, name="people", access=COUNTER),
    page("permits/", find_permit, name="permits", access=COUNTER),
    page("permits/<str:number>/apply/<slug:purpose>", apply_for, name="permit_apply", access=COUNTER),
    page("window/", window, name="window", access=COUNTER),
    page("window/now", window_now, name="window_now", access=COUNTER),
    page("cases/", list_page, name="list", access=COUNTER),
    page("cases/<str:number>/receipt", receipt, name="receipt", access=COUNTER),
    *case_pages(COUNTER),
]
