"""`yimen doctor`: what is missing on this machine and how to mend it."""

import json
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from yimen.cli.examinations import Finding


def doctor(
    as_json: Annotated[bool, typer.Option("--json", help="For programs.")] = False,
    port: Annotated[int, typer.Option(help="Port that the pages will use.")] = 8000,
) -> None:
    """Check everything that running needs; ends with 1 when something is a problem. Changes nothing."""
    from dataclasses import asdict

    from yimen.cli import examinations
    from yimen.cli.setup import home

    findings = examinations.examine(home(), port)
    healthy = all(finding.level != "problem" for finding in findings)
    if as_json:
        found = [asdict(finding) for finding in findings]
        typer.echo(json.dumps({"healthy": healthy, "findings": found}, ensure_ascii=False, indent=2))
    else:
        _print(findings)
        typer.echo(
            "All is well." if healthy else "There are problems; the lines after the arrows say how to mend them."
        )
    raise typer.Exit(0 if healthy else 1)


def _print(findings: "list[Finding]") -> None:
    from rich.console import Console

    console = Console(highlight=False)
    signs = {"ok": "[green]ok     [/]", "advice": "[yellow]advice [/]", "problem": "[red]problem[/]"}
    for finding in findings:
        console.print(f"  {signs[finding.level]}  {finding.subject:<14} ", end="")
        console.print(finding.text, markup=False, soft_wrap=True)
        if finding.mend:
            console.print(f"  {'':<25}→ {finding.mend}", markup=False, soft_wrap=True, style="bold")
