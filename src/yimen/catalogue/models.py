"""Matters, services and the versions of what a service demands."""

from functools import lru_cache
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from yimen.agencies.models import Agency
from yimen.catalogue.content import ServiceContent
from yimen.catalogue.running import Running
from yimen.errors import Refusal
from yimen.laws.places import Place as LawPlace
from yimen.ledger.models import AbstractStep


class MatterType(models.TextChoices):
    """Kinds of power and service, GB/T 39046-2020 table A.1."""

    LICENCE = "01", _("Administrative licence")
    PENALTY = "02", _("Administrative penalty")
    COERCION = "03", _("Administrative coercion")
    LEVY = "04", _("Administrative levy")
    PAYMENT = "05", _("Administrative payment")
    CHECK = "06", _("Administrative check")
    CONFIRMATION = "07", _("Administrative confirmation")
    REWARD = "08", _("Administrative reward")
    ADJUDICATION = "09", _("Administrative adjudication")
    OTHER = "10", _("Other administrative power")
    INTERNAL = "11", _("Internal approval")
    PUBLIC_SERVICE = "20", _("Public service")


class Level(models.TextChoices):
    """Who exercises it, GB/T 39046-2020 table A.2."""

    STATE = "1", _("The whole state")
    PROVINCE = "2", _("Province")
    CITY = "3", _("City")
    COUNTY = "4", _("County or district")
    TOWN = "5", _("Town or sub-district")
    VILLAGE = "6", _("Village or community")
    DIVIDED = "7", _("Divided between levels")


class Matter(models.Model):
    """An entry of the basic catalogue (基本目录), the same for all places that implement it; a projection of its versions.

    code        12 characters (GB/T 39554) or a province's own form
    short_code  10 characters (GB/T 39046), beside it; local_code: what the place itself calls it
    level       who may exercise it
    """

    code = models.CharField(max_length=50, unique=True)
    name = models.CharField(max_length=500)
    name_en = models.CharField(max_length=500, blank=True)
    type = models.CharField(max_length=2, choices=MatterType)
    level = models.CharField(max_length=1, choices=Level, default=Level.COUNTY)
    short_code = models.CharField(max_length=10, blank=True)
    local_code = models.CharField(max_length=50, blank=True)

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"

    @property
    def title(self) -> str:
        """The name in the current language."""
        return self.name_en if self.name_en and (get_language() or "").startswith("en") else self.name


class ChangeKind(models.TextChoices):
    """What a version changes in the catalogue; GUIDE: only what the guide says."""

    SET_UP = "set_up", _("Set up")
    CANCEL = "cancel", _("Cancelled")
    ADJUST = "adjust", _("Adjusted")
    MERGE = "merge", _("Merged")
    SPLIT = "split", _("Split")
    DELEGATE = "delegate", _("Delegated down")
    TAKE_OVER = "take_over", _("Taken over from a higher level")
    RENAME = "rename", _("Renamed")
    GUIDE = "guide", _("Guide revised")


