"""Where each role's work begins: the page after login, and the way back from a page that is not theirs."""

from yimen.procedure import Actor, Role

# In order: somebody with several roles starts where most of their work is.
STARTS: tuple[tuple[Role, str], ...] = (
    (Role.COUNTER, "/counter/"),
    (Role.OFFICER, "/desk/"),
    (Role.SECTION_HEAD, "/desk/"),
    (Role.AGENCY_HEAD, "/desk/"),
    (Role.GOVERNMENT_HEAD, "/desk/"),
    (Role.SUPERVISOR, "/supervisor/"),
    (Role.LEADER, "/leader/"),
    (Role.REFORM_OFFICE, "/reform/"),
    (Role.LEGAL_OFFICE, "/reform/"),
    (Role.ADMIN, "/supervisor/"),
    (Role.APPLICANT, "/my/"),
)


def start_page(actor: Actor | None) -> str:
    """The address where this person's work begins; the home page for strangers."""
    if actor is None:
        return "/"
    return next((address for role, address in STARTS if role in actor.roles), "/")
