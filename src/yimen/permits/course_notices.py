"""The written notices of what may happen between acceptance and decision, and of the ends without one.

行政许可法: acceptance by law (32(1)4), preliminary opinion (35), stops with the time needed (45), extension with its
reason (42), hearing (46-48); termination; rectification of a promise that was not kept (上海市优化营商环境条例 27).
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from yimen.permits.document import arabic_date
from yimen.permits.notices import About, Kind, Notice

LAW = "《中华人民共和国行政许可法》"
Dues = Sequence[tuple[str, date]]  # name of a period, its last day


def deemed_acceptance(about: About, day: date, since: date, due: Dues, overdue: str) -> Notice:
    """视为受理告知书: the law accepts what nobody answered in time, from the day it was received."""
    told = (
        f"{_opening(about)}，本机关未在五个工作日内作出受理、不予受理或者补正的答复。根据{LAW}第三十二条第一款"
        f"第四项的规定，该申请自{arabic_date(since)}（收到申请材料之日）起即为受理，本机关不再要求补正。",
    )
    facts = (("受理日期（依法）", arabic_date(since)), *_days(due))
    return _notice(Kind.DEEMED_ACCEPTANCE, about, day, told, closing=(overdue,), facts=facts)


def acceptance_confirmed(about: About, day: date, since: date, due: Dues, overdue: str) -> Notice:
    """受理确认书: the organ confirms what the law has accepted already; it does not accept anew, nor from a later day."""
    told = (
        f"{_opening(about)}，因本机关未在五个工作日内答复，根据{LAW}第三十二条第一款第四项的规定，自{arabic_date(since)}"
        f"（收到申请材料之日）起即视为受理。本机关于{arabic_date(day)}确认受理，受理日期和办理期限不因本次确认而改变。",
    )
    facts = (("视为受理日期（依法）", arabic_date(since)), ("确认日期", arabic_date(day)), *_days(due))
    return _notice(Kind.ACCEPTANCE_CONFIRMED, about, day, told, closing=(overdue,), facts=facts)


def preliminary(about: About, day: date, agrees: bool, findings: str, due: Dues) -> Notice:
    """初审意见书: the lower organ's opinion, which goes up with all materials (35)."""
    opinion = "符合法定条件、标准，建议准予行政许可" if agrees else "不符合法定条件、标准，建议不予行政许可"
    told = (
        f"{about.applicant}于{arabic_date(about.submitted_on)}提交的“{about.service}”申请，经初步审查，{opinion}。",
        *_kept(findings),
        f"根据{LAW}第三十五条的规定，现将初审意见和全部申请材料直接报送，请不再要求申请人重复提供申请材料。",
    )
    # It goes to the higher organ, not to the applicant.
    upwards = replace(about, applicant="上级行政机关")
    return _notice(Kind.PRELIMINARY, upwards, day, told, facts=_days(due))


def stop(about: About, day: date, ground: str, time_needed: str, note: str) -> Notice:
    """特别程序告知书: for one of the eight grounds of 45 the time is not counted, and how long it will take."""
    told = (
        f"{_opening(about)}，在审查中依法需要{ground}。根据{LAW}第四十五条的规定，所需时间不计算在办理期限内，现予告知。",
        *_kept(note),
    )
    facts = (("事由", ground), ("所需时间", time_needed), ("停止计算自", arabic_date(day)))
    closing = ("事由消除后恢复计算期限，新的办结日期将另行告知。",)
    return _notice(Kind.STOP, about, day, told, closing=closing, facts=facts)


def resumption(about: About, day: date, ground: str, due: Dues) -> Notice:
    """恢复计算期限告知书: the clock goes on, and until when. due empty: another ground still stands."""
    told = (f"{_opening(about)}，因{ground}停止计算的办理期限，自{arabic_date(day)}起恢复计算（{LAW}第四十五条）。",)
    other = () if due else ("因另有事由尚未消除，办理期限仍停止计算。",)
    return _notice(Kind.RESUMPTION, about, day, told, closing=other, facts=_days(due))


