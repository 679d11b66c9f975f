"""The written notices of the procedure: one page form, its sentences by kind.

行政许可法 requires each in writing, dated and under the special seal: receipt and acceptance (32(2)), corrections
(32(1)4), refusal to accept (32(1)1-2), the decision (38). The sentences are the law's Chinese; they are documents, not
interface, so they do not change with the reader's language.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from yimen.permits import seal, typesetting
from yimen.permits.document import arabic_date, chinese_date, qr_code
from yimen.permits.glyphs import printable

MOST_ITEMS = 60


class Kind(StrEnum):
    """Which notice; the values stand in addresses."""

    RECEIPT = "receipt"
    CORRECTION = "correction"
    ACCEPTANCE = "acceptance"
    NON_ACCEPTANCE = "non-acceptance"
    GRANT = "grant"
    REFUSAL = "refusal"
    DEEMED_ACCEPTANCE = "deemed-acceptance"
    ACCEPTANCE_CONFIRMED = "acceptance-confirmed"
    PRELIMINARY = "preliminary"
    STOP = "stop"
    RESUMPTION = "resumption"
    EXTENSION = "extension"
    HEARING_RIGHT = "hearing-right"
    HEARING_ANNOUNCEMENT = "hearing-announcement"
    HEARING = "hearing"
    TERMINATION = "termination"
    RECTIFICATION = "rectification"


TITLES: dict[Kind, tuple[str, str, str]] = {
    Kind.RECEIPT: ("收件凭证", "Receipt for an application", "收"),
    Kind.CORRECTION: ("行政许可申请材料补正告知书", "Notice of corrections needed", "补"),
    Kind.ACCEPTANCE: ("行政许可申请受理通知书", "Notice of acceptance", "受"),
    Kind.NON_ACCEPTANCE: ("行政许可申请不予受理通知书", "Notice of non-acceptance", "不受"),
    Kind.GRANT: ("准予行政许可决定书", "Decision granting the licence", "准"),
    Kind.REFUSAL: ("不予行政许可决定书", "Decision refusing the licence", "不准"),
    Kind.DEEMED_ACCEPTANCE: ("行政许可申请视为受理告知书", "Notice of acceptance by law", "视受"),
    Kind.ACCEPTANCE_CONFIRMED: ("行政许可申请受理确认书", "Confirmation of acceptance by law", "受确"),
    Kind.PRELIMINARY: ("行政许可初审意见书", "Preliminary opinion", "初审"),
    Kind.STOP: ("行政许可特别程序告知书", "Notice that the clock stands", "停"),
    Kind.RESUMPTION: ("行政许可恢复计算期限告知书", "Notice that the clock goes on", "复"),
    Kind.EXTENSION: ("行政许可延长办理期限告知书", "Notice of extension", "延"),
    Kind.HEARING_RIGHT: ("行政许可听证权利告知书", "Notice of the right to a hearing", "听告"),
    Kind.HEARING_ANNOUNCEMENT: ("行政许可听证公告", "Announcement of a hearing", "听公"),
    Kind.HEARING: ("行政许可听证通知书", "Notice of the hearing", "听通"),
    Kind.TERMINATION: ("行政许可终止办理通知书", "Notice of termination", "终"),
    Kind.RECTIFICATION: ("责令限期整改通知书", "Order of rectification", "责改"),
}


@dataclass(frozen=True)
class About:
    """The case a notice belongs to. `address` is where its progress can be followed."""

    case_number: str
    service: str
    applicant: str
    organ: str
    organ_en: str
    submitted_on: date
    address: str


@dataclass(frozen=True)
class Notice:
    """One notice, ready to be set: sentences, a numbered list between them, a table of facts after them."""

    kind: Kind
    about: About
    day: date
    paragraphs: tuple[str, ...]
    items: tuple[str, ...] = ()
    closing: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()


def receipt(about: About, day: date, materials: Sequence[str], answer_by: date) -> Notice:
    """收件凭证: what was handed in, and by when the organ must answer (five working days, 32(1)4)."""
    return Notice(
        Kind.RECEIPT,
        about,
        day,
        (f"你（单位）于{arabic_date(about.submitted_on)}提交的“{about.service}”申请及下列材料，本机关已收到：",),
        tuple(materials) or ("申请表（在线填写）",),
        (
            f"本机关将于{arabic_date(answer_by)}前作出受理、不予受理或者一次性告知补正的答复；逾期不告知的，"
            "自收到申请材料之日起即为受理（《中华人民共和国行政许可法》第三十二条）。",
        ),
        (("办件编号", about.case_number), ("收件日期", arabic_date(day))),
    )


def correction(about: About, day: date, items: Sequence[str], note: str) -> Notice:
    """补正告知书: everything that is missing, once (32(1)4)."""
    return Notice(
        Kind.CORRECTION,
        about,
        day,
        (
            f"你（单位）于{arabic_date(about.submitted_on)}提交的“{about.service}”申请，经审查，申请材料不齐全或者"
            "不符合法定形式。根据《中华人民共和国行政许可法》第三十二条第一款第四项的规定，现将需要补正的全部内容"
            "一次告知如下：",
        ),
        tuple(items),
        (*_noted(note), "请按上述要求补正后重新提交。补正期间不计入办理期限。"),
        (("办件编号", about.case_number),),
    )


def acceptance(about: About, day: date, due: Sequence[tuple[str, date]], overdue: str) -> Notice:
    """受理通知书: the periods begin (32(1)5, 42). `due`: name of a period and its last day; overdue: what then is open."""
    return Notice(
        Kind.ACCEPTANCE,
        about,
        day,
        (
            f"你（单位）于{arabic_date(about.submitted_on)}提交的“{about.service}”申请，申请材料齐全、符合法定形式。"
            "根据《中华人民共和国行政许可法》第三十二条第一款第五项的规定，本机关决定予以受理。",
        ),
        (),
        ("依法需要听证、招标、拍卖、检验、检测、检疫、鉴定和专家评审的，所需时间不计入办理期限。", overdue),
        (("办件编号", about.case_number), *((name, arabic_date(last)) for name, last in due)),
    )


def non_acceptance(about: About, day: date, ground: str, organ: str, reason: str, remedies: str) -> Notice:
    """不予受理通知书: no licence is needed, another organ is competent (32(1)1-2), 78, 79. `ground` as in the act."""
    article, why = {
        "not_competent": (
            "第三十二条第一款第二项",
            f"申请事项依法不属于本机关职权范围，请向{organ or '有关行政机关'}申请。",
        ),
        "false_statement": ("第七十八条", "申请人隐瞒有关情况或者提供虚假材料。"),
        "barred": ("第七十八条、第七十九条", "申请人在不得再次申请该行政许可的期限内。"),
    }.get(ground, ("第三十二条第一款第一项", "申请事项依法不需要取得行政许可。"))
    return Notice(
        Kind.NON_ACCEPTANCE,
        about,
        day,
        (
            f"你（单位）于{arabic_date(about.submitted_on)}提交的“{about.service}”申请，经审查，{why}"
            f"根据《中华人民共和国行政许可法》{article}的规定，本机关决定不予受理。",
        ),
        (),
        (*_noted(reason), remedies),
        (("办件编号", about.case_number),),
    )


def grant(about: About, day: date, certificate: bool, conditions: Sequence[str] = ()) -> Notice:
    """准予行政许可决定书 (38(1)), with its conditions; where a certificate follows, within ten working days (44)."""
    conditioned = ("本决定附加下列条件：",) if conditions else ()
    follows = "本机关将自作出决定之日起十个工作日内向你（单位）颁发、送达行政许可证件（第四十四条）。"
    return Notice(
        Kind.GRANT,
        about,
        day,
        (
            f"你（单位）于{arabic_date(about.submitted_on)}提交的“{about.service}”申请，经审查，符合法定条件、标准。"
            "根据《中华人民共和国行政许可法》第三十八条第一款的规定，本机关决定准予行政许可。",
            *conditioned,
        ),
        tuple(conditions),
        (follows,) if certificate else (),
        (("办件编号", about.case_number), ("决定日期", arabic_date(day))),
    )


def refusal(about: About, day: date, reason: str, remedies: str, barred_years: int = 0) -> Notice:
    """不予行政许可决定书: with reasons and remedies (38(2)); barred_years: no new application for so long (78)."""
    bar = ("根据《中华人民共和国行政许可法》第七十八条的规定，自本决定之日起一年内不得再次申请该行政许可。",)
    return Notice(
        Kind.REFUSAL,
        about,
        day,
        (
            f"你（单位）于{arabic_date(about.submitted_on)}提交的“{about.service}”申请，经审查，不符合法定条件、标准，"
            "理由如下：",
            reason,
        ),
        (),
        (
            "根据《中华人民共和国行政许可法》第三十八条第二款的规定，本机关决定不予行政许可。",
            *(bar if barred_years else ()),
            remedies,
        ),
        (("办件编号", about.case_number), ("决定日期", arabic_date(day))),
    )


def pdf(notice: Notice, at: datetime) -> bytes:
    """The notice as PDF/A-2b, not yet signed."""
    title = f"{TITLES[notice.kind][0]} {notice.about.case_number}"
    return typesetting.pdf("notice.typ", page_data(notice), title=printable(title), at=at)


def page_data(notice: Notice) -> dict[str, Any]:
    """The values of the template, printable and bounded."""
    about = notice.about
    title, title_en, word = TITLES[notice.kind]
    return {
        "organ": printable(about.organ, 40),
        "organ_en": printable(about.organ_en, 100),
        "title": title,
        "title_en": title_en,
        "document_number": printable(f"〔{notice.day.year}〕{word}字第{about.case_number}号", 80),
        "addressee": printable(about.applicant, 120),
        "paragraphs": [printable(text) for text in notice.paragraphs],
        "items": [printable(item, 500) for item in notice.items[:MOST_ITEMS]],
        "closing": [printable(text) for text in notice.closing],
        "facts": [{"label": name, "value": printable(value, 200)} for name, value in notice.facts],
        "issued_on": chinese_date(notice.day),
        "address": about.address,
        "qr": qr_code(about.address),
        "seal": seal.svg(about.organ),
    }


def _noted(text: str) -> tuple[str, ...]:
    return (text,) if text.strip() else ()
