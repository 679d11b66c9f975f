"""What a register answered, as a page that can be kept with a case and read by people."""

import json
from datetime import datetime
from functools import cache
from pathlib import Path

import pylopdf_fonts_zh_cn
import typst

from yimen.clock import shanghai_date
from yimen.papers.registers import ARTICLE, Entry, Register

TEMPLATE = Path(__file__).with_name("extract.typ")


def extract(register: Register, entry: Entry, now: datetime) -> bytes:
    """A PDF of one page. All that the register says travels as data and is shown as strings, never read as markup."""
    told = {
        "title": register.paper.zh,
        "register": register.title.zh,
        "name": entry.name,
        "identifier": entry.identifier,
        "lines": [[zh, value] for zh, _en, value in entry.lines],
        "validity": _validity(entry),
        "reference": entry.reference,
        "digest": entry.digest,
        "day": shanghai_date(now).isoformat(),
        "article": ARTICLE,
    }
    fonts = _fonts()
    compiler = typst.Compiler(TEMPLATE, root=TEMPLATE.parent, font_paths=fonts, ignore_system_fonts=True)
    made = compiler.compile(
        format="pdf", sys_inputs={"data": json.dumps(told, ensure_ascii=False)}, timestamp=int(now.timestamp())
    )
    assert isinstance(made, bytes)  # a list only for pictures of several pages
    return made


@cache
def _fonts() -> typst.Fonts:
    folder = str(pylopdf_fonts_zh_cn.sans_path().parent)
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder])


def _validity(entry: Entry) -> str:
    first = entry.valid_from.isoformat() if entry.valid_from else ""
    last = entry.valid_until.isoformat() if entry.valid_until else "长期"
    return f"{first} 至 {last}" if first else last
