"""What must be done with Django before the platform can be served, in a process of its own.

`python -m yimen.cli.django_steps [--no-seed]` tells its progress in JSON lines ({"step", "done", "total", "text"}), so
that the process which then watches over the others never loads Django and stays small.
"""

import json
import sys
from collections.abc import Callable
from contextlib import suppress

Tell = Callable[[str, int, int, str], None]


def main() -> None:
    from yimen.cli.setup import prepare

    compile_translations(tell)
    tell("Rooms")
    prepare()
    migrate(tell)
    collect_static(tell)
    make_authority(tell)
    if "--no-seed" not in sys.argv[1:]:
        load_demo(tell)
    index_search(tell)
    catch_up_soon()


def tell(step: str, done: int = 0, total: int = 0, text: str = "") -> None:
    print(json.dumps({"step": step, "done": done, "total": total, "text": text}, ensure_ascii=False), flush=True)


def compile_translations(tell: Tell) -> None:
    tell("Translations", 0, 0, "")
    from yimen.wording import catalogs

    catalogs.compile_all()


def migrate(tell: Tell) -> None:
    """Apply what is pending, one by one, so that the bar moves."""
    tell("Tables", 0, 0, "")
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations import Migration
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if not plan:
        return
    done = 0

    def advance(action: str, migration: Migration | None = None, fake: bool | None = False) -> None:
        nonlocal done
        if action == "apply_success":
            done += 1
            tell("Tables", done, len(plan), str(migration))

    watched = MigrationExecutor(connection, advance)
    watched.migrate(watched.loader.graph.leaf_nodes(), plan=plan)
    # Permissions and content types follow from the command's own signal; nothing is left to apply.
    call_command("migrate", interactive=False, verbosity=0)


def collect_static(tell: Tell) -> None:
    tell("Static files", 0, 0, "")
    from django.core.management import call_command

    call_command("collectstatic", interactive=False, verbosity=0, clear=True)


def make_authority(tell: Tell) -> None:
    tell("Signing authority", 0, 0, "")
    from django.conf import settings

    from yimen.permits.authority import ensure_authority

    if not settings.YIMEN_AUTHORITY_FILE:
        ensure_authority(settings.YIMEN_HOME)


def load_demo(tell: Tell) -> None:
    tell("Demo district", 0, 0, "")
    from yimen.demo import load_demo as load

    def progress(text: str, done: int = 0, total: int = 0) -> None:
        tell("Demo district", done, total, text)

    load(progress)


def index_search(tell: Tell) -> None:
    """The search index, where there is none that holds what the database holds."""
    tell("Search index", 0, 0, "")
    from yimen.search.acts.rebuild import rebuild
    from yimen.search.condition import State, examine

    if examine().state is not State.GOOD:
        rebuild(lambda done, total: tell("Search index", done, total, ""))


def catch_up_soon() -> None:
    """Ask the worker for what was missed while nothing ran, in its order; it would come to it within the hour."""
    import time

    from procrastinate.contrib.django import app
    from procrastinate.exceptions import AlreadyEnqueued

    for name in ("write_lapses", "raise_warnings", "seal_days"):
        task = app.configure_task(f"yimen.jobs.tasks.{name}", queue="nightly", queueing_lock=name)
        with suppress(AlreadyEnqueued):
            task.defer(timestamp=int(time.time()))


if __name__ == "__main__":
    main()
