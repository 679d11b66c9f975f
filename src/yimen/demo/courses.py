"""What can happen to a case between receipt and end, told with the demo's cases: stops, extension, silence, hearing,
third parties, promises, an end without a decision. No database.

Cases of the half year keep every date that its figures are made of; around `now` come cases of their own.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime

from yimen.clock import Calendar, shanghai_date
from yimen.demo.stories import SHANGHAI, Deed, Kind, Planner, Story

# So many working days from acceptance to decision leave room for a stop, an extension or third parties.
SHORTEST = 3
CATERING, HYGIENE = "食品经营许可（餐饮服务）", "公共场所卫生许可"
PLANNING, PROJECT, SEED = "建设工程规划许可", "企业投资项目核准", "农作物种子生产经营许可"
VENUE = "娱乐场所经营许可"
RULES, HEALTH = "管理制度文本", "从业人员健康合格证明"
CHAIR = "周敏（区司法局）"

Course = Callable[[Planner, Kind, date], tuple[date, list[Deed]]]


def enriched(stories: Iterable[Story], calendar: Calendar) -> Iterator[Story]:
    """The finished cases, some with a stop, an extension or third parties on the way; nobody's dates move."""
    planner = Planner(calendar, datetime.max.replace(tzinfo=SHANGHAI))
    turn = 0
    for story in stories:
        accepted = next((deed for deed in story.deeds if deed.act == "accept"), None)
        decided = next((deed for deed in story.deeds if deed.act == "decide"), None)
        room = _room(calendar, accepted, decided)
        # Who came late stays late for the reason told; the others have room for something.
        if accepted is None or not SHORTEST <= room <= story.kind.promised:
            yield story
            continue
        begun, turn = shanghai_date(accepted.at), turn + 1
        more = _between(planner, story.kind, begun, room, turn)
        yield replace(story, deeds=tuple(sorted((*story.deeds, *more), key=lambda deed: deed.at)))


def _room(calendar: Calendar, accepted: Deed | None, decided: Deed | None) -> int:
    if accepted is None or decided is None or decided.arguments["outcome"] != "grant":
        return 0
    return calendar.working_days(shanghai_date(accepted.at), shanghai_date(decided.at))


def _between(planner: Planner, kind: Kind, begun: date, room: int, turn: int) -> list[Deed]:
    first, second = planner.shift(begun, 1), planner.shift(begun, 2)
    if turn % 3 == 0:
        return _stopped(planner, first, "testing", "五个工作日", second)
    if turn % 3 == 1 and kind.extendable:
        reason = {"reason": "现场情况需要进一步核实，在法定期限内不能作出决定。"}
        return [Deed("extend", "chief", planner.at(planner.shift(begun, room - 1), 16, 50), reason)]
    return _third_parties(planner, first, second)


def _stopped(planner: Planner, day: date, ground: str, needed: str, until: date | None = None) -> list[Deed]:
    told = {"ground": ground, "time_needed": needed}
    deeds = [Deed("stop_clock", "first", planner.at(day, 9, 30), told)]
    return deeds + ([Deed("resume_clock", "first", planner.at(until, 16, 40), {})] if until else [])


def _third_parties(planner: Planner, told: date, heard: date | None) -> list[Deed]:
    about = {"parties": ["友谊路某小区业主代表", "相邻商户"], "interest": "油烟、噪声可能影响相邻权利人。"}
    deeds = [Deed("notify_interested", "first", planner.at(told, 9, 40), about)]
    if heard is None:
        return deeds
    said = {"友谊路某小区业主代表": "希望加装油烟净化设施。", "相邻商户": "无异议。"}
    return deeds + [
        Deed("state_views", "counter", planner.at(heard, 10, minute), {"party": party, "statement": words})
        for minute, (party, words) in enumerate(said.items())
    ]


def law(kinds: Sequence[Kind], calendar: Calendar, now: datetime) -> list[Story]:
    """One case around `now` for each course of COURSES, in the order of their submission."""
    planner, by_name = Planner(calendar, now), {kind.name: kind for kind in kinds}
    today, made = shanghai_date(now), []
    for place, (name, own, course) in enumerate(COURSES):
        if kind := by_name.get(name):
            received, deeds = course(planner, kind, today)
            submitted = planner.at(received, 9, 20)
            made.append(Story(f"demo-law-{place:02d}", kind, "online", submitted, tuple(deeds), 7000 + place, own))
    return sorted(made, key=lambda story: story.submitted_at)


