from yimen.procedure import Role
from yimen.web.access import page, roles
from yimen.web.leader.views.home import home

app_name = "leader"

urlpatterns = [page("", home, name="home", access=roles(Role.LEADER, Role.ADMIN))]
