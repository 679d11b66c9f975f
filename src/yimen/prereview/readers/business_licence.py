"""营业执照, of 2014 and 2019: a code of 18 characters, or the number of the register on older ones."""

from yimen.prereview.readers.document import Entry, Kind, code, day, end_of_period

BUSINESS_LICENCE = Kind(
    "business_licence",
    ("营业执照",),
    {
        "code": Entry(("统一社会信用代码", "注册号"), code),
        "name": Entry(("名称", "企业名称")),
        "kind": Entry(("类型", "主体类型")),
        "representative": Entry(("法定代表人", "负责人", "经营者", "投资人", "执行事务合伙人")),
        "capital": Entry(("注册资本",)),
        "established": Entry(("成立日期", "注册日期"), day),
        "valid_until": Entry(("营业期限", "经营期限"), end_of_period),
        "address": Entry(("住所", "营业场所", "经营场所", "主要经营场所")),
        "scope": Entry(("经营范围",)),
    },
    needed=("code", "name"),
)