def _accepted(planner: Planner, today: date, ago: int) -> tuple[date, list[Deed]]:
    """Handed in a working day before it was accepted, `ago` working days ago."""
    day = planner.shift(today, -ago)
    return planner.shift(day, -1), [Deed("accept", "first", planner.at(day, 10, 10))]


def _stands(planner: Planner, kind: Kind, today: date) -> tuple[date, list[Deed]]:
    received, deeds = _accepted(planner, today, 6)
    return received, deeds + _stopped(planner, planner.shift(today, -3), "testing", "十个工作日（食品接触面检测）")


def _stands_twice(planner: Planner, kind: Kind, today: date) -> tuple[date, list[Deed]]:
    received, deeds = _accepted(planner, today, 9)
    deeds += _stopped(planner, planner.shift(today, -7), "inspection", "三个工作日", planner.shift(today, -5))
    return received, deeds + _stopped(planner, planner.shift(today, -2), "expert_review", "十五个工作日")


def _extended(planner: Planner, kind: Kind, today: date) -> tuple[date, list[Deed]]:
    received, deeds = _accepted(planner, today, 9)
    told = {"reason": "经营场所情况复杂，需要会同消防部门复核。"}
    return received, [*deeds, Deed("extend", "chief", planner.at(planner.shift(today, -1), 15), told)]


def _extended_together(planner: Planner, kind: Kind, today: date) -> tuple[date, list[Deed]]:
    received, deeds = _accepted(planner, today, 25)
    told = {"reason": "涉及多个部门，征求意见尚未完成。"}
    return received, [*deeds, Deed("extend", "mayor", planner.at(planner.shift(today, -2), 15), told)]


def _together(planner: Planner, kind: Kind, today: date) -> tuple[date, list[Deed]]:
    return _accepted(planner, today, 8)


def _silent(planner: Planner, kind: Kind, today: date) -> tuple[date, list[Deed]]:
    received = planner.shift(today, -8)
    return received, [Deed("lapse", "platform", planner.at(planner.shift(received, 6), 1))]


def _right_told(planner: Planner, kind: Kind, today: date) -> tuple[date, list[Deed]]:
    received, deeds = _accepted(planner, today, 5)
    told = {"interest": "拟建高层建筑影响相邻住宅日照。"}
    return received, [*deeds, Deed("tell_hearing_right", "first", planner.at(planner.shift(today, -2), 9), told)]


def _hearing_asked(planner: Planner, kind: Kind, today: date) -> tuple[date, list[Deed]]:
    received, deeds = _accepted(planner, today, 8)
    deeds.append(Deed("tell_hearing_right", "first", planner.at(planner.shift(today, -6), 9), {}))
    asked = {"reason": "设计方案调整后对周边影响较小，请求当面说明。"}
    return received, [*deeds, Deed("request_hearing", "applicant", planner.at(planner.shift(today, -4), 9), asked)]


def _hearing_noticed(planner: Planner, kind: Kind, today: date) -> tuple[date, list[Deed]]:
    received, deeds = _hearing_asked(planner, kind, today)
    day = planner.shift(today, 6)
    return received, [*deeds, _notice(planner, planner.shift(today, -2), day)]


def _hearing_held(planner: Planner, kind: Kind, today: date) -> tuple[date, list[Deed]]:
    received, deeds = _accepted(planner, today, 16)
    told = {"basis": "public_interest", "reason": "项目位于居住区，涉及公共利益。"}
    deeds.append(Deed("announce_hearing", "first", planner.at(planner.shift(today, -14), 9), told))
    held = planner.shift(today, -3)
    deeds.append(_notice(planner, planner.shift(today, -12), held))
    deeds += _stopped(planner, planner.shift(today, -14), "hearing", "十个工作日（组织听证）", held)
    record = "主持人：周敏。申请人陈述设计方案；居民代表就日照提出意见；审查人员出示审查意见和证据。"
    signed = ["申请人代表", "居民代表"]
    deeds.append(Deed("hold_hearing", "first", planner.at(held, 11, 40), {"record": record, "signed_by": signed}))
    return received, sorted(deeds, key=lambda deed: deed.at)


def _notice(planner: Planner, told: date, day: date) -> Deed:
    about = {"day": day.isoformat(), "place": "上午九时三十分，区行政服务中心三楼听证室", "chair": CHAIR}
    return Deed("notify_hearing", "first", planner.at(told, 15), about)


