"""The other side of the process that reads: hand it files, wait so long and no longer, begin anew when it was ended."""

import base64
import importlib.util
import json
import os
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

from yimen.errors import Refusal
from yimen.prereview.reading.values import Read, from_data

PACKAGES = ("rapidocr", "onnxruntime", "pypdfium2", "cv2", "numpy")
CHILD = "yimen.prereview.reading.child"
SOURCE = Path(__file__).parents[3]
START_SECONDS = 60
# What a process that reads needs to know of its surroundings: no keys, no addresses of databases.
KEPT = ("PATH", "HOME", "LANG", "LC_ALL", "SYSTEMROOT", "LD_LIBRARY_PATH", "VIRTUAL_ENV")


@dataclass(frozen=True)
class Limits:
    """For one file: seconds, pages that are read; and for the process: megabytes of address space."""

    seconds: int = 90
    megabytes: int = 2500
    pages: int = 6


@dataclass(frozen=True)
class Seen:
    """What was read, with a picture (JPEG) of each page that was."""

    read: Read
    pictures: tuple[bytes, ...]


def missing_packages() -> list[str]:
    """Which parts of the extra `reading` are not installed."""
    return [name for name in PACKAGES if importlib.util.find_spec(name) is None]


class Reader:
    """Reads files in a process of its own, started with the first of them; use it as a context."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._process: subprocess.Popen[bytes] | None = None
        self._files = 0

    def __enter__(self) -> "Reader":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def read(self, content: bytes, media_type: str) -> Seen:
        """The file as it was seen.

        Raises Refusal reading_not_installed (503, data packages), reading_took_too_long, reading_too_large (memory),
        reading_impossible (422): the file was damaged in a way that only shows here.
        """
        if packages := missing_packages():
            raise Refusal("reading_not_installed", status=503, packages=", ".join(packages))
        try:
            answer = self._answered(content, media_type)
        except Refusal as refusal:
            # A process that has read many files holds more memory than a fresh one: what was too much may not be.
            if refusal.code != "reading_too_large" or self._files < 2:
                raise
            answer = self._answered(content, media_type)
        if "error" in answer:
            raise Refusal("reading_impossible", status=422)
        pictures = tuple(base64.b64decode(each) for each in answer.pop("pictures"))
        return Seen(from_data(answer), pictures)

    def _answered(self, content: bytes, media_type: str) -> dict[str, Any]:
        process = self._running()
        self._files += 1
        request = {"media_type": media_type, "size": len(content), "most_pages": self.limits.pages}
        answer = self._ask(process, json.dumps(request).encode() + b"\n" + content, self.limits.seconds)
        if answer.get("error") == "memory":
            self.close()
            raise Refusal("reading_too_large", status=422)
        return answer

    def close(self) -> None:
        """End the process; without harm where there is none."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    pipe.close()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is not None and self._process.poll() is None:
            return self._process
        self.close()
        environment = {name: os.environ[name] for name in KEPT if name in os.environ}
        environment |= {"PYTHONPATH": str(SOURCE), "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
        self._process = subprocess.Popen(
            [sys.executable, "-m", CHILD, str(self.limits.megabytes)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
        )
        self._files = 0
        self._ask(self._process, b"", START_SECONDS)
        return self._process

    def _ask(self, process: subprocess.Popen[bytes], question: bytes, seconds: int) -> dict[str, Any]:
        """One answer. A process that says nothing for so long, or dies over it, is ended: the file was too much for it."""
        late = threading.Event()

        def end() -> None:
            late.set()
            process.kill()

        watch = threading.Timer(seconds, end)
        watch.start()
        try:
            assert process.stdin is not None and process.stdout is not None
            process.stdin.write(question)
            process.stdin.flush()
            line = process.stdout.readline()
        except BrokenPipeError:
            line = b""
        finally:
            watch.cancel()
        if line.endswith(b"\n"):
            return dict(json.loads(line))
        self.close()
        raise Refusal("reading_took_too_long" if late.is_set() else "reading_too_large", status=422)
