"""The provider that the settings name: its addresses and its keys, fetched over HTTP and kept for a while.

Keys change. A token with a key that is not known yet lets them be fetched anew, but not more often than every few seconds:
anybody can send tokens with invented keys.
"""

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

import structlog
from django.conf import settings
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from yimen.errors import Refusal

log = structlog.get_logger("yimen.oidc")

TIMEOUT_SECONDS = 8
MOST_BYTES = 500_000
KEPT_SECONDS = 600.0
SHORTEST_PAUSE = 5.0
_kept: dict[str, tuple[float, Any]] = {}


@dataclass(frozen=True)
class Provider:
    """An OpenID provider as it is set up here. secret: empty for a public client."""

    issuer: str
    client: str
    secret: str
    name: str
    identity_claim: str


def configured() -> Provider | None:
    """The provider of the settings, or None where there is none."""
    if not settings.YIMEN_OIDC_ISSUER:
        return None
    return Provider(
        settings.YIMEN_OIDC_ISSUER,
        settings.YIMEN_OIDC_CLIENT,
        settings.YIMEN_OIDC_SECRET,
        settings.YIMEN_OIDC_NAME,
        settings.YIMEN_OIDC_IDENTITY_CLAIM,
    )


def description(at: Provider) -> Mapping[str, Any]:
    """What the provider says about itself. Raises Refusal oidc_unreachable (502)."""
    found = _remembered(f"{at.issuer}/.well-known/openid-configuration", KEPT_SECONDS)
    if not isinstance(found, dict) or str(found.get("issuer", "")).rstrip("/") != at.issuer:
        raise Refusal("oidc_unreachable", status=502)
    return found


def keys(at: Provider, *, anew: bool = False) -> KeySet:
    """The keys with which it signs. anew: those of now, if they were not fetched this very moment. Raises as `description`."""
    found = _remembered(str(description(at).get("jwks_uri", "")), SHORTEST_PAUSE if anew else KEPT_SECONDS)
    try:
        return KeySet.import_key_set(found)
    except (JoseError, ValueError, KeyError, TypeError) as fault:
        raise Refusal("oidc_unreachable", status=502) from fault


def fetch(address: str, *, form: bytes | None = None, headers: Mapping[str, str] | None = None) -> Any:
    """JSON from the provider; POST where a form is given. Raises Refusal oidc_unreachable (502), oidc_code_refused (422)."""
    if not address.startswith(("https://", "http://")):
        raise Refusal("oidc_unreachable", status=502)
    request = Request(address, data=form, headers={"Accept": "application/json", **(headers or {})})
    try:
        with urlopen(request, timeout=TIMEOUT_SECONDS) as answer:
            return json.loads(answer.read(MOST_BYTES))
    except HTTPError as refused:
        log.warning("oidc_refused", status=refused.code)
        if form is not None and refused.code in (400, 401):
            raise Refusal("oidc_code_refused", status=422) from refused
        raise Refusal("oidc_unreachable", status=502) from refused
    except (URLError, OSError, ValueError) as fault:
        log.warning("oidc_unreachable", reason=type(fault).__name__)
        raise Refusal("oidc_unreachable", status=502) from fault


def forget() -> None:
    """Drop everything remembered about providers."""
    _kept.clear()


def _remembered(address: str, seconds: float) -> Any:
    """What stands at this address, fetched again once it is older than this. A clock of the machine, not of the law."""
    at, found = _kept.get(address, (0.0, None))
    if found is None or time.monotonic() - at > seconds:
        found = fetch(address)
        _kept[address] = (time.monotonic(), found)
    return found
