"""Sample documents for the materials of the demo: a page that says plainly that it is a sample, under the material's name."""

from datetime import datetime
from functools import cached_property
from io import BytesIO
from typing import Literal

import typst

from yimen.catalogue.content import Material, MediaType
from yimen.demo.district import DATA
from yimen.demo.load.people import somebody
from yimen.papers.acts.store_file import store_file
from yimen.papers.evidence import Fact, Kind, Level
from yimen.papers.models import StoredFile
from yimen.permits.glyphs import font_files
from yimen.procedure import SYSTEM

LIMIT = 10_000_000


class Samples:
    """Keeps one file for each name of a material, for all cases; `now` is the time of the files' rows."""

    def __init__(self, now: datetime) -> None:
        self.now = now
        made = StoredFile.objects.filter(uploaded_by=SYSTEM.who, name__contains="（样本）")
        self._files = {file.name: file for file in made}

    def file_for(self, material: Material) -> StoredFile:
        """The sample for this material, as PDF or, where only pictures are taken, as PNG."""
        kind = "pdf" if MediaType.PDF in material.accepts else "png"
        name = f"{material.name.zh[:60]}（样本）.{kind}"
        if name not in self._files:
            page = BytesIO(self._pdf if kind == "pdf" else self._png)
            self._files[name] = store_file(
                page,
                name=name,
                actor=SYSTEM,
                now=self.now,
                accepts=[kind],
                limit=LIMIT,
                evidence=self._evidence(material),
            )
        return self._files[name]

    def _evidence(self, material: Material) -> list[Fact]:
        """What must be compared with its original was, by the clerk of the counter."""
        if material.least_level != Level.C:
            return []
        return [Fact(Kind.COMPARED, somebody("chuangkou").who, self.now)]

    @cached_property
    def _pdf(self) -> bytes:
        return _page("pdf")

    @cached_property
    def _png(self) -> bytes:
        return _page("png")


def _page(kind: Literal["pdf", "png"]) -> bytes:
    folders = sorted({str(file.parent) for file in font_files()})
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)
    compiler = typst.Compiler(DATA / "sample.typ", root=DATA, font_paths=fonts, ignore_system_fonts=True)
    made = compiler.compile(format=kind, ppi=72)
    page = made[0] if isinstance(made, list) else made
    assert page is not None
    return page
