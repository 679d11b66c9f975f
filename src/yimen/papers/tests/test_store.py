"""From the upload to the disk and back; crashes between; what nobody kept."""

import hashlib
import io
import os
from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from PIL import Image

from yimen.errors import Refusal
from yimen.papers import previews, store
from yimen.papers.acts import Purged, purge_orphans, store_file
from yimen.papers.models import StoredFile
from yimen.papers.previews import preview_of
from yimen.papers.queries import open_file
from yimen.papers.serving import file_response
from yimen.papers.tests.samples import image, pdf
from yimen.procedure import Actor, Role
from yimen.vault import Unreadable

NOW = datetime(2016, 6, 1, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
WANG = Actor("7", "王小明", frozenset({Role.APPLICANT}))
CONTENT = pdf(b"%" + b"x" * 150_000 + b"\n")

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def files(settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path / "files"


def keep(upload: io.IOBase | None = None, name: str = "营业执照.pdf") -> StoredFile:
    upload = upload or io.BytesIO(CONTENT)
    return store_file(upload, name=name, actor=WANG, now=NOW, accepts=["pdf", "png"], limit=10**6)  # type: ignore[arg-type]


def on_disk() -> list[str]:
    return [path.relative_to(store.folder()).as_posix() for path in store.folder().rglob("*") if path.is_file()]


class FailsLate(io.BytesIO):
    """Is read well while it is looked at, and breaks while it is stored: a disk of uploads that goes away."""

    reads_at_start = 0

    def read(self, size: int | None = -1) -> bytes:
        if size == 64 * 1024:  # the size in which store_file copies
            self.reads_at_start += 1
            if self.reads_at_start > 1:
                raise OSError("gone")
        return super().read(size)


def test_a_source_that_breaks_leaves_no_row_and_no_file() -> None:
    with pytest.raises(Refusal) as refused:
        keep(FailsLate(CONTENT))
    assert refused.value.code == "file_not_stored" and refused.value.status == 507
    assert not StoredFile.objects.exists() and on_disk() == []


def test_a_crash_before_the_row_leaves_only_a_file_that_the_purge_takes(monkeypatch) -> None:
    def crash(row: StoredFile, **how: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(StoredFile, "save", crash)
        with pytest.raises(KeyboardInterrupt):
            keep()
    assert not StoredFile.objects.exists() and len(on_disk()) == 1
    assert purge_orphans(datetime.now(ZoneInfo("UTC"))) == Purged(0, 0), "younger than a day: perhaps being stored now"
    assert purge_orphans(datetime.now(ZoneInfo("UTC")) + timedelta(days=2)) == Purged(0, 1)
    assert on_disk() == []


def test_the_file_is_synced_before_its_row_is_written(monkeypatch) -> None:
    story: list[str] = []
    real_sync, real_save = os.fsync, StoredFile.save
    monkeypatch.setattr(os, "fsync", lambda handle: (story.append("sync"), real_sync(handle)))
    monkeypatch.setattr(StoredFile, "save", lambda row, **how: (story.append("row"), real_save(row, **how)))
    keep()
    assert story[-1] == "row" and "sync" in story


def test_it_lies_encrypted_and_comes_back() -> None:
    kept = keep()
    assert on_disk() == [kept.path] and "营业" not in kept.path
    stored = (store.folder() / kept.path).read_bytes()
    assert b"%PDF" not in stored and b"xxxx" not in stored
    assert (store.folder() / kept.path).stat().st_mode & 0o077 == 0
    assert b"".join(open_file(kept)) == CONTENT
    assert kept.sha256 == hashlib.sha256(CONTENT).hexdigest() and kept.size == len(CONTENT)


def test_a_lost_file_is_refused_at_once() -> None:
    kept = keep()
    store.remove(kept.path)
    with pytest.raises(Refusal) as refused:
        open_file(kept)
    assert refused.value.code == "file_lost"


def test_two_files_swapped_on_the_disk_are_noticed() -> None:
    first, second = keep(), keep(io.BytesIO(pdf()))
    StoredFile.objects.filter(pk=first.pk).update(path=second.path)
    with pytest.raises(Unreadable, match=str(first.pk)):
        list(open_file(StoredFile.objects.get(pk=first.pk)))


def test_a_damaged_file_breaks_off() -> None:
    kept = keep()
    path = store.folder() / kept.path
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(Unreadable):
        list(open_file(kept))


def test_it_is_served_as_what_it_is_and_nothing_else() -> None:
    kept = keep()
    response = file_response(kept)
    assert b"".join(response.streaming_content) == CONTENT  # type: ignore[arg-type]
    assert response["Content-Type"] == "application/pdf" and response["Content-Length"] == str(len(CONTENT))
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Disposition"] == "attachment; filename*=utf-8''%E8%90%A5%E4%B8%9A%E6%89%A7%E7%85%A7.pdf"
    assert "no-store" in response["Cache-Control"]


def test_a_picture_is_shown_packed_anew_and_saved_as_it_came() -> None:
    sent = image(size=(60, 40))
    kept = keep(io.BytesIO(sent), "门头.png")
    picture = file_response(kept, inline=True)
    assert picture["Content-Type"] == "image/jpeg"
    shown = Image.open(io.BytesIO(picture.content))  # type: ignore[attr-defined]
    assert (shown.format, shown.size) == ("JPEG", (60, 40))
    assert picture["Content-Disposition"] == "inline; filename*=utf-8''%E9%97%A8%E5%A4%B4.jpg"
    assert picture["Content-Security-Policy"].startswith("sandbox")
    assert picture["X-Frame-Options"] == "SAMEORIGIN" and picture["X-Content-Type-Options"] == "nosniff"
    saved = file_response(kept)
    assert b"".join(saved.streaming_content) == sent and saved["Content-Disposition"].startswith("attachment")  # type: ignore[attr-defined]


@pytest.mark.parametrize("turned", [False, True])
def test_a_preview_is_small_and_upright(turned: bool) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6 if turned else 1
    stream = io.BytesIO()
    Image.new("RGB", (3000, 1000), "white").save(stream, "JPEG", exif=exif)
    kept = store_file(stream, name="a.jpg", actor=WANG, now=NOW, accepts=["jpg"], limit=10**6)
    made = preview_of(kept)
    assert made and sorted(Image.open(io.BytesIO(made)).size) == [667, 2000]
    assert (Image.open(io.BytesIO(made)).height == 2000) is turned


def test_a_picture_too_large_to_unpack_is_saved_not_shown(monkeypatch) -> None:
    monkeypatch.setitem(previews.MOST_PIXELS, "PNG", 100)
    response = file_response(keep(io.BytesIO(image()), "a.png"), inline=True)
    assert response["Content-Disposition"].startswith("attachment") and response["Content-Type"] == "image/png"


def test_a_kind_of_old_that_is_no_longer_known_is_only_saved() -> None:
    kept = keep()
    kept.media_type = "text/html"
    response = file_response(kept, inline=True)
    assert response["Content-Type"] == "application/octet-stream"
    assert response["Content-Disposition"].startswith("attachment")


def test_the_purge_takes_what_nobody_kept_and_nothing_else(settings) -> None:
    from yimen.cases.models import Draft, DraftMaterial
    from yimen.cases.tests.factories import make_service, make_user

    attached, loose, fresh = (keep(io.BytesIO(pdf(b"%% %d\n" % number))) for number in range(3))
    drafting = {"user": make_user(Role.APPLICANT), "service": make_service(), "service_version": 1}
    draft = Draft.objects.create(**drafting, channel="online", created_at=NOW, updated_at=NOW)
    DraftMaterial.objects.create(draft=draft, code="plan", file=attached)
    late = NOW + timedelta(days=3)
    StoredFile.objects.filter(pk=fresh.pk).update(created_at=late)
    assert purge_orphans(late) == Purged(1, 0)
    assert set(StoredFile.objects.values_list("pk", flat=True)) == {attached.pk, fresh.pk}
    assert sorted(on_disk()) == sorted([attached.path, fresh.path])
    assert purge_orphans(late) == Purged(0, 0)
    assert loose.path not in on_disk()


def test_the_same_content_lies_once_and_stays_while_one_row_needs_it() -> None:
    first, second = keep(), keep(name="另一份.pdf")
    assert first.pk != second.pk and on_disk() == [first.path] == [second.path]
    StoredFile.objects.filter(pk=second.pk).update(created_at=NOW + timedelta(days=3))
    assert purge_orphans(NOW + timedelta(days=3)) == Purged(1, 0)
    assert b"".join(open_file(second)) == CONTENT
    assert purge_orphans(NOW + timedelta(days=6)) == Purged(1, 0) and on_disk() == []


def test_handing_in_again_mends_what_the_disk_has_spoilt() -> None:
    kept = keep()
    (store.folder() / kept.path).write_bytes(b"spoilt")
    keep()
    assert b"".join(open_file(kept)) == CONTENT


def test_files_that_other_rooms_keep_by_themselves_are_not_strays() -> None:
    path = store.write(UUID(int=7), [b"a list that is being imported"])
    assert purge_orphans(datetime.now(ZoneInfo("UTC")) + timedelta(days=9)) == Purged(0, 0)
    assert b"".join(store.read(path)) == b"a list that is being imported"


def test_what_is_not_ours_in_the_folder_stays() -> None:
    strange = store.folder() / "ab" / "cd" / "README"
    strange.parent.mkdir(parents=True)
    strange.write_text("put here by somebody")
    assert purge_orphans(datetime.now(ZoneInfo("UTC")) + timedelta(days=2)) == Purged(0, 0)
    assert strange.exists()
