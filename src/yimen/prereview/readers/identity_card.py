"""居民身份证: name and number on one side, validity on the other; both sides may stand on one page."""

from yimen.prereview.readers.document import Entry, Kind, code, day, end_of_period

IDENTITY_CARD = Kind(
    "identity_card",
    ("居民身份证", "公民身份号码"),
    {
        "name": Entry(("姓名",)),
        "sex": Entry(("性别",)),
        "born": Entry(("出生",), day),
        "address": Entry(("住址",)),
        "number": Entry(("公民身份号码",), code),
        "issuer": Entry(("签发机关",)),
        "valid_until": Entry(("有效期限", "有效期至"), end_of_period),
    },
    needed=("name", "number"),
)
