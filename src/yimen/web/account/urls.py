from yimen.web.access import ANYONE, SIGNED_IN, page
from yimen.web.account.views.kept import kept_page
from yimen.web.account.views.language import choose_language
from yimen.web.account.views.login import login_page, logout_page
from yimen.web.account.views.look import choose_look
from yimen.web.account.views.password import password_page

app_name = "account"

urlpatterns = [
    page("login", login_page, name="login", access=ANYONE),
    page("logout", logout_page, name="logout", access=ANYONE),
    page("language", choose_language, name="language", access=ANYONE),
    page("look", choose_look, name="look", access=ANYONE),
    page("password", password_page, name="password", access=SIGNED_IN),
    page("kept/<uuid:form_id>", kept_page, name="kept", access=SIGNED_IN),
]
