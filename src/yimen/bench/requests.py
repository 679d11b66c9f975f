"""Requests of the API, made beforehand, so that nothing is computed while the load runs."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

API = "/api/v1"


@dataclass(frozen=True)
class Request:
    """One call of the API with a token. `body` is JSON to be, None for GET; `key` is the Idempotency-Key."""

    path: str
    token: str = field(repr=False)
    body: dict[str, Any] | None = None
    key: str = ""

    @property
    def method(self) -> str:
        return "GET" if self.body is None else "POST"

    @property
    def headers(self) -> dict[str, str]:
        """What the call carries beside its body."""
        keyed = {"Idempotency-Key": self.key} if self.key else {}
        return {"Authorization": f"Bearer {self.token}", "Accept-Language": "zh-CN", **keyed}

    @property
    def content(self) -> bytes:
        return b"" if self.body is None else json.dumps(self.body, ensure_ascii=False).encode()

    def raw(self, host: str) -> bytes:
        """The bytes that go over the wire (HTTP/1.1, connection kept)."""
        content = self.content
        headers = {"Host": host, **self.headers}
        if content:
            headers |= {"Content-Type": "application/json", "Content-Length": str(len(content))}
        lines = [f"{self.method} {API}{self.path} HTTP/1.1", *(f"{name}: {value}" for name, value in headers.items())]
        return "\r\n".join([*lines, "", ""]).encode("ascii") + content


def write(requests: Iterable[Request], host: str, path: Path) -> int:
    """Write requests to a file as `wrk.lua` reads them: length in a line, then the bytes. Returns how many."""
    written = 0
    with path.open("wb") as out:
        for request in requests:
            raw = request.raw(host)
            out.write(b"%d\n" % len(raw) + raw)
            written += 1
    return written
