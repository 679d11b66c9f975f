"""Who may open an address: declared once beside it, for pages and API operations alike.

A test walks all addresses and fails on one that carries no declaration.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from yimen.procedure import Role

View = TypeVar("View", bound=Callable[..., Any])


@dataclass(frozen=True)
class Access:
    """Who may open an address.

    signed_in  an account is needed
    roles      any one of these is needed; empty: any account
    """

    signed_in: bool = False
    roles: tuple[Role, ...] = ()


ANYONE = Access()
SIGNED_IN = Access(signed_in=True)


def roles(*needed: Role) -> Access:
    """Accounts that hold at least one of these roles."""
    if not needed:
        raise ValueError("name at least one role, or say SIGNED_IN")
    return Access(signed_in=True, roles=needed)


def declare(access: Access) -> Callable[[View], View]:
    """Write down the access of a view that checks it by itself (API operations with tokens, probes)."""

    def mark(view: View) -> View:
        view.access = access  # type: ignore[attr-defined]
        return view

    return mark


def declared(view: object) -> Access | None:
    """The access written on a view, or None where nobody has thought of it."""
    found = getattr(view, "access", None)
    return found if isinstance(found, Access) else None
