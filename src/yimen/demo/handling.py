"""Handling items of the demo: first issue, change, renewal and replacement of licences that hold for some years.

What the law says of them (行政许可法 49, 50) is the same for all; the materials they share are those that the service has.
"""

from collections.abc import Mapping
from typing import Any

# Department and number of the service, as its file has them.
WITH_ITEMS = frozenset(
    {
        "scjg001", "scjg002", "scjg003", "scjg004", "wjw001", "wjw007", "wgj001", "wgj002", "wgj004", "rsj001", "rsj002",
        "jjw004", "hbj003", "swj001",
    }
)  # fmt: skip
LAW = "《中华人民共和国行政许可法》"
SHARED = ("business-licence", "legal-identity")
HELD = {"code": "licence-held", "name": {"zh": "原许可证", "en": "The licence held"}, "original": 1}


def items(content: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The four items of one service, from its guide."""
    shared = [material["code"] for material in content["materials"] if material["code"] in SHARED]
    return [
        {"number": "01", "name": {"zh": "首次申请", "en": "First issue"}},
        {
            "number": "02",
            "name": {"zh": "变更", "en": "Change"},
            "conditions": [{"zh": "许可证载明的事项发生变化", "en": "What the licence says has changed"}],
            "materials": shared,
            "own_materials": [HELD, _own("change-proof", "变更事项的证明文件", "Proof of what has changed")],
            "terms": _terms(content, "第四十九条"),
        },
        {
            "number": "03",
            "name": {"zh": "延续", "en": "Renewal"},
            "conditions": [
                {"zh": "在有效期届满三十日前提出", "en": "Asked for at least thirty days before the licence runs out"}
            ],
            "materials": shared,
            "own_materials": [
                HELD,
                _own("unchanged", "许可条件未发生变化的说明", "Statement that the conditions still hold"),
            ],
            "terms": _terms(content, "第五十条"),
        },
        {
            "number": "04",
            "name": {"zh": "补办", "en": "Replacement"},
            "conditions": [{"zh": "许可证遗失或者损毁", "en": "The licence was lost or damaged"}],
            "materials": shared,
            "own_materials": [_own("loss-statement", "遗失或者损毁情况说明", "Statement of the loss or damage")],
            "terms": _terms(content, ""),
        },
    ]


def _own(code: str, chinese: str, english: str) -> dict[str, Any]:
    return {"code": code, "name": {"zh": chinese, "en": english}, "original": 1}


def _terms(content: Mapping[str, Any], article: str) -> dict[str, str]:
    """The statutory term of the service, and half of what it promises: less is examined."""
    terms = content["terms"]
    days = int(terms["promised"].removesuffix("wd"))
    basis = f"{LAW}{article}" if article else terms["statutory_basis"]
    return {"statutory": terms["statutory"], "statutory_basis": basis, "promised": f"{max(1, days // 2)}wd"}
