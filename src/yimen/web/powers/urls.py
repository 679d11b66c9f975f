from django.urls import URLPattern

from yimen.powers.acts.adopt_common_list import ADOPTERS
from yimen.web.access import ANYONE, page, roles
from yimen.web.powers.views.adopt import adopt
from yimen.web.powers.views.browse import browse, laws, list_xlsx
from yimen.web.powers.views.changes import changes, changes_xlsx
from yimen.web.powers.views.power import flow_chart, power
from yimen.web.powers.views.totals import totals
from yimen.web.powers.views.towns import town, towns

app_name = "powers"

urlpatterns: list[URLPattern] = [
    page("", browse, name="list", access=ANYONE),
    page("list.xlsx", list_xlsx, name="list_xlsx", access=ANYONE),
    page("totals/", totals, name="totals", access=ANYONE),
    page("laws/", laws, name="laws", access=ANYONE),
    page("changes/", changes, name="changes", access=ANYONE),
    page("changes.xlsx", changes_xlsx, name="changes_xlsx", access=ANYONE),
    page("towns/", towns, name="towns", access=ANYONE),
    page("towns/<str:code>/", town, name="town", access=ANYONE),
    page("towns/<str:code>/adopt", adopt, name="adopt", access=roles(*ADOPTERS)),
    page("<str:code>/", power, name="power", access=ANYONE),
    page("<str:code>/flow.svg", flow_chart, name="flow", access=ANYONE),
]
