"""Laws, what each article said from one day to another, amendments on their way, and what an amendment asks of others."""

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from yimen.laws.places import Place
from yimen.ledger.models import AbstractStep


class Rank(models.TextChoices):
    """Where a norm stands, the highest first (立法法)."""

    LAW = "law", _("Law")
    REGULATION = "regulation", _("Administrative regulation")
    LOCAL_REGULATION = "local_regulation", _("Local regulation")
    RULE = "rule", _("Department rule")
    LOCAL_RULE = "local_rule", _("Local government rule")
    DOCUMENT = "document", _("Normative document")


class Law(models.Model):
    """A law, regulation, rule or document, whatever it says and said.

    key      `citations.law_key` of the name: by this texts find it
    number   of its first issue: 国务院令第412号; empty where it is not known
    issuer   who issued it, empty likewise
    whole    all its articles are entered: an article that is not there does not exist. Else only those that somebody cites
    The days of its life follow from its versions.
    """

    slug = models.SlugField(max_length=120, unique=True)
    key = models.CharField(max_length=300, unique=True)
    name = models.CharField(max_length=300)
    name_en = models.CharField(max_length=300, blank=True)
    rank = models.CharField(max_length=16, choices=Rank)
    number = models.CharField(max_length=60, blank=True)
    issuer = models.CharField(max_length=200, blank=True)
    whole = models.BooleanField(default=False)
    pinyin = models.CharField(max_length=600, blank=True)

    class Meta:
        ordering = ["pinyin", "key"]
        indexes = [models.Index(fields=["rank"], name="law_rank")]

    def __str__(self) -> str:
        return self.name

    @property
    def title(self) -> str:
        """The name in the current language."""
        return self.name_en if self.name_en and (get_language() or "").startswith("en") else self.name


class LawChange(models.TextChoices):
    """What made a version of a law."""

    ENACT = "enact", _("Enacted")
    AMEND = "amend", _("Amended")
    REPEAL = "repeal", _("Repealed")