def extension(about: About, day: date, term: str, reason: str, joint: bool, due: Dues) -> Notice:
    """延长办理期限告知书: by how much, approved by whom, and why (42)."""
    head, article = ("本级人民政府负责人", "第四十二条第二款") if joint else ("本行政机关负责人", "第四十二条第一款")
    told = (
        f"{_opening(about)}，在法定期限内不能作出决定。根据{LAW}{article}的规定，经{head}批准，延长{term}，理由如下：",
        reason,
    )
    return _notice(Kind.EXTENSION, about, day, told, facts=_days(due))


def hearing_right(about: About, day: date, interest: str, until: date) -> Notice:
    """听证权利告知书: who has major interests at stake may ask for a hearing, free of charge (47)."""
    told = (
        f"{_opening(about)}，直接涉及申请人与他人之间重大利益关系。根据{LAW}第四十七条的规定，在作出行政许可决定前，"
        f"申请人、利害关系人享有要求听证的权利。要求听证的，应当在{arabic_date(until)}前提出；逾期未提出的，视为放弃。",
        *_kept(interest),
    )
    closing = ("行政机关在收到听证申请之日起二十个工作日内组织听证，组织听证的费用由行政机关承担。",)
    return _notice(Kind.HEARING_RIGHT, about, day, told, closing=closing, facts=(("申请截止", arabic_date(until)),))


def hearing_announcement(about: About, day: date, required: bool, reason: str) -> Notice:
    """听证公告: a hearing that the law orders or the public interest asks for (46)."""
    why = "属于法律、法规、规章规定实施行政许可应当听证的事项" if required else "属于涉及公共利益的重大行政许可事项"
    told = (f"“{about.service}”申请{why}。根据{LAW}第四十六条的规定，现向社会公告，并将举行听证。", *_kept(reason))
    closing = ("听证的时间、地点将于举行听证的七日前另行通知。",)
    return _notice(Kind.HEARING_ANNOUNCEMENT, about, day, told, closing=closing)


def hearing(about: About, day: date, held_on: date, place: str, chair: str) -> Notice:
    """听证通知书: time, place and chair, at least seven days before (48)."""
    told = (f"{_opening(about)}，本机关决定举行听证。根据{LAW}第四十八条的规定，现将有关事项通知如下：",)
    items = (
        "听证公开举行。申请人、利害关系人可以提出证据，并进行申辩和质证。",
        "申请人、利害关系人认为主持人与该行政许可事项有直接利害关系的，有权申请回避。",
        "听证应当制作笔录，笔录交听证参加人确认无误后签字或者盖章；行政机关根据听证笔录作出行政许可决定。",
    )
    facts = (("听证日期", arabic_date(held_on)), ("时间和地点", place), ("主持人", chair))
    return _notice(Kind.HEARING, about, day, told, items, facts=facts)


def termination(about: About, day: date, ground: str, reason: str, remedies: str) -> Notice:
    """终止办理通知书: the case ends without a decision, and where to turn against it."""
    told = (f"{_opening(about)}，因{ground}，本机关决定终止办理。", *_kept(reason))
    return _notice(Kind.TERMINATION, about, day, told, closing=(remedies,))


def rectification(about: About, day: date, item: str, until: date, reason: str, remedies: str) -> Notice:
    """责令限期整改通知书: a promise was not kept; what follows if it is not put right in time."""
    told = (
        f"你（单位）办理“{about.service}”时作出的书面承诺未在期限内履行。现责令你（单位）在{arabic_date(until)}前完成整改：",
    )
    closing = (*_kept(reason), "逾期不整改或者整改后仍不符合条件的，依法撤销行政许可决定，并记入信用记录。", remedies)
    return _notice(Kind.RECTIFICATION, about, day, told, (item,), closing, (("整改期限", arabic_date(until)),))


def _notice(
    kind: Kind,
    about: About,
    day: date,
    paragraphs: Sequence[str],
    items: Sequence[str] = (),
    closing: Sequence[str] = (),
    facts: Sequence[tuple[str, str]] = (),
) -> Notice:
    number = ("办件编号", about.case_number)
    return Notice(kind, about, day, tuple(paragraphs), tuple(items), tuple(closing), (number, *facts))


def _opening(about: About) -> str:
    return f"你（单位）于{arabic_date(about.submitted_on)}提交的“{about.service}”申请"


def _days(due: Dues) -> tuple[tuple[str, str], ...]:
    return tuple((name, arabic_date(last)) for name, last in due)


def _kept(text: str) -> tuple[str, ...]:
    return (text,) if text.strip() else ()
