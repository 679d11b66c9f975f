"""Where is my application? By number and phone, without an account."""

from yimen import codes
from yimen.cases import numbers
from yimen.cases.models import Case
from yimen.errors import Refusal
from yimen.vault import blind_index


def track(number: str, phone: str) -> Case:
    """The case with this number whose applicant gave this phone number.

    Raises Refusal not_tracked (404): the same answer whether the number or the phone is wrong.
    """
    case = Case.objects.select_related("service", "agency", "applicant").filter(number=numbers.tidy(number)).first()
    try:
        index = blind_index(codes.check_mobile(phone))
    except Refusal as wrong:
        raise Refusal("not_tracked", status=404) from wrong
    if case is None or not case.applicant.phone_index or case.applicant.phone_index != index:
        raise Refusal("not_tracked", status=404)
    return case
