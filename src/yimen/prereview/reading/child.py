"""The process that reads: files come in on its standard input, one after the other, answers go out as lines of JSON.

It opens what strangers sent, so it is kept small: no database, no keys, no network, memory and processor time limited. Each
request is a line of JSON {"media_type", "size", "most_pages"} and so many bytes; each answer one line, {"error": …} when
the file could not be read. Standard output belongs to the answers; whatever libraries print goes to standard error.
"""

import json
import os
import resource
import sys
from typing import IO, Any

MEGABYTE = 1_048_576


def main(megabytes: int) -> None:
    """Answer until the input ends."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    limit_memory(megabytes)
    from yimen.prereview.reading.recognising import Recogniser

    recogniser = Recogniser()
    sys.addaudithook(no_network)
    answers.write('{"ready": true}\n')
    answers.flush()
    while request := sys.stdin.buffer.readline():
        answers.write(json.dumps(_answer(json.loads(request), sys.stdin.buffer, recogniser), ensure_ascii=False) + "\n")
        answers.flush()


def limit_memory(megabytes: int) -> None:
    """More than this is refused by the system, and ends in a MemoryError here."""
    resource.setrlimit(resource.RLIMIT_AS, (megabytes * MEGABYTE, megabytes * MEGABYTE))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # a page of an identity card does not belong into a core dump


def no_network(event: str, _arguments: Any) -> None:
    """An audit hook: nothing in here has anybody to talk to."""
    if event in ("socket.connect", "socket.getaddrinfo", "socket.bind", "subprocess.Popen", "os.system"):
        raise PermissionError(f"{event} is not for the process that reads")


def _answer(request: dict[str, Any], source: IO[bytes], recogniser: Any) -> dict[str, Any]:
    content = source.read(int(request["size"]))
    from yimen.prereview.reading.looking import look

    try:
        return look(content, str(request["media_type"]), int(request["most_pages"]), recogniser)
    except MemoryError:
        return {"error": "memory"}
    except Exception as problem:  # whatever a library raises on a broken file, or where it gets no memory
        return {"error": "memory" if "alloc" in str(problem).lower() else "unreadable"}


if __name__ == "__main__":
    main(int(sys.argv[1]))
