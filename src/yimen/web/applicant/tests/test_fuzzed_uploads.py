"""Whatever is uploaded, the page answers: taken, or refused by a sentence. More by hand: YIMEN_TEST_FUZZ=20000 pytest …"""

import io
import os
from collections import Counter
from pathlib import Path

from django.test import Client

from yimen.cases.models import DraftMaterial
from yimen.catalogue.models import Service
from yimen.papers.models import StoredFile
from yimen.papers.tests.mutations import mutated
from yimen.web.applicant.tests.walking import begin, draft_of


class Upload(io.BytesIO):
    """A file with a name that Django's own classes would not let a test give it; browsers send what they like."""

    def __init__(self, name: str, content: bytes) -> None:
        super().__init__(content)
        self.name = name


SEED, ROUNDS = int(os.environ.get("YIMEN_TEST_FUZZ_SEED", "716")), int(os.environ.get("YIMEN_TEST_FUZZ", "100"))


def test_no_file_breaks_the_page(wang: Client, service: Service, settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT, settings.YIMEN_UPLOAD_LIMIT = tmp_path / "files", 100_000
    address = begin(wang, service)
    seen: Counter[int] = Counter()
    for number, (name, content) in enumerate(mutated(SEED, ROUNDS)):
        answer = wang.post(f"{address}materials", {"file-identity": Upload(name, content), "upload": "identity"})
        assert answer.status_code in (302, 422), (number, name, answer.status_code)
        seen[answer.status_code] += 1
        # What was taken can be looked at, too; then there is room for the next one.
        for each in DraftMaterial.objects.filter(draft=draft_of(address)):
            shown = wang.get(f"{address}files/{each.pk}")
            assert shown.status_code == 200, (number, name)
            assert shown["X-Content-Type-Options"] == "nosniff"
            b"".join(shown.streaming_content) if shown.streaming else shown.content
            each.delete()
    assert min(seen[302], seen[422]) > ROUNDS // 20, seen
    assert StoredFile.objects.count() == seen[302]
