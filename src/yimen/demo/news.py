"""Announcements of the demo district, invented."""

from dataclasses import dataclass

from yimen.announcements.models import Announcement


@dataclass(frozen=True)
class News:
    """before: days before the load on which it begins; days: how long it is shown, None for good; status as it stands."""

    title: str
    title_en: str
    text: str
    text_en: str
    before: int
    days: int | None = None
    kind: str = Announcement.Kind.NOTICE
    published: bool = True


NEWS: tuple[News, ...] = (
    News(
        "全部审批事项实行网上预审",
        "Every approval is pre-reviewed online",
        "即日起，进驻区行政服务中心的审批事项全部实行网上预审。申请人上传材料后，工作人员先行审核，并以通俗的语言告知是否齐全。\n\n"
        "预审通过后再到窗口，可以少跑一趟。预审不收费，也不影响法定的受理期限。",
        "From today on every approval handled at the district's service centre is pre-reviewed online. Once you have uploaded your "
        "materials, an officer looks at them and tells you in plain words whether anything is missing.\n\n"
        "Come to the window after the pre-review and save a visit. It costs nothing and does not touch the time limits of the law.",
        before=12,
    ),
    News(
        "节假日办理事项目录已公布",
        "What is served on holidays has been published",
        "区级和各街镇在节假日、双休日办理的事项及其地点、时间已经公布，可在“节假日办理”页面按日期查询。",
        "The matters that the district and its towns serve on holidays and weekends, with places and hours, have been published. "
        "Look them up by day on the page “Served on holidays”.",
        before=5,
        days=60,
        kind=Announcement.Kind.HOURS,
    ),
    News(
        "本周六夜间系统维护",
        "Maintenance on Saturday night",
        "本周六 22:00 至次日 2:00 进行系统维护，期间网上申报可能短暂中断。已填写的内容不会丢失。",
        "On Saturday from 22:00 to 2:00 the system is maintained; applying online may be interrupted for a while. What you have "
        "typed is not lost.",
        before=1,
        days=10,
        kind=Announcement.Kind.INTERRUPTION,
    ),
    News(
        "食品经营许可材料减少两份",
        "Two materials less for a food business licence",
        "营业执照和身份证明由系统核验，申请食品经营许可时不再要求提交复印件。",
        "Business licence and identity are checked by the system; copies are no longer asked for with a food business licence.",
        before=0,
        kind=Announcement.Kind.RULE,
        published=False,
    ),
)
