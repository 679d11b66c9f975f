"""What is asked in the demo district and how departments answer, as plain values: no database, nothing counted."""

# both languages

from dataclasses import dataclass


@dataclass(frozen=True)
class DeskData:
    """A department that chats. hours of the first one are wide, so that the demo can be tried at any time of a working day."""

    agency: str
    hours: str
    term: str


@dataclass(frozen=True)
class TalkData:
    """One conversation. service: words of its name, by which it is found; days: so many working days ago it was asked

    said   turns, the visitor's first: at odd places an officer answers; with one turn nobody has answered yet
    state  waiting, open or closed;  account: username of whoever asked, "" for nobody signed in
    """

    agency: str
    officer: str
    service: str
    said: tuple[str, ...]
    state: str = "closed"
    days: int = 1
    account: str = ""
    name: str = ""
    rating: int = 0
    reasons: tuple[str, ...] = ()


DESKS = (
    DeskData("scjg", "0:00-23:59", "1wd"),
    DeskData("wjw", "9:00-11:30 13:30-16:30", "2wd"),
    DeskData("jyj", "9:00-11:30 13:30-16:30", "3wd"),
)

CANNED: dict[str, tuple[tuple[str, str, str], ...]] = {
    "scjg": (
        (
            "餐饮店要带哪些材料",
            "请准备身份证明、经营场所平面图、设备布局图和食品安全管理制度，可在办事指南的“申请材料”一栏逐项核对。",
            "Bring proof of identity, a plan of the premises, a layout of the equipment and your food safety rules; the "
            "guide lists each of them under Materials.",
        ),
        (
            "多长时间办好",
            "材料齐全的，自受理之日起按承诺期限办结，补正和现场核查的时间请看办事指南。",
            "With complete materials it is decided within the promised term from acceptance; see the guide.",
        ),
        ("窗口地址和时间", "区行政服务中心，龙山路555号；工作日9:00至11:30、13:30至16:30。", ""),
        ("请稍候核实", "您好，我核实一下，请稍候。", "Let me check this for you, one moment please."),
    ),
    "wjw": (
        ("公共场所卫生许可的检测报告", "集中空调通风系统的检测报告须由有资质的机构出具，结论为合格。", ""),
        ("健康证在哪里办", "从业人员健康检查可到区内有资质的医疗机构办理，不需要预约窗口。", ""),
    ),
}

TALKS = (
    TalkData(
        "scjg",
        "shencha",
        "餐饮服务",
        (
            "您好，我想在友谊路开一家小面馆，三十平方米左右，要先办营业执照还是先办食品经营许可？",
            "您好。请先办营业执照，再申请食品经营许可（餐饮服务）。三十平方米的小餐饮也要办。",
            "那厨房面积有要求吗？",
            "食品处理区要与经营的品种和数量相适应，平面图上请标明各区域。具体写法可以看办事指南里的样本。",
            "清楚了，谢谢！",
        ),
        days=3,
        account="shenqingren",
        rating=5,
        reasons=("clear", "quick"),
    ),
    TalkData(
        "scjg",
        "shencha2",
        "食品销售",
        (
            "便利店加卖现磨咖啡，原来的许可证要变更吗？",
            "要的。增加自制饮品属于经营项目变化，请申请变更，原证号不变。",
        ),
        days=2,
        name="徐明",
        rating=4,
        reasons=("clear",),
    ),
    TalkData(
        "scjg",
        "shencha",
        "餐饮服务",
        (
            "我的食品经营许可证下个月到期，现在还来得及延续吗？",
            "请问证上的有效期到哪一天？延续要在届满三十个工作日前提出。",
            "到下个月二十八日，是不是已经晚了？",
        ),
        state="open",
        days=1,
        name="王秀兰",
    ),
    TalkData("scjg", "", "食品销售", ("只卖预包装食品的网店，需要办许可证还是备案就可以？",), state="waiting", days=0),
    TalkData(
        "scjg",
        "",
        "",
        ("公司搬到顾村工业园区，营业执照和许可证的地址可以一起变更吗？",),
        state="waiting",
        days=0,
        name="陈波",
    ),
    TalkData(
        "wjw",
        "weisheng",
        "公共场所卫生许可",
        (
            "理发店没有集中空调，还要交空调检测报告吗？",
            "没有使用集中空调通风系统的不用交，申请表里选“否”即可。",
        ),
        days=4,
        rating=5,
        reasons=("quick", "solved"),
    ),
    TalkData("wjw", "", "", ("美容店换了负责人，卫生许可证怎么变更？",), state="waiting", days=1),
)

# agency, question, answer, the same in English; drafted by the officer, read by the section head.
COMMON = (
    (
        "scjg",
        "开小餐饮店先办营业执照还是食品经营许可证？",
        "先办营业执照，再申请食品经营许可（餐饮服务）。面积小也要办理。",
        "Which comes first for a small restaurant, the business licence or the food licence?",
        "The business licence first, then the food business licence (catering). Small places need it too.",
    ),
    (
        "scjg",
        "便利店增加现磨咖啡要变更许可证吗？",
        "要。增加自制饮品属于经营项目变化，应当申请变更，原证号不变。",
        "Does a shop that begins to sell fresh coffee need a change of its licence?",
        "Yes. Drinks made on the spot are a new kind of business; apply for a change, the number stays.",
    ),
    (
        "wjw",
        "没有集中空调的理发店要交空调检测报告吗？",
        "不用。没有使用集中空调通风系统的，申请表中选“否”即可。",
        "Must a hairdresser without central air conditioning hand in its test report?",
        "No. Choose “no” in the form.",
    ),
)