def _parties_told(planner: Planner, kind: Kind, today: date) -> tuple[date, list[Deed]]:
    received, deeds = _accepted(planner, today, 4)
    told = planner.shift(today, -2)
    return received, deeds + _third_parties(planner, told, None)


def _parties_heard(planner: Planner, kind: Kind, today: date) -> tuple[date, list[Deed]]:
    received, deeds = _accepted(planner, today, 7)
    return received, deeds + _third_parties(planner, planner.shift(today, -5), planner.shift(today, -3))


def _lower_organ(planner: Planner, kind: Kind, today: date) -> tuple[date, list[Deed]]:
    return _accepted(planner, today, 3)


def _reported(planner: Planner, kind: Kind, today: date) -> tuple[date, list[Deed]]:
    received, deeds = _accepted(planner, today, 9)
    told = {"opinion": "agree", "text": "实地考察符合条件，材料齐全。"}
    return received, [*deeds, Deed("report_preliminary", "first", planner.at(planner.shift(today, -2), 14), told)]


def _never_corrected(planner: Planner, kind: Kind, today: date) -> tuple[date, list[Deed]]:
    received = planner.shift(today, -30)
    asked = Deed("notify_correction", "first", planner.at(planner.shift(received, 2), 10), {"items": [kind.gap]})
    told = {"ground": "not_corrected", "reason": "经两次电话提醒，申请人表示不再办理。"}
    return received, [asked, Deed("terminate", "head", planner.at(planner.shift(today, -1), 11), told)]


def _may_follow(planner: Planner, kind: Kind, today: date) -> tuple[date, list[Deed]]:
    day = planner.shift(today, -3)
    gap = Deed("tolerate_gap", "first", planner.at(day, 9, 50), {"items": [RULES], "note": "开业前补交。"})
    return planner.shift(day, -1), [gap, Deed("accept", "first", planner.at(day, 10, 10))]


def _promised(planner: Planner, kind: Kind, today: date, ago: int = 4) -> tuple[date, list[Deed]]:
    """Promised at hand-in, granted `ago` working days ago."""
    decided = planner.shift(today, -ago)
    accepted = planner.shift(decided, -3)
    received = planner.shift(accepted, -1)
    deeds = [Deed("make_promise", "applicant", planner.at(received, 9, 40), {"items": [HEALTH]})]
    deeds.append(Deed("accept", "first", planner.at(accepted, 10, 10)))
    deeds += planner.examined(kind, accepted, decided)
    deeds.append(Deed("decide", "head", planner.at(decided, 15, 30), {"outcome": "grant", "conditions": CONDITIONS}))
    return received, [*deeds, Deed("issue", "platform", planner.at(decided, 15, 35))]


CONDITIONS = ["营业前完成从业人员健康检查", "每年至少进行一次空气质量检测"]


def _broken(planner: Planner, kind: Kind, today: date) -> tuple[date, list[Deed]]:
    received, deeds = _promised(planner, kind, today, ago=28)
    deeds.append(Deed("deliver", "counter", planner.at(planner.shift(today, -27), 16), {"method": "window"}))
    deeds.append(Deed("lapse", "platform", planner.at(planner.shift(today, -4), 1)))
    told = {"item": HEALTH, "term": "10wd", "reason": "未在承诺期限内提供健康合格证明。"}
    return received, [*deeds, Deed("order_rectification", "first", planner.at(planner.shift(today, -2), 10), told)]


# Service, whether it is a case of the applicant whose login is printed, and what happened.
COURSES: tuple[tuple[str, bool, Course], ...] = (
    (CATERING, True, _stands),
    (HYGIENE, False, _stands_twice),
    (CATERING, True, _extended),
    (PROJECT, False, _extended_together),
    (PROJECT, False, _together),
    (CATERING, False, _silent),
    (HYGIENE, True, _silent),
    (PLANNING, True, _right_told),
    (PLANNING, False, _hearing_asked),
    (PLANNING, True, _hearing_noticed),
    (PLANNING, False, _hearing_held),
    (VENUE, False, _parties_told),
    (CATERING, False, _parties_heard),
    (SEED, False, _lower_organ),
    (SEED, False, _reported),
    (CATERING, True, _never_corrected),
    (CATERING, True, _may_follow),
    (HYGIENE, True, _promised),
    (HYGIENE, False, _broken),
)
