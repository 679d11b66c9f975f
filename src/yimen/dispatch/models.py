"""One message to one address by one channel, and each try to send it."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from yimen.vault import EncryptedTextField


class Channel(models.TextChoices):
    """By which way a message leaves."""

    EMAIL = "email", _("E-mail")
    SMS = "sms", _("SMS")
    WEBHOOK = "webhook", _("Webhook")


class Message(models.Model):
    """Written once, tried until it is gone or given up.

    key           of whoever queued it: the same key is never queued twice
    reference     the message's own id: Message-ID of an e-mail, header of a webhook; the same at every try
    address       encrypted; `shown` is its mask for lists
    subject, text, html  what is sent (html may be empty); a webhook has JSON in `text`; empty once `forgotten`
    secret        what a webhook is signed with
    passing       its text is not kept once it is sent (one-time codes)
    about, kind   what it tells of: a case number and a kind of event, for the outbox page
    available_at  not before; while somebody sends it, the end of their lease
    reason, data  code of the refusal of the last try, with the values of its sentence
    receipt       what the other side answered
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        SENT = "sent", _("Sent")
        # No sender is set up for the channel: to be read on the outbox page alone.
        KEPT = "kept", _("Kept here, not sent")
        FAILED = "failed", _("Given up")

    key = models.CharField(max_length=160, unique=True)
    reference = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    channel = models.CharField(max_length=8, choices=Channel.choices)
    address = EncryptedTextField()
    shown = models.CharField(max_length=200)
    subject = EncryptedTextField(default="")
    text = EncryptedTextField()
    html = EncryptedTextField(default="")
    secret = EncryptedTextField(default="")
    passing = models.BooleanField(default=False)
    about = models.CharField(max_length=64, blank=True, default="")
    kind = models.CharField(max_length=40, blank=True, default="")
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField()
    available_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=60, blank=True, default="")
    data = models.JSONField(default=dict)
    receipt = models.CharField(max_length=200, blank=True, default="")

    class Meta:
        indexes = [
            models.Index(fields=["available_at", "id"], condition=Q(state="waiting"), name="message_waiting"),
            models.Index(fields=["state", "-id"], name="message_state"),
            models.Index(fields=["finished_at"], name="message_finished"),
        ]

    def __str__(self) -> str:
        return f"{self.channel} {self.reference}"


class Attempt(models.Model):
    """One try to send one message, or (`by` says who) the wish to try again. `reason`: code of the refusal, "" where it went well."""

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="tries")
    at = models.DateTimeField()
    reason = models.CharField(max_length=60, blank=True, default="")
    data = models.JSONField(default=dict)
    by = models.CharField(max_length=100, blank=True, default="")

    class Meta:
        ordering = ["pk"]
