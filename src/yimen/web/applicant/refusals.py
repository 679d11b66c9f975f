from django.utils.translation import gettext_lazy as _

MESSAGES = {
    "form_page_not_found": _("This application has no such page."),
    "only_at_window": _("This matter is applied for at the window, not online: %(address)s."),
    "no_correction_open": _("No corrections are asked for in this case any more. Look at where it stands now."),
}
