"""Names of fields for people, for pages, workbooks and refusals."""

from django.utils.translation import gettext_lazy as _

FIELD_WORDS = {
    "code": _("Code of the power"),
    "name": _("Name of the power"),
    "kind": _("Kind of power"),
    "parent": _("Sub-item of"),
    "agency": _("Department"),
    "subject": _("Legal subject"),
    "section": _("Undertaking section"),
    "basis": _("Legal basis"),
    "forwards": _("Examines and forwards"),
    "supervision": _("Where to complain"),
    "status": _("Exercise"),
    "service": _("Service of the catalogue"),
    "duties": _("Responsibilities"),
    "step": _("Step"),
    "text": _("Responsibility"),
    "duty_basis": _("Basis of the responsibility"),
    "liability": _("Liability circumstances"),
    "liability_basis": _("Basis of the liability"),
}
