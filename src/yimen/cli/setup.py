"""What commands need before they work: the home folder, and Django for those that use it.

Import inside the command's function, so that the other commands start without paying for it.
"""

import os
from pathlib import Path


def prepare() -> None:
    """Read the settings and load the rooms; safe to call twice."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yimen.config.settings")
    import django

    django.setup()


def prepare_with_database() -> None:
    """The same, after the embedded database was started where no DATABASE_URL is given."""
    from yimen import engine

    if not os.environ.get("DATABASE_URL"):
        engine.ensure_running(home())
    prepare()


def home() -> Path:
    """The folder of this installation (YIMEN_HOME), without loading Django."""
    from yimen.config.environment import read

    return Path(read("YIMEN_HOME")).resolve()
