"""The internal handbooks (业务手册) of the services fully written, made from the parts of their guides.

Elements as in DB31/T 544. Nothing is invented about a service: who takes part, in which order and time, what is looked at and which
papers are written follow from its steps, conditions, materials and result, and from the licence law for all of them.
"""

from collections.abc import Iterator, Mapping
from typing import Any

POSTS = {
    "counter": (
        "窗口受理岗",
        "核对申请材料，当场或者五个工作日内一次性告知需要补正的全部内容，出具受理或者不予受理通知书",
    ),
    "officer": ("审查岗", "对照法定条件审查申请材料，需要核实实质内容的组织现场核查，提出书面审查意见"),
    "section_head": ("审核岗（科长）", "复核审查意见和期限，提出准予或者不予许可的意见"),
    "agency_head": ("审定岗（分管局领导）", "作出决定；需要延长期限的予以批准并告知理由"),
}
DEPUTIES = {"counter": "窗口B角", "officer": "审查B角", "section_head": "副科长", "agency_head": "其他局领导"}
PART_OF = {
    "acceptance": "acceptance",
    "examination": "examination",
    "decision": "decision",
    "closing": "decision",
    "delivery": "delivery",
}
ON_SITE = ("现场", "实地", "踏勘")
SHOWN = 8  # materials named one by one; the rest stand in the guide


def handbook(content: Mapping[str, Any], section: str) -> dict[str, Any]:
    """The handbook of a guide. section: the approval section of its department."""
    roles = list(dict.fromkeys(step["role"] for step in content["steps"] if step["role"] in POSTS))
    book: dict[str, Any] = {
        "approvers": [_approver(role, section) for role in roles],
        "instructions": [_receiving(content), *(_instruction(step, content) for step in content["steps"])],
        "provisions": list(_provisions(content)),
        "risks": [
            {"point": "超过承诺期限或者法定期限", "measure": "系统按工作日计时，临期预警、逾期督办，说明理由后公开"},
            {"point": "要求提供指南以外的材料", "measure": "材料清单由系统固定，窗口不得增加；补正只告知一次"},
            {"point": "审查与决定由一人完成", "measure": "审查、审核、决定分岗办理，意见留痕，不可修改"},
        ],
        "archive": "申请材料、受理凭证、审查意见、决定文书和送达凭证一案一卷，办结后归档；办理过程以办件账本为准。",
    }
    if "quantity_limit" in content:
        book["quantity"] = {"zh": "按受理先后顺序办理；名额用完即公告，不再受理。", "en": "In the order of acceptance."}
    return book


def _approver(role: str, section: str) -> dict[str, str]:
    post, duty = POSTS[role]
    return {"post": post, "section": "" if role == "agency_head" else section, "duty": duty, "deputy": DEPUTIES[role]}


def _receiving(content: Mapping[str, Any]) -> dict[str, Any]:
    """What the window looks at: each material, and the standard that the guide names."""
    told = content["materials"][:SHOWN]
    points = [
        f"{each['name']['zh']}：{each['accept_standard']}" if each.get("accept_standard") else each["name"]["zh"]
        for each in told
    ]
    return {
        "part": "receiving",
        "title": "收件与核对",
        "post": POSTS["counter"][0],
        "points": points,
        "standard": "材料齐全、符合法定形式；复印件与原件核对一致。",
        "documents": ["收件凭证"],
    }


def _instruction(step: Mapping[str, Any], content: Mapping[str, Any]) -> dict[str, Any]:
    told: dict[str, Any] = {
        "part": PART_OF[step["stage"]],
        "title": step["name"]["zh"],
        "post": POSTS[step["role"]][0] if step["role"] in POSTS else "",
        "days": step["days"],
        "standard": step["text"]["zh"],
    }
    if step["stage"] == "acceptance":
        told["documents"] = ["受理通知书", "补正告知书", "不予受理通知书"]
    if step["stage"] == "examination":
        told["points"] = [condition["zh"] for condition in content["conditions"]]
        told["documents"] = ["审查意见"]
        if any(word in step["name"]["zh"] for word in ON_SITE):
            told |= {"procedure": "on_site", "documents": ["现场核查记录", "审查意见"]}
    if step["stage"] == "decision":
        told["documents"] = ["准予决定书", "不予决定书（说明理由并告知复议、诉讼权利）"]
    if step["stage"] == "delivery":
        told["documents"] = [content["result"]["name"]["zh"], "送达回证"]
    return told


def _provisions(content: Mapping[str, Any]) -> Iterator[str]:
    """What the law attaches to a decision of this kind."""
    years = content["result"].get("valid_years")
    if years:
        yield f"有效期{years}年；需要延续的，应当在届满三十日前提出申请（行政许可法第五十条）"
    if content["result"]["kind"] in ("licence", "qualification", "approval"):
        yield "准予许可的决定予以公开，公众有权查阅（行政许可法第四十条）"
        yield "需要变更许可事项的，向作出决定的机关申请（行政许可法第四十九条）"
    if content.get("officers", 1) > 1:
        yield "需要核实实质内容的，由两名以上工作人员核查（行政许可法第三十四条）"
