from yimen.procedure import Role
from yimen.web.access import ANYONE, SIGNED_IN, page, roles
from yimen.web.account.views import external, identity, organisations, second
from yimen.web.account.views.acting import acting_page
from yimen.web.account.views.appearance import choose_appearance
from yimen.web.account.views.home import home_page
from yimen.web.account.views.kept import kept_page
from yimen.web.account.views.language import choose_language
from yimen.web.account.views.login import login_page, logout_page
from yimen.web.account.views.looks import looks_page
from yimen.web.account.views.password import password_page
from yimen.web.account.views.register import register_page

app_name = "account"

APPLICANT = roles(Role.APPLICANT)

urlpatterns = [
    page("", home_page, name="home", access=SIGNED_IN),
    page("login", login_page, name="login", access=ANYONE),
    page("logout", logout_page, name="logout", access=ANYONE),
    page("register", register_page, name="register", access=ANYONE),
    page("provider", external.provider_page, name="provider", access=ANYONE),
    page("provider/back", external.back_page, name="provider_back", access=ANYONE),
    page("provider/<int:login_id>/unlink", external.unlink, name="unlink", access=SIGNED_IN),
    page("second", second.second_page, name="second", access=ANYONE),
    page("second/app", second.set_up_page, name="set_up", access=ANYONE),
    page("second/remove", second.remove_page, name="remove_app", access=SIGNED_IN),
    page("second/sms", second.sms_at_login, name="sms_at_login", access=SIGNED_IN),
    page("language", choose_language, name="language", access=ANYONE),
    page("appearance", choose_appearance, name="appearance", access=ANYONE),
    page("password", password_page, name="password", access=SIGNED_IN),
    page("kept/<uuid:form_id>", kept_page, name="kept", access=SIGNED_IN),
    page("looks", looks_page, name="looks", access=SIGNED_IN),
    page("person", identity.person_page, name="person", access=APPLICANT),
    page("person/show", identity.show_page, name="show", access=APPLICANT),
    page("person/match", identity.match_page, name="match", access=APPLICANT),
    page("phone", identity.phone_page, name="phone", access=APPLICANT),
    page("acting", acting_page, name="acting", access=APPLICANT),
    page("organisations/", organisations.list_page, name="organisations", access=APPLICANT),
    page("organisations/register", organisations.register_page, name="organisation_register", access=APPLICANT),
    page(
        "organisations/<int:organisation_id>/", organisations.organisation_page, name="organisation", access=APPLICANT
    ),
    page("organisations/<int:organisation_id>/invite", organisations.invite_page, name="invite", access=APPLICANT),
    page("authorities/<int:authority_id>/<slug:verb>", organisations.answer, name="authority", access=APPLICANT),
]
