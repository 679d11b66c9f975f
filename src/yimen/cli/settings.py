"""`yimen settings`: the page about every setting, from the table in `config/environment.py`."""

from typing import Annotated

import typer

from yimen.config.environment import PROJECT, SETTINGS, Setting

PAGE = PROJECT / "docs" / "settings.md"
HEAD = """# Settings

Everything is set by environment variables; there is no settings file to edit. This page is written by
`yimen settings --write` from `src/yimen/config/environment.py`, and a test keeps the two alike.

Settings marked *secret* may also stand in `<YIMEN_HOME>/secrets.json` (readable by its owner only), where `yimen demo`
puts the keys that it makes. The environment wins.

| name | default | meaning |
|---|---|---|
"""


def settings(
    write: Annotated[bool, typer.Option("--write", help="Write docs/settings.md instead of printing.")] = False,
) -> None:
    """Print the page about every setting."""
    if write:
        PAGE.write_text(page(), encoding="utf-8")
        typer.echo(f"Wrote {PAGE}")
    else:
        typer.echo(page(), nl=False)


def page() -> str:
    """The whole page as Markdown."""
    return HEAD + "".join(map(_row, SETTINGS))


def _row(setting: Setting) -> str:
    default = setting.default.replace(str(PROJECT), "<project>")
    shown = f"`{default}`" if default else "empty"
    meaning = f"{setting.meaning} *Secret.*" if setting.secret else setting.meaning
    return f"| `{setting.name}` | {shown} | {meaning.replace('|', chr(92) + '|')} |\n"
