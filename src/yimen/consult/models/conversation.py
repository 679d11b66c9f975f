"""One conversation, its messages, and the departments it went through."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from yimen.vault import EncryptedTextField


class Conversation(models.Model):
    """What a visitor asks one department, from the first word to the rating.

    kind      live: somebody waits at the other end; question: answered by `due_on` at the latest
    subject   the first words with personal data masked: what lists show and search reads
    journey   the visit it belongs to; an application begun from here carries it on
    user      the visitor's account; without one `browser` (keyed hash of a cookie's key) says which browser asked
    address   keyed hash of the network address, for blocks
    phone_index  blind index of the phone
    client_key  made by the page that asked, so that a repeated request asks once
    queued_at   since when it waits; a transfer does not move it back in the queue
    answered_at  first words of an officer
    last_sequence  of its messages; `visitor_read`, `officer_read`: up to where each side has read
    erased_at   when words, names and hashes were removed; the figures stay
    """

    class Kind(models.TextChoices):
        LIVE = "live", _("Live chat")
        QUESTION = "question", pgettext_lazy("kind of conversation", "Question")

    class State(models.TextChoices):
        WAITING = "waiting", pgettext_lazy("conversation", "Waiting")
        OPEN = "open", pgettext_lazy("conversation", "Open")
        CLOSED = "closed", pgettext_lazy("conversation", "Ended")

    district = models.CharField(max_length=6)
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    service = models.ForeignKey("catalogue.Service", on_delete=models.PROTECT, related_name="+", null=True)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="+", null=True)
    journey = models.UUIDField(db_index=True)
    kind = models.CharField(max_length=8, choices=Kind)
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    subject = models.CharField(max_length=120, blank=True)
    language = models.CharField(max_length=10, blank=True)
    user = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+", null=True)
    browser = models.CharField(max_length=64, blank=True, db_index=True)
    address = models.CharField(max_length=64, blank=True)
    name = EncryptedTextField(default="")
    phone = EncryptedTextField(default="")
    phone_index = models.CharField(max_length=64, blank=True, db_index=True)
    client_key = models.UUIDField(unique=True)
    asked_at = models.DateTimeField()
    queued_at = models.DateTimeField()
    officer = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+", null=True)
    claimed_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    due_on = models.DateField(null=True)
    last_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    closed_by = models.CharField(max_length=8, blank=True)
    last_sequence = models.PositiveIntegerField(default=0)
    visitor_read = models.PositiveIntegerField(default=0)
    officer_read = models.PositiveIntegerField(default=0)
    rating = models.PositiveSmallIntegerField(null=True)
    rating_reasons = ArrayField(models.CharField(max_length=24), default=list)
    rating_words = EncryptedTextField(default="")
    rated_at = models.DateTimeField(null=True)
    erased_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["agency", "queued_at", "id"], condition=Q(state="waiting"), name="consult_queue"),
            models.Index(fields=["officer", "-last_at"], condition=Q(state="open"), name="consult_open"),
            models.Index(fields=["agency", "-id"], name="consult_agency"),
            models.Index(fields=["user", "-id"], condition=Q(user__isnull=False), name="consult_user"),
            models.Index(fields=["closed_at"], condition=Q(erased_at=None), name="consult_kept"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(rating=None) | Q(rating__range=(1, 5)), name="consult_rating_1_to_5"),
            models.CheckConstraint(
                condition=Q(state="closed") | Q(state="waiting", officer=None) | Q(state="open", officer__isnull=False),
                name="consult_open_has_an_officer",
            ),
            models.CheckConstraint(
                condition=Q(kind="live") | Q(due_on__isnull=False), name="consult_question_has_a_day"
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def number(self) -> str:
        """How people call it: ZX00000123."""
        return f"ZX{self.pk:08d}"


class Message(models.Model):
    """One thing that was said. Rows are only ever added; the purge empties them (a trigger holds both).

    sequence    1, 2, 3 … in its conversation: a page asks for what came after the last one it has
    client_key  made by whoever sends: sent again, it is the same message
    officer     who wrote it, for an officer's; `author_name` as the visitor is told it
    text        of kind text and file (its name); empty for the rest
    code, data  of kind note: what the platform says (`notes.py`); of kind service: `code` of the service
    """

    class Author(models.TextChoices):
        VISITOR = "visitor"
        OFFICER = "officer"
        PLATFORM = "platform"

    class Kind(models.TextChoices):
        TEXT = "text"
        FILE = "file"
        SERVICE = "service"
        NOTE = "note"

    conversation = models.ForeignKey(Conversation, on_delete=models.PROTECT, related_name="messages")
    sequence = models.PositiveIntegerField()
    author = models.CharField(max_length=8, choices=Author)
    officer = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+", null=True)
    author_name = models.CharField(max_length=80, blank=True)
    kind = models.CharField(max_length=8, choices=Kind, default=Kind.TEXT)
    text = EncryptedTextField(default="")
    file = models.ForeignKey("papers.StoredFile", on_delete=models.PROTECT, related_name="+", null=True)
    code = models.CharField(max_length=80, blank=True)
    data = models.JSONField(default=dict)
    client_key = models.UUIDField()
    at = models.DateTimeField()
    erased_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["conversation", "sequence"]
        constraints = [
            models.UniqueConstraint(fields=["conversation", "sequence"], name="consult_message_sequence"),
            models.UniqueConstraint(fields=["conversation", "author", "client_key"], name="consult_message_once"),
        ]

    def __str__(self) -> str:
        return f"{self.conversation_id}/{self.sequence}"


class Stay(models.Model):
    """The time a conversation spent with one department: what waiting times are computed from.

    left_how   "transferred" or "closed"; empty: it is still there
    """

    conversation = models.ForeignKey(Conversation, on_delete=models.PROTECT, related_name="stays")
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    began_at = models.DateTimeField()
    officer = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+", null=True)
    claimed_at = models.DateTimeField(null=True)
    left_at = models.DateTimeField(null=True)
    left_how = models.CharField(max_length=12, blank=True)

    class Meta:
        ordering = ["conversation", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["conversation"], condition=Q(left_at=None), name="consult_one_stay_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(claimed_at=None) | Q(claimed_at__gte=F("began_at")), name="consult_claimed_after_it_came"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.conversation_id} → {self.agency_id}"
