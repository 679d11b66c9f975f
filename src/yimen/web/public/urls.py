from yimen.web.access import ANYONE, page
from yimen.web.public.views.departments import departments
from yimen.web.public.views.guide import guide, printable_guide
from yimen.web.public.views.home import home
from yimen.web.public.views.search import search
from yimen.web.public.views.track import progress, track, tracked

app_name = "public"

urlpatterns = [
    page("", home, name="home", access=ANYONE),
    page("search", search, name="search", access=ANYONE),
    page("departments", departments, name="departments", access=ANYONE),
    page("services/<str:code>/", guide, name="guide", access=ANYONE),
    page("services/<str:code>/print", printable_guide, name="guide_print", access=ANYONE),
    page("track/", track, name="track", access=ANYONE),
    page("track/<str:number>/", tracked, name="tracked", access=ANYONE),
    page("track/<str:number>/progress", progress, name="tracked_progress", access=ANYONE),
]
