"""The persons and firms of the demo who are known by name: who they are, and what the registers hold. All invented."""

import random
from dataclasses import dataclass

from yimen.demo import names


@dataclass(frozen=True)
class Human:
    """The person behind a login of the demo."""

    username: str
    name: str
    identifier: str
    phone: str


@dataclass(frozen=True)
class Firm:
    """A firm of the demo. representative: the login of its legal representative."""

    code: str
    name: str
    representative: str


def _identifier(seed: int) -> str:
    return names.resident_id(random.Random(seed))


# The number is that of her cases: `load.cases` draws it from the same seed.
APPLICANT = Human("shenqingren", "王秀英", _identifier(7), "13900000000")
REPRESENTATIVE = Human("faren", "赵宏伟", _identifier(71), "13900000001")
AGENT = Human("jingban", "钱丽华", _identifier(72), "13900000002")
# Has registered and confirmed his phone: his identity card is still to be seen at the counter.
HALFWAY = Human("shenqingren2", "杨阳", _identifier(73), "13900000003")
# Known to the register and without an account: whoever tries the registration can be them.
TO_REGISTER = Human("", "周小雨", _identifier(74), "13900000004")

MATCHED = (APPLICANT, REPRESENTATIVE, AGENT)
HUMANS = (*MATCHED, HALFWAY)

FIRM = Firm(names.uscc(random.Random(710)), "上海宝江餐饮管理有限公司", "faren")
# Not in the register of legal persons yet: it waits for a clerk.
UNCONFIRMED = Firm(names.uscc(random.Random(711)), "上海宝江食品配送有限公司", "faren")


def register_entries() -> list[tuple[str, str, str, str]]:
    """What the registers of the demo hold: kind, number, name, phone or the representative's number."""
    people = [("person", each.identifier, each.name, each.phone) for each in (*MATCHED, TO_REGISTER)]
    return [*people, ("organisation", FIRM.code, FIRM.name, REPRESENTATIVE.identifier)]
