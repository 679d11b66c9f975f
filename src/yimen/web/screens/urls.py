from yimen.web.access import ANYONE, page
from yimen.web.screens.views.display import display, display_now
from yimen.web.screens.views.kiosk import halls, kiosk
from yimen.web.screens.views.ticket import give_back, ticket, ticket_now

app_name = "screens"

# Anyone: whoever stands in the hall takes a number; a ticket is opened by the secret in its address.
urlpatterns = [
    page("halls/", halls, name="halls", access=ANYONE),
    page("halls/<slug:code>/", kiosk, name="kiosk", access=ANYONE),
    page("halls/<slug:code>/screen", display, name="display", access=ANYONE),
    page("halls/<slug:code>/screen/now", display_now, name="display_now", access=ANYONE),
    page("tickets/<str:secret>/", ticket, name="ticket", access=ANYONE),
    page("tickets/<str:secret>/now", ticket_now, name="ticket_now", access=ANYONE),
    page("tickets/<str:secret>/give-back", give_back, name="give_back", access=ANYONE),
]
