"""Enter or change the phone of an account. It is worth nothing until a code sent to it comes back."""

from yimen.accounts.models import Phone
from yimen.codes import check_mobile
from yimen.vault import blind_index


def change_phone(user_id: int, number: str) -> Phone:
    """The phone; the same number keeps its confirmation. Raises Refusal (422) as `codes.check_mobile`."""
    number = check_mobile(number)
    index = blind_index(number)
    held = Phone.objects.filter(user_id=user_id).first()
    if held is not None and held.number_index == index:
        return held
    told = {"number": number, "number_index": index, "confirmed_at": None, "at_login": False}
    return Phone.objects.update_or_create(user_id=user_id, defaults=told)[0]
