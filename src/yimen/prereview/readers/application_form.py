"""A printed application form that was filled in, signed or sealed."""

from yimen.prereview.readers.document import Entry, Kind, code

APPLICATION_FORM = Kind(
    "application_form",
    ("申请表", "申请书"),
    {
        "name": Entry(("申请人名称", "申请单位", "申请人姓名", "申请人")),
        "code": Entry(("统一社会信用代码", "身份证号码", "身份证号", "证件号码"), code),
        "representative": Entry(("法定代表人", "负责人")),
        "phone": Entry(("联系电话", "手机号码", "手机"), code),
        "address": Entry(("经营场所", "地址", "住所")),
    },
    needed=("name",),
)
