"""A register at an address: one POST with the number, answered by the entry as JSON, or 404 where there is none.

The number goes in the body, so that it stands in no log of addresses on the way. The whole contract:

    POST <address>      {"register": "enterprises", "identifier": "91310113…"}     Authorization: Bearer <token>
    200                 {"name": …, "identifier": …, "reference": …, "lines": [[zh, en, value], …],
                         "valid_from": "2015-03-02" or null, "valid_until": …, "ended": false}
    404                 no entry under this number; anything else: the register is down
"""

import json
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import HTTPRedirectHandler, Request, build_opener

from yimen.papers.registers import Entry, Register, RegisterDown, read_entry

SECONDS = 5
LARGEST = 100_000


class _NoRedirect(HTTPRedirectHandler):
    """A token and a number go to the address of the setting and nowhere else."""

    def redirect_request(self, *_told: Any, **_more: Any) -> None:
        return None


class HttpRegister:
    """One address; `token` is sent with every question."""

    def __init__(self, address: str, token: str) -> None:
        self.address, self.token = address, token

    def find(self, register: Register, identifier: str) -> Entry | None:
        """One request of at most five seconds. Raises RegisterDown."""
        body = json.dumps({"register": register.code, "identifier": identifier}).encode()
        head = {"Content-Type": "application/json", "Authorization": f"Bearer {self.token}"}
        try:
            request = Request(self.address, body, head, method="POST")
            with build_opener(_NoRedirect).open(request, timeout=SECONDS) as answer:
                text = answer.read(LARGEST + 1)
            return self._read(text, identifier)
        except HTTPError as problem:
            problem.close()
            if problem.code == 404:
                return None
            raise RegisterDown(f"{self.address} answered {problem.code}") from problem
        except (URLError, OSError, HTTPException, ValueError, KeyError, TypeError) as problem:
            raise RegisterDown(f"{self.address}: {type(problem).__name__}") from problem

    def _read(self, text: bytes, identifier: str) -> Entry:
        if len(text) > LARGEST:
            raise ValueError("the answer is too long")
        entry = read_entry(json.loads(text))
        if entry.identifier != identifier:
            raise ValueError("the answer is about somebody else")
        return entry
