from django.utils.translation import gettext_lazy as _

MESSAGES = {
    "too_many_tries": _("Too many tries. Please wait %(minutes)s minutes and try again."),
}
