"""The notices of real cases: each event its own, the same whenever asked for, signed by the organ."""

from datetime import date, timedelta

import pytest

from yimen.cases import acts
from yimen.cases.acts.lapse import lapse
from yimen.cases.models import Case
from yimen.cases.queries import case_for, dossier
from yimen.cases.tests.factories import MORNING, make_actor, make_case, make_service, make_user
from yimen.errors import Refusal
from yimen.permits import authority
from yimen.permits.case_notices import notices_of, signed_notice
from yimen.permits.inspection import Finding, inspect
from yimen.permits.notice_makers import MAKERS
from yimen.permits.notices import Kind
from yimen.permits.tests.reading import text_of
from yimen.permits.tests.samples import NOW, home
from yimen.procedure import SYSTEM, Role

pytestmark = pytest.mark.django_db


def shown(case: Case):
    return dossier(case_for(SYSTEM, case.number), date(2016, 6, 1))


@pytest.mark.parametrize(
    ("state", "kinds"),
    [
        ("submitted", [Kind.RECEIPT]),
        ("correction", [Kind.RECEIPT, Kind.CORRECTION]),
        ("not_accepted", [Kind.RECEIPT, Kind.NON_ACCEPTANCE]),
        ("granted", [Kind.RECEIPT, Kind.ACCEPTANCE, Kind.GRANT]),
        ("refused", [Kind.RECEIPT, Kind.ACCEPTANCE, Kind.REFUSAL]),
    ],
)
def test_each_state_has_its_notices_and_each_can_be_made(state: str, kinds: list[Kind]) -> None:
    case = shown(make_case(state=state))
    listed = notices_of(case, inside=True)
    assert [entry.kind for entry in listed] == kinds
    for entry in listed:
        kind, pdf = signed_notice(case, entry.sequence, inside=True)
        assert kind is entry.kind
        text = text_of(pdf)
        assert all(words in text for words in (case.case.number, "王小明", case.case.agency.name))
        verdict = inspect(pdf, authority.roots(home()), NOW)
        assert (verdict.finding, verdict.signer) == (Finding.GENUINE, case.case.agency.name)


def test_an_event_without_a_notice_and_an_unknown_one_are_refused() -> None:
    case = shown(make_case(state="granted"))
    opinion = next(event.sequence for event in case.events if event.kind == "opined")
    for sequence in (opinion, 99, 0):
        with pytest.raises(Refusal, match="notice_not_there"):
            signed_notice(case, sequence, inside=True)


def test_the_receipt_tells_materials_and_the_day_of_the_answer() -> None:
    text = text_of(signed_notice(shown(make_case()), 1, inside=True)[1])
    assert "身份证明" in text
    assert "2016年6月8日" in text  # five working days after 1 June 2016


def test_the_acceptance_tells_both_last_days() -> None:
    case = shown(make_case(state="accepted"))
    text = text_of(signed_notice(case, 2, inside=True)[1])
    assert "法定办结日期2016年6月30日" in text  # 20 working days; 9 and 10 June free, 12 June worked
    assert "承诺办结日期2016年6月8日" in text


def test_the_refusal_tells_reasons_and_remedies() -> None:
    case = shown(make_case(state="refused"))
    text = text_of(signed_notice(case, notices_of(case, inside=True)[-1].sequence, inside=True)[1])
    assert "不符合条件" in text
    assert "行政复议" in text


class Course:
    """A case that the right people take further, an hour an act."""

    def __init__(self, state: str = "accepted", **content) -> None:
        self.case, self.now = make_case(make_service(**content), state=state), MORNING + timedelta(hours=6)

    def do(self, act: str, *roles: Role, **arguments) -> None:
        self.now += timedelta(hours=1)
        who = make_actor(*(roles or (Role.OFFICER,)), agency=self.case.agency)
        acts.PERFORM[act](self.case.number, actor=who, now=self.now, **arguments)

    def text(self, kind: Kind) -> str:
        case = shown(self.case)
        entry = next(each for each in reversed(notices_of(case, inside=True)) if each.kind is kind)
        return text_of(signed_notice(case, entry.sequence, inside=True)[1]).replace("\n", "")


def test_silence_is_told_as_acceptance_from_the_day_of_receipt() -> None:
    case = make_case()
    lapse(case.number, now=MORNING + timedelta(days=10))
    course = Course.__new__(Course)
    course.case = case
    text = course.text(Kind.DEEMED_ACCEPTANCE)
    assert "第三十二条第一款第四项" in text
    assert "受理日期（依法）2016年6月1日" in text
    assert "法定办结日期2016年6月30日" in text
    assert "先向" in text  # no decision in time: reconsideration first


