"""Change one's own password."""

from django.contrib import messages
from django.contrib.auth import password_validation, update_session_auth_hash
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from yimen import wording
from yimen.accounts import limits
from yimen.accounts.models import User
from yimen.errors import Refusal
from yimen.web import starts


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def password_page(request: HttpRequest) -> HttpResponse:
    """Ask for the present and the new password; every other session of the account ends."""
    if request.method != "POST":
        return _form(request)
    try:
        change_password(request)
    except Refusal as refusal:
        return _form(request, refusal)
    messages.success(request, _("Your password has been changed. Other devices have been signed out."))
    return HttpResponseRedirect(starts.start_page(request.actor))  # type: ignore[attr-defined]


def change_password(request: HttpRequest) -> None:
    """Raises Refusal: too_many_tries, password_old_wrong, password_not_repeated, password_weak (422)."""
    user = request.user
    if not isinstance(user, User):
        raise Refusal("login_needed", status=401)
    old, new, again = (request.POST.get(name, "") for name in ("old_password", "new_password", "new_password_again"))
    limits.take(limits.LOGIN_BY_NAME, user.username, request.now)  # type: ignore[attr-defined]
    if not user.check_password(old):
        raise Refusal("password_old_wrong", status=422, field="old_password")
    limits.forget(limits.LOGIN_BY_NAME, user.username)
    if new != again:
        raise Refusal("password_not_repeated", status=422, field="new_password_again")
    try:
        password_validation.validate_password(new, user)
    except ValidationError as failure:
        raise Refusal("password_weak", status=422, field="new_password", reason=" ".join(failure.messages)) from None
    user.set_password(new)
    user.save(update_fields=["password"])
    update_session_auth_hash(request, user)


def _form(request: HttpRequest, refusal: Refusal | None = None) -> HttpResponse:
    errors, field = [], ""
    if refusal is not None:
        field = refusal.data.get("field", "old_password")
        errors = [{"message": wording.say(refusal), "href": f"#{field}"}]
    context = {"title": _("Change the password"), "errors": errors, "field": field}
    return render(request, "account/password.html", context, status=refusal.status if refusal else 200)
