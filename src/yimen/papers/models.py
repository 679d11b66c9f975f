"""What is known of a stored file; its bytes lie encrypted on disk."""

import uuid

from django.db import models


class StoredFile(models.Model):
    """One file, never changed after it was stored.

    sha256       of the clear bytes, hex
    size         of the clear bytes
    name         as the person named it, made safe to show and to save under
    path         of the encrypted file, relative to the files folder
    uploaded_by  `Actor.who`
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    sha256 = models.CharField(max_length=64, db_index=True)
    size = models.PositiveBigIntegerField()
    media_type = models.CharField(max_length=80)
    name = models.CharField(max_length=120)
    path = models.CharField(max_length=200, blank=True)
    uploaded_by = models.CharField(max_length=64, blank=True)
    created_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name
