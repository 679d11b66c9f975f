"""One case as staff read it: applicant, answers, materials, history."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from yimen.accounts import queries as accounts
from yimen.cases.models import Case, CaseEvent, CaseMaterial
from yimen.cases.queries import Dossier, stored_answers
from yimen.cases.third_parties import who_of
from yimen.catalogue import forms
from yimen.catalogue.content import Material
from yimen.papers.evidence import Level
from yimen.parties.models import Party
from yimen.procedure import ROLE_WORDS, ROW_OF_EVENT, Argument, Role
from yimen.vault import mask_identifier, mask_name, mask_phone
from yimen.web.components import schema_form
from yimen.web.components.templatetags.yimen import day, term
from yimen.web.components.trust import TrustView, clerks, level_words, trust_of
from yimen.web.components.values import Row
from yimen.web.staff import words

MASKS = {"cn-mobile": mask_phone, "cn-phone": mask_phone, "resident-id": mask_identifier}


@dataclass(frozen=True)
class FileView:
    """One file of one material."""

    id: int
    name: str
    size: int
    media_type: str
    round: int
    trust: TrustView

    @property
    def picture(self) -> bool:
        return self.media_type.startswith("image/")


@dataclass(frozen=True)
class MaterialView:
    """One material of the service's list with what was handed in for it."""

    code: str
    name: str
    needed: bool
    standard: str
    files: tuple[FileView, ...]
    least: str = ""


@dataclass(frozen=True)
class Telling:
    """What is needed to say an event in words: names by account, titles of materials, private values in clear."""

    names: Mapping[str, str]
    materials: Mapping[str, str]
    clear: Callable[[str], str]


@dataclass(frozen=True)
class HistoryView:
    """One event: when, what, who and in which role, what was said, and the beginning of its hash."""

    sequence: int
    at: datetime
    recorded_at: datetime
    title: str
    article: str
    who: str
    role: str
    facts: tuple[tuple[str, tuple[str, ...]], ...]
    hash: str


def applicant(party: Party, clear: bool) -> list[Row]:
    """Who applies. Masked unless `clear`: whoever asks for it in clear has been written down first."""
    person = party.kind == Party.Kind.PERSON
    name = party.name if clear or not person else mask_name(party.name)
    identifier = party.identifier if clear or not person else mask_identifier(party.identifier)
    representative = party.legal_representative if clear else mask_name(party.legal_representative)
    rows = [
        Row(_("Name of the applicant"), name),
        Row(_("Resident ID") if person else _("Unified social credit code"), identifier),
        Row(_("Mobile phone"), party.phone if clear else mask_phone(party.phone)),
    ]
    return rows if person else [*rows, Row(_("Legal representative"), representative)]


def answers(dossier: Dossier, clear: bool) -> list[tuple[str, list[Row]]]:
    """The form as it was handed in, section by section; numbers of persons masked unless `clear`."""
    schema = dossier.content.form
    given = stored_answers(dossier.case)
    shown = given if clear else _masked(schema, given)
    return [
        (section.title, rows)
        for section in forms.sections(schema, get_language())
        if (rows := schema_form.summary(schema, section, shown))
    ]


def _masked(schema: Mapping[str, Any], given: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _mask(schema.get("properties", {}).get(name, {}), value) for name, value in given.items()}


def _mask(rules: Mapping[str, Any], value: Any) -> Any:
    """An answer with the numbers of persons masked, within groups and tables too."""
    inner = forms.inner_of(rules)
    if inner and isinstance(value, list):
        return [_mask(inner, row) for row in value]
    if inner and isinstance(value, Mapping):
        return _masked(inner, value)
    mask = MASKS.get(rules.get("format", ""))
    return mask(value) if mask and isinstance(value, str) else value


def materials(dossier: Dossier) -> list[MaterialView]:
    """The service's list in its order, each with its files; files of materials no longer listed come last."""
    files: dict[str, list[FileView]] = {}
    names = clerks([each.file for each in dossier.materials])
    for each in dossier.materials:
        files.setdefault(each.code, []).append(_file(each, names))
    views = [_material(each, files.pop(each.code, [])) for each in dossier.content.materials]
    return views + [MaterialView(code, code, False, "", tuple(rest)) for code, rest in files.items()]


