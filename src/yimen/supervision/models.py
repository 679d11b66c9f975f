"""What was handed over to the departments that supervise after a grant."""

from django.db import models
from django.db.models import Q


class HandOver(models.Model):
    """One granted licence on its way from who approved it to who supervises it.

    agency, section   to whom, as the version of the service says under which the case was decided
    granted_on        day of the decision (Asia/Shanghai): the days for taking over count from it
    permit            empty where the grant brings no certificate, and until the certificate is made
    taken_by          account of who took it over, `taken_name` as they were called; written once, with `taken_at`
    """

    case = models.OneToOneField("cases.Case", on_delete=models.PROTECT, related_name="+")
    permit = models.ForeignKey("permits.Permit", on_delete=models.PROTECT, related_name="+", null=True)
    district = models.CharField(max_length=6)
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    section = models.CharField(max_length=80, blank=True)
    granted_by = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    granted_on = models.DateField()
    handed_at = models.DateTimeField()
    taken_at = models.DateTimeField(null=True)
    taken_by = models.CharField(max_length=80, blank=True)
    taken_name = models.CharField(max_length=80, blank=True)
    remark = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["granted_on", "pk"]
        indexes = [
            models.Index(fields=["agency", "granted_on"], condition=Q(taken_at=None), name="hand_over_open"),
            models.Index(fields=["agency", "-granted_on"], name="hand_over_agency"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(taken_at=None, taken_by="") | (Q(taken_at__isnull=False) & ~Q(taken_by="")),
                name="hand_over_taken_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} → {self.agency_id}"
