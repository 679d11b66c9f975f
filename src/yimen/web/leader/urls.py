from yimen.procedure import Role
from yimen.web.access import page, roles
from yimen.web.leader.views.home import home
from yimen.web.staff.warning_urls import warning_pages

app_name = "leader"

LEADING = roles(Role.LEADER, Role.ADMIN)

urlpatterns = [page("", home, name="home", access=LEADING), *warning_pages(LEADING)]
