"""Elements of the rows: the matter (基本目录) and the service as it stands in the list (实施清单)."""

# both languages

from yimen.catalogue.elements import options
from yimen.catalogue.elements.values import Element, Kind

MATTER: tuple[Element, ...] = (
    Element("code", "基本编码", "Basic code (12)", Kind.LINE, "catalog_code", "matter", True),
    Element("short_code", "基本编码（10位）", "Basic code (10)", Kind.LINE, "", "matter"),
    Element("local_code", "地方基本编码", "Local basic code", Kind.LINE, "local_catalog_code", "matter"),
    Element("name", "事项名称", "Name of the matter", Kind.LINE, "task_name", "matter", True),
    Element("name_en", "事项英文名称", "English name of the matter", Kind.LINE, "", "matter"),
    Element("type", "事项类型", "Kind of power", Kind.CHOICE, "task_type", "matter", True, options.TYPES),
    Element("basis", "设定依据", "Basis on which it was set up", Kind.LONG, "by_law", "matter"),
    Element("level", "行使层级", "Level that exercises it", Kind.CHOICE, "use_level", "matter", True, options.LEVELS),
    Element(
        "state", "事项状态", "State of the matter", Kind.CHOICE, "task_state", "matter", True, options.MATTER_STATES
    ),
    Element("number", "事项版本", "Version of the matter", Kind.NUMBER, "task_version", "matter"),
    Element("planned_from", "计划生效日期", "Planned first day", Kind.DAY, "plan_effective_date", "matter"),
    Element("planned_until", "计划取消日期", "Planned last day", Kind.DAY, "plan_cancel_date", "matter"),
)
SERVICE: tuple[Element, ...] = (
    Element("code", "实施编码", "Service code (31)", Kind.LINE, "task_code", "basic", True),
    Element("short_code", "实施编码（24位）", "Service code (24)", Kind.LINE),
    Element("local_code", "地方实施编码", "Local service code", Kind.LINE, "local_task_code"),
    Element("matter", "基本编码", "Basic code of the matter", Kind.LINE, "catalog_code", "basic", True),
    Element("name", "事项名称", "Chinese name", Kind.LINE, "task_name", "basic", True),
    Element("name_en", "事项英文名称", "English name", Kind.LINE),
    Element("group", "所属主项", "Main item it belongs to", Kind.LINE),
    Element("type", "事项类型", "Kind of power", Kind.CHOICE, "task_type", "basic", True, options.TYPES),
    Element("level", "行使层级", "Level that exercises it", Kind.CHOICE, "use_level", "basic", True, options.LEVELS),
    Element("agency", "实施主体", "Department", Kind.LINE, "dept_name", "basic", True),
    Element("agency_code", "实施主体编码", "Code of the department", Kind.LINE, "dept_code", "basic", True),
    Element("number", "事项版本", "Version", Kind.NUMBER, "task_version"),
    Element("listed", "事项状态", "In the catalogue", Kind.YES, "task_state"),
    Element("valid_from", "计划生效日期", "From this day on", Kind.DAY, "plan_effective_date"),
    Element("valid_to", "计划取消日期", "Until this day", Kind.DAY, "plan_cancel_date"),
)
