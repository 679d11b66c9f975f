"""A text column that the database cannot read."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import FieldError
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

from yimen.vault.text import decrypt_text, encrypt_text

if TYPE_CHECKING:
    TextBase = models.Field[str, str]
else:
    TextBase = models.Field


class EncryptedTextField(TextBase):
    """Text, stored as bytea in the layout of `vault.text` and decrypted on load.

    It cannot be searched, sorted or compared in the database, only tested for NULL; keep a `blind_index` beside it
    where rows must be found by the value.
    """

    description = "Encrypted text"

    def db_type(self, connection: BaseDatabaseWrapper) -> str:
        return "bytea"

    def get_internal_type(self) -> str:
        return "EncryptedTextField"

    def from_db_value(self, value: Any, expression: Any, connection: BaseDatabaseWrapper) -> str | None:
        return None if value is None else decrypt_text(bytes(value))

    def to_python(self, value: Any) -> str | None:
        return value if value is None or isinstance(value, str) else str(value)

    def get_db_prep_value(self, value: Any, connection: BaseDatabaseWrapper, prepared: bool = False) -> bytes | None:
        # Bytes are a value that was encrypted on an earlier pass through here.
        if value is None or isinstance(value, bytes):
            return value
        return encrypt_text(str(value))

    def get_lookup(self, lookup_name: str) -> Any:
        if lookup_name != "isnull":
            raise FieldError(f"{self.name} is encrypted: look it up by its blind index, not with {lookup_name}")
        return super().get_lookup(lookup_name)

    def formfield(self, **options: Any) -> forms.Field | None:
        return super().formfield(**{"form_class": forms.CharField, **options})
