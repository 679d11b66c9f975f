"""A bucket that speaks the protocol of S3 (AWS, MinIO, Ceph, the clouds here). Objects are encrypted before they leave."""

import tempfile
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any, cast

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from yimen.vault.files import Readable

IN_MEMORY = 1024 * 1024
SECONDS = 10


class Bucket:
    """One bucket. Its failures are told as OSError, as those of a disk are."""

    def __init__(self, bucket: str, *, endpoint: str, region: str, key: str, secret: str) -> None:
        self.bucket = bucket
        self.client: Any = boto3.client(
            "s3",
            endpoint_url=endpoint or None,
            region_name=region,
            aws_access_key_id=key or None,
            aws_secret_access_key=secret or None,
            config=Config(
                connect_timeout=SECONDS,
                read_timeout=SECONDS,
                retries={"max_attempts": 2},
                s3={"addressing_style": "path" if endpoint else "auto"},
            ),
        )

    def write(self, path: str, frames: Iterable[bytes]) -> None:
        """One object, put in one request: it is there whole or not at all."""
        with tempfile.SpooledTemporaryFile(IN_MEMORY) as whole:
            for frame in frames:
                whole.write(frame)
            whole.seek(0)
            self._ask("put_object", Key=path, Body=whole)

    def read(self, path: str) -> Readable:
        """The body of the object as it comes in."""
        return cast(Readable, self._ask("get_object", Key=path)["Body"])

    def remove(self, path: str) -> None:
        """Delete the object."""
        self._ask("delete_object", Key=path)

    def listing(self) -> Iterator[tuple[str, datetime]]:
        """Every object, a thousand a request."""
        more: dict[str, str] = {}
        while True:
            page = self._ask("list_objects_v2", **more)
            for each in page.get("Contents", ()):
                yield each["Key"], each["LastModified"]
            if not page.get("IsTruncated"):
                return
            more = {"ContinuationToken": page["NextContinuationToken"]}

    def _ask(self, what: str, **values: Any) -> Any:
        try:
            return getattr(self.client, what)(Bucket=self.bucket, **values)
        except (BotoCoreError, ClientError) as problem:
            raise OSError(f"the bucket {self.bucket} did not {what}: {type(problem).__name__}") from problem
