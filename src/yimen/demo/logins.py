"""Who can sign in to the demo. One password for all, plainly a demonstration's: never use these accounts in earnest."""

import random
from dataclasses import dataclass

from yimen.demo.establishments import section_of
from yimen.demo.names import person

PASSWORD = "yimen-demo-2016"
SECTION = "行政审批科"


@dataclass(frozen=True)
class Login:
    """One account. role: what it is there for, in a few words; agency: code of the department, "" for none."""

    username: str
    name: str
    role: str
    roles: tuple[str, ...]
    agency: str = ""
    section: str = ""
    title: str = ""

    @property
    def password(self) -> str:
        """The same for all of them."""
        return PASSWORD


# Those printed at the start: one for each part in the walk, a second officer and another department for denials.
LOGINS: tuple[Login, ...] = (
    Login("shenqingren", "王秀英", "applicant 申请人", ("applicant",)),
    Login("faren", "赵宏伟", "legal representative of a firm 法定代表人", ("applicant",)),
    Login("jingban", "钱丽华", "its agent 经办人", ("applicant",)),
    Login("chuangkou", "李晓梅", "counter, all departments 窗口", ("counter",)),
    Login("shencha", "张建国", "officer, market supervision 审查", ("officer",), "scjg", SECTION, "科员"),
    Login("shencha2", "陈志强", "second officer, market supervision 审查", ("officer",), "scjg", SECTION, "科员"),
    Login("kezhang", "刘慧敏", "section head, market supervision 科长", ("section_head",), "scjg", SECTION, "科长"),
    Login("juzhang", "孙伟民", "head of the agency, market supervision 局长", ("agency_head",), "scjg", "", "局长"),
    Login(
        "jianguan", "顾正华", "food supervision after a grant 事后监管", ("officer",), "scjg", "食品经营监管科", "科员"
    ),
    Login("weisheng", "赵雅琴", "officer, health 卫生审查", ("officer",), "wjw", SECTION, "科员"),
    Login("luodian", "沈月华", "section head of a town 罗店镇", ("section_head",), "ld", "经济发展办公室", "主任"),
    Login("quzhang", "高志远", "head of the district government 区长", ("government_head",)),
    Login("jiancha", "吴国平", "supervisor 监督", ("supervisor",)),
    Login("lingdao", "郑明远", "leader 区领导", ("leader",)),
    Login("fazhi", "林正平", "legal office 法制办", ("legal_office",)),
    Login("shengai", "周立新", "reform office 审改办", ("reform_office",)),
    Login("bianban", "沈维民", "reform office, approves posts 编办", ("reform_office",)),
    Login("guanli", "何静", "administrator 管理员", ("admin",)),
    Login("fuhe", "宋平", "second administrator, reviews calendars 复核", ("admin",)),
)

_SURNAMES = "陈林黄徐朱胡高郭马罗梁宋谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏"
_GIVEN = (
    "建平",
    "晓燕",
    "志明",
    "丽娟",
    "国强",
    "海英",
    "俊杰",
    "玉兰",
    "文斌",
    "春梅",
    "永康",
    "佩芳",
    "浩然",
    "雪梅",
)


def department_staff(codes: tuple[str, ...]) -> tuple[Login, ...]:
    """Two officers and a section head for each department that is not among LOGINS in full; same names at every load."""
    made = []
    for place, code in enumerate(codes):
        for seat, (role, title) in enumerate((("officer", "科员"), ("officer", "科员"), ("section_head", "科长"))):
            name = _SURNAMES[(place * 3 + seat) % len(_SURNAMES)] + _GIVEN[(place * 5 + seat * 3) % len(_GIVEN)]
            part = f"{role} {code}"
            made.append(Login(f"{code}{seat + 1}", name, part, (role,), code, section_of(code), title))
    return tuple(made)


def supervising_staff(codes: tuple[str, ...]) -> tuple[Login, ...]:
    """Somebody in each organ who takes over what was granted, in the section that supervises."""
    made = []
    for place, code in enumerate(codes):
        name = _SURNAMES[(place * 11 + 5) % len(_SURNAMES)] + _GIVEN[(place * 5 + 2) % len(_GIVEN)]
        section = section_of(code, supervising=True)
        made.append(Login(supervising_login(code), name, f"officer {code}", ("officer",), code, section, "科员"))
    return tuple(made)


def supervising_login(code: str) -> str:
    """The account of that person."""
    return f"{code}5"


def agency_heads(codes: tuple[str, ...]) -> tuple[Login, ...]:
    """The head of each department but the one whose head is among LOGINS: who extends terms and rules on objections."""
    printed = {login.agency for login in LOGINS if "agency_head" in login.roles}
    made = []
    for place, code in enumerate(codes):
        if code not in printed:
            name = _SURNAMES[(place * 7 + 2) % len(_SURNAMES)] + _GIVEN[(place * 3 + 1) % len(_GIVEN)]
            made.append(Login(f"{code}4", name, f"agency_head {code}", ("agency_head",), code, "", "局长"))
    return tuple(made)


SECOND_APPLICANT = Login("shenqingren2", "杨阳", "second applicant 申请人", ("applicant",))


def citizens() -> tuple[Login, ...]:
    """Thirty more applicants, who handed in most of the online cases."""
    dice = random.Random(30)
    return tuple(Login(f"demo{place:02d}", person(dice), "applicant 申请人", ("applicant",)) for place in range(30))