def _file(each: CaseMaterial, names: Mapping[str, str]) -> FileView:
    stored = each.file
    return FileView(each.pk, stored.name, stored.size, stored.media_type, each.round, trust_of(stored, names))


def _material(each: Material, files: Sequence[FileView]) -> MaterialView:
    least = level_words(each.least_level) if each.least_level != Level.D else ""
    return MaterialView(
        each.code, each.name.say(get_language()), each.required, each.accept_standard, tuple(files), least
    )


def names_of(events: Iterable[CaseEvent]) -> dict[str, str]:
    """Account id -> name of everybody who acted or was named as chair, in one query."""
    told = [each for event in events for each in (event.who, str(event.data.get("chair", "")))]
    return accounts.names_of(told) | {"system": words.say(ROLE_WORDS[Role.SYSTEM])}


def history(dossier: Dossier, names: Mapping[str, str], after: int = 0) -> list[HistoryView]:
    """What happened, the latest first; `after`: only events beyond this sequence."""
    titles = {each.code: each.name.say(get_language()) for each in dossier.content.materials}
    names = {**names, **{who_of(party): dossier.clear(party) for party in dossier.file.interested}}
    told = Telling(names, titles, dossier.clear)
    return [_event(event, told) for event in reversed(dossier.events) if event.sequence > after]


def _event(event: CaseEvent, told: Telling) -> HistoryView:
    row, names, materials = ROW_OF_EVENT[event.kind], told.names, told.materials
    facts: list[tuple[str, tuple[str, ...]]] = [
        (words.say(each.title), _said(each, event.data[each.name], told))
        for each in row.arguments
        if event.data.get(each.name)
    ]
    if event.kind == "submitted":
        facts = _submission(event.data, materials)
    return HistoryView(
        sequence=event.sequence,
        at=event.at,
        recorded_at=event.recorded_at,
        title=words.say(row.title),
        article=row.article,
        who=_actor(event, names),
        role=words.say(ROLE_WORDS[Role(event.role)]),
        facts=tuple(facts),
        hash=event.hash,
    )


def _actor(event: CaseEvent, names: Mapping[str, str]) -> str:
    """Who did it: officials by name, an applicant masked as everywhere on the desk."""
    name = names.get(event.who, event.who)
    return mask_name(name) if event.role == Role.APPLICANT and event.who in names else name


def _said(argument: Argument, value: Any, told: Telling) -> tuple[str, ...]:
    if argument.kind == "files":
        return _material_names(value, told.materials)
    clear = told.clear if argument.private else str
    if isinstance(value, list):
        return tuple(clear(str(each)) for each in value)
    if argument.name == "chair":
        return (told.names.get(value, value),)
    if argument.kind == "date":
        return (day(value),)
    if argument.kind == "term":
        return (term(value),)
    chosen = dict(argument.choices).get(value)
    return (words.say(chosen) if chosen else clear(str(value)),)


def _submission(data: Mapping[str, Any], materials: Mapping[str, str]) -> list[tuple[str, tuple[str, ...]]]:
    channel = words.channel(data.get("channel", "online"))
    facts: list[tuple[str, tuple[str, ...]]] = [(_("Channel"), (channel,))]
    if data.get("materials"):
        facts.append((_("Materials"), _material_names(data["materials"], materials)))
    return facts


def _material_names(lines: Iterable[str], materials: Mapping[str, str]) -> tuple[str, ...]:
    """ "code SHA-256" lines as names of materials, each once, with how many files."""
    counted: dict[str, int] = {}
    for line in lines:
        code = line.split(" ")[0]
        counted[code] = counted.get(code, 0) + 1
    return tuple(materials.get(code, code) + (f" ×{number}" if number > 1 else "") for code, number in counted.items())


def next_case_after(cases: QuerySet[Case], case: Case) -> Case | None:
    """The first case of a list that is not this one: what to take up next."""
    return cases.exclude(pk=case.pk).first()
