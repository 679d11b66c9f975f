"""All that the database has to say before an application is handed in, asked in one statement.

Service, agency, matter, applicant, files, bars, the submission under the same key and the running number were eight
statements of the ORM, half of what handing in cost (docs/performance.md). Rows become the models of their rooms here, with
the columns that a hand-in reads; what else somebody asks of them is fetched then.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from django.db import connection, models

from yimen.agencies.models import Agency
from yimen.catalogue.models import Matter, Service
from yimen.errors import Refusal
from yimen.papers.models import StoredFile
from yimen.parties.models import Bar, Party


@dataclass(frozen=True)
class Ground:
    """What every hand-in asks, from a draft too.

    organisation  id of the one that applies under its own name here, where the applicant has its number; or None
    known    this account has handed in something under this key before
    bars     on this person or firm, in force on the day; the one that lasts longest first
    running  a new running number; one that is not used leaves a gap, as a hand-in that was rolled back always did
    """

    known: bool
    bars: tuple[Bar, ...]
    running: int
    organisation: int | None = None


@dataclass(frozen=True)
class Whole:
    """The same with all that an application without a draft names.

    party     the newest of this identifier and account, or None
    party_id  for a new one, if it is told otherwise
    files     those of the asked ones that this account uploaded
    """

    ground: Ground
    service: Service
    party: Party | None
    party_id: int
    files: dict[UUID, StoredFile]


M = TypeVar("M", bound=models.Model)


def _columns(model: type[models.Model], *wanted: str) -> tuple[str, ...]:
    """In the order of the model, in which `from_db` takes them."""
    return tuple(field.attname for field in model._meta.concrete_fields if field.attname in wanted)


_SERVICE = _columns(Service, "id", "code", "name", "name_en", "district", "status", "current", "agency_id", "matter_id")
_AGENCY = _columns(Agency, "id", "code", "name", "name_en")
_MATTER = _columns(Matter, "id", "code")
_FILE = _columns(StoredFile, "id", "sha256", "media_type", "evidence")
_PARTY = tuple(field.attname for field in Party._meta.concrete_fields)
_SEALED = [field for field in Party._meta.concrete_fields if hasattr(field, "from_db_value")]

_GROUND = """
    CASE WHEN k.known THEN 0 ELSE nextval('cases_number') END, k.known,
    (SELECT json_agg(json_build_array(b.kind, b.article, b.last_day) ORDER BY b.last_day DESC, b.id)
        FROM parties_bar b WHERE b.identifier_index = %s AND b.last_day >= %s),
    (SELECT o.id FROM parties_organisation o
        WHERE o.identifier_index = %s AND o.confirmed_at IS NOT NULL AND o.closed_at IS NULL)"""
_KNOWN = "(SELECT EXISTS (SELECT FROM cases_case WHERE submitted_by = %s AND submission_key = %s) AS known) k"
_ASK = f"SELECT {_GROUND} FROM {_KNOWN}"
_ASK_WHOLE = f"""
SELECT {", ".join(f"s.{name}" for name in _SERVICE)}, {", ".join(f"a.{name}" for name in _AGENCY)},
    {", ".join(f"m.{name}" for name in _MATTER)}, {", ".join(f"p.{name}" for name in _PARTY)},
    (SELECT json_agg(json_build_array({", ".join(f"f.{name}" for name in _FILE)}))
        FROM papers_storedfile f WHERE f.id = ANY(%s::uuid[]) AND f.uploaded_by = %s),
    nextval(pg_get_serial_sequence('parties_party', 'id')), {_GROUND}
FROM catalogue_service s JOIN agencies_agency a ON a.id = s.agency_id
    LEFT JOIN catalogue_matter m ON m.id = s.matter_id
    LEFT JOIN LATERAL (
        SELECT * FROM parties_party WHERE identifier_index = %s AND user_id IS NOT DISTINCT FROM %s::bigint
        ORDER BY id DESC LIMIT 1) p ON true,
    {_KNOWN}
WHERE s.code = %s"""


def ask(*, who: str, key: str, identifier_index: str, day: date) -> Ground:
    """For an application whose service, party and files are known already."""
    with connection.cursor() as cursor:
        cursor.execute(_ASK, [identifier_index, day, identifier_index, who, key])
        return _ground(cursor.fetchone())


def ask_whole(
    *, service: str, identifier_index: str, user_id: int | None, files: Sequence[UUID], who: str, key: str, day: date
) -> Whole:
    """For an application as it comes in. Raises Refusal service_not_found (404)."""
    ground = [identifier_index, day, identifier_index]
    values: list[Any] = [list(files), who, *ground, identifier_index, user_id, who, key, service]
    with connection.cursor() as cursor:
        cursor.execute(_ASK_WHOLE, values)
        row = cursor.fetchone()
    if row is None:
        raise Refusal("service_not_found", status=404, service=service[:80])
    taken, place = [], 0
    for names in (_SERVICE, _AGENCY, _MATTER, _PARTY):
        taken.append(row[place : place + len(names)])
        place += len(names)
    stored, party_id, *ground = row[place:]
    found = [_loaded(StoredFile, _FILE, (UUID(file_id), *rest)) for file_id, *rest in stored or ()]
    return Whole(_ground(ground), _service(*taken[:3]), _party(taken[3]), party_id, {each.id: each for each in found})


def _ground(row: Sequence[Any]) -> Ground:
    running, known, bars, organisation = row
    read = [
        Bar(kind=kind, article=article, last_day=date.fromisoformat(last_day)) for kind, article, last_day in bars or ()
    ]
    return Ground(known, tuple(read), running, organisation)


def _service(service: Sequence[Any], agency: Sequence[Any], matter: Sequence[Any]) -> Service:
    read = _loaded(Service, _SERVICE, service)
    read.agency = _loaded(Agency, _AGENCY, agency)
    read.matter = _loaded(Matter, _MATTER, matter) if matter[0] is not None else None
    return read


def _party(values: Sequence[Any]) -> Party | None:
    if values[0] is None:
        return None
    party = _loaded(Party, _PARTY, values)
    for field in _SEALED:
        setattr(party, field.attname, field.from_db_value(getattr(party, field.attname), None, connection))
    return party


def _loaded(model: type[M], names: Sequence[str], values: Sequence[Any]) -> M:
    return model.from_db(connection.alias, names, values)
