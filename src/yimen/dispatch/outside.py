"""A request to an address that a stranger gave us: to the open Internet only, never into our own network.

The name is resolved once, every address it has is looked at, and the connection goes to one that was looked at: whoever
answers differently to the next question for the name (DNS rebinding) is not asked again. No redirect is followed.
"""

import http.client
import ipaddress
import socket
import ssl
import threading
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings

from yimen.errors import Refusal

CONNECT_SECONDS = 10
ALL_SECONDS = 30.0
# Addresses that carry another one inside (NAT64 and its local kind).
_TRANSLATED = tuple(ipaddress.ip_network(text) for text in ("64:ff9b::/96", "64:ff9b:1::/48"))
Address = ipaddress.IPv4Address | ipaddress.IPv6Address


@dataclass(frozen=True)
class Target:
    """Where a request goes: read from a URL, not yet resolved."""

    secure: bool
    host: str
    port: int
    path: str


def target_of(url: str) -> Target:
    """Raises Refusal webhook_address_unreadable, webhook_not_https (422)."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError as failure:
        raise Refusal("webhook_address_unreadable", status=422) from failure
    readable = url.isascii() and url.isprintable() and " " not in url
    if not readable or parts.scheme not in ("http", "https") or not host or parts.username is not None:
        raise Refusal("webhook_address_unreadable", status=422)
    if parts.scheme == "http" and not _private_allowed():
        raise Refusal("webhook_not_https", status=422)
    secure = parts.scheme == "https"
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Target(secure, host, port or (443 if secure else 80), path)


def is_public(text: str) -> bool:
    """Whether an address is one of the open Internet, looked at through every wrapping of IPv4 in IPv6."""
    address: Address = ipaddress.ip_address(text.partition("%")[0])
    if isinstance(address, ipaddress.IPv6Address):
        if any(address in network for network in _TRANSLATED):
            return False
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)
        if inner is not None:
            return is_public(str(inner))
    return address.is_global and not address.is_multicast and not address.is_reserved


def resolve(target: Target) -> str:
    """An address of the target to connect to. Raises Refusal webhook_host_unknown, webhook_address_private (422)."""
    try:
        found = socket.getaddrinfo(target.host, target.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as failure:
        raise Refusal("webhook_host_unknown", status=422, host=target.host) from failure
    addresses = [str(entry[4][0]) for entry in found]
    # One private address among public ones is enough: nobody has that by mistake who means well.
    if not _private_allowed() and not all(is_public(address) for address in addresses):
        raise Refusal("webhook_address_private", status=422, host=target.host)
    return addresses[0]


def post(url: str, body: bytes, headers: dict[str, str]) -> int:
    """The status of the answer, nothing else of it. Raises Refusal webhook_… ."""
    target = target_of(url)
    connection = _connection(target, resolve(target))
    # A receiver that sends one byte every few seconds must not hold the worker.
    watch = threading.Timer(ALL_SECONDS, _hang_up, [connection])
    watch.daemon = True
    watch.start()
    try:
        connection.request("POST", target.path, body=body, headers=headers)
        return connection.getresponse().status
    except (OSError, http.client.HTTPException) as failure:
        said = str(failure) or type(failure).__name__
        raise Refusal("webhook_unreachable", host=target.host, failure=said[:120]) from failure
    finally:
        watch.cancel()
        connection.close()


def _hang_up(connection: http.client.HTTPConnection) -> None:
    if connection.sock is not None:
        try:
            connection.sock.shutdown(socket.SHUT_RDWR)
        except OSError:
            connection.sock.close()


def _connection(target: Target, address: str) -> http.client.HTTPConnection:
    """To the address that was looked at, under the name that was asked for."""
    made: http.client.HTTPConnection
    if target.secure:
        # The certificate is checked against the name, as ever: only the address is given.
        context = ssl.create_default_context()
        made = http.client.HTTPSConnection(target.host, target.port, timeout=CONNECT_SECONDS, context=context)
    else:
        made = http.client.HTTPConnection(target.host, target.port, timeout=CONNECT_SECONDS)
    made._create_connection = (  # type: ignore[attr-defined]
        lambda pair, timeout, source=None: socket.create_connection((address, pair[1]), timeout, source)
    )
    return made


def _private_allowed() -> bool:
    """Only for receivers in one's own network: a setting of the operator, never of whoever gives an address."""
    return bool(settings.YIMEN_WEBHOOK_PRIVATE)