def test_a_stop_tells_ground_and_time_needed_and_the_way_on_tells_the_new_last_day() -> None:
    course = Course()
    course.do("stop_clock", ground="testing", time_needed="十五个工作日")
    text = course.text(Kind.STOP)
    assert all(words in text for words in ("检测", "十五个工作日", "第四十五条"))
    assert "法定办结日期" not in text
    course.now += timedelta(days=7)
    course.do("resume_clock")
    assert "法定办结日期2016年7月7日" in course.text(Kind.RESUMPTION)  # five working days later than 30 June
    assert "法定办结日期2016年6月30日" in course.text(Kind.ACCEPTANCE), "an earlier notice says what it said"


def test_an_extension_tells_by_how_much_who_and_why() -> None:
    course = Course()
    course.do("extend", Role.AGENCY_HEAD, reason="需要进一步核实有关情况")
    text = course.text(Kind.EXTENSION)
    assert all(
        words in text for words in ("10个工作日", "本行政机关负责人", "需要进一步核实有关情况", "第四十二条第一款")
    )
    assert "法定办结日期2016年7月14日" in text


def test_the_notices_of_a_hearing() -> None:
    course = Course(hearing="may")
    course.do("tell_hearing_right")
    assert "2016年6月8日" in course.text(Kind.HEARING_RIGHT)
    course.do("announce_hearing", basis="public_interest", reason="涉及周边居民")
    assert "第四十六条" in course.text(Kind.HEARING_ANNOUNCEMENT)
    chair = make_user(Role.OFFICER, agency=course.case.agency, name="周明")
    course.do("notify_hearing", day="2016-06-20", place="上午九时三十分，三楼听证室", chair=str(chair.pk))
    text = course.text(Kind.HEARING)
    assert all(words in text for words in ("2016年6月20日", "三楼听证室", "主持人周明", "回避"))


def test_the_opinion_of_the_lower_organ() -> None:
    course = Course(terms={"statutory": "20wd", "statutory_basis": "行政许可法 42", "preliminary": "20wd"})
    course.do("report_preliminary", opinion="agree", text="材料齐全")
    text = course.text(Kind.PRELIMINARY)
    assert "建议准予" in text and "材料齐全" in text and "第三十五条" in text
    assert text.index("上级行政机关：") < text.index("王小明")
    case = shown(course.case)
    assert Kind.PRELIMINARY not in [entry.kind for entry in notices_of(case, inside=False)]
    sequence = next(event.sequence for event in case.events if event.kind == "preliminary_reported")
    with pytest.raises(Refusal, match="notice_not_there"):
        signed_notice(case, sequence, inside=False)


def test_a_grant_lists_its_conditions() -> None:
    course = Course("examined")
    course.do("decide", Role.SECTION_HEAD, outcome="grant", conditions=["营业时间不超过二十二时"])
    assert "1.营业时间不超过二十二时" in course.text(Kind.GRANT).replace(" ", "")


def test_termination_and_rectification_name_remedies() -> None:
    course = Course()
    course.do("terminate", Role.SECTION_HEAD, ground="object_gone", reason="店铺已拆除")
    assert all(words in course.text(Kind.TERMINATION) for words in ("店铺已拆除", "行政复议"))
    promised = Course("submitted", promisable=["从业人员健康证明"], promise_term="5d")
    promised.do("make_promise", Role.COUNTER, items=["从业人员健康证明"])
    promised.do("accept")
    for _each in range(2):
        promised.do("opine", opinion="agree", step="审核")
    promised.do("decide", Role.SECTION_HEAD, outcome="grant")
    promised.now += timedelta(days=6)
    lapse(promised.case.number, now=promised.now)
    promised.do("order_rectification", item="从业人员健康证明", term="10d", reason="未按承诺办理")
    text = promised.text(Kind.RECTIFICATION)
    assert all(words in text for words in ("从业人员健康证明", "撤销", "未按承诺办理", "行政复议"))


@pytest.mark.parametrize(("ground", "words"), [("barred", "第七十九条"), ("false_statement", "第七十八条")])
def test_turned_away_for_false_statements_cites_the_right_article(ground: str, words: str) -> None:
    course = Course("submitted")
    course.do("refuse_acceptance", ground=ground)
    text = course.text(Kind.NON_ACCEPTANCE)
    assert words in text and "不需要取得" not in text


def test_every_kind_has_its_maker() -> None:
    assert set(MAKERS) == set(Kind)


def test_confirming_a_deemed_acceptance_says_from_which_day_the_law_accepted() -> None:
    case = make_case()
    later = MORNING + timedelta(days=9)
    lapse(case.number, now=later)
    officer = make_actor(Role.OFFICER, agency=case.agency)
    acts.PERFORM["accept"](case.number, actor=officer, now=later)
    file = shown(case)
    listed = [entry.kind for entry in notices_of(file, inside=False)]
    assert listed == [Kind.RECEIPT, Kind.DEEMED_ACCEPTANCE, Kind.ACCEPTANCE_CONFIRMED]
    kind, pdf = signed_notice(file, 3, inside=False)
    text = text_of(pdf)
    assert kind is Kind.ACCEPTANCE_CONFIRMED
    assert "受理确认书" in text and "视为受理" in text
    assert "2016年6月1日" in text and "2016年6月10日" in text
