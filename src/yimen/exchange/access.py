"""Who may bring lists in."""

from yimen.errors import Refusal
from yimen.procedure import ROLE_WORDS, Actor, Role

IMPORTERS = (Role.REFORM_OFFICE, Role.ADMIN, Role.SYSTEM)


def demand_importer(actor: Actor) -> None:
    """Raises Refusal import_needs_role (403)."""
    if not actor.roles.intersection(IMPORTERS):
        raise Refusal("import_needs_role", status=403, role=ROLE_WORDS[Role.REFORM_OFFICE])
