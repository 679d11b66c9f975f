"""Words for what an account page shows of authorities."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from yimen.parties.models import Authority
from yimen.parties.scope import told
from yimen.web.components.listing import listed
from yimen.web.components.templatetags.yimen import text

COLOURS = {"valid": "green", "invited": "amber"}


def state_words() -> dict[str, str]:
    """The states of an authority."""
    return {
        "invited": _("Invited"),
        "valid": pgettext("an authority", "In force"),
        Authority.Ending.DECLINED: _("Declined"),
        Authority.Ending.WITHDRAWN: _("Withdrawn"),
        Authority.Ending.GIVEN_BACK: _("Given back"),
        Authority.Ending.RUN_OUT: _("Run out"),
    }


def authority_row(authority: Authority, today: date, names: dict[str, str]) -> dict[str, object]:
    """An authority as a list shows it. names: codes of services and organs -> their names."""
    state = authority.state(today)
    limits = [names.get(code, code) for code in (*authority.agencies, *authority.services)]
    return {
        "authority": authority,
        "open": state in COLOURS,
        "state": state_words()[state],
        "colour": COLOURS.get(state, "grey"),
        "acts": text(told(authority.acts)),
        "scope": listed(limits) if limits else _("all services"),
    }
