"""Keep an answer that a department's officers send again and again, or change one."""

from datetime import datetime

from django.db import transaction

from yimen.consult.access import own_department
from yimen.consult.models import CannedAnswer
from yimen.errors import Refusal
from yimen.procedure import Actor

LONGEST = 2000


@transaction.atomic
def save_canned(
    title: str, text: str, *, actor: Actor, now: datetime, text_en: str = "", changed: int | None = None
) -> CannedAnswer:
    """changed: the id of the one that is rewritten. Raises Refusal: consult_needs_department (403),
    consult_canned_not_found (404), consult_canned_twice (409), consult_title_missing, consult_text_missing,
    consult_text_long (422).
    """
    agency = own_department(actor)
    name, words, english = _tidy(title)[:80], _tidy(text), _tidy(text_en)
    if not name:
        raise Refusal("consult_title_missing", status=422)
    if not words:
        raise Refusal("consult_text_missing", status=422)
    if (length := max(len(words), len(english))) > LONGEST:
        raise Refusal("consult_text_long", status=422, limit=LONGEST, length=length)
    kept = CannedAnswer.objects.select_for_update().filter(agency=agency, retired_at=None)
    row = kept.filter(pk=changed).first() if changed is not None else CannedAnswer(agency=agency)
    if row is None:
        raise Refusal("consult_canned_not_found", status=404)
    if kept.filter(title=name).exclude(pk=row.pk).exists():
        raise Refusal("consult_canned_twice", title=name)
    row.title, row.text, row.text_en, row.changed_at, row.changed_by = name, words, english, now, actor.who
    row.save()
    return row


def _tidy(text: str) -> str:
    return text.replace("\x00", "").replace("\r\n", "\n").strip()
