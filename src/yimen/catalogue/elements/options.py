"""The code sets of the elements, with the national digits (GB/T 39046-2020 annex A) where there are any."""

# both languages

from yimen.catalogue.elements.values import Option


def _options(*rows: tuple[str, ...]) -> tuple[Option, ...]:
    return tuple(Option(*row) for row in rows)


LEVELS = _options(
    ("1", "国家级", "State", "1"),
    ("2", "省级", "Province", "2"),
    ("3", "市级", "City", "3"),
    ("4", "县级", "County or district", "4"),
    ("5", "镇（乡、街道）级", "Town or sub-district", "5"),
    ("6", "村（社区）级", "Village or community", "6"),
    ("7", "分级管理", "Divided between levels", "7"),
)
TYPES = _options(
    ("01", "行政许可", "Administrative licence", "01"),
    ("02", "行政处罚", "Administrative penalty", "02"),
    ("03", "行政强制", "Administrative coercion", "03"),
    ("04", "行政征收", "Administrative levy", "04"),
    ("05", "行政给付", "Administrative payment", "05"),
    ("06", "行政检查", "Administrative check", "06"),
    ("07", "行政确认", "Administrative confirmation", "07"),
    ("08", "行政奖励", "Administrative reward", "08"),
    ("09", "行政裁决", "Administrative adjudication", "09"),
    ("10", "其他行政权力", "Other administrative power", "10"),
    ("11", "内部审批", "Internal approval", "11"),
    ("20", "公共服务", "Public service", "20"),
)
MATTER_STATES = _options(
    ("draft", "拟定", "Being prepared", "1"),
    ("in_force", "在用", "In force", "2"),
    ("cancelled", "取消", "Cancelled", "3"),
)
AUDIENCES = _options(("person", "自然人", "Individuals"), ("organisation", "法人和其他组织", "Organisations"))
APPLICANTS = _options(
    ("1", "自然人", "Individuals", "1"),
    ("2", "企业法人", "Enterprises", "2"),
    ("3", "事业法人", "Public institutions", "3"),
    ("4", "社会组织法人", "Social organisations", "4"),
    ("5", "行政机关", "Administrative organs", "5"),
    ("6", "其他组织", "Other organisations", "6"),
)
CHANNELS = _options(
    ("window", "窗口办理", "At the window", "1"),
    ("online", "网上办理（电脑端）", "Online", "2"),
    ("mobile", "网上办理（移动端）", "On the phone", "3"),
    ("post", "快递申请", "By post", "4"),
    ("other", "其他", "Otherwise", "9"),
)
HANDLINGS = _options(("instant", "即办件", "On the spot", "1"), ("promise", "承诺件", "Within a promised term", "2"))
EXAMINATIONS = _options(("instant", "即审即办", "Examined at once"), ("prior", "前审后批", "Examined, then decided"))
CLOSINGS = _options(
    ("certificate", "出证办结", "Ends with a certificate"),
    ("document", "出文办结", "Ends with a document"),
    ("reply", "审批办结", "Ends with an official reply"),
)
POWER_SOURCES = _options(
    ("own", "法定本级行使", "The organ's own by law", "1"),
    ("handed_down", "上级下放", "Handed down by a higher level", "2"),
    ("authorised", "上级授权", "Authorised by a higher level", "3"),
    ("entrusted", "同级或上级委托", "Entrusted by another organ", "4"),
)
ORGANS = _options(
    ("1", "法定机关", "Organ by law", "1"),
    ("2", "授权组织", "Authorised organisation", "2"),
    ("3", "受委托组织", "Entrusted organisation", "3"),
    ("9", "其他", "Other", "9"),
)
SPECIAL = _options(
    ("extension", "延长审批", "Extension", "1"),
    ("hearing", "听证", "Hearing", "2"),
    ("tender", "招标", "Tender", "2"),
    ("auction", "拍卖", "Auction", "2"),
    ("inspection", "检验", "Inspection", "2"),
    ("testing", "检测", "Testing", "2"),
    ("quarantine", "检疫", "Quarantine", "2"),
    ("appraisal", "鉴定", "Appraisal", "2"),
    ("review", "专家评审", "Expert review", "2"),
    ("other", "其他", "Other", "2"),
)
ACROSS = _options(
    ("nation", "全国", "In the whole country"),
    ("provinces", "跨省", "Across provinces"),
    ("cities", "跨市", "Across cities"),
    ("counties", "跨县", "Across counties"),
)
DEPTHS = _options(
    ("1", "Ⅰ级（网上公示）", "I: told online", "1"),
    ("2", "Ⅱ级（表格下载）", "II: forms to fetch", "2"),
    ("3", "Ⅲ级（网上申请）", "III: handed in online", "3"),
    ("4", "Ⅳ级（全程网办）", "IV: wholly online", "4"),
)
HEARINGS = _options(("none", "不需要", "None"), ("may", "依申请", "On request"), ("must", "应当听证", "Always"))
PAPER = _options(
    ("paper", "纸质", "On paper", "1"),
    ("electronic", "电子", "As a file", "2"),
    ("both", "纸质或电子", "Paper or file", "3"),
)
SOURCES = _options(
    ("applicant", "申请人自备", "Applicant", "10"),
    ("government", "政府部门核发", "Issued by the government", "20"),
    ("intermediary", "中介机构或其他", "An institution", "99"),
)
FILES = _options(("pdf", "PDF", "PDF"), ("jpg", "JPG", "JPG"), ("png", "PNG", "PNG"))
TRUST = _options(
    ("A", "A 本平台签发或从登记库取得", "A: issued here or fetched from a register"),
    ("B", "B 电子证照，签名验证通过", "B: electronic certificate, signature verified"),
    ("C", "C 窗口已与原件核对", "C: compared with the original at the counter"),
    ("D", "D 申请人上传", "D: uploaded by the applicant"),
)
STAGES = _options(
    ("acceptance", "受理", "Acceptance"),
    ("examination", "审核", "Examination"),
    ("decision", "审批", "Decision"),
    ("closing", "办结", "Closing"),
    ("delivery", "送达", "Delivery"),
)
STEP_ROLES = _options(
    ("counter", "窗口人员", "Counter"),
    ("officer", "经办人", "Officer"),
    ("section_head", "科室负责人", "Section head"),
    ("agency_head", "机关负责人", "Head of the agency"),
    ("system", "系统自动", "The platform"),
)
RESULTS = _options(
    ("licence", "许可证、执照", "Licence", "10"),
    ("qualification", "资格证、资质证", "Qualification", "10"),
    ("approval", "批准文件、证明文件", "Approval or certificate in writing", "20"),
    ("registration", "登记", "Registration", "20"),
    ("confirmation", "确认", "Confirmation", "20"),
    ("payment", "给付", "Payment", "30"),
    ("label", "标签、印章", "Label or stamp", "40"),
)
PARTS = _options(
    ("receiving", "收件", "Receiving"),
    ("acceptance", "受理", "Acceptance"),
    ("examination", "审查", "Examination"),
    ("decision", "决定", "Decision"),
    ("delivery", "送达", "Delivery"),
    ("afterwards", "事后监管与归档", "Afterwards"),
)
PROCEDURES = _options(
    ("on_site", "实地核查", "On-site inspection"),
    ("tender", "招标", "Tender"),
    ("auction", "拍卖", "Auction"),
    ("testing", "检验、检测、检疫、鉴定、考试、考核", "Tests and examinations"),
    ("review", "专家评审", "Expert review"),
    ("hearing", "听证", "Hearing"),
    ("publication", "公示", "Publication"),
)
