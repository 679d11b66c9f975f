"""The third round of the demo, in progress around today: sheets in every state, with lines, remarks and answers."""

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from yimen.demo.load.people import legal, reform, second_reform, somebody
from yimen.powers.acts import (
    accept_sheet,
    answer_remark,
    draft_line,
    hand_in,
    open_round,
    remark_line,
    return_sheet,
    review_as_legal_office,
    review_as_reform_office,
)
from yimen.powers.models import LineAction, PowerVersion, Sheet
from yimen.powers.states import states_in_force
from yimen.procedure import Actor

OPENED_BEFORE, DUE_AFTER = timedelta(days=12), timedelta(days=18)
# How far each department is; those not named have not begun.
STAGES = {
    "tjj": "accepted",
    "tyj": "accepted",
    "lyj": "accepted",
    "mzb": "reform",
    "kw": "reform",
    "sfj": "legal",
    "wgj": "legal",
    "czj": "handed_in",
    "hbj": "handed_in",
    "jyj": "returned",
    "swj": "returned",
    "wjw": "drafting",
    "scjg": "drafting",
    "jjw": "drafting",
}
WITHOUT_CHANGES = ("tjj", "tyj")


def load_third_round(now: datetime) -> None:
    """By the acts, each some days before now."""
    opened = timezone.localtime(now - OPENED_BEFORE).replace(hour=9, minute=20)
    combed = open_round("权责清单第三轮梳理", (now + DUE_AFTER).date(), actor=reform(), now=opened)
    sheets = {sheet.agency.code: sheet for sheet in combed.sheets.select_related("agency", "round") if sheet.agency}
    for place, (agency, stage) in enumerate(STAGES.items()):
        _work(sheets[agency], agency, stage, opened + timedelta(days=1 + place % 3, hours=place % 5))


def _work(sheet: Sheet, agency: str, stage: str, begin: datetime) -> None:
    clerk, head = (somebody(name) for name in _names(agency))
    codes = [] if agency in WITHOUT_CHANGES else _draft(sheet, clerk, begin)
    if stage == "drafting":
        return
    day = timedelta(days=1)
    hand_in(sheet.pk, actor=head, now=begin + day, remark="请审核" if codes else "本轮无调整")
    if stage == "returned":
        _send_back(sheet, codes, clerk, begin + 2 * day)
    if stage in ("legal", "reform", "accepted"):
        review_as_legal_office(sheet.pk, actor=legal(), now=begin + 3 * day)
    if stage in ("reform", "accepted"):
        review_as_reform_office(sheet.pk, actor=reform(), now=begin + 5 * day)
    if stage == "accepted":
        accept_sheet(sheet.pk, actor=second_reform(), now=begin + 6 * day)


def _names(agency: str) -> tuple[str, str]:
    """An officer and the section head of a department."""
    return ("shencha", "kezhang") if agency == "scjg" else (f"{agency}1", f"{agency}3")


def _draft(sheet: Sheet, clerk: Actor, now: datetime) -> list[str]:
    """Two changes, one removal, one new power; all of them from what the department has."""
    own = PowerVersion.objects.filter(agency=sheet.agency, valid_to=None, parent=None)
    penalties = list(own.filter(kind="02").order_by("power__code").values_list("power", flat=True))
    renamed, shortened, dropped = states_in_force([penalties[-1], penalties[-2], penalties[-3]]).values()
    better = renamed.content.model_dump() | {"name": f"{renamed.content.name}（不含移送公安机关的情形）"}
    shorter = shortened.content.model_dump()
    for duty in shorter["duties"]:
        duty["text"] = duty["text"].replace("依法", "依照法定程序")
    new = dropped.content.model_dump() | {"name": dropped.content.name.replace("处罚", "联合惩戒"), "kind": "10"}
    new["duties"] = [duty for duty in new["duties"] if duty["step"] in ("决定", "送达", "其他")]
    draft: dict[str, Any] = {"actor": clerk, "now": now}
    draft_line(sheet.pk, LineAction.CHANGE, better, code=renamed.code, reason="与刑事案件衔接，明确范围", **draft)
    draft_line(sheet.pk, LineAction.CHANGE, shorter, code=shortened.code, reason="统一责任事项表述", **draft)
    draft_line(sheet.pk, LineAction.REMOVE, code=dropped.code, reason="设定依据修订后不再保留", **draft)
    added = draft_line(sheet.pk, LineAction.ADD, new, reason="信用监管工作要求", **draft)
    return [renamed.code, shortened.code, dropped.code, added.code]


def _send_back(sheet: Sheet, codes: list[str], clerk: Actor, now: datetime) -> None:
    first = remark_line(sheet.pk, codes[0], "请核对名称与法律条文用语是否一致。", actor=legal(), now=now)
    remark_line(sheet.pk, codes[3], "联合惩戒的设定依据不足，请补充法律、法规依据。", actor=legal(), now=now)
    return_sheet(sheet.pk, actor=legal(), now=now, remark="两条意见请逐条答复")
    answer_remark(sheet.pk, first.pk, "已按照条文用语核对，名称不变。", actor=clerk, now=now + timedelta(hours=23))
