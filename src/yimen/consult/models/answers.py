"""Answers that a department keeps: for its officers while they type, and for everybody once reviewed."""

from django.db import models
from django.utils.translation import get_language, pgettext_lazy


class CannedAnswer(models.Model):
    """Words that a department's officers send again and again. Retired, it is no longer offered."""

    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=80)
    text = models.CharField(max_length=2000)
    text_en = models.CharField(max_length=2000, blank=True)
    changed_at = models.DateTimeField()
    changed_by = models.CharField(max_length=80)
    retired_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["title", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "title"], condition=models.Q(retired_at=None), name="consult_canned_title_once"
            )
        ]

    def __str__(self) -> str:
        return self.title

    def words(self, language: str) -> str:
        """The text in a visitor's language, as far as there is one."""
        return self.text_en if self.text_en and language.startswith("en") else self.text


class CommonQuestion(models.Model):
    """A question with its answer, published without names after a second person has read it.

    conversation  where it was asked; empty: written by the department itself
    drafted_by, reviewed_by  accounts, never the same one
    """

    class State(models.TextChoices):
        DRAFT = "draft", pgettext_lazy("question", "Waiting for review")
        PUBLISHED = "published", pgettext_lazy("question", "Published")
        REJECTED = "rejected", pgettext_lazy("question", "Sent back")
        WITHDRAWN = "withdrawn", pgettext_lazy("question", "Withdrawn")

    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    service = models.ForeignKey("catalogue.Service", on_delete=models.PROTECT, related_name="+", null=True)
    conversation = models.ForeignKey("consult.Conversation", on_delete=models.PROTECT, related_name="+", null=True)
    question = models.CharField(max_length=300)
    answer = models.CharField(max_length=3000)
    question_en = models.CharField(max_length=300, blank=True)
    answer_en = models.CharField(max_length=3000, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    drafted_at = models.DateTimeField()
    drafted_by = models.CharField(max_length=80)
    drafted_name = models.CharField(max_length=80, blank=True)
    reviewed_at = models.DateTimeField(null=True)
    reviewed_by = models.CharField(max_length=80, blank=True)
    reviewed_name = models.CharField(max_length=80, blank=True)
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["agency", "state"], name="consult_common_agency")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(reviewed_by="") | ~models.Q(reviewed_by=models.F("drafted_by")),
                name="consult_common_four_eyes",
            )
        ]

    def __str__(self) -> str:
        return self.question

    @property
    def title(self) -> str:
        """The question in the current language."""
        return self.question_en if self.question_en and (get_language() or "").startswith("en") else self.question

    @property
    def words(self) -> str:
        """The answer in the current language."""
        return self.answer_en if self.answer_en and (get_language() or "").startswith("en") else self.answer
