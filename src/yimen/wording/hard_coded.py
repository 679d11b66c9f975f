"""Chinese written straight into pages instead of into a catalogue, where a reader of English would meet it.

Comments are free. Where Python must know both languages (the two ways to write a date), the line says so with the
comment `both languages`; on a line of its own that comment speaks for the whole file (a table of words in both).
"""

import io
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

from yimen.wording.catalogs import ROOT, Problem

IDEOGRAPH = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")
ALLOWED = "both languages"
_TEMPLATE_COMMENT = re.compile(r"\{#.*?#\}|\{%\s*comment\b.*?%\}.*?\{%\s*endcomment\s*%\}|<!--.*?-->", re.DOTALL)
_SCRIPT_COMMENT = re.compile(r"/\*.*?\*/|(?<![:\"'])//[^\n]*", re.DOTALL)


def problems() -> list[Problem]:
    """Each line of `web` (Python, templates, scripts) that holds Chinese words a reader would see."""
    found = []
    for folder in (ROOT / "web",):
        for file in sorted(folder.rglob("*")):
            if {"tests", "migrations", "locale", "built", "node_modules"} & set(file.relative_to(ROOT).parts):
                continue
            for line in dict.fromkeys(_lines(file)):
                found.append(
                    Problem(f"{file.relative_to(ROOT.parents[1])}:{line}", "Chinese words outside the catalogue")
                )
    return found


def _lines(file: Path) -> Iterator[int]:
    if file.suffix == ".py":
        yield from in_python(file.read_text(encoding="utf-8"))
    elif file.suffix in (".html", ".txt", ".xml"):
        yield from _outside(_TEMPLATE_COMMENT, file.read_text(encoding="utf-8"))
    elif file.suffix in (".js", ".mjs"):
        yield from _outside(_SCRIPT_COMMENT, file.read_text(encoding="utf-8"))


def in_python(source: str) -> Iterator[int]:
    """Numbers of the lines where a string that is no docstring holds Chinese."""
    lines = source.splitlines()
    if any(line.startswith(f"# {ALLOWED}") for line in lines):
        return
    at_start = True
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        is_text = token.type == tokenize.STRING or tokenize.tok_name[token.type].startswith("FSTRING")
        docstring = is_text and at_start and token.string.lstrip("rR").startswith('"""')
        if is_text and not docstring and IDEOGRAPH.search(token.string) and ALLOWED not in lines[token.end[0] - 1]:
            yield token.start[0]
        if token.type not in (tokenize.NL, tokenize.COMMENT):
            at_start = token.type in (tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, tokenize.ENCODING)


def _outside(comments: re.Pattern[str], source: str) -> Iterator[int]:
    """Numbers of the lines with Chinese after the comments were blanked (their line breaks stay)."""
    bare = comments.sub(lambda match: "\n" * match[0].count("\n"), source)
    return (number for number, line in enumerate(bare.splitlines(), 1) if IDEOGRAPH.search(line))
