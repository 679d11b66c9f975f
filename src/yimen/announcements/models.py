"""An announcement and the steps of its way to the public."""

from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from yimen.ledger.models import AbstractStep


class Announcement(models.Model):
    """text, text_en: paragraphs divided by an empty line, plain. first, last: days on which it is shown; no last: for good.

    written_by  account of whoever wrote what stands there now: somebody else publishes it
    """

    class Kind(models.TextChoices):
        NOTICE = "notice", _("Notice")
        RULE = "rule", _("New rules")
        HOURS = "hours", _("Opening hours")
        INTERRUPTION = "interruption", _("Interruption")

    class Status(models.TextChoices):
        DRAFT = "draft", _("Being written")
        HANDED_IN = "handed_in", _("Waits for publication")
        PUBLISHED = "published", _("Published")
        TAKEN_BACK = "taken_back", _("Taken back")

    district = models.CharField(max_length=6)
    kind = models.CharField(max_length=12, choices=Kind.choices, default=Kind.NOTICE)
    title = models.CharField(max_length=120)
    title_en = models.CharField(max_length=200)
    text = models.TextField()
    text_en = models.TextField()
    first = models.DateField()
    last = models.DateField(null=True, blank=True)
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.DRAFT)
    written_by = models.CharField(max_length=64)
    updated_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["district", "-first"], condition=Q(status="published"), name="announcement_public")
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def shown_title(self) -> str:
        """In the current language."""
        return self.title_en if _english() else self.title

    @property
    def paragraphs(self) -> list[str]:
        """The text in the current language."""
        text = self.text_en if _english() else self.text
        return [part.strip() for part in text.replace("\r\n", "\n").split("\n\n") if part.strip()]


class Step(AbstractStep):
    """One step of one announcement: who took it, when, with which remark."""

    class Kind(models.TextChoices):
        WRITTEN = "written", _("Written")
        HANDED_IN = "handed_in", _("Handed in for publication")
        SENT_BACK = "sent_back", _("Sent back")
        PUBLISHED = "published", _("Published")
        TAKEN_BACK = "taken_back", _("Taken back")

    announcement = models.ForeignKey(Announcement, on_delete=models.CASCADE, related_name="steps")
    kind = models.CharField(max_length=10, choices=Kind.choices)


def _english() -> bool:
    return (get_language() or "").startswith("en")
