"""How a department answers, and who may not ask."""

from django.db import models


class Desk(models.Model):
    """The consultation desk of one department. A department without a row answers questions in the district's term.

    live   whether it chats within its hours; else every question is answered in the promised term
    hours  such as "9:00-11:30 13:30-16:30", on working days
    term   promised for questions, such as "2wd"
    """

    agency = models.OneToOneField("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    live = models.BooleanField(default=True)
    hours = models.CharField(max_length=120)
    term = models.CharField(max_length=8)
    changed_at = models.DateTimeField()
    changed_by = models.CharField(max_length=80)

    def __str__(self) -> str:
        return f"{self.agency_id} {self.hours}"


class Block(models.Model):
    """Somebody who may not ask for a while: an account, a browser or a network address, each as a keyed hash.

    conversation  in which it happened; reason: why, told to whoever is blocked and to colleagues
    lifted_at     ended early
    """

    class Of(models.TextChoices):
        ACCOUNT = "account"
        BROWSER = "browser"
        ADDRESS = "address"

    of = models.CharField(max_length=8, choices=Of)
    key = models.CharField(max_length=64)
    conversation = models.ForeignKey("consult.Conversation", on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=300)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=80)
    made_name = models.CharField(max_length=80, blank=True)
    until = models.DateTimeField()
    lifted_at = models.DateTimeField(null=True)
    lifted_by = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["key", "until"], name="consult_block_key")]

    def __str__(self) -> str:
        return f"{self.of} {self.until:%Y-%m-%d}"
