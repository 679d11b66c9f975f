"""Write down what vouches for a file."""

from uuid import UUID

from django.db import transaction

from yimen.papers.evidence import Fact
from yimen.papers.models import StoredFile


def vouch(file_id: UUID, fact: Fact) -> StoredFile:
    """Add a fact to the file's evidence; what the same one has vouched for already is not written twice."""
    with transaction.atomic():
        file = StoredFile.objects.select_for_update().get(pk=file_id)
        if not any((each["kind"], each["by"]) == (fact.kind, fact.by) for each in file.evidence):
            file.evidence = [*file.evidence, fact.as_json()]
            file.save(update_fields=["evidence"])
        return file
