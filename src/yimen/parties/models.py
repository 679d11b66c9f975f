"""Parties. What identifies a person is encrypted; blind indexes find it again."""

from django.conf import settings
from django.db import models

from yimen.vault import EncryptedTextField


class Party(models.Model):
    """A person or an organisation. `label` may be shown in lists: a firm's name, a person's masked name."""

    class Kind(models.TextChoices):
        PERSON = "person"
        ORGANISATION = "organisation"

    kind = models.CharField(max_length=12, choices=Kind.choices)
    label = models.CharField(max_length=200)
    name = EncryptedTextField()
    identifier = EncryptedTextField()
    identifier_index = models.CharField(max_length=64)
    phone = EncryptedTextField(blank=True)
    phone_index = models.CharField(max_length=64, blank=True, db_index=True)
    legal_representative = EncryptedTextField(blank=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["identifier_index"]), models.Index(fields=["user"])]

    def __str__(self) -> str:
        return self.label
