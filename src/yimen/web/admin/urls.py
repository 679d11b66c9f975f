from yimen.procedure import Role
from yimen.web.access import page, roles
from yimen.web.admin.views.calendar import calendar_page
from yimen.web.admin.views.closures import close_page, open_page
from yimen.web.admin.views.load import load_page
from yimen.web.admin.views.outbox import outbox, outgoing, send_again
from yimen.web.admin.views.review import review_page
from yimen.web.admin.views.year import year_page

app_name = "admin"

ADMINISTRATORS = roles(Role.ADMIN)

urlpatterns = [
    page("outbox/", outbox, name="outbox", access=ADMINISTRATORS),
    page("outbox/<int:number>/", outgoing, name="outgoing", access=ADMINISTRATORS),
    page("outbox/<int:number>/resend", send_again, name="send_again", access=ADMINISTRATORS),
    page("calendar/", calendar_page, name="calendar", access=ADMINISTRATORS),
    page("calendar/load", load_page, name="load", access=ADMINISTRATORS),
    page("calendar/close", close_page, name="close", access=ADMINISTRATORS),
    page("calendar/open/<str:day>", open_page, name="open", access=ADMINISTRATORS),
    page("calendar/<int:year>/", year_page, name="year", access=ADMINISTRATORS),
    page("calendar/<int:year>/review", review_page, name="review", access=ADMINISTRATORS),
]
