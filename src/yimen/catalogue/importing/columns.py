"""The columns of a list of services, named as in the lists that districts publish."""

from yimen.spreadsheets import Column

KEY = "item_code"
COLUMNS = (
    Column(
        "department", "实施部门", "Department", required=True, longest=100, element="dept_name",
        synonyms=("部门", "部门名称", "实施主体", "实施机构", "agency"),
        note_zh="实施该事项的部门全称。", note_en="Full name of the department that handles the service.",
    ),
    Column(
        "main_item", "主项名称", "Main item", longest=500, element="catalog_name",
        synonyms=("主项", "所属主项", "分组"),
        note_zh="所属主项；没有则为空或“未分类”。", note_en="The main item it belongs to; empty or 未分类 where there is none.",
    ),
    Column(
        "item_name", "事项名称", "Name", required=True, longest=500, element="task_name",
        synonyms=("名称", "实施清单名称", "业务办理项名称", "service", "title"),
        note_zh="事项的中文名称。", note_en="Name of the service in Chinese.",
    ),
    Column(
        "name_en", "英文名称", "English name", longest=500, synonyms=("英文名", "item_name_en"),
        note_zh="英文名称，可不填。", note_en="Name in English; may be empty.",
    ),
    Column(
        "area_code", "区划代码", "Division code", "code", required=True, longest=12, element="area_code",
        synonyms=("行政区划代码", "行政区划", "division"),
        note_zh="行政区划代码，前六位为区县。", note_en="Division code; the first six digits are the district's.",
    ),
    Column(
        KEY, "实施编码", "Service code", "code", required=True, longest=80, element="task_code",
        synonyms=("事项编码", "编码", "实施清单编码", "code", "service code"),
        note_zh="实施编码，是识别一个事项的依据。", note_en="The code by which a service is recognised.",
    ),
    Column(
        "task_type", "事项类型", "Kind of power", "code", required=True, longest=4, element="task_type",
        synonyms=("类型", "权力类型", "type"),
        note_zh="GB/T 39046-2020 表 A.1 的代码，如 01 行政许可。", note_en="Code of GB/T 39046-2020 table A.1, such as 01 for a licence.",
    ),
    Column(
        "dept_code", "部门代码", "Code of the department", "code", longest=40, element="dept_code",
        synonyms=("统一社会信用代码", "实施主体编码", "uscc"),
        note_zh="部门的统一社会信用代码，只在新建部门时使用。",
        note_en="The department's credit code; used only where the department is new.",
    ),
    Column(
        "status", "状态", "Status", told=True, element="task_state",
        note_zh="published 有办事指南；listed 仅列名。只导出，不导入。",
        note_en="published: with a guide; listed: by name only. Told, not read.",
    ),
    Column(
        "statutory", "法定时限", "Statutory term", "term", told=True, element="anticipate_day",
        note_zh="如 20wd 为 20 个工作日。只导出，不导入。", note_en="20wd: twenty working days. Told, not read.",
    ),
    Column(
        "promised", "承诺时限", "Promised term", "term", told=True, element="promise_day",
        note_zh="同上。", note_en="Likewise.",
    ),
    Column(
        "valid_from", "本版本自", "In this form since", "date", told=True, element="plan_effective_date",
        note_zh="现行版本的起始日。只导出，不导入。", note_en="First day of the version in force. Told, not read.",
    ),
)  # fmt: skip
# What makes a row another one. The division is the same in a whole list, and the department's code belongs to the department.
COMPARED = ("department", "main_item", "item_name", "name_en", "item_code", "task_type")
