"""Signing in with an OpenID provider: authorization code flow with PKCE (S256), state and nonce (OpenID Connect Core 3.1).

provider   who it is, and what it publishes about itself
tokens     an ID token, verified
flow       there and back again
"""

from yimen.accounts.oidc.flow import Pending, begin, finish
from yimen.accounts.oidc.provider import Provider, configured

__all__ = ["Pending", "Provider", "begin", "configured", "finish"]
