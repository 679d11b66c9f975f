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
    "phone_missing": _("This account has no phone number yet. Enter it first."),
    "code_not_sent": _(
        "No code is waiting for you: it is too old, was used, or was typed wrongly too often. Ask for a new one."
    ),
    "code_wrong": _("This code is wrong. Check the digits and type it again."),
    "code_used": _("This code has been used already. Wait for the next one, at most half a minute."),
    "recovery_code_wrong": _("This recovery code is wrong or has been used already."),
    "authenticator_there": _("An authenticator app is set up already. Remove it before you set up another one."),
    "authenticator_missing": _("No authenticator app is being set up. Begin again."),
    "username_form": _("A user name has 3 to 32 small letters, digits, dots or hyphens, and begins with a letter."),
    "username_taken": _("This user name is taken. Choose another one."),
    "password_unfit": _("This password cannot be used: %(reason)s"),
    "oidc_unreachable": _(
        "The provider does not answer as it should. Please try again later, or sign in with your password."
    ),
    "oidc_state_wrong": _(
        "This answer of the provider does not belong to a login begun in this browser, or it came too late. Begin again."
    ),
    "oidc_denied": _("The provider did not let you in. Nothing has been changed here."),
    "oidc_code_refused": _("The provider did not accept its own code any more. Please begin again."),
    "oidc_signature_wrong": _("The signature of the provider's answer is not right. You have not been signed in."),
    "oidc_issuer_wrong": _("The answer comes from another provider than the one asked. You have not been signed in."),
    "oidc_audience_wrong": _("The provider's answer is meant for another platform. You have not been signed in."),
    "oidc_token_expired": _("The provider's answer is valid no more. Please begin again."),
    "oidc_nonce_wrong": _("The provider's answer belongs to another login. Please begin again."),
    "oidc_subject_missing": _("The provider's answer does not say whose login it is. You have not been signed in."),
    "external_login_off": _("Signing in with another provider is not set up here."),
    "external_login_taken": _("This login of the provider belongs to another account here already."),
    "external_login_only": _("Set a password first: without this login nothing would open your account."),
    "external_login_closed": _("This account is closed. Come to a window of the service centre."),
    "external_login_staff": _(
        "This login is not linked yet. Staff sign in with their password first and link it under their account."
    ),
}
