"""The logins of the demo and the posts they hold."""

from collections.abc import Iterable

from django.contrib.auth.hashers import make_password

from yimen.accounts.models import User
from yimen.agencies.models import Agency, Staff
from yimen.demo import Progress, logins
from yimen.demo.establishments import regulators
from yimen.demo.logins import Login


def all_logins() -> tuple[Login, ...]:
    """The printed ones, more applicants, two officers, a section head and a head for every department, who supervises."""
    codes = Agency.objects.filter(kind=Agency.Kind.DEPARTMENT, division="310113").values_list("code", flat=True)
    return (
        *logins.LOGINS,
        logins.SECOND_APPLICANT,
        *logins.citizens(),
        *logins.department_staff(tuple(codes)),
        *logins.agency_heads(tuple(codes)),
        *logins.supervising_staff(regulators()),
    )


def _heads(wanted: Iterable[Login]) -> set[str]:
    """The first section head of each section leads it."""
    leading: dict[tuple[str, str], str] = {}
    for login in wanted:
        if login.roles == ("section_head",):
            leading.setdefault((login.agency, login.section), login.username)
    return set(leading.values())


def load_accounts(progress: Progress) -> None:
    """Accounts that are missing, with their posts. Existing ones keep their passwords."""
    wanted = all_logins()
    known = set(User.objects.values_list("username", flat=True))
    # One hash for all: argon2 takes 0.1 s each on purpose, and the password is printed on the screen anyway.
    secret = make_password(logins.PASSWORD)
    new = [login for login in wanted if login.username not in known]
    users = User.objects.bulk_create(
        User(username=login.username, name=login.name, roles=list(login.roles), password=secret) for login in new
    )
    agencies = {agency.code: agency for agency in Agency.objects.all()}
    heads = _heads(wanted)
    Staff.objects.bulk_create(
        Staff(
            user=user,
            agency=agencies[login.agency],
            section=login.section,
            title=login.title,
            head=login.username in heads,
        )
        for user, login in zip(users, new, strict=True)
        if login.agency
    )
    progress("logins", len(wanted), len(wanted))
