"""The inbox of each person, and by which ways they want to hear."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from yimen.vault import EncryptedTextField


class Level(models.TextChoices):
    """Of what somebody wants to hear by one channel."""

    ALL = "all", _("Every step")
    NEEDED = "needed", _("Only what I must act on, and decisions")
    NONE = "none", _("Nothing")


class Notice(models.Model):
    """One thing that one person was told. The sentence is not stored: it is said from `kind` and `values` in their language.

    key     the happening and the person: whoever tells it twice tells it once
    about   number of the case or permit; link: the page of ours where it stands
    values  what the sentence names, see `words.py`; nothing that names or describes a person
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=160, unique=True)
    kind = models.CharField(max_length=40)
    about = models.CharField(max_length=64)
    link = models.CharField(max_length=200)
    values = models.JSONField(default=dict)
    at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["user", "-at", "-id"], name="notice_inbox"),
            models.Index(fields=["user"], condition=Q(seen_at=None), name="notice_unseen"),
        ]

    def __str__(self) -> str:
        return self.key


class Preferences(models.Model):
    """By which ways one person hears, besides the page. Without a row the defaults count.

    email          encrypted; used only once `email_confirmed_at` says that it is theirs
    webhook_secret what our POSTs are signed with; shown to its owner
    """

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", primary_key=True)
    email = EncryptedTextField(default="")
    email_confirmed_at = models.DateTimeField(null=True)
    email_level = models.CharField(max_length=8, choices=Level.choices, default=Level.ALL)
    sms_level = models.CharField(max_length=8, choices=Level.choices, default=Level.NEEDED)
    webhook_url = EncryptedTextField(default="")
    webhook_secret = EncryptedTextField(default="")
    webhook_level = models.CharField(max_length=8, choices=Level.choices, default=Level.ALL)
    updated_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"preferences of {self.user_id}"
