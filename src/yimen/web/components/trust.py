"""How far a file is trusted, in words: the level, and what gives it."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from yimen.accounts import queries as accounts
from yimen.papers.evidence import Fact, Kind, Level, best, facts_of
from yimen.papers.models import StoredFile
from yimen.papers.registers import REGISTERS
from yimen.web.components.templatetags.yimen import day, text

COLOURS = {Level.A: "green", Level.B: "green", Level.C: "blue", Level.D: ""}


@dataclass(frozen=True)
class TrustView:
    """One level with what gives it. colour: of its tag."""

    level: str
    why: str
    colour: str


def trust_of(file: StoredFile, names: Mapping[str, str] | None = None) -> TrustView:
    """The level of one file. names: account -> name, so that readers inside see which clerk compared it."""
    fact = best(facts_of(file.evidence))
    level = fact.level if fact else Level.D
    return TrustView(level.value, _why(fact, names or {}), COLOURS[level])


def clerks(files: list[StoredFile]) -> dict[str, str]:
    """Names of those who compared one of these files with its original, by account. At most one query."""
    told = {fact.by for file in files for fact in facts_of(file.evidence) if fact.kind is Kind.COMPARED}
    return accounts.names_of(told) if told else {}


def level_words(level: str) -> str:
    """What a level means, for somebody who is asked for it."""
    return {
        "A": _("level A: from a register, or a certificate that was issued here"),
        "B": _("level B: an electronic certificate with a valid signature, or better"),
        "C": _("level C: compared with the original at the counter, or better"),
        "D": _("level D: a copy is enough"),
    }[level]


def _why(fact: Fact | None, names: Mapping[str, str]) -> str:
    if fact is None:
        return _("uploaded by the applicant")
    told = {"day": day(fact.at), "by": fact.by}
    if fact.kind is Kind.ISSUED:
        return _("certificate issued here, number %(by)s") % told
    if fact.kind is Kind.FETCHED:
        register = REGISTERS.get(fact.by)
        return _("fetched from the %(by)s on %(day)s") % (told | {"by": text(register.title) if register else fact.by})
    if fact.kind is Kind.SIGNED:
        return _("signature of %(by)s verified on %(day)s") % told
    if fact.by in names:
        return _("compared with the original by %(by)s on %(day)s") % (told | {"by": names[fact.by]})
    return _("compared with the original at the counter on %(day)s") % told
