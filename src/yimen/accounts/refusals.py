from django.utils.translation import gettext_lazy as _

MESSAGES = {
    "kept_form_not_found": _("There is no kept form here: it was kept for another account, or longer ago than a day."),
    "too_many_tries": _("Too many tries. Please wait %(minutes)s minutes and try again."),
    "token_name_missing": _("Give the token a name, so that you know later what it is for."),
    "token_days": _("A token is valid for 1 to %(most)s days."),
    "token_scope_missing": _("Choose at least one thing the token may do."),
    "token_scope_unknown": _("There is no scope “%(scope)s”."),
    "token_not_found": _("This token does not exist, or it is not yours."),
    "token_prefix_unclear": _("More than one token begins with “%(prefix)s”. Give more of its characters."),
    "account_not_found": _("There is no account “%(username)s”."),
    "too_many_tokens": _("You have %(most)s valid tokens already. Revoke one that is no longer used."),
    "role_unknown": _("There is no role “%(role)s”. The roles are: %(roles)s."),
}