class MatterVersion(models.Model):
    """How a matter stood in the basic catalogue from one day to another. Never overwritten: a trigger refuses it.

    valid_from, valid_to  days, both included; valid_to empty: until a new version comes
    planned_from, planned_until  the days that the basic catalogue itself announces, where it does
    basis                 on which it was set up (设定依据)
    kind, reason, grounds what this version changed, why, and on which legal basis
    into                  codes of the matters in which it ended (merge, split), or out of which it came
    created_by            who published it; drafted_by, reviewed_by, approved_by: who did so before, where it was drafted here
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("Being prepared")
        IN_FORCE = "in_force", _("In use")
        CANCELLED = "cancelled", _("Cancelled")

    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    name = models.CharField(max_length=500)
    name_en = models.CharField(max_length=500, blank=True)
    type = models.CharField(max_length=2, choices=MatterType)
    level = models.CharField(max_length=1, choices=Level, default=Level.COUNTY)
    basis = models.TextField(blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.IN_FORCE)
    planned_from = models.DateField(null=True, blank=True)
    planned_until = models.DateField(null=True, blank=True)
    kind = models.CharField(max_length=10, choices=ChangeKind, default=ChangeKind.SET_UP)
    into = ArrayField(models.CharField(max_length=50), default=list, blank=True)
    reason = models.CharField(max_length=500, blank=True)
    grounds = models.CharField(max_length=500, blank=True)
    published_at = models.DateTimeField()
    created_by = models.CharField(max_length=80)
    drafted_by = models.CharField(max_length=80, blank=True)
    reviewed_by = models.CharField(max_length=80, blank=True)
    approved_by = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ["matter", "number"]
        constraints = [
            models.UniqueConstraint(fields=["matter", "number"], name="matter_version_number_once"),
            models.UniqueConstraint(
                fields=["matter"], condition=models.Q(valid_to__isnull=True), name="one_matter_version_in_force"
            ),
            models.CheckConstraint(
                condition=models.Q(valid_to__isnull=True) | models.Q(valid_to__gte=models.F("valid_from")),
                name="matter_version_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.matter_id} v{self.number}"

    @property
    def title(self) -> str:
        """The name of then in the current language."""
        return self.name_en if self.name_en and (get_language() or "").startswith("en") else self.name

    @property
    def stands(self) -> bool:
        """Whether the matter stood in the catalogue in these days."""
        return self.state != self.State.CANCELLED


class Service(models.Model):
    """An agency's implementation of a matter (实施清单 entry), as people look for it.

    code     31 characters (USCC, level, basic code), or a province's own form
    short_code, local_code  the code of the other national line (up to 24), and the place's own
    level    at which it is exercised; empty where no source tells it
    current  number of the version in force; nothing: the service is only listed, nobody can apply yet
    supervisor, supervising_section   who supervises after a grant (审管分离): an organ, and the section within it
    pinyin   of the name, by which lists are sorted; made by `catalogue.searching`
    """

    class Status(models.TextChoices):
        PUBLISHED = "published", _("Published with guide")
        LISTED = "listed", _("Listed by name")
        RETIRED = "retired", _("Retired")
        COMING = "coming", _("From a later day on")

    # What lists and search leave out: what is no longer there, and what is not there yet.
    HIDDEN = (Status.RETIRED, Status.COMING)

    code = models.CharField(max_length=80, unique=True)
    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, null=True, blank=True, related_name="services")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=500)
    name_en = models.CharField(max_length=500, blank=True)
    group = models.CharField(max_length=500, blank=True)
    district = models.CharField(max_length=6)
    type = models.CharField(max_length=2, choices=MatterType)
    supervisor = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    supervising_section = models.CharField(max_length=80, blank=True)
    short_code = models.CharField(max_length=24, blank=True)
    local_code = models.CharField(max_length=80, blank=True)
    level = models.CharField(max_length=1, choices=Level, blank=True)
    status = models.CharField(max_length=12, choices=Status, default=Status.LISTED)
    current = models.PositiveIntegerField(null=True, blank=True)
    handling = models.CharField(max_length=10, blank=True)
    audience = ArrayField(models.CharField(max_length=16), default=list, blank=True)
    channels = ArrayField(models.CharField(max_length=16), default=list, blank=True)
    keywords = ArrayField(models.CharField(max_length=60), default=list, blank=True)
    popularity = models.PositiveIntegerField(default=0)
    pinyin = models.CharField(max_length=3000, blank=True)

    # What sorts in the database and is read nowhere else.
    SEARCHED = ("pinyin",)

    class Meta:
        ordering = ["pinyin", "code"]
        indexes = [
            models.Index(fields=["district", "status"], name="service_district_status"),
            models.Index(fields=["agency", "status"], name="service_agency_status"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        """The name in the current language."""
        return self.name_en if self.name_en and (get_language() or "").startswith("en") else self.name

    @property
    def online(self) -> bool:
        """Whether an application may be handed in over the Internet."""
        return "online" in self.channels

    @property
    def open(self) -> bool:
        """Whether somebody can apply: published, with a version in force."""
        return self.status == self.Status.PUBLISHED and self.current is not None


class ServiceVersion(models.Model):
    """How a service stood in the catalogue, and what it demanded, from one day to another.

    Never overwritten: a trigger in the database refuses it. A cancelled service has a last version that is not `listed`.

    valid_from, valid_to  days, both included; valid_to empty: in force until a new version comes
    name … promised       the row of the catalogue as it was; terms such as "20wd", empty where the source tells none
    supervisor, supervising_section   who supervised after a grant
    listed                whether the service stood in the catalogue in these days
    into                  codes of the services in which it ended (merge, split), or out of which it came
    content               JSON of `catalogue.content.ServiceContent`; empty where there was no guide
    handbook              JSON of `catalogue.content.Handbook`, for staff only; empty where there was none
    kind, reason, basis   what was changed, why, and on which legal basis
    created_by            who published it; drafted_by, reviewed_by, approved_by: who did so before, where it was drafted here
    """

    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    kind = models.CharField(max_length=10, choices=ChangeKind, default=ChangeKind.SET_UP)
    listed = models.BooleanField(default=True)
    name = models.CharField(max_length=500)
    name_en = models.CharField(max_length=500, blank=True)
    group = models.CharField(max_length=500, blank=True)
    type = models.CharField(max_length=2, choices=MatterType)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    supervisor = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    supervising_section = models.CharField(max_length=80, blank=True)
    statutory = models.CharField(max_length=8, blank=True)
    promised = models.CharField(max_length=8, blank=True)
    into = ArrayField(models.CharField(max_length=80), default=list, blank=True)
    content = models.JSONField(null=True, blank=True)
    handbook = models.JSONField(null=True, blank=True)
    reason = models.CharField(max_length=500, blank=True)
    basis = models.CharField(max_length=500, blank=True)
    published_at = models.DateTimeField()
    created_by = models.CharField(max_length=80)
    drafted_by = models.CharField(max_length=80, blank=True)
    reviewed_by = models.CharField(max_length=80, blank=True)
    approved_by = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ["service", "number"]
        constraints = [
            models.UniqueConstraint(fields=["service", "number"], name="version_number_once"),
            models.UniqueConstraint(
                fields=["service"], condition=models.Q(valid_to__isnull=True), name="one_version_in_force"
            ),
            models.CheckConstraint(
                condition=models.Q(listed=True) | models.Q(content__isnull=True), name="unlisted_has_no_guide"
            ),
            models.CheckConstraint(
                condition=models.Q(valid_to__isnull=True) | models.Q(valid_to__gte=models.F("valid_from")),
                name="version_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.service_id} v{self.number}"

    @property
    def title(self) -> str:
        """The name of then in the current language."""
        return self.name_en if self.name_en and (get_language() or "").startswith("en") else self.name

    # Of a version that ends the service: the applications under way, as the act that wrote it found them. Not kept.
    running: Running | None = None

    @cached_property
    def parsed(self) -> ServiceContent:
        """The content as a checked value; shared between requests, since a version never changes."""
        return _parsed(self.pk, self.published_at) if self.pk else ServiceContent.model_validate(self.content)


@lru_cache(maxsize=2048)
def _parsed(version_id: int, _published_at: Any) -> ServiceContent:
    content = ServiceVersion.objects.filter(pk=version_id).values_list("content", flat=True).first()
    if content is None:
        raise Refusal("version_not_found", status=404)
    return ServiceContent.model_validate(content)


class Citation(models.Model):
    """One place of one law that a version names: a projection, made when it is published, see `catalogue.citing`.

    place  where in it: legal_basis[0], materials[identity].basis, conditions[2], change.basis;  text: what stands there
    law    the key of the law (`laws.citations.law_key`), entered here or not;  name: as written
    article, insert, paragraph, item  the place in the law; article empty: the law as a whole
    """

    version = models.ForeignKey(ServiceVersion, on_delete=models.PROTECT, related_name="citations")
    place = models.CharField(max_length=120)
    law = models.CharField(max_length=300)
    name = models.CharField(max_length=300)
    article = models.PositiveSmallIntegerField(null=True, blank=True)
    insert = models.PositiveSmallIntegerField(default=0)
    paragraph = models.PositiveSmallIntegerField(default=0)
    item = models.PositiveSmallIntegerField(default=0)
    text = models.CharField(max_length=500)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["law", "article"], name="citation_of_article")]

    def __str__(self) -> str:
        return f"《{self.name}》{self.cited or ''}"

    @property
    def cited(self) -> LawPlace | None:
        """The place in the law as a value; nothing: the law as a whole."""
        return LawPlace(self.article, self.insert, self.paragraph, self.item) if self.article else None


class Proposal(models.Model):
    """A change of the catalogue on its way: drafted, reviewed by the legal office, approved, published, or sent back.

    service   the one that is changed; empty where a new one is set up, until it is published
    code … handbook  the row, the guide and the handbook as they are to be; while it is being written the guide may be a part
    into      codes of the services that are merged into it, or in which it goes on
    matter, short_code, local_code, level  of a new service: what its code was composed of, and its other codes
    status    a projection of the last of its steps
    """

    class Status(models.TextChoices):
        WRITING = "writing", _("Being written")
        DRAFT = "draft", _("Handed in")
        REVIEWED = "reviewed", _("Reviewed by the legal office")
        APPROVED = "approved", _("Approved")
        PUBLISHED = "published", _("Published")
        RETURNED = "returned", _("Sent back")

    service = models.ForeignKey(Service, on_delete=models.PROTECT, null=True, blank=True, related_name="proposals")
    kind = models.CharField(max_length=10, choices=ChangeKind)
    status = models.CharField(max_length=10, choices=Status, default=Status.DRAFT)
    code = models.CharField(max_length=80)
    name = models.CharField(max_length=500)
    name_en = models.CharField(max_length=500, blank=True)
    group = models.CharField(max_length=500, blank=True)
    type = models.CharField(max_length=2, choices=MatterType)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    supervisor = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    supervising_section = models.CharField(max_length=80, blank=True)
    statutory = models.CharField(max_length=8, blank=True)
    promised = models.CharField(max_length=8, blank=True)
    into = ArrayField(models.CharField(max_length=80), default=list, blank=True)
    content = models.JSONField(null=True, blank=True)
    handbook = models.JSONField(null=True, blank=True)
    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, null=True, blank=True, related_name="proposals")
    short_code = models.CharField(max_length=24, blank=True)
    local_code = models.CharField(max_length=80, blank=True)
    level = models.CharField(max_length=1, choices=Level, blank=True)
    valid_from = models.DateField()
    reason = models.CharField(max_length=500)
    basis = models.CharField(max_length=500)

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["status"], name="proposal_status")]

    def __str__(self) -> str:
        return f"{self.code} {self.kind} {self.status}"


class ProposalStep(AbstractStep):
    """One step of a proposal."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="steps")
    status = models.CharField(max_length=10, choices=Proposal.Status)

    def __str__(self) -> str:
        return f"{self.proposal_id} {self.status}"


# Django looks for the models of a room in this module.
from yimen.catalogue.basic.models import MatterProposal as MatterProposal  # noqa: E402
from yimen.catalogue.basic.models import MatterStep as MatterStep  # noqa: E402
from yimen.catalogue.concentration.models import Placement as Placement  # noqa: E402
