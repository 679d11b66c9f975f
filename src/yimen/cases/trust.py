"""How far the materials of an application are trusted, and what is short of what its service demands."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from yimen.cases.models import CaseMaterial
from yimen.catalogue.content import ServiceContent
from yimen.errors import Refusal
from yimen.papers.evidence import Level, level_of, weakest
from yimen.papers.models import StoredFile

# What an applicant can reach alone, before handing in; a comparison with the original (C) waits until the counter.
_REFUSALS = {Level.A: "material_needs_register", Level.B: "material_needs_signature"}
ARTICLE = "国令716 7"


def levels_of(content: ServiceContent, files: Sequence[tuple[str, StoredFile]]) -> dict[str, Level]:
    """The level of each material that the service demands trust in and that has files, by its code."""
    demanding = {each.code for each in content.materials if each.least_level != Level.D}
    found: dict[str, Level] = {}
    for code, file in files:
        if code in demanding:
            found[code] = weakest((level_of(file.evidence), found.get(code, Level.A))) or Level.D
    return found


def as_lines(levels: Mapping[str, Level]) -> list[str]:
    """As events keep them: "code level"."""
    return [f"{code} {level.value}" for code, level in sorted(levels.items())]


def require_trust(
    content: ServiceContent, files: Sequence[tuple[str, StoredFile]], excused: Collection[str] = ()
) -> None:
    """Raise where an upload is not enough, although the applicant can fetch, attach or sign: 422, article 国令716 7.

    excused  materials whose register could not be asked: for now an upload does
    Raises Refusal material_needs_register, material_needs_signature (data materials, codes).
    """
    levels = levels_of(content, files)
    for least, code in _REFUSALS.items():
        short = [
            each
            for each in content.materials
            if each.least_level == least
            and each.code in levels
            and each.code not in excused
            and not levels[each.code].reaches(least)
        ]
        if short:
            names = "、".join(each.name.zh for each in short)
            raise Refusal(code, status=422, article=ARTICLE, materials=names, codes=[each.code for each in short])


def last_files(materials: Iterable[CaseMaterial]) -> dict[str, list[StoredFile]]:
    """The files of each material that count: those of its last round. `materials` in the order of rounds."""
    found: dict[str, tuple[int, list[StoredFile]]] = {}
    for each in materials:
        known = found.get(each.code)
        if known is None or known[0] != each.round:
            known = found[each.code] = (each.round, [])
        known[1].append(each.file)
    return {code: files for code, (_round, files) in found.items()}
