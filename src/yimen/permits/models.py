"""A permit with its ledger, and the certificates that were issued for it: what can be verified, and where files lie."""

from datetime import date
from enum import StrEnum

from django.db import models
from django.db.models import Q
from django.utils.translation import get_language

from yimen.ledger.models import AbstractEvent
from yimen.permits import numbers
from yimen.procedure import PERMIT_STATE_WORDS, PermitState


class Standing(StrEnum):
    """How a certificate stands on a day: as its permit does, or replaced by a later version, or not in force yet."""

    VALID = "valid"
    NOT_YET = "not_yet"
    REPLACED = "replaced"
    EXPIRED = "expired"
    RECALLED = "recalled"
    REVOKED = "revoked"
    PENALISED = "penalised"
    CANCELLED = "cancelled"


class Permit(models.Model):
    """The projection of a permit's events that lists and filters read. Written by acts only, rebuilt by `rebuild`.

    number         that of its first certificate: it stays when a renewal or a change brings a new certificate
    certificate    number of the latest version
    case           in which it was granted; service_version: the version of the service it was granted under
    holder         as they stood in the last application that was granted
    renewal_asked  the day of the application for renewal that waits for an answer
    ground         why it is not valid any more: the ground of the act that ended it
    next_lapse     the day on which time alone changes it (it expires, or counts as renewed)
    """

    number = models.CharField(max_length=12, unique=True)
    district = models.CharField(max_length=6)
    journey = models.UUIDField()
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="+")
    service = models.ForeignKey("catalogue.Service", on_delete=models.PROTECT, related_name="+")
    service_version = models.PositiveIntegerField()
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    holder = models.ForeignKey("parties.Party", on_delete=models.PROTECT, related_name="+")
    holder_label = models.CharField(max_length=200)
    certificate = models.CharField(max_length=12)
    state = models.CharField(max_length=12, choices=[(state.value, state.value) for state in PermitState])
    sequence = models.PositiveIntegerField()
    last_hash = models.CharField(max_length=64)
    granted_at = models.DateTimeField()
    valid_from = models.DateField()
    valid_until = models.DateField(null=True)
    renewal_asked = models.DateField(null=True)
    ended_at = models.DateTimeField(null=True)
    ground = models.CharField(max_length=100, blank=True)
    next_lapse = models.DateField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["agency", "state", "valid_until"], name="permit_agency"),
            models.Index(fields=["service", "state"], name="permit_service"),
            models.Index(fields=["holder"], name="permit_holder"),
            # The public register, the latest grants first.
            models.Index(fields=["-granted_at", "-id"], name="permit_latest"),
            models.Index(fields=["next_lapse"], condition=Q(next_lapse__isnull=False), name="permit_next_lapse"),
        ]

    def __str__(self) -> str:
        return self.shown_number

    @property
    def shown_number(self) -> str:
        """The number in fours, as printed."""
        return numbers.shown(self.number)

    @property
    def state_words(self) -> tuple[str, str]:
        """The state in both languages (for the `text` filter)."""
        return PERMIT_STATE_WORDS[PermitState(self.state)]

    def standing(self, today: date) -> Standing:
        """How it stands on this day (Asia/Shanghai), also where nobody has written down yet what time did to it."""
        if self.state != PermitState.VALID:
            return Standing(self.state)
        if today < self.valid_from:
            return Standing.NOT_YET
        over = self.valid_until is not None and today > self.valid_until
        # Who asked for renewal and got no answer counts as renewed (50(2)).
        return Standing.EXPIRED if over and self.renewal_asked is None else Standing.VALID


class PermitEvent(AbstractEvent):
    """One act done to one permit; rows are only ever added."""

    permit = models.ForeignKey(Permit, on_delete=models.PROTECT, related_name="events")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["permit", "sequence"], name="one_permit_event_a_place"),
            models.UniqueConstraint(
                fields=["permit", "idempotency_key"],
                condition=Q(idempotency_key__isnull=False),
                name="one_permit_event_a_key",
            ),
        ]


class Certificate(models.Model):
    """One issue of one certificate. A change or renewal is a new row with the next version, never an overwriting.

    number        verification number, twelve characters (`numbers.py`)
    identifier    GB/T 36904
    case          whose decision it rests on; permit, sequence: the event of the permit that it was made for
    holder_label  what a stranger may read: a firm's name, a person's masked name
    issued_at     when the platform made and signed it
    valid_from, valid_until  as they stand on its face; the permit knows what holds now
    sha256        of the signed PDF, hexadecimal
    """

    number = models.CharField(max_length=12, unique=True)
    identifier = models.CharField(max_length=160, unique=True)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="+")
    permit = models.ForeignKey(Permit, on_delete=models.PROTECT, related_name="certificates")
    sequence = models.PositiveIntegerField(default=1)
    version = models.PositiveSmallIntegerField(default=1)
    service = models.ForeignKey("catalogue.Service", on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=200)
    title_en = models.CharField(max_length=300, blank=True)
    holder_label = models.CharField(max_length=200)
    issued_at = models.DateTimeField()
    valid_from = models.DateField()
    valid_until = models.DateField(null=True)
    sha256 = models.CharField(max_length=64, db_index=True)
    file = models.ForeignKey("papers.StoredFile", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "version"], name="one_certificate_a_version"),
            models.UniqueConstraint(fields=["permit", "version"], name="one_permit_a_version"),
        ]

    def __str__(self) -> str:
        return self.shown_number

    @property
    def shown_number(self) -> str:
        """The number in fours, as printed."""
        return numbers.shown(self.number)

    @property
    def heading(self) -> str:
        """The title in the current language."""
        return self.title_en if self.title_en and (get_language() or "").startswith("en") else self.title

    def standing(self, today: date) -> Standing:
        """How it stands on this day (Asia/Shanghai): what became of the permit counts before which version this is."""
        of_permit = self.permit.standing(today)
        if of_permit in (Standing.VALID, Standing.NOT_YET) and self.permit.certificate != self.number:
            return Standing.REPLACED
        return of_permit
