"""Imports of lists: where a file came from, what was found in it, and what became of it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ImportSource(models.Model):
    """The mapping of columns that somebody has once approved for the files of a source.

    name         of the source, as people call it: “市数据局”
    fingerprint  of the heading (`spreadsheets.fingerprint`): another heading needs another look
    mapping      key of the list's column -> place of the file's column, counted from 0
    """

    kind = models.CharField(max_length=40)
    name = models.CharField(max_length=120)
    fingerprint = models.CharField(max_length=16)
    mapping = models.JSONField(default=dict)
    saved_by = models.CharField(max_length=80)
    saved_at = models.DateTimeField()

    class Meta:
        ordering = ["kind", "name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "name", "fingerprint"], name="one_mapping_of_a_source"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.name}"


class ImportRun(models.Model):
    """One file on its way into a list.

    source         name of the source; sha256, size: of the file's bytes; path: of the encrypted file in the store, empty
                   once it was removed
    sheet          of a workbook, the one that is read; heading: names as they stand in row `heading_row`
    mapping        key -> place, see `ImportSource`
    notices        what is to be known about the file: [{"code", "params"}]
    total, done    rows in the file, rows looked at so far; moved_at: when `done` last grew
    new … wrong    rows by what the list would do with them, counted while they were read; warned: rows kept with a warning
    failure        code and data of the refusal for which the file could not be read
    report         path and size of the report (xlsx) in the store
    """

    class State(models.TextChoices):
        MAPPING = "mapping", _("Columns to be confirmed")
        CHECKING = "checking", _("Being checked")
        CHECKED = "checked", _("Checked")
        WRITING = "writing", _("Writing into the list")
        WRITTEN = "written", _("Imported")
        REFUSED = "refused", _("File refused")
        DISCARDED = "discarded", _("Discarded")

    OPEN = (State.MAPPING, State.CHECKING, State.CHECKED, State.WRITING)

    kind = models.CharField(max_length=40)
    district = models.CharField(max_length=6)
    source = models.CharField(max_length=120)
    state = models.CharField(max_length=10, choices=State)
    file_name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    path = models.CharField(max_length=200, blank=True)
    sheet = models.CharField(max_length=120, blank=True)
    heading = models.JSONField(default=list)
    heading_row = models.PositiveIntegerField(default=0)
    mapping = models.JSONField(default=dict)
    notices = models.JSONField(default=list)
    who = models.CharField(max_length=80)
    name = models.CharField(max_length=100)
    began_at = models.DateTimeField()
    checked_at = models.DateTimeField(null=True, blank=True)
    confirmed_by = models.CharField(max_length=80, blank=True)
    confirmed_name = models.CharField(max_length=100, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    total = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    moved_at = models.DateTimeField()
    new = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    wrong = models.PositiveIntegerField(default=0)
    warned = models.PositiveIntegerField(default=0)
    failure = models.JSONField(null=True, blank=True)
    report = models.CharField(max_length=200, blank=True)
    report_size = models.PositiveBigIntegerField(default=0)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "district", "sha256"],
                condition=models.Q(state__in=["mapping", "checking", "checked", "writing"]),
                name="one_open_import_of_a_file",
            ),
        ]
        indexes = [models.Index(fields=["state", "moved_at"], name="import_state_moved")]

    def __str__(self) -> str:
        return f"{self.pk} {self.kind} {self.file_name} {self.state}"

    @property
    def rows(self) -> int:
        """Rows that were looked at."""
        return self.new + self.changed + self.unchanged + self.wrong

    @property
    def percent(self) -> int:
        """How far the work has come, 0 to 100."""
        return min(100, self.done * 100 // self.total) if self.total else 0


class DumpStamp(models.Model):
    """What a list looked like when it was last given out as open data.

    sha256, size   of the file's bytes; rows: how many it held
    changed_at     when a file that differs from the one before was first made; checked_at: when it was last made
    """

    kind = models.CharField(max_length=40)
    format = models.CharField(max_length=4)
    district = models.CharField(max_length=6)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    rows = models.PositiveIntegerField()
    changed_at = models.DateTimeField()
    checked_at = models.DateTimeField()

    class Meta:
        ordering = ["kind", "format"]
        constraints = [
            models.UniqueConstraint(fields=["district", "kind", "format"], name="one_stamp_of_a_dump"),
        ]

    def __str__(self) -> str:
        return f"{self.kind}.{self.format}"


class ImportFinding(models.Model):
    """One thing noticed in one row of a run. place: as spreadsheets name it, C17; params: for the sentence of `code`."""

    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="findings")
    row = models.PositiveIntegerField()
    place = models.CharField(max_length=12)
    level = models.CharField(max_length=8)
    code = models.CharField(max_length=60)
    params = models.JSONField(default=dict)

    class Meta:
        ordering = ["run", "row", "pk"]
        indexes = [models.Index(fields=["run", "level", "row"], name="finding_run_level_row")]

    def __str__(self) -> str:
        return f"{self.place} {self.code}"
