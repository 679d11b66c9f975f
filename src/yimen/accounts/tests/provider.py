"""An OpenID provider for tests, in a process of its own: Authlib's server parts over Flask, on loopback, RS256.

    python provider.py PORT

Whoever comes to /authorize is who was last told to POST /control; so is what is wrong with the next ID token:

    {"subject": "s-1", "claims": {...}}      who signs in, and what is said of them
    {"fault": "nonce" | "audience" | "expired" | "issuer" | "signature"}
    {"rotate": true}                         sign with a new key from now on; the old one is published no more
"""

import os
import sys
import time
from typing import Any

from authlib.integrations.flask_oauth2 import AuthorizationServer
from authlib.oauth2.rfc6749 import grants
from authlib.oauth2.rfc7636 import CodeChallenge
from authlib.oidc.core import UserInfo
from authlib.oidc.core.grants import OpenIDCode
from flask import Flask, Response, jsonify, request
from joserfc import jwt
from joserfc.jwk import RSAKey
from werkzeug.serving import make_server

CLIENT, SECRET = "yimen-tests", "a-secret-of-the-tests"


class Client:
    """The one client. Authlib asks it what it may."""

    client_id = CLIENT
    response_types = ("code",)

    def get_client_id(self) -> str:
        return CLIENT

    def get_default_redirect_uri(self) -> str:
        return ""

    def get_allowed_scope(self, scope: str) -> str:
        return scope

    def check_redirect_uri(self, redirect_uri: str) -> bool:
        return redirect_uri.endswith("/account/provider/back")

    def check_client_secret(self, client_secret: str) -> bool:
        return client_secret == SECRET

    def check_endpoint_auth_method(self, method: str, endpoint: str) -> bool:
        return method == "client_secret_basic"

    def check_response_type(self, response_type: str) -> bool:
        return response_type == "code"

    def check_grant_type(self, grant_type: str) -> bool:
        return grant_type == "authorization_code"


class Code:
    """A code that was given out, with what it stands for."""

    def __init__(self, payload: Any, user: dict[str, Any]) -> None:
        data = payload.payload.data
        self.redirect_uri = payload.payload.redirect_uri
        self.scope = payload.payload.scope
        self.nonce = data.get("nonce")
        self.code_challenge = data.get("code_challenge")
        self.code_challenge_method = data.get("code_challenge_method")
        self.user = user
        self.auth_time = int(time.time())

    def get_redirect_uri(self) -> str:
        return self.redirect_uri

    def get_scope(self) -> str:
        return self.scope

    def get_nonce(self) -> str | None:
        return self.nonce

    def get_auth_time(self) -> int:
        return self.auth_time

    def get_acr(self) -> None:
        return None

    def get_amr(self) -> None:
        return None


class State:
    """What the provider knows at the moment."""

    def __init__(self, issuer: str) -> None:
        self.issuer = issuer
        self.codes: dict[str, Code] = {}
        self.user: dict[str, Any] = {"subject": "s-1", "claims": {}}
        self.fault = ""
        self.keys = 0
        self.rotate()

    def rotate(self) -> None:
        self.keys += 1
        self.key = RSAKey.generate_key(2048, {"kid": f"key-{self.keys}", "use": "sig", "alg": "RS256"})

    def take_fault(self) -> str:
        """The fault that was asked for; it is made once."""
        fault, self.fault = self.fault, ""
        return fault


def make_app(issuer: str) -> Flask:
    """The provider as a WSGI application."""
    app, state = Flask(__name__), State(issuer)

    class CodeGrant(grants.AuthorizationCodeGrant):  # type: ignore[misc]
        TOKEN_ENDPOINT_AUTH_METHODS = ["client_secret_basic"]

        def save_authorization_code(self, code: str, request: Any) -> Code:
            state.codes[code] = Code(request, request.user)
            return state.codes[code]

        def query_authorization_code(self, code: str, client: Client) -> Code | None:
            return state.codes.get(code)

        def delete_authorization_code(self, authorization_code: Code) -> None:
            state.codes = {code: kept for code, kept in state.codes.items() if kept is not authorization_code}

        def authenticate_user(self, authorization_code: Code) -> dict[str, Any]:
            return authorization_code.user

    class IdTokens(OpenIDCode):  # type: ignore[misc]
        def exists_nonce(self, nonce: str, request: Any) -> bool:
            return any(code.nonce == nonce for code in state.codes.values())

        def get_client_claims(self, client: Client) -> dict[str, Any]:
            return {"iss": state.issuer, "aud": CLIENT}

        def generate_user_info(self, user: dict[str, Any], scope: str) -> UserInfo:
            return UserInfo(sub=user["subject"], **user["claims"])

        def encode_id_token(self, token: dict[str, Any], request: Any) -> str:
            """What the library says of the login, but for the fault that was asked for, signed with the key of now."""
            code, fault = request.authorization_code, state.take_fault()
            claims = self.get_compatible_claims(request) | self.get_authorization_code_claims(code)
            claims |= self.generate_user_info(request.user, token["scope"]) | _faulty(fault)
            key = RSAKey.generate_key(2048, {"kid": state.key.kid}) if fault == "signature" else state.key
            return jwt.encode({"alg": "RS256", "kid": state.key.kid}, claims, key)

    server = AuthorizationServer(
        app, query_client=lambda client_id: Client() if client_id == CLIENT else None, save_token=lambda *_given: None
    )
    server.register_grant(CodeGrant, [IdTokens(require_nonce=True), CodeChallenge(required=True)])

    @app.get("/.well-known/openid-configuration")
    def description() -> Response:
        addresses = {name: f"{issuer}/{path}" for name, path in _ENDPOINTS.items()}
        return jsonify({"issuer": issuer, **addresses})

    @app.get("/jwks")
    def jwks() -> Response:
        return jsonify({"keys": [state.key.as_dict(private=False)]})

    @app.get("/authorize")
    def authorize() -> Any:
        grant = server.get_consent_grant(end_user=state.user)
        return server.create_authorization_response(grant_user=state.user, grant=grant)

    @app.post("/token")
    def token() -> Any:
        return server.create_token_response()

    @app.post("/control")
    def control() -> Response:
        told = request.get_json()
        if told.get("rotate"):
            state.rotate()
        state.fault = told.get("fault", "")
        if "subject" in told:
            state.user = {"subject": told["subject"], "claims": told.get("claims", {})}
        return jsonify({})

    return app


def _faulty(fault: str) -> dict[str, Any]:
    """The claims that a fault puts in place of the right ones."""
    now = int(time.time())
    return {
        "nonce": {"nonce": "of another login"},
        "audience": {"aud": "somebody else"},
        "expired": {"iat": now - 7200, "exp": now - 3600},
        "issuer": {"iss": "http://127.0.0.1:1/another"},
    }.get(fault, {})


_ENDPOINTS = {"authorization_endpoint": "authorize", "token_endpoint": "token", "jwks_uri": "jwks"}


def main() -> None:
    """Serve until killed."""
    os.environ["AUTHLIB_INSECURE_TRANSPORT"] = "1"  # loopback alone
    port = int(sys.argv[1])
    make_server("127.0.0.1", port, make_app(f"http://127.0.0.1:{port}")).serve_forever()


if __name__ == "__main__":
    main()
