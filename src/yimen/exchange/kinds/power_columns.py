"""The columns of powers and responsibilities."""

from yimen.powers.models import Exercise
from yimen.spreadsheets import Column

THEN_ZH = (
    "导入的内容写入正在进行的梳理各部门的梳理表，由部门核对提交、审查后随本轮梳理公布；没有正在进行的梳理时不能导入。"
)
THEN_EN = (
    "What comes in stands on the sheets of the open combing round: each department looks through its own and hands it in, "
    "and it is published with the round. Without an open round nothing comes in."
)

POWER_COLUMNS = (
    Column("code", "职权编码", "Code of the power", "code", required=True, longest=20, note_zh="16 位，识别一项职权的依据。",
           note_en="16 digits; by it a power is recognised."),
    Column("kind", "职权类型", "Kind of power", "code", required=True, longest=2, synonyms=("权力类型", "类型"),
           note_zh="GB/T 39046-2020 表 A.1 的代码，01 至 10。", note_en="Code of GB/T 39046-2020 table A.1, 01 to 10."),
    Column("name", "职权名称", "Name", required=True, longest=500, synonyms=("名称", "权力名称"), note_zh="职权的名称。",
           note_en="Name of the power."),
    Column("parent", "主项编码", "Main item", "code", longest=20, note_zh="子项所属主项的编码，主项须在子项之前。",
           note_en="Code of the main item of a sub-item, which stands above it."),
    Column("department", "行使部门", "Department", longest=120, element="dept_name", synonyms=("实施部门", "部门"),
           note_zh="须与编码一致；共性权责为空。", note_en="As the code says; empty for the common list of towns."),
    Column("section", "承办机构", "Undertaking section", longest=80, synonyms=("承办科室",), note_zh="承办的内设机构。",
           note_en="Section that undertakes it."),
    Column("subject", "法定主体", "Legal subject", required=True, longest=120, synonyms=("行使主体",), note_zh="法定行使主体。",
           note_en="Who holds it by law."),
    Column("basis", "设定依据", "Legal basis", required=True, longest=8000, element="by_law", synonyms=("依据", "法律依据"),
           note_zh="条文。", note_en="Text of the basis."),
    Column("forwards", "审核转报", "Forwards", "flag", note_zh="1 是，0 否。", note_en="1: examined and forwarded to a higher organ."),
    Column("supervision", "监督方式", "Supervision", required=True, longest=200, element="supervise_way", synonyms=("监督电话",),
           note_zh="投诉渠道。", note_en="Where to complain."),
    Column("status", "行使状态", "Exercise", "choice", longest=10, choices=tuple(Exercise.values),
           note_zh="exercised、delegated 或 suspended。", note_en="exercised, delegated or suspended."),
    Column("service", "对应事项", "Service", "code", longest=80, note_zh="实施编码。",
           note_en="Code of the service through which it is exercised."),
    Column("valid_from", "本版本自", "In this form since", "date", told=True, note_zh="现行版本的起始日。只导出，不导入。",
           note_en="First day of the version in force. Told, not read."),
)  # fmt: skip
DUTY_COLUMNS = (
    Column("power", "职权编码", "Code of the power", "code", required=True, longest=20, synonyms=("code",), note_zh="所属职权。",
           note_en="The power it goes with."),
    Column("number", "序号", "Number", "number", required=True, longest=4, note_zh="在该职权中的次序，从 1 起，不间断。",
           note_en="Its place among those of the power, from 1 without a gap."),
    Column("step", "环节", "Step", required=True, longest=40, note_zh="如受理。", note_en="Such as acceptance."),
    Column("text", "责任事项", "Responsibility", required=True, longest=2000, note_zh="责任内容。", note_en="What is to be done."),
    Column("basis", "责任依据", "Basis", longest=2000, note_zh="条文。", note_en="Text of its basis."),
    Column("liability", "追责情形", "Liability", longest=2000, note_zh="何种情形追责。",
           note_en="When somebody answers for neglecting it."),
    Column("liability_basis", "追责依据", "Basis of the liability", longest=2000, note_zh="条文。", note_en="Text of that basis."),
    Column("valid_from", "本版本自", "In this form since", "date", told=True, note_zh="现行版本的起始日。只导出，不导入。",
           note_en="First day of the version in force. Told, not read."),
)  # fmt: skip
