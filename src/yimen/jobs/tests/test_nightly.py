"""The tasks of the night: each chore, and that one failing chore does not stop the others."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from procrastinate.contrib.django import app

from yimen.accounts import kept_forms, limits
from yimen.accounts.models import KeptForm, OneTimeCode, Tally, User
from yimen.jobs import nightly
from yimen.ledger.models import OutboxRow

pytestmark = pytest.mark.django_db

TONIGHT = datetime(2016, 6, 1, 18, tzinfo=UTC)
LONG_AGO = TONIGHT - timedelta(days=60)
EVERY_TASK = (
    "bring_into_force",
    "search_waiting_files",
    "write_lapses",
    "note_authorities",
    "purge_consult",
    "close_halls",
    "overtake_consult",
    "lapse_permits",
    "raise_warnings",
    "seal_days",
    "check_ledger",
    "check_permits",
    "erase_private",
    "tidy",
    "forget_jobs",
    "forget_visitors",
    "remind_applicants",
    "keep_search",
    "renew_search",
    "resume_imports",
    "resume_reviews",
    "stamp_open_data",
)


@pytest.fixture(autouse=True)
def own_files(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


def outbox_row(done_at: datetime | None) -> OutboxRow:
    return OutboxRow.objects.create(
        listener="x", kind="x", subject="x", sequence=1, created_at=LONG_AGO, available_at=LONG_AGO, done_at=done_at
    )


def test_what_is_old_goes_and_what_is_young_stays() -> None:
    owner = User.objects.create_user("chen", None, name="陈", roles=["applicant"])
    for at in (LONG_AGO, TONIGHT):
        kept_forms.keep(owner, "/a", "/b", [("name", "value")], at)
        limits.take(limits.LOGIN_BY_NAME, str(at), at)
        told = {"number_index": "n", "digest": "d", "expires_at": at + timedelta(minutes=10)}
        purpose = OneTimeCode.Purpose.LOGIN if at == TONIGHT else OneTimeCode.Purpose.PHONE
        OneTimeCode.objects.create(user=owner, purpose=purpose, **told)
        Session.objects.create(session_key=f"key-{at:%Y%m%d}", session_data="", expire_date=at + timedelta(hours=1))
    undone, done_lately, _done_long_ago = outbox_row(None), outbox_row(TONIGHT), outbox_row(LONG_AGO)

    removed = nightly.tidy(TONIGHT)

    assert removed == {
        "drafts": 0,
        "files": 0,
        "readings": 0,
        "kept_forms": 1,
        "one_time_codes": 1,
        "tallies": 1,
        "sessions": 1,
        "outbox": 1,
        "messages": 0,
        "examinations": 0,
    }
    assert set(OutboxRow.objects.all()) == {undone, done_lately}
    assert [KeptForm.objects.count(), Tally.objects.count(), Session.objects.count()] == [1, 1, 1]


def test_one_failing_chore_does_not_stop_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(now: datetime) -> int:
        raise OSError("disk full")

    monkeypatch.setattr(nightly, "purge_drafts", fails)
    assert "outbox" in nightly.tidy(TONIGHT)
    assert "drafts" not in nightly.tidy(TONIGHT)


def test_nothing_is_erased_where_no_term_is_set() -> None:
    assert nightly.erase_what_is_over(TONIGHT) == 0


def test_every_timed_task_is_registered() -> None:
    """A task without a schedule would silently never run."""
    names = {name for name, _periodic_id in app.periodic_registry.periodic_tasks}
    assert names == {f"yimen.jobs.tasks.{name}" for name in EVERY_TASK}
