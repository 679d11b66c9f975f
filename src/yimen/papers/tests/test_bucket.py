"""The store in a bucket, against a server that speaks S3 over HTTP."""

import io
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from yimen.errors import Refusal
from yimen.papers.acts import Purged, purge_orphans, store_file
from yimen.papers.models import StoredFile
from yimen.papers.queries import open_file
from yimen.papers.storage import storage
from yimen.papers.tests.samples import pdf
from yimen.procedure import SYSTEM

pytestmark = pytest.mark.django_db
CONTENT = pdf(b"%" + b"x" * 150_000 + b"\n")
NOW = datetime(2016, 6, 1, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
def service() -> Iterator[str]:
    from moto.server import ThreadedMotoServer

    server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture(autouse=True)
def bucket(settings, service: str) -> None:
    settings.YIMEN_S3_BUCKET, settings.YIMEN_S3_ENDPOINT = "yimen-files", service
    settings.YIMEN_S3_REGION, settings.YIMEN_S3_KEY, settings.YIMEN_S3_SECRET = "us-east-1", "key", "secret"
    storage().client.create_bucket(Bucket="yimen-files")  # type: ignore[attr-defined]
    for path, _written in storage().listing():
        storage().remove(path)


def keep() -> StoredFile:
    return store_file(io.BytesIO(CONTENT), name="a.pdf", actor=SYSTEM, now=NOW, accepts=["pdf"], limit=10**6)


def test_it_goes_out_encrypted_comes_back_and_lies_once() -> None:
    first, second = keep(), keep()
    assert [path for path, _written in storage().listing()] == [first.path] == [second.path]
    assert b"%PDF" not in storage().read(first.path).read(10**6)
    assert b"".join(open_file(first)) == CONTENT


def test_the_purge_removes_rows_and_strays_from_the_bucket() -> None:
    kept = keep()
    storage().write("ab/cd/" + "ab" * 32, [b"left by a crash"])
    tomorrow = datetime.now(UTC) + timedelta(days=2)
    assert purge_orphans(tomorrow) == Purged(1, 1)
    assert list(storage().listing()) == []
    storage().remove(kept.path)  # once more: no harm


def test_a_lost_object_and_a_bucket_that_is_away(settings) -> None:
    kept = keep()
    storage().remove(kept.path)
    with pytest.raises(Refusal, match="file_lost"):
        open_file(kept)
    settings.YIMEN_S3_BUCKET = "no-such-bucket"
    with pytest.raises(Refusal) as refused:
        keep()
    assert (refused.value.code, refused.value.status) == ("file_not_stored", 507)
    assert StoredFile.objects.count() == 1
