"""To the provider with state, nonce and a challenge; back with a code, which is changed into an ID token."""

import base64
import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from django.utils.crypto import constant_time_compare

from yimen.accounts.oidc import tokens
from yimen.accounts.oidc.provider import Provider, description, fetch
from yimen.errors import Refusal

SCOPE = "openid profile phone"
LIFETIME = timedelta(minutes=10)


@dataclass(frozen=True)
class Pending:
    """What the session remembers of somebody who is at the provider. `wanted`: the page they asked for."""

    state: str
    nonce: str
    verifier: str
    begun: str
    wanted: str = ""

    def as_json(self) -> dict[str, str]:
        """For the session."""
        return asdict(self)


def begin(at: Provider, *, back: str, wanted: str, now: datetime) -> tuple[str, Pending]:
    """The address to send the browser to, and what to remember. back: our address to return to.

    Raises Refusal oidc_unreachable (502).
    """
    state, nonce, verifier = (secrets.token_urlsafe(32) for _each in range(3))
    pending = Pending(state, nonce, verifier, now.isoformat(), wanted)
    asked = {
        "response_type": "code",
        "client_id": at.client,
        "redirect_uri": back,
        "scope": SCOPE,
        "state": pending.state,
        "nonce": pending.nonce,
        "code_challenge": _challenge(pending.verifier),
        "code_challenge_method": "S256",
    }
    return f"{description(at)['authorization_endpoint']}?{urlencode(asked)}", pending


def finish(
    at: Provider, remembered: Mapping[str, str] | None, returned: Mapping[str, str], *, back: str, now: datetime
) -> tuple[Mapping[str, Any], Pending]:
    """The verified claims of whoever came back. remembered: `Pending.as_json`; returned: the query of the address.

    Raises Refusal: oidc_state_wrong, oidc_denied, oidc_code_refused (422), and as `tokens.verified`.
    """
    pending = Pending(**remembered) if remembered else None
    if pending is None or not constant_time_compare(pending.state, returned.get("state", "")):
        raise Refusal("oidc_state_wrong", status=422)
    if now - datetime.fromisoformat(pending.begun) > LIFETIME:
        raise Refusal("oidc_state_wrong", status=422)
    # RFC 9207: where the provider says who it is, it is the one we asked.
    if returned.get("iss", at.issuer).rstrip("/") != at.issuer:
        raise Refusal("oidc_issuer_wrong", status=422)
    if not returned.get("code"):
        raise Refusal("oidc_denied", status=422)
    answer = _exchanged(at, returned["code"], pending.verifier, back)
    written = answer.get("id_token") if isinstance(answer, dict) else None
    return tokens.verified(str(written or ""), at, nonce=pending.nonce, now=now), pending


def _exchanged(at: Provider, code: str, verifier: str, back: str) -> Any:
    form = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": back,
        "client_id": at.client,
        "code_verifier": verifier,
    }
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    if at.secret:
        pair = base64.b64encode(f"{at.client}:{at.secret}".encode()).decode()
        headers["Authorization"] = f"Basic {pair}"
    return fetch(str(description(at).get("token_endpoint", "")), form=urlencode(form).encode(), headers=headers)


def _challenge(verifier: str) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()
