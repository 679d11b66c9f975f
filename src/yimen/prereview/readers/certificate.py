"""Any certificate with a number, a holder and a validity: permits, approvals, qualifications."""

from yimen.prereview.readers.document import Entry, Kind, day, end_of_period, number

CERTIFICATE = Kind(
    "certificate",
    ("许可证", "资格证", "合格证", "证书", "登记证", "批复", "批准书", "证明"),
    {
        "number": Entry(("证书编号", "许可证编号", "证件编号", "批准文号", "编号", "证号"), number),
        "verification": Entry(("核验码",), number),
        "holder": Entry(("持证人", "单位名称", "经营者名称", "企业名称", "建设单位", "名称", "姓名")),
        "issuer": Entry(("发证机关", "签发机关", "发证单位", "批准机关")),
        "issued": Entry(("发证日期", "签发日期", "批准日期"), day),
        "valid_until": Entry(("有效期限", "有效期至", "有效期"), end_of_period),
    },
    needed=("number",),
)
