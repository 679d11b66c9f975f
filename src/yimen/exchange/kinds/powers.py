"""Powers and responsibilities as they stand in the list. They only go out: the list changes by combing rounds alone."""

from collections.abc import Iterator, Sequence

from yimen.exchange.kinds.base import Cells, ListKind
from yimen.powers.models import PowerVersion, Responsibility
from yimen.spreadsheets import Column

CHUNK = 2_000


def _told(key: str, zh: str, en: str, note_zh: str, note_en: str, *, element: str = "", type: str = "text") -> Column:
    return Column(key, zh, en, type, told=True, element=element, note_zh=note_zh, note_en=note_en)  # type: ignore[arg-type]


POWER_COLUMNS = (
    _told("code", "职权编码", "Code of the power", "识别一项职权的依据。", "By it a power is recognised.", type="code"),
    _told(
        "kind",
        "职权类型",
        "Kind of power",
        "GB/T 39046-2020 表 A.1 的代码。",
        "Code of GB/T 39046-2020 table A.1.",
        type="code",
    ),
    _told("name", "职权名称", "Name", "职权的名称。", "Name of the power."),
    _told(
        "parent", "主项编码", "Main item", "子项所属主项的编码。", "Code of the main item of a sub-item.", type="code"
    ),
    _told(
        "department",
        "行使部门",
        "Department",
        "共性权责为空。",
        "Empty for the common list of towns.",
        element="dept_name",
    ),
    _told("section", "承办机构", "Undertaking section", "承办的内设机构。", "Section that undertakes it."),
    _told("subject", "法定主体", "Legal subject", "法定行使主体。", "Who holds it by law."),
    _told("basis", "设定依据", "Legal basis", "条文。", "Text of the basis.", element="by_law"),
    _told(
        "forwards", "审核转报", "Forwards", "1 是，0 否。", "1: examined and forwarded to a higher organ.", type="flag"
    ),
    _told("supervision", "监督方式", "Supervision", "投诉渠道。", "Where to complain.", element="supervise_way"),
    _told(
        "status", "行使状态", "Exercise", "exercised、delegated 或 suspended。", "exercised, delegated or suspended."
    ),
    _told(
        "service",
        "对应事项",
        "Service",
        "实施编码。",
        "Code of the service through which it is exercised.",
        type="code",
    ),
    _told(
        "valid_from",
        "本版本自",
        "In this form since",
        "现行版本的起始日。",
        "First day of the version in force.",
        type="date",
    ),
)
DUTY_COLUMNS = (
    _told("power", "职权编码", "Code of the power", "所属职权。", "The power it goes with.", type="code"),
    _told("number", "序号", "Number", "在该职权中的次序。", "Its place among those of the power.", type="number"),
    _told("step", "环节", "Step", "如受理。", "Such as acceptance."),
    _told("text", "责任事项", "Responsibility", "责任内容。", "What is to be done."),
    _told("basis", "责任依据", "Basis", "条文。", "Text of its basis."),
    _told("liability", "追责情形", "Liability", "何种情形追责。", "When somebody answers for neglecting it."),
    _told("liability_basis", "追责依据", "Basis of the liability", "条文。", "Text of that basis."),
    _told(
        "valid_from",
        "本版本自",
        "In this form since",
        "现行版本的起始日。",
        "First day of the version in force.",
        type="date",
    ),
)


def powers(district: str, keys: Sequence[str] | None = None) -> Iterator[Cells]:
    """The powers in force, by code."""
    found = PowerVersion.objects.filter(power__district=district, valid_to=None).order_by("power__code")
    if keys is not None:
        found = found.filter(power__code__in=keys)
    for version in found.select_related("power", "parent", "agency", "service").iterator(chunk_size=CHUNK):
        yield {
            "code": version.power.code,
            "kind": version.kind,
            "name": version.name,
            "parent": version.parent.code if version.parent else "",
            "department": version.agency.name if version.agency else "",
            "section": version.section,
            "subject": version.subject,
            "basis": version.basis,
            "forwards": "1" if version.forwards else "0",
            "supervision": version.supervision,
            "status": version.status,
            "service": version.service.code if version.service else "",
            "valid_from": version.valid_from.isoformat(),
        }


def responsibilities(district: str, keys: Sequence[str] | None = None) -> Iterator[Cells]:
    """The responsibilities in force, by power and number."""
    found = Responsibility.objects.filter(power__district=district, valid_to=None).order_by("power__code", "number")
    if keys is not None:
        found = found.filter(power__code__in=keys)
    names = ("power__code", "number", "step", "text", "basis", "liability", "liability_basis", "valid_from")
    for values in found.values_list(*names).iterator(chunk_size=CHUNK):
        yield {column.key: str(value) for column, value in zip(DUTY_COLUMNS, values, strict=True)}


POWERS = ListKind(
    name="powers",
    zh="权力清单",
    en="Powers",
    about_zh="本区各部门的行政权力，一行一项。通过权责清单梳理变更，不通过文件导入。",
    about_en="The administrative powers of the district, one row each. They change by combing rounds, not by files.",
    columns=POWER_COLUMNS,
    key="code",
    compared=(),
    rows=powers,
)
RESPONSIBILITIES = ListKind(
    name="responsibilities",
    zh="责任清单",
    en="Responsibilities",
    about_zh="与行政权力对应的责任事项，一行一项。",
    about_en="The responsibilities that go with the powers, one row each.",
    columns=DUTY_COLUMNS,
    key="power",
    compared=(),
    rows=responsibilities,
)
