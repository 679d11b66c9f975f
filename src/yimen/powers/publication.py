"""A round's lines into the list, by statements over all of them: rows that differ end, rows that are missing begin."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.db import connection

from yimen.powers.models import Round

_OF_ROUND = "FROM powers_line l JOIN powers_sheet s ON s.id = l.sheet_id WHERE s.round_id = %(round)s"
_NEW_POWERS = f"""
INSERT INTO powers_power (code, district) SELECT l.code, %(district)s {_OF_ROUND} AND l.action = 'add'
ON CONFLICT (code) DO NOTHING"""
_POWERS_OF_LINES = """
UPDATE powers_line l SET power_id = p.id FROM powers_power p, powers_sheet s
 WHERE s.id = l.sheet_id AND s.round_id = %(round)s AND p.code = l.code AND l.power_id IS NULL"""
# The rows as the lines want them.
_WANTED = """
WITH wanted AS MATERIALIZED (
    SELECT l.power_id, l.action, s.agency_id, l.laws::varchar[] AS laws,
           l.duty_laws::varchar[] AS duty_laws, l.content,
           c.kind, c.name, parent.id AS parent_id, c.section, c.subject, c.basis, c.forwards, c.supervision, c.status,
           service.id AS service_id
      FROM powers_line l JOIN powers_sheet s ON s.id = l.sheet_id
      LEFT JOIN LATERAL jsonb_to_record(l.content) AS c(kind text, name text, parent text, section text, subject text,
           basis text, forwards boolean, supervision text, status text, service text) ON true
      LEFT JOIN powers_power parent ON parent.code = nullif(c.parent, '')
      LEFT JOIN catalogue_service service ON service.code = nullif(c.service, '')
     WHERE s.round_id = %(round)s
), duties AS MATERIALIZED (
    SELECT w.power_id, d.ordinality AS number, d.value ->> 'step' AS step, d.value ->> 'text' AS text,
           d.value ->> 'basis' AS basis, d.value ->> 'liability' AS liability,
           d.value ->> 'liability_basis' AS liability_basis
      FROM wanted w CROSS JOIN LATERAL jsonb_array_elements(w.content -> 'duties') WITH ORDINALITY AS d
     WHERE w.action <> 'remove'
)"""
_ROW = (
    "kind", "name", "parent_id", "agency_id", "section", "subject", "basis", "laws", "duty_laws", "forwards", "supervision",
    "status", "service_id",
)  # fmt: skip
_END_POWERS = f"""{_WANTED}
UPDATE powers_powerversion v SET valid_to = %(end)s, ended_by_id = %(round)s FROM wanted w
 WHERE v.power_id = w.power_id AND v.valid_to IS NULL
   AND (w.action = 'remove' OR ({", ".join(f"v.{name}" for name in _ROW)}) IS DISTINCT FROM
        ({", ".join(f"w.{name}" for name in _ROW)}))"""
_BEGIN_POWERS = f"""{_WANTED}
INSERT INTO powers_powerversion (power_id, valid_from, round_id, {", ".join(_ROW)})
SELECT w.power_id, %(begin)s, %(round)s, {", ".join(f"w.{name}" for name in _ROW)} FROM wanted w
 WHERE w.action <> 'remove'
   AND NOT EXISTS (SELECT FROM powers_powerversion v WHERE v.power_id = w.power_id AND v.valid_to IS NULL)"""
_END_DUTIES = f"""{_WANTED}
UPDATE powers_responsibility r SET valid_to = %(end)s, ended_by_id = %(round)s FROM wanted w
 WHERE r.power_id = w.power_id AND r.valid_to IS NULL AND NOT EXISTS (
    SELECT FROM duties d WHERE (d.power_id, d.number, d.step, d.text, d.basis, d.liability, d.liability_basis)
                             = (r.power_id, r.number, r.step, r.text, r.basis, r.liability, r.liability_basis))"""
_BEGIN_DUTIES = f"""{_WANTED}
INSERT INTO powers_responsibility (power_id, number, step, text, basis, liability, liability_basis, valid_from, round_id)
SELECT d.power_id, d.number, d.step, d.text, d.basis, d.liability, d.liability_basis, %(begin)s, %(round)s FROM duties d
 WHERE NOT EXISTS (SELECT FROM powers_responsibility r
                    WHERE r.power_id = d.power_id AND r.number = d.number AND r.valid_to IS NULL)"""


@dataclass(frozen=True)
class Published:
    """Rows that a publication ended and began."""

    powers_ended: int
    powers_begun: int
    duties_ended: int
    duties_begun: int


def write_list(combed: Round, begin: date) -> Published:
    """Six statements, whatever the number of lines; the caller holds the transaction and the lock on the round."""
    values: dict[str, int | str | date] = {
        "round": combed.pk,
        "district": settings.YIMEN_DISTRICT,
        "begin": begin,
        "end": begin - timedelta(days=1),
    }
    counts = []
    with connection.cursor() as cursor:
        for statement in (_NEW_POWERS, _POWERS_OF_LINES, _END_POWERS, _BEGIN_POWERS, _END_DUTIES, _BEGIN_DUTIES):
            cursor.execute(statement, values)
            counts.append(cursor.rowcount)
    return Published(*counts[2:])
