"""An ID token, verified as OpenID Connect Core 3.1.3.7 asks: signature, issuer, audience, time, nonce."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.crypto import constant_time_compare
from joserfc import jwt
from joserfc.errors import InvalidKeyIdError, JoseError
from joserfc.jwt import Token

from yimen.accounts.oidc.provider import Provider, keys
from yimen.errors import Refusal

# Never "none", never a secret shared with the provider.
ALGORITHMS = ["RS256", "PS256", "ES256"]
LEEWAY_SECONDS = 60
LONGEST_SUBJECT = 255


def verified(written: str, at: Provider, *, nonce: str, now: datetime) -> Mapping[str, Any]:
    """The claims of the token.

    Raises Refusal (422): oidc_signature_wrong, oidc_issuer_wrong, oidc_audience_wrong, oidc_token_expired,
    oidc_nonce_wrong, oidc_subject_missing; and oidc_unreachable (502).
    """
    claims = _signed(written, at).claims
    moment = now.timestamp()
    _require(str(claims.get("iss", "")).rstrip("/") == at.issuer, "oidc_issuer_wrong")
    _require(_is_for_us(claims, at.client), "oidc_audience_wrong")
    _require(_number(claims, "exp") > moment - LEEWAY_SECONDS, "oidc_token_expired")
    _require(_number(claims, "iat") < moment + LEEWAY_SECONDS, "oidc_token_expired")
    _require(constant_time_compare(str(claims.get("nonce", "")), nonce), "oidc_nonce_wrong")
    _require(0 < len(str(claims.get("sub", ""))) <= LONGEST_SUBJECT, "oidc_subject_missing")
    return claims


def _signed(written: str, at: Provider) -> Token:
    try:
        try:
            return jwt.decode(written, keys(at), algorithms=ALGORITHMS)
        except InvalidKeyIdError:
            return jwt.decode(written, keys(at, anew=True), algorithms=ALGORITHMS)
    except (JoseError, ValueError) as fault:
        raise Refusal("oidc_signature_wrong", status=422) from fault


def _is_for_us(claims: Mapping[str, Any], client: str) -> bool:
    """We are in the audience, and where it is not us alone, the token was issued to us."""
    audience = claims.get("aud")
    listed = audience if isinstance(audience, list) else [audience]
    return (
        client in listed and (len(listed) == 1 or claims.get("azp") == client) and claims.get("azp", client) == client
    )


def _number(claims: Mapping[str, Any], name: str) -> float:
    """A moment in seconds; one that never comes where there is none."""
    value = claims.get(name)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)
    return float("-inf") if name == "exp" else float("inf")


def _require(holds: bool, code: str) -> None:
    if not holds:
        raise Refusal(code, status=422)
