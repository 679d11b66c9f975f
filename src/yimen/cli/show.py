"""Steps on the terminal: a line for each, with a spinner or bar while it runs and its seconds when it is done."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, Progress, SpinnerColumn, TaskID, TextColumn
from rich.table import Table


class Step:
    """One step in progress: tell it how far it is and what to remember of it."""

    def __init__(self, progress: Progress | None, task: TaskID) -> None:
        self._progress = progress
        self._task = task
        self.note = ""
        self.skipped = False

    def advance(self, done: int, total: int, text: str = "") -> None:
        """`done` of `total` parts are finished; `text` says what is being worked on."""
        if self._progress is not None:
            self._progress.update(self._task, completed=done, total=total or None, detail=text)


class Steps:
    """Prints steps to a console; on a terminal with movement, in a log without."""

    def __init__(self, console: Console) -> None:
        self.console = console

    @contextmanager
    def step(self, name: str) -> Iterator[Step]:
        """Run one step; when it fails its line says so and the failure goes on its way."""
        began = time.monotonic()
        try:
            with self._moving(name) as step:
                yield step
        except BaseException:
            self.console.print(f"  [red]✗[/] {name}")
            raise
        sign, seconds = ("[dim]·[/]", "fresh") if step.skipped else ("[green]✓[/]", f"{time.monotonic() - began:.1f} s")
        self.console.print(f"  {sign} {name:<24} [dim]{seconds:>7}  {escape(step.note)}[/]", highlight=False)

    @contextmanager
    def _moving(self, name: str) -> Iterator[Step]:
        if not self.console.is_terminal:
            yield Step(None, TaskID(0))
            return
        bar = BarColumn(bar_width=24)
        columns = (SpinnerColumn(), TextColumn("{task.description}"), bar, TextColumn("[dim]{task.fields[detail]}"))
        with Progress(*columns, console=self.console, transient=True) as progress:
            yield Step(progress, progress.add_task(name, total=None, detail=""))


def table(title: str, headings: list[str], rows: list[list[str]]) -> Table:
    """A plain table that survives being copied into a mail."""
    made = Table(title=title, title_justify="left", title_style="bold", box=None, pad_edge=False, padding=(0, 3, 0, 0))
    for heading in headings:
        made.add_column(heading, header_style="dim", no_wrap=True)
    for row in rows:
        made.add_row(*map(escape, row))  # what people named is text, whatever brackets it has
    return made
