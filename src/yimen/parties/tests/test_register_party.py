"""Who applies is taken down as told, once, and unreadable at rest."""

from datetime import UTC, datetime

import pytest
from django.db import connection

from yimen.errors import Refusal
from yimen.parties.acts.register_party import register_party
from yimen.parties.models import Party

MORNING = datetime(2016, 6, 1, 1, 0, tzinfo=UTC)
RESIDENT_ID = "110101199003077475"
USCC = "91310000775785552L"
PHONE = "13800000000"

pytestmark = pytest.mark.django_db
PERSON = {"kind": "person", "name": "王小明", "identifier": RESIDENT_ID, "phone": PHONE, "now": MORNING}


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"name": "  "}, "party_name_missing"),
        ({"kind": "ghost"}, "party_kind_unknown"),
        ({"identifier": RESIDENT_ID[:-1] + "0"}, "resident_id_check_digit"),
        ({"kind": "organisation"}, "uscc"),
        ({"phone": "12345"}, "mobile"),
    ],
)
def test_wrong_particulars_are_named_and_nothing_is_written(wrong: dict, code: str) -> None:
    with pytest.raises(Refusal) as caught:
        register_party(**PERSON | wrong)
    assert caught.value.code.startswith(code)
    assert not Party.objects.exists()


def test_the_same_particulars_are_one_party_and_changed_ones_another() -> None:
    first = register_party(**PERSON)
    assert register_party(**PERSON) == first
    moved = register_party(**PERSON | {"phone": "13900000000"})
    assert moved != first
    first.refresh_from_db()
    assert (first.name, first.phone, first.label) == ("王小明", PHONE, "王*明")


def test_a_firm_is_shown_by_its_name() -> None:
    firm = register_party(
        **PERSON | {"kind": "organisation", "name": "上海宝衡 智能装备有限公司", "identifier": USCC.lower()}
    )
    assert (firm.label, firm.identifier) == ("上海宝衡 智能装备有限公司", USCC)


def test_the_table_tells_a_thief_nothing() -> None:
    register_party(**PERSON, legal_representative="李四")
    with connection.cursor() as cursor:
        cursor.execute("SELECT p::text FROM parties_party p")
        row = cursor.fetchone()[0]
    for secret in ("王小明", RESIDENT_ID, PHONE, "李四"):
        assert secret not in row
        assert secret.encode().hex() not in row
