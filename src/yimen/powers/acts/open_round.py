"""The reform office opens a round: every department gets a sheet, and so does the common list."""

from datetime import date, datetime

from django.conf import settings
from django.db import transaction

from yimen.agencies.queries import departments
from yimen.clock import shanghai_date
from yimen.errors import Refusal
from yimen.powers.combing import REFORM
from yimen.powers.models import Round, Sheet
from yimen.procedure import ROLE_WORDS, Actor


@transaction.atomic
def open_round(title: str, due: date, *, actor: Actor, now: datetime) -> Round:
    """The new round with its sheets.

    Raises Refusal: sheet_needs_role (403), round_title_missing, round_due_past (422), round_open_already, round_no_departments.
    """
    if not actor.roles.intersection(REFORM):
        raise Refusal("sheet_needs_role", status=403, role=ROLE_WORDS[REFORM[0]])
    if not title.strip():
        raise Refusal("round_title_missing", status=422)
    if due <= shanghai_date(now):
        raise Refusal("round_due_past", status=422, day=due.isoformat())
    agencies = list(departments(settings.YIMEN_DISTRICT))
    if not agencies:
        raise Refusal("round_no_departments")
    # Two who open at once: the second waits here, and then finds the first one's round.
    last = Round.objects.select_for_update().order_by("-number").first()
    if last is not None and last.open:
        raise Refusal("round_open_already", title=last.title)
    opened = Round.objects.create(
        number=last.number + 1 if last else 1,
        title=title.strip()[:120],
        due=due,
        opened_at=now,
        opened_by=actor.who,
    )
    Sheet.objects.bulk_create(Sheet(round=opened, agency=agency) for agency in [*agencies, None])
    return opened
