"""Compiles every template of the rooms, so that a broken one fails here and not before a visitor."""

import os
import sys
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yimen.config.settings")

import django
from django.apps import apps
from django.template import TemplateSyntaxError, engines

PACKAGE = Path(__file__).resolve().parent.parent / "src" / "yimen"


def templates() -> list[Path]:
    """All HTML templates of our rooms and components, and plain-text ones (mails, certificates are not Django's)."""
    rooms = [Path(config.path) / "templates" for config in apps.get_app_configs() if config.name.startswith("yimen.")]
    folders = [*rooms, PACKAGE / "web" / "components"]
    return sorted({path for folder in folders for path in folder.rglob("*.html")})


def main() -> int:
    django.setup()
    engine = engines["django"]
    found, broken = templates(), 0
    for path in found:
        try:
            engine.from_string(path.read_text(encoding="utf-8"))
        except (TemplateSyntaxError, UnicodeDecodeError) as problem:
            broken += 1
            print(f"{path.relative_to(PACKAGE)}: {problem}")
    print(f"{len(found)} templates, {broken} broken")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
