"""The Chinese of every package: what has to be said, what has been said, and what is wrong with it.

Messages are taken from Python and templates by Babel, with English as the key. Each package keeps its own
`locale/zh_Hans/LC_MESSAGES/django.po`; Django reads the `.mo` beside it, which is made from it and never committed.
Pure Python, so that no machine needs the GNU gettext tools.
"""

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parents[1]
LOCALE = "zh_Hans"
INSIDE_PACKAGE = Path("locale", LOCALE, "LC_MESSAGES", "django.po")
# Modules of `web` itself belong to no audience; their words stand with the account pages, which every page needs.
WEB_ITSELF = "web/account"

KEYWORDS: dict[str, Any] = {
    **DEFAULT_KEYWORDS,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
_MENTIONS = re.compile(rb"gettext|translate")
_PLACEHOLDER = re.compile(r"%\((\w+)\)[-#0 +]*\d*\.?\d*[a-zA-Z]|%[sdif]|\{(\w+)\}")

Key = tuple[str | None, tuple[str, ...]]


@dataclass(frozen=True)
class Problem:
    """One thing that would reach a reader wrong: in which file, and what."""

    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"


def packages() -> list[str]:
    """Every package that may hold words, as a path below `src/yimen`: "cases", "web/public"."""
    rooms = [folder for folder in ROOT.iterdir() if (folder / "__init__.py").exists() and folder.name != "web"]
    audiences = [folder for folder in (ROOT / "web").iterdir() if (folder / "apps.py").exists()]
    return sorted(folder.relative_to(ROOT).as_posix() for folder in [*rooms, *audiences])


def po_file(package: str) -> Path:
    """Where the package's Chinese stands."""
    return ROOT / package / INSIDE_PACKAGE


def messages(package: str) -> Catalog:
    """Every message in the package's Python and templates, without translations. Fast: one pass, no subprocess."""
    catalog = Catalog(locale=LOCALE, charset="utf-8")
    for file in _sources(package):
        content = file.read_bytes()
        if not _MENTIONS.search(content):
            continue
        if file.suffix != ".py":
            content = _as_python(content.decode(), file)
        place = file.relative_to(ROOT).as_posix()
        found = extract("python", io.BytesIO(content), keywords=KEYWORDS, comment_tags=("Translators:",))
        for line, message, comments, context in found:
            catalog.add(message, None, [(place, line)], auto_comments=comments, context=context)
    return catalog


def translations(package: str) -> Catalog:
    """What has been translated; empty where the package has no file yet."""
    file = po_file(package)
    if not file.exists():
        return Catalog(locale=LOCALE, charset="utf-8")
    with file.open("rb") as stream:
        return read_po(stream, locale=LOCALE, charset="utf-8", abort_invalid=True)


def update(package: str) -> int:
    """Bring the package's file to what the source says; returns how many messages still lack Chinese."""
    wanted, existing = messages(package), translations(package)
    fresh = Catalog(locale=LOCALE, charset="utf-8", header_comment="")
    for message in _entries(wanted):
        known = existing.get(message.id, message.context)
        said = known.string if known is not None and _same_shape(known, message) else None
        fresh.add(
            message.id,
            said,
            message.locations,
            auto_comments=message.auto_comments,
            context=message.context,
            flags=known.flags - {"python-format"} if known is not None else (),
        )
    if len(fresh):
        _write(package, fresh)
    elif po_file(package).exists():
        po_file(package).unlink()
    return sum(not _said(message) for message in _entries(fresh))


def compile_all() -> int:
    """Write the `.mo` files where the `.po` is newer; returns how many messages there are in all."""
    count = 0
    for package in packages():
        source = po_file(package)
        if not source.exists():
            continue
        catalog = translations(package)
        count += len(catalog)
        target = source.with_suffix(".mo")
        if not target.exists() or target.stat().st_mtime <= source.stat().st_mtime:
            scratch = target.with_suffix(".mo.new")
            with scratch.open("wb") as stream:
                write_mo(stream, catalog)
            scratch.replace(target)
    return count


def problems() -> list[Problem]:
    """Everything wrong in all packages: missing, fuzzy, obsolete, placeholders, two words for one message."""
    found: list[Problem] = []
    said: dict[Key, tuple[str, Any]] = {}
    for package in packages():
        catalog = translations(package)
        found += _problems_of(package, catalog)
        for message in _entries(catalog):
            first = said.setdefault((message.context, _texts(message.id)), (package, message.string))
            if first[1] != message.string:
                what = f"{_short(message)} is {message.string!r} here and {first[1]!r} in {first[0]}"
                found.append(Problem(_place(package), what))
    return found


def _problems_of(package: str, catalog: Catalog) -> Iterator[Problem]:
    place = _place(package)
    wanted = {(message.context, message.id): message for message in _entries(messages(package))}
    present = {(message.context, message.id): message for message in _entries(catalog)}
    for key, message in wanted.items():
        known = present.get(key)
        if known is None or not _said(known):
            yield Problem(place, f"no Chinese for {_short(message)} ({message.locations[0][0]})")
        elif known.fuzzy:
            yield Problem(place, f"fuzzy: {_short(message)}")
        elif wrong := _wrong_placeholders(known):
            yield Problem(place, f"placeholders differ in {_short(message)}: {', '.join(sorted(wrong))}")
    for key in present.keys() - wanted.keys():
        yield Problem(place, f"no longer used: {_short(present[key])}")
    for obsolete in catalog.obsolete.values():
        yield Problem(place, f"obsolete: {_short(obsolete)}")


def _sources(package: str) -> Iterator[Path]:
    folders = [ROOT / package]
    if package == WEB_ITSELF:
        yield from sorted((ROOT / "web").glob("*.py"))
        folders.append(ROOT / "web" / "middleware")
    for folder in folders:
        for file in sorted(folder.rglob("*")):
            if file.suffix in (".py", ".html", ".txt") and not {"tests", "migrations", "node_modules"} & set(
                file.parts
            ):
                yield file


def _as_python(template: str, file: Path) -> bytes:
    """The template as calls of gettext. Indentation is taken away, which means nothing here and would not parse."""
    text = templatize(template, origin=str(file))
    return "\n".join(line.strip() for line in text.splitlines()).encode()


def _write(package: str, catalog: Catalog) -> None:
    file = po_file(package)
    file.parent.mkdir(parents=True, exist_ok=True)
    stream = io.BytesIO()
    write_po(stream, catalog, width=100, omit_header=True, include_lineno=False)
    header = (
        'msgid ""\nmsgstr ""\n"Language: zh_Hans\\n"\n"MIME-Version: 1.0\\n"\n'
        '"Content-Type: text/plain; charset=utf-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n'
        '"Plural-Forms: nplurals=1; plural=0;\\n"\n\n'
    )
    file.write_bytes(header.encode() + stream.getvalue().rstrip() + b"\n")


def _entries(catalog: Catalog) -> Iterator[Message]:
    return (message for message in catalog if message.id)


def _same_shape(known: Message, wanted: Message) -> bool:
    return isinstance(known.id, tuple) == isinstance(wanted.id, tuple)


def _said(message: Message) -> bool:
    return all(text.strip() for text in _texts(message.string))


def _wrong_placeholders(message: Message) -> set[str]:
    """Placeholders in one language only. A singular may leave its number out, so the plural says what is needed."""
    ids, strings = _texts(message.id), _texts(message.string)
    allowed, needed = {name for text in ids for name in _placeholders(text)}, _placeholders(ids[-1])
    return {name for text in strings for name in (_placeholders(text) - allowed) | (needed - _placeholders(text))}


def _texts(value: str | Sequence[str | None] | None) -> tuple[str, ...]:
    """The forms of a message, singular and plural; what is not said is "", and there is always one."""
    forms = (value,) if value is None or isinstance(value, str) else value
    return tuple(form or "" for form in forms) or ("",)


def _placeholders(text: str) -> set[str]:
    return {match[0] for match in _PLACEHOLDER.finditer(text.replace("%%", ""))}


def _short(message: Message) -> str:
    text = _texts(message.id)[0]
    return repr(text if len(text) < 70 else text[:67] + "...")


def _place(package: str) -> str:
    return po_file(package).relative_to(ROOT.parents[1]).as_posix()
