"""What the API itself refuses, before any act is asked."""

from django.utils.translation import gettext_lazy as _

MESSAGES = {
    "login_needed": _("Sign in, or send a token: Authorization: Bearer …"),
    "token_invalid": _("This token is unknown, revoked or expired."),
    "scope_missing": _("The token does not open this; it needs the scope “%(scope)s”."),
    "role_missing": _("You may not do this in your role."),
    "csrf_missing": _("With a session, send the CSRF token of a page in the header X-CSRFToken; or use a token."),
    "method_not_allowed": _("This address answers to %(allowed)s only."),
    "body_unreadable": _("The request body is not valid JSON in UTF-8."),
    "body_too_large": _("The request body is longer than %(bytes)s bytes."),
    "character_not_allowed": _("The request holds a character that no text can hold (NUL or half a surrogate pair)."),
    "request_invalid": _("The request does not have the described form: %(place)s: %(fault)s"),
    "cursor_invalid": _("This cursor is not one of ours. Begin again without it."),
    "file_not_found": _("There is no such file, or it is not yours to see."),
    # faults of single values
    "fault_missing": _("is missing"),
    "fault_extra": _("is not known here"),
    "fault_type": _("has the wrong type"),
    "fault_choice": _("is none of the values offered"),
    "fault_too_short": _("is too short"),
    "fault_too_long": _("is too long"),
    "fault_pattern": _("is not written as expected"),
    "fault_range": _("lies outside the range allowed"),
    "fault_value": _("cannot be understood"),
}
