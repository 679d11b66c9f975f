"""Words of the catalogue's life in the reader's language."""

from django.utils.translation import gettext as _

from yimen.catalogue.audit import Severity


def severity_word(severity: Severity) -> str:
    """How severe a finding is."""
    return _("error") if severity is Severity.ERROR else _("advice")
