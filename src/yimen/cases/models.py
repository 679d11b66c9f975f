"""A case: its row for lists, its events for truth, its form and materials."""

import uuid
from datetime import date

from django.conf import settings
from django.contrib.postgres.indexes import BrinIndex
from django.db import models
from django.db.models import F

from yimen.ledger.models import AbstractEvent
from yimen.procedure import STATE_WORDS, State
from yimen.vault import EncryptedTextField


class Case(models.Model):
    """The projection of a case's events that lists and filters read. Written by acts only, rebuilt by `rebuild`.

    due_*     last day of each running period (Asia/Shanghai), empty when the period does not run or stands
    stopped   the clocks for the decision stand (行政许可法 45)
    next_due  the earliest of them: a cache for sorting and for the worker; on yellow_from and red_from its colour turns
    next_lapse  the day on which time alone changes the case (a deemed acceptance, the end of somebody's period)
    """

    class Channel(models.TextChoices):
        ONLINE = "online"
        COUNTER = "counter"
        API = "api"

    number = models.CharField(max_length=32, unique=True)
    district = models.CharField(max_length=6)
    journey = models.UUIDField(default=uuid.uuid4)
    service = models.ForeignKey("catalogue.Service", on_delete=models.PROTECT, related_name="+")
    service_version = models.PositiveIntegerField()
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    applicant = models.ForeignKey("parties.Party", on_delete=models.PROTECT, related_name="+")
    applicant_label = models.CharField(max_length=200)
    channel = models.CharField(max_length=8, choices=Channel.choices)
    submitted_by = models.CharField(max_length=64)
    submission_key = models.CharField(max_length=80)
    state = models.CharField(max_length=16)
    sequence = models.PositiveIntegerField()
    last_hash = models.CharField(max_length=64)
    submitted_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    decided_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=24, blank=True)
    certificate = models.CharField(max_length=100, blank=True)
    due_correction = models.DateField(null=True)
    due_statutory = models.DateField(null=True)
    due_promised = models.DateField(null=True)
    due_delivery = models.DateField(null=True)
    stopped = models.BooleanField(default=False)
    next_due = models.DateField(null=True)
    yellow_from = models.DateField(null=True)
    red_from = models.DateField(null=True)
    next_lapse = models.DateField(null=True)

    class Meta:
        constraints = [
            # A double submit, from two tabs or a repeated request, is one case.
            models.UniqueConstraint(fields=["submitted_by", "submission_key"], name="one_case_a_submission"),
        ]
        indexes = [
            models.Index("agency", F("next_due").asc(nulls_last=True), F("id").desc(), name="case_worklist"),
            models.Index(fields=["agency", "state", "next_due"], name="case_agency_state"),
            models.Index(fields=["applicant"], name="case_applicant"),
            # The same list over all departments.
            models.Index(F("next_due").asc(nulls_last=True), F("id").desc(), name="case_by_due"),
            # Counts of the open cases, from the index alone; of many cases few are open.
            models.Index(
                fields=["agency"],
                include=["state", "next_due", "yellow_from", "red_from", "stopped"],
                condition=models.Q(closed_at=None),
                name="case_open",
            ),
            # Figures of a period. Cases lie in the order in which they came in: a few pages for each stretch of the table.
            BrinIndex(
                fields=["submitted_at", "accepted_at", "decided_at"],
                pages_per_range=32,
                autosummarize=True,
                name="case_moments",
            ),
            models.Index(fields=["next_lapse"], condition=models.Q(next_lapse__isnull=False), name="case_next_lapse"),
        ]

    def __str__(self) -> str:
        return self.number

    def colour(self, today: date) -> str:
        """ "green", "yellow", "red" or "overdue" on this day; "" when no period runs."""
        if self.next_due is None or self.red_from is None or self.yellow_from is None:
            return ""
        if today > self.next_due:
            return "overdue"
        if today >= self.red_from:
            return "red"
        return "yellow" if today >= self.yellow_from else "green"

    @property
    def state_words(self) -> tuple[str, str]:
        """The state in both languages (for the `text` filter)."""
        return STATE_WORDS[State(self.state)]


