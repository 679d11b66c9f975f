"""Somebody at a browser, small: cookies, forms with their CSRF token, the API with the same session. Standard library only.

Used by `yimen walk`; it knows nothing of the platform's inside and sees what any visitor sees.
"""

import json
import re
import urllib.error
import urllib.request
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from http.client import HTTPException
from http.cookiejar import CookieJar
from typing import Any
from urllib.parse import urlencode, urljoin

_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


class Stumble(Exception):
    """Something on the way was not as it should be; the message says what."""


@dataclass(frozen=True)
class Answer:
    """What came back. `address` is where redirects ended."""

    status: int
    address: str
    content: bytes

    @property
    def text(self) -> str:
        return self.content.decode("utf-8", "replace")

    @property
    def json(self) -> Any:
        return json.loads(self.content)


class Visitor:
    """One person with cookies of their own. `name` is how the walk calls them."""

    def __init__(self, address: str, name: str) -> None:
        self.address = address.rstrip("/") + "/"
        self.name = name
        self.cookies = CookieJar()
        handlers = urllib.request.ProxyHandler({}), urllib.request.HTTPCookieProcessor(self.cookies)
        self._opener = urllib.request.build_opener(*handlers)
        self._csrf = ""

    def page(self, path: str) -> Answer:
        """Open a page that must be there."""
        return self._good(self.send("GET", path))

    def submit(self, path: str, fields: Mapping[str, str]) -> Answer:
        """Fill in the form on a page and send it to the same address; follows to the page after it."""
        self._read_token(self.page(path))
        body = urlencode({"csrfmiddlewaretoken": self._csrf, **fields}).encode()
        headers = {"Content-Type": "application/x-www-form-urlencoded", "Referer": urljoin(self.address, path)}
        return self._good(self.send("POST", path, body, headers))

    def sign_in(self, username: str, password: str) -> None:
        """Through the login page, like everybody."""
        landed = self.submit("/account/login", {"username": username, "password": password})
        if landed.address.endswith("/account/login"):
            raise Stumble(f"{username} could not sign in; are these the logins of this installation?")
        self._read_token(landed)

    def ask(self, path: str) -> Any:
        """GET from the API; the answer must be good."""
        return self._good(self.send("GET", f"/api/v1{path}")).json

    def tell(self, path: str, body: Any, *, key: str | None = None) -> Answer:
        """POST JSON to the API, whatever comes back."""
        headers = {"Content-Type": "application/json"} | ({"Idempotency-Key": key} if key else {})
        return self.send("POST", f"/api/v1{path}", json.dumps(body).encode(), headers)

    def upload(self, path: str, name: str, content: bytes) -> Any:
        """Send one file to the API; the answer must be good."""
        boundary = uuid.uuid4().hex
        head = f'--{boundary}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n'
        body = head.encode() + b"Content-Type: application/octet-stream\r\n\r\n" + content
        headers = {"Content-Type": f"multipart/form-data; boundary={boundary}"}
        sent = self.send("POST", f"/api/v1{path}", body + f"\r\n--{boundary}--\r\n".encode(), headers)
        return self._good(sent).json

    def send(
        self, method: str, path: str, body: bytes | None = None, headers: Mapping[str, str] | None = None
    ) -> Answer:
        """One request, with the session and its CSRF token. Raises Stumble when nobody answers."""
        target = urljoin(self.address, path)
        request = urllib.request.Request(target, body, {"Accept-Language": "en", **(headers or {})}, method=method)
        if self._csrf:
            request.add_header("X-CSRFToken", self._csrf)
        try:
            with self._opener.open(request, timeout=60) as response:
                return Answer(response.status, response.url, response.read())
        except urllib.error.HTTPError as refused:
            return Answer(refused.code, refused.url, refused.read())
        except (OSError, HTTPException) as fault:
            raise Stumble(f"{method} {target}: no answer ({fault})") from None

    def _read_token(self, answer: Answer) -> None:
        if found := _TOKEN.search(answer.text):
            self._csrf = found.group(1)

    def _good(self, answer: Answer) -> Answer:
        if answer.status >= 400:
            raise Stumble(f"{self.name}: {answer.address} answered {answer.status}: {_reason(answer)}")
        return answer


def _reason(answer: Answer) -> str:
    try:
        said = answer.json
        return " ".join(filter(None, (said["message"], said["article"])))
    except (ValueError, KeyError, TypeError):
        heading = re.search(r"<h1[^>]*>(.*?)</h1>", answer.text, re.S)
        return re.sub(r"<[^>]+>|\s+", " ", heading.group(1)).strip() if heading else answer.text[:200]
