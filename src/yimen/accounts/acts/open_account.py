"""Open an account for somebody who registers."""

import re

from django.contrib.auth import password_validation
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from yimen.accounts.models import User
from yimen.errors import Refusal
from yimen.procedure import Role

USERNAME = re.compile(r"[a-z][a-z0-9.-]{2,31}")


def open_account(*, username: str, password: str | None, name: str) -> User:
    """The new account, with the role of an applicant. password: None where another provider signs it in.

    Raises Refusal (422; field): username_form, username_taken, password_unfit (reason).
    """
    username = username.strip().lower()
    if not USERNAME.fullmatch(username) or username.startswith("system-"):
        raise Refusal("username_form", status=422, field="username")
    user = User(username=username, name=name[:100], roles=[Role.APPLICANT.value])
    if password is not None:
        try:
            password_validation.validate_password(password, user)
        except ValidationError as failure:
            raise Refusal("password_unfit", status=422, field="password", reason=" ".join(failure.messages)) from None
    user.set_password(password)
    try:
        with transaction.atomic():
            user.save(force_insert=True)
    except IntegrityError:
        raise Refusal("username_taken", status=422, field="username") from None
    return user
