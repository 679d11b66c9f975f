"""Erase what is kept of persons beside the ledger: a head for a reason told, or the platform when its term is over."""

from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef

from yimen.cases import private, store
from yimen.cases.acting import perform
from yimen.cases.models import Answers, Case, Invitation, PrivateSalt, PrivateValue, StatementFile
from yimen.clock import Term, shanghai_date
from yimen.procedure import SYSTEM, Actor

BASIS = "个人信息保护法 47(1)2"


def erase_private(
    number: str,
    *,
    actor: Actor,
    now: datetime,
    expected_sequence: int | None = None,
    idempotency_key: str | None = None,
    **arguments: Any,
) -> Case:
    """个人信息保护法 47, record 9 of decisions. Arguments: what, reason, basis. Event and erasure, or neither.

    The chain holds as before: of what is erased it only ever had tokens. Files that came with statements are removed
    from the store by the nightly tidying, once nothing points to them. Raises Refusal as `acting.perform` does.
    """
    with transaction.atomic():
        case = perform(
            number,
            "erase_private",
            actor=actor,
            now=now,
            arguments=arguments,
            expected_sequence=expected_sequence,
            idempotency_key=idempotency_key,
        )
        _erase(case, frozenset(store.load(number, lock=True).file.private_kept))
        return case


def erase_what_is_over(now: datetime) -> int:
    """Erase, in every closed case, the kinds whose term of retention is over; returns how many erasures were made."""
    made, today = 0, shanghai_date(now)
    for kind, term in retention().items():
        for number in _closed_before(today - timedelta(days=term.amount)):
            if kind in store.load(number, lock=False).file.private_kept:
                reason = f"保存期限届满（{term}）"
                erase_private(number, actor=SYSTEM, now=now, what=kind, reason=reason, basis=BASIS)
                made += 1
    return made


def retention() -> dict[str, Term]:
    """Kind -> how long it is kept after the case is closed; a kind without a term is kept until a head erases it."""
    written = {
        "form": settings.YIMEN_RETENTION_FORM,
        "names": settings.YIMEN_RETENTION_NAMES,
        "statements": settings.YIMEN_RETENTION_STATEMENTS,
        "records": settings.YIMEN_RETENTION_RECORDS,
    }
    return {kind: Term.parse(text) for kind, text in written.items() if text}


def _closed_before(day: date) -> list[str]:
    """Cases closed on an earlier day of which something is kept beside the ledger."""
    of_case = {"case": OuterRef("pk")}
    kept = Exists(Answers.objects.filter(**of_case)) | Exists(PrivateValue.objects.filter(**of_case))
    closed = Case.objects.filter(kept, closed_at__date__lt=day)
    return list(closed.order_by("closed_at", "id").values_list("number", flat=True))


def _erase(case: Case, still_kept: frozenset[str]) -> None:
    """Every private value that belongs to none of the kinds still kept. The salt goes with the last of them."""
    kinds = private.kinds_of(case)
    gone = [token for token, of in kinds.items() if not of & still_kept]
    PrivateValue.objects.filter(case=case, token__in=gone).delete()
    if "statements" not in still_kept:
        StatementFile.objects.filter(case=case).delete()
    if "names" not in still_kept:
        Invitation.objects.filter(case=case).delete()
    if "form" not in still_kept:
        private.keep_salt_without_form(case)
        Answers.objects.filter(case=case).delete()
    if not PrivateValue.objects.filter(case=case).exists():
        PrivateSalt.objects.filter(case=case).delete()
