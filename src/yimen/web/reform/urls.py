from django.urls import URLPattern

from yimen.procedure import Role
from yimen.web.access import page, roles
from yimen.web.reform.views.audit import audit

app_name = "reform"

OFFICES = roles(Role.REFORM_OFFICE, Role.LEGAL_OFFICE, Role.ADMIN)

urlpatterns: list[URLPattern] = [
    page("", audit, name="home", access=OFFICES),
    page("audit/", audit, name="audit", access=OFFICES),
]
