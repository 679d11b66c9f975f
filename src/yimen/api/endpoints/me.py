"""GET /me"""

from django.http import HttpRequest

from yimen.accounts.access import SIGNED_IN
from yimen.api.answers.account import Me
from yimen.api.credentials import identify
from yimen.api.door import operation


@operation("GET", "/me", access=SIGNED_IN, gives=Me, tag="account")
def who_am_i(request: HttpRequest) -> Me:
    """Who I am here.

    Account, roles, agency and scopes of the token or session that was sent.
    """
    actor = request.actor  # type: ignore[attr-defined]
    return Me(
        account=actor.who,
        name=actor.name,
        roles=sorted(role.value for role in actor.roles),
        agency=actor.agency,
        scopes=sorted(identify(request)),
    )
