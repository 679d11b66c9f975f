"""What is known of a stored file, whose bytes lie encrypted in the store; what people keep of their papers; the register here."""

import uuid
from datetime import date

from django.conf import settings
from django.db import models

from yimen.vault import EncryptedTextField


class StoredFile(models.Model):
    """One file. Its bytes never change after it was stored; what is known of them grows.

    sha256       of the clear bytes as they are kept: of a picture, after what it tells of camera and place was taken out
    size         of the clear bytes
    name         as the person named it, made safe to show and to save under
    path         in the store, or empty; files of the same content share one
    uploaded_by  `Actor.who`
    pages        sheets of a PDF, 1 of a picture; empty where they could not be counted
    evidence     what vouches for it, oldest first: the facts of `evidence.py`, as `Fact.as_json` writes them
    scan         what the search for malware said (`Scan`)
    """

    class Scan(models.TextChoices):
        NONE = "", "not searched"
        CLEAN = "clean", "nothing found"
        WAITING = "waiting", "waits for the scanner"
        INFECTED = "infected", "malware found, bytes removed"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    sha256 = models.CharField(max_length=64, db_index=True)
    size = models.PositiveBigIntegerField()
    media_type = models.CharField(max_length=80)
    name = models.CharField(max_length=120)
    path = models.CharField(max_length=200, blank=True, db_index=True)
    uploaded_by = models.CharField(max_length=64, blank=True)
    created_at = models.DateTimeField()
    pages = models.PositiveIntegerField(null=True)
    evidence = models.JSONField(default=list)
    scan = models.CharField(max_length=8, choices=Scan.choices, blank=True, default=Scan.NONE)

    class Meta:
        indexes = [models.Index(fields=["created_at"], condition=models.Q(scan="waiting"), name="file_waits_for_scan")]

    def __str__(self) -> str:
        return self.name


class LibraryPaper(models.Model):
    """A paper that somebody keeps for further applications (我的材料). Removing it leaves the file to the cases that use it.

    subject      blind index of whom it is about (an agent keeps papers of several firms); empty: of nobody in particular
    kind         of paper, as the `kind` of a material, or the code of a material of one service
    valid_from, valid_until  its own days, both included; empty: not told
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    subject = models.CharField(max_length=64, blank=True)
    kind = models.CharField(max_length=40)
    title = models.CharField(max_length=200)
    title_en = models.CharField(max_length=200, blank=True)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    valid_from = models.DateField(null=True)
    valid_until = models.DateField(null=True)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "kind", "file"], name="one_paper_a_file")]

    def __str__(self) -> str:
        return self.title

    def valid_on(self, day: date) -> bool:
        """Whether it is valid on this day, as far as its own days say."""
        return not self.expired(day) and (self.valid_from is None or self.valid_from <= day)

    def expired(self, day: date) -> bool:
        """Whether its last day is over."""
        return self.valid_until is not None and self.valid_until < day


class RegisterEntry(models.Model):
    """One entry of a register that lies in this database; others are asked over HTTP (`registers`).

    subject   blind index of the identifier it is kept under
    content   JSON: what the register says (`registers.Entry`), encrypted
    """

    register = models.CharField(max_length=40)
    subject = models.CharField(max_length=64)
    content = EncryptedTextField()
    updated_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["register", "subject"], name="one_entry_a_subject")]

    def __str__(self) -> str:
        return f"{self.register} {self.pk}"
