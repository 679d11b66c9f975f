"""Building blocks of the demo's powers: how powers of each kind are named, and what their responsibilities say."""

from dataclasses import dataclass
from functools import cache

from yimen.demo.district import DATA

# Names by kind; {f} is a field such as 食品销售. The first penalty is a main item, those marked with > are its sub-items.
NAMES: dict[str, tuple[str, ...]] = {
    "02": (
        "对未取得许可擅自从事{f}的处罚",
        ">对超出许可范围从事{f}的处罚",
        ">对许可有效期届满继续从事{f}的处罚",
        "对提供虚假材料或者采取其他欺骗手段取得{f}许可的处罚",
        "对伪造、变造、出租、出借{f}许可证件的处罚",
        "对未按照规定办理{f}变更手续的处罚",
        "对{f}场所、设施不符合规定条件的处罚",
        "对未建立{f}管理制度的处罚",
        "对未按照规定保存{f}记录、档案的处罚",
        "对未按照规定公示{f}有关信息的处罚",
        "对未按照规定报告{f}情况的处罚",
        "对未对从事{f}的人员进行培训、考核的处罚",
        "对拒绝、阻挠对{f}的监督检查的处罚",
        "对{f}活动中提供虚假信息的处罚",
        "对{f}违法行为责令改正后逾期不改正的处罚",
        "对委托不具备条件的单位或者个人从事{f}的处罚",
        "对违反{f}技术规范、标准的处罚",
        "对未按照规定设置{f}标志、标识的处罚",
        "对未采取{f}安全防护措施的处罚",
        "对擅自停用、拆除{f}有关设施的处罚",
        "对隐瞒、谎报{f}事故或者突发事件的处罚",
        "对未制定{f}应急预案的处罚",
        "对未按照规定办理{f}备案的处罚",
        "对违反{f}收费、合同管理规定的处罚",
    ),
    "03": ("查封违法从事{f}的场所、设施", "扣押与违法从事{f}有关的物品、工具"),
    "05": ("{f}专项补贴发放",),
    "06": ("对{f}的监督检查", "对{f}场所的现场检查", "对{f}单位制度执行情况的检查", "{f}专项抽查"),
    "07": ("{f}资格确认", "{f}等级评定"),
    "08": ("对在{f}工作中成绩显著的单位和个人的奖励",),
    "10": ("{f}情况备案", "{f}信用信息记录和公示", "对{f}责任人的约谈", "{f}年度报告审查"),
}
# Few departments levy or adjudicate.
LEVIES: tuple[tuple[str, str, str], ...] = (
    ("swj", "水资源费征收", "中华人民共和国水法"),
    ("swj", "污水处理费征收", "城镇排水与污水处理条例"),
    ("swj", "河道工程修建维护管理费征收", "中华人民共和国防洪法"),
    ("swj", "水土保持补偿费征收", "中华人民共和国水土保持法"),
    ("hbj", "排污费征收", "排污费征收使用管理条例"),
    ("mfb", "防空地下室易地建设费征收", "中华人民共和国人民防空法"),
    ("rsj", "社会保险费征缴", "中华人民共和国社会保险法"),
    ("rsj", "工伤保险费率核定", "工伤保险条例"),
    ("gtj", "土地闲置费征收", "中华人民共和国土地管理法"),
    ("gtj", "土地复垦费征收", "土地复垦条例"),
    ("gtj", "耕地开垦费征收", "中华人民共和国土地管理法"),
    ("lhsr", "城市生活垃圾处理费征收", "城市市容和环境卫生管理条例"),
    ("lhsr", "绿化补偿费征收", "城市绿化条例"),
    ("jjw", "城市道路占用费征收", "城市道路管理条例"),
    ("jjw", "公路路产损坏赔偿费征收", "中华人民共和国公路法"),
    ("nw", "渔业资源增殖保护费征收", "中华人民共和国渔业法"),
    ("wjw", "社会抚养费征收", "中华人民共和国人口与计划生育法"),
    ("czj", "非税收入收缴", "上海市非税收入管理办法"),
)
ADJUDICATIONS: tuple[tuple[str, str, str], ...] = (
    ("gtj", "土地权属争议裁决", "中华人民共和国土地管理法"),
    ("swj", "水事纠纷裁决", "中华人民共和国水法"),
    ("fgj", "房屋征收补偿争议裁决", "国有土地上房屋征收与补偿条例"),
    ("mzj", "行政区域界线争议裁决", "行政区域边界争议处理条例"),
    ("kw", "专利侵权纠纷处理", "中华人民共和国专利法"),
    ("scjg", "计量纠纷仲裁检定", "中华人民共和国计量法"),
    ("wjw", "医疗事故争议处理", "医疗事故处理条例"),
    ("czj", "政府采购投诉处理", "中华人民共和国政府采购法"),
)
# The common list of towns and sub-districts; {f}: a field.
COMMON: tuple[tuple[str, str], ...] = (
    ("06", "对辖区内{f}工作的检查"),
    ("10", "{f}事项初审、转报"),
    ("07", "{f}情况的核实、确认"),
    ("08", "对{f}工作先进单位和个人的表彰"),
)
SECTIONS = {
    "01": "行政审批科",
    "02": "执法大队",
    "03": "执法大队",
    "04": "财务科",
    "05": "业务管理科",
    "06": "监督管理科",
    "07": "行政审批科",
    "08": "办公室",
    "09": "法制科",
    "10": "业务管理科",
}


@dataclass(frozen=True)
class Block:
    """One responsibility. optional: only powers combed in more detail have it. {f}: the field or the name."""

    step: str
    text: str
    basis: str
    liability: str
    optional: bool = False


@cache
def duties() -> dict[str, tuple[Block, ...]]:
    """The responsibilities of each kind of power, as duties.txt has them."""
    found: dict[str, list[Block]] = {}
    kind = ""
    for line in (DATA / "duties.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            kind = line.strip("[] ")
        elif line.strip() and not line.startswith("#"):
            step, text, basis, liability = line.removeprefix("?").split("|")
            found.setdefault(kind, []).append(Block(step, text, basis, liability, line.startswith("?")))
    return {kind: tuple(blocks) for kind, blocks in found.items()}


LIABILITY_BASIS = "《行政机关公务员处分条例》第二十条、第二十一条"
