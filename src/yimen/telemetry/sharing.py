"""One folder in which all processes of one server write their figures, so that each can tell the sum of all.

To be called before the Prometheus client is imported: it decides then whether it writes files.
"""

import os
import shutil
from pathlib import Path

FOLDER = "PROMETHEUS_MULTIPROC_DIR"


def share_among_workers(home: Path) -> Path:
    """Make the folder of this server, which is our parent process, and remove those of servers that are gone.

    A folder lives as long as its server, not its workers: a counter that lost a dead worker's part would run backwards.
    """
    folders = home / "metrics"
    ours = folders / str(os.getppid())
    ours.mkdir(parents=True, exist_ok=True)
    for folder in folders.iterdir():
        if folder != ours and folder.name.isdigit() and not _runs(int(folder.name)):
            shutil.rmtree(folder, ignore_errors=True)
    os.environ[FOLDER] = str(ours)
    return ours


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass
    return True
