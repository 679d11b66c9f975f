"""What somebody had typed when their session ended."""

import uuid

from django.conf import settings
from django.db import models

from yimen.vault import EncryptedTextField


class RescuedForm(models.Model):
    """One form that could not be taken because the session had ended; kept for the same account, encrypted, for a day.

    address   path to which the form was sent
    page      path of the page on which it stood
    content   JSON: list of [name, value], without passwords and files
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    address = models.CharField(max_length=500)
    page = models.CharField(max_length=500)
    content = EncryptedTextField()
    created_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["created_at"], name="rescued_form_age")]