class LawVersion(models.Model):
    """A law from one day to another: how it was enacted, amended or repealed. Only ever added; the end is written once.

    valid_from  first day in force; empty: since before anything is known here (only the name or the cited articles are entered)
    valid_to    last day, both included; empty: until something new comes. A repeal has a last version in which nothing is in force
    document    the decision behind it: 主席令第29号;  reason: why it was entered so
    """

    law = models.ForeignKey(Law, on_delete=models.PROTECT, related_name="versions")
    version = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=8, choices=LawChange)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    document = models.CharField(max_length=300, blank=True)
    reason = models.CharField(max_length=500, blank=True)
    published_at = models.DateTimeField()
    created_by = models.CharField(max_length=80)
    drafted_by = models.CharField(max_length=80, blank=True)
    reviewed_by = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ["law", "version"]
        constraints = [
            models.UniqueConstraint(fields=["law", "version"], name="law_version_once"),
            models.UniqueConstraint(
                fields=["law"], condition=Q(valid_to__isnull=True), name="one_law_version_in_force"
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True)
                | Q(valid_from__isnull=True)
                | Q(valid_to__gte=models.F("valid_from")),
                name="law_version_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.law_id} {self.kind} {self.valid_from}"


class Article(models.Model):
    """An article by its number: 第三十二条 is 32 and insert 0, 第三十二条之一 32 and 1."""

    law = models.ForeignKey(Law, on_delete=models.PROTECT, related_name="articles")
    number = models.PositiveSmallIntegerField()
    insert = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["law", "number", "insert"]
        constraints = [models.UniqueConstraint(fields=["law", "number", "insert"], name="article_once")]

    def __str__(self) -> str:
        return f"{self.law_id} {self.place}"

    @property
    def place(self) -> Place:
        """Its number as a value."""
        return Place(self.number, self.insert)


class ArticleVersion(models.Model):
    """What an article said from one day to another. Only ever added; the end is written once.

    by     the version of the law that brought it
    text   paragraphs (款) a line each, items (项) lines that begin with （一）; empty: the text is not entered
    """

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="versions")
    by = models.ForeignKey(LawVersion, on_delete=models.PROTECT, related_name="articles")
    version = models.PositiveSmallIntegerField()
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    text = models.TextField(blank=True)

    class Meta:
        ordering = ["article", "version"]
        constraints = [
            models.UniqueConstraint(fields=["article", "version"], name="article_version_once"),
            models.UniqueConstraint(
                fields=["article"], condition=Q(valid_to__isnull=True), name="one_article_version_in_force"
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True)
                | Q(valid_from__isnull=True)
                | Q(valid_to__gte=models.F("valid_from")),
                name="article_version_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.article_id} v{self.version}"

    def covers(self, day: date) -> bool:
        """Whether it was in force on a day."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)


class Amendment(models.Model):
    """A change of a law on its way: drafted, reviewed by the legal office, in force, or sent back.

    law      the one that is amended or repealed; empty where a new one is enacted, until it is in force
    head     a new law's name, name_en, rank, number, issuer and whether all articles are given ("whole")
    changes  one entry an article: {"article": "32", "text": "…"}; text null: the article is struck out
    """

    class Status(models.TextChoices):
        DRAFT = "draft", _("Draft")
        REVIEWED = "reviewed", _("Reviewed by the legal office")
        PUBLISHED = "published", _("In force now")
        RETURNED = "returned", _("Sent back")

    law = models.ForeignKey(Law, on_delete=models.PROTECT, null=True, blank=True, related_name="amendments")
    kind = models.CharField(max_length=8, choices=LawChange)
    status = models.CharField(max_length=10, choices=Status, default=Status.DRAFT)
    head = models.JSONField(default=dict, blank=True)
    changes = models.JSONField(default=list, blank=True)
    valid_from = models.DateField()
    document = models.CharField(max_length=300)
    reason = models.CharField(max_length=500)

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["status"], name="amendment_status")]

    def __str__(self) -> str:
        return f"{self.law_id} {self.kind} {self.status}"

    @property
    def name(self) -> str:
        """Of the law it is about."""
        return self.law.name if self.law else str(self.head.get("name", ""))


class AmendmentStep(AbstractStep):
    """One step of an amendment."""

    amendment = models.ForeignKey(Amendment, on_delete=models.PROTECT, related_name="steps")
    status = models.CharField(max_length=10, choices=Amendment.Status)

    class Meta:
        ordering = ["pk"]


class Task(models.Model):
    """One place that rests on a changed article: somebody must say whether it is still right.

    kind, subject  what it is in its own room: "service" and its code, "power" and its code
    place          where in it: legal_basis[0], materials[identity]; text: what stands there; article: which one it names, ""
    state          a projection of the last of its steps
    """

    class State(models.TextChoices):
        OPEN = "open", _("To be looked at")
        RIGHT = "right", _("Still right")
        CHANGE = "change", _("Needs a change")
        DONE = "done", _("Change made")

    amendment = models.ForeignKey(Amendment, on_delete=models.PROTECT, related_name="tasks")
    kind = models.CharField(max_length=20)
    subject = models.CharField(max_length=80)
    title = models.CharField(max_length=500)
    owner = models.CharField(max_length=40, blank=True)
    place = models.CharField(max_length=80)
    article = models.CharField(max_length=20, blank=True)
    text = models.CharField(max_length=500)
    state = models.CharField(max_length=8, choices=State, default=State.OPEN)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["amendment", "kind", "subject", "place", "article"], name="task_once_in_an_amendment"
            )
        ]
        indexes = [models.Index(fields=["kind", "subject", "state"], name="task_of_subject")]


class TaskStep(models.Model):
    """What somebody said of a task, when. Added, never changed."""

    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="steps")
    state = models.CharField(max_length=8, choices=Task.State)
    at = models.DateTimeField()
    who = models.CharField(max_length=80)
    name = models.CharField(max_length=100)
    note = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["pk"]
