"""As whom the database runs. PostgreSQL refuses root, so a start by root hands it to an unprivileged account."""

import os
import pwd
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from yimen.engine.failures import EngineError

NAME = "yimen-db"


@dataclass(frozen=True)
class Account:
    """An account of the operating system; `ourselves` when it is the one this process runs as."""

    uid: int
    gid: int
    name: str
    ourselves: bool

    def run(
        self, command: Sequence[str], *, timeout: float | None = None, text: str | None = None
    ) -> subprocess.CompletedProcess[str]:
        """Run a program as this account, from `/` (the caller's folder may be closed to it). Output is captured."""
        who: dict[str, object] = {} if self.ourselves else {"user": self.uid, "group": self.gid, "extra_groups": []}
        return subprocess.run(  # type: ignore[call-overload, no-any-return]
            list(command), capture_output=True, text=True, input=text, timeout=timeout, cwd="/", env=_plain(), **who
        )

    def can_run(self, program: str) -> bool:
        """Whether the account reaches the program and it starts. Asked by doing it: no reading of modes is as sure."""
        try:
            return self.run([program, "--version"], timeout=20).returncode == 0
        except (OSError, subprocess.SubprocessError):
            return False

    def can_write(self, folder: Path) -> bool:
        """Whether the account reaches the folder and may write in it."""
        return self.run(["test", "-w", str(folder)]).returncode == 0

    def give(self, path: Path) -> None:
        """Make the account the owner of one file or folder."""
        if not self.ourselves:
            os.chown(path, self.uid, self.gid)


def account_for(data: Path | None) -> Account:
    """The account for a data folder: ourselves, or when we are root its present owner, else the service account.

    Raises EngineError when the folder belongs to somebody whom we may not act for.
    """
    owner = data.stat().st_uid if data is not None and data.exists() else None
    if os.geteuid() != 0:
        if owner not in (None, os.geteuid()):
            raise EngineError(
                f"The database in {data} belongs to {_name(owner or 0)}, not to you. Start it as that user or as root, "
                "or remove it there by `make clean`."
            )
        return Account(os.geteuid(), os.getegid(), _name(os.geteuid()), ourselves=True)
    if owner:
        return Account(owner, data.stat().st_gid if data else owner, _name(owner), ourselves=False)
    return _service_account()


def _service_account() -> Account:
    """`yimen-db`, made when missing; where accounts cannot be made, `postgres` or `nobody`."""
    for name in (NAME, "postgres", "nobody"):
        if name == NAME:
            _make()
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account(entry.pw_uid, entry.pw_gid, name, ourselves=False)
    raise EngineError(
        "PostgreSQL does not run as root and no other account could be made. Start yimen as an ordinary user, "
        f"or make one: useradd --system {NAME}"
    )


def _make() -> None:
    useradd = shutil.which("useradd") or "/usr/sbin/useradd"
    try:
        pwd.getpwnam(NAME)
    except KeyError:
        command = [useradd, "--system", "--user-group", "--no-create-home", "--home-dir", "/nonexistent"]
        if Path(useradd).exists():
            subprocess.run([*command, "--shell", "/usr/sbin/nologin", NAME], capture_output=True, check=False)


def _name(uid: int) -> str:
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return f"user {uid}"


def _plain() -> dict[str, str]:
    """Our environment without what would change what PostgreSQL's programs do and say, and without the supervisor's
    mark: the database outlives the process that happened to start it."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PG", "LC_", "LANG", "YIMEN_"))}
    return kept | {"LC_ALL": "C", "PATH": os.environ.get("PATH", "/usr/sbin:/usr/bin:/sbin:/bin")}