class CaseEvent(AbstractEvent):
    """One act done to one case."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="events")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "sequence"], name="one_event_a_place"),
            models.UniqueConstraint(
                fields=["case", "idempotency_key"],
                condition=models.Q(idempotency_key__isnull=False),
                name="one_event_a_key",
            ),
        ]


class Answers(models.Model):
    """The form as it was handed in, encrypted; its digest stands in the event `submitted`."""

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="answers")
    content = EncryptedTextField()
    salt = models.CharField(max_length=32)


class PrivateValue(models.Model):
    """A name or words of a person that an act was told, encrypted; in the act's event stands `token` in their place."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    token = models.CharField(max_length=80)
    content = EncryptedTextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "token"], name="one_private_value_a_token")]


class PrivateSalt(models.Model):
    """What keeps the tokens of a case from being guessed. It goes with the last of its private values."""

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="+")
    salt = models.CharField(max_length=32)


class Invitation(models.Model):
    """The way of one third party into the case that touches it, without an account (行政许可法 36, 47). One row a code.

    party        the token that stands for its name in the events of the case
    code_index   blind index of the code on its notice; the code itself is kept nowhere
    opened_at    when the code was used, once; since then the browser that used it may come in, and `user`
    replaced_at  a newer code took its place: this one and the browser it opened lead nowhere any more
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    party = models.CharField(max_length=80)
    code_index = models.CharField(max_length=64, unique=True)
    issued_at = models.DateTimeField()
    issued_by = models.CharField(max_length=64)
    expires_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True)
    replaced_at = models.DateTimeField(null=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case", "party"], condition=models.Q(replaced_at=None), name="one_invitation_a_party"
            )
        ]


class StatementFile(models.Model):
    """A file that came with a third party's statement; its SHA-256 stands in the event of this sequence."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    sequence = models.PositiveIntegerField()
    party = models.CharField(max_length=80)
    file = models.ForeignKey("papers.StoredFile", on_delete=models.PROTECT, related_name="+")


class CaseMaterial(models.Model):
    """One file for one material of the list; `round` is 0 for the application, else the sequence of its correction."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="materials")
    code = models.CharField(max_length=40)
    file = models.ForeignKey("papers.StoredFile", on_delete=models.PROTECT, related_name="+")
    round = models.PositiveSmallIntegerField(default=0)


class Draft(models.Model):
    """An application that is being filled in; nothing in law yet. Its id is the key of the submission.

    purpose, permit  "new", or what is asked of which permit (`cases.purposes`)
    version, past    counts its changes, and remembers who made which, so that two windows lose nothing (`cases.merging`)
    excused          codes of materials whose register could not be asked: a copy does for now
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    service = models.ForeignKey("catalogue.Service", on_delete=models.PROTECT, related_name="+")
    service_version = models.PositiveIntegerField()
    channel = models.CharField(max_length=8, choices=Case.Channel.choices)
    journey = models.UUIDField(default=uuid.uuid4)
    applicant = EncryptedTextField(default="{}")
    answers = EncryptedTextField(default="{}")
    version = models.PositiveIntegerField(default=0)
    past = EncryptedTextField(default="{}")
    purpose = models.CharField(max_length=20, default="new")
    permit = models.CharField(max_length=32, blank=True, default="")
    excused = models.JSONField(default=list)
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()
    case = models.ForeignKey(Case, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["user", "-updated_at"])]


class DraftMaterial(models.Model):
    """A file put into a draft for one material of the list."""

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="materials")
    code = models.CharField(max_length=40)
    file = models.ForeignKey("papers.StoredFile", on_delete=models.PROTECT, related_name="+")
