"""The columns of every kind of list in words, made from their definitions: for docs/exchange.md and the data dictionary."""

from collections.abc import Iterator

from yimen.exchange.kinds import KINDS, ListKind

BEGIN, END = "<!-- columns: made by `yimen exchange columns` -->", "<!-- end of columns -->"


def columns_in_words() -> str:
    """A chapter for each kind, in Markdown."""
    return "\n".join("\n".join(_chapter(kind)) for kind in KINDS.values())


def _chapter(kind: ListKind) -> Iterator[str]:
    yield f"### `{kind.name}`: {kind.en} ({kind.zh})"
    yield ""
    direction = "" if kind.importable else " It only goes out."
    keys = ", ".join(f"`{name}`" for name in kind.key)
    then = f" {kind.then_en}" if kind.then_en else ""
    yield f"{kind.about_en} A row is recognised by {keys}.{direction}{then}"
    yield ""
    yield "| column | name | type | needed | element | what stands in it |"
    yield "|---|---|---|---|---|---|"
    for column in kind.columns:
        needed = "told only" if column.told else "yes" if column.required else ""
        kind_of = f"{column.type}, at most {column.longest}" if column.type in ("text", "code") else column.type
        element = f"`{column.element}`" if column.element else ""
        yield f"| `{column.key}` | {column.zh} / {column.en} | {kind_of} | {needed} | {element} | {column.note_en} |"
    yield ""
