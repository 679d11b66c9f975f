"""Elements of the tables beside the guide: bases, materials, fees, questions, links, windows, handling items."""

# both languages

from yimen.catalogue.elements import options
from yimen.catalogue.elements.values import Element, Kind

BASES: tuple[Element, ...] = (
    Element("legal_basis[].law", "设定依据", "Law", Kind.LINE, "by_law", required=True),
    Element("legal_basis[].article", "条款", "Article", Kind.LINE, "by_law"),
    Element("legal_basis[].text", "条款内容", "Wording", Kind.LONG, "by_law"),
    Element("legal_basis[].law_en", "依据英文名称", "English name of the law", Kind.LINE),
)
MATERIALS: tuple[Element, ...] = (
    Element("materials[].code", "材料代码", "Code of the material", Kind.LINE, "", "material", True),
    Element("materials[].name", "材料名称", "Name of the material", Kind.TEXT, "material_name", "material", True),
    Element("materials[].required", "是否必备", "Always needed", Kind.YES, "is_need", "material"),
    Element("materials[].condition", "何种情形需要", "When it is needed", Kind.TEXT, "", "material"),
    Element("materials[].when", "需要的条件（表单）", "Condition on the form", Kind.OTHER, "", "house"),
    Element("materials[].original", "原件份数", "Originals", Kind.NUMBER, "material_type", "material"),
    Element("materials[].copies", "复印件份数", "Copies", Kind.NUMBER, "material_type", "material"),
    Element(
        "materials[].form",
        "材料形式",
        "Paper or file",
        Kind.CHOICE,
        "material_format",
        "material",
        False,
        options.PAPER,
    ),
    Element("materials[].pages", "纸质材料份数（页）", "Sheets", Kind.NUMBER, "page_num", "material"),
    Element("materials[].page_format", "纸质材料规格", "Size of the sheets", Kind.LINE, "page_format", "material"),
    Element(
        "materials[].source",
        "来源渠道",
        "Who issues it",
        Kind.CHOICE,
        "source_type",
        "material",
        False,
        options.SOURCES,
    ),
    Element("materials[].source_explanation", "来源渠道说明", "How to get it", Kind.LINE, "source_explain", "material"),
    Element("materials[].issuer", "出具机构", "Issuing organ", Kind.LINE, "", "material"),
    Element("materials[].issued_within", "出具时间要求", "How recent it must be", Kind.LINE, "", "material"),
    Element("materials[].basis", "材料依据", "Basis of the material", Kind.LINE, "by_law", "material"),
    Element("materials[].accept_standard", "受理标准", "Standard of acceptance", Kind.LONG, "accept_stand", "material"),
    Element("materials[].filling", "填报须知", "How to fill it in", Kind.LONG, "fill_explain", "material"),
    Element("materials[].blank_form", "空白表格", "Blank form", Kind.LINE, "form_guid", "material"),
    Element("materials[].example", "示例样表", "Filled-in example", Kind.LINE, "example_guid", "material"),
    Element(
        "materials[].accepts", "可上传的文件格式", "Kinds of file", Kind.CHOICES, "", "house", False, options.FILES
    ),
    Element("materials[].max_megabytes", "文件大小上限（MB）", "Largest file (MB)", Kind.NUMBER, "", "house"),
    Element("materials[].max_pages", "文件页数上限", "Most pages", Kind.NUMBER, "", "house"),
    Element("materials[].kind", "材料种类（用于重复使用）", "Kind of paper, for use again", Kind.LINE, "", "house"),
    Element("materials[].shared_from", "可共享核验的登记库", "Register that holds it", Kind.LINE, "", "house"),
    Element(
        "materials[].certificate",
        "可引用的电子证照类型",
        "Type of certificate that stands for it",
        Kind.LINE,
        "",
        "house",
    ),
    Element(
        "materials[].least_level", "最低可信等级", "Least trust level", Kind.CHOICE, "", "house", False, options.TRUST
    ),
)
FEES: tuple[Element, ...] = (
    Element("fee.charged", "是否收费", "A fee is charged", Kind.YES, "is_fee", "fee", True),
    Element("fee.item", "收费项目名称", "Fee item", Kind.TEXT, "fee_name", "fee"),
    Element("fee.standard", "收费标准", "Fee standard", Kind.TEXT, "fee_stand", "fee"),
    Element("fee.basis", "收费依据", "Basis of the fee", Kind.LINE, "fee_basis", "fee"),
    Element("fee.pay_online", "是否支持网上支付", "Can be paid online", Kind.YES, "is_pay_online", "fee"),
    Element("fee.reducible", "是否允许减免", "May be waived or lowered", Kind.YES, "is_desc", "fee"),
    Element("fee.reduction", "允许减免依据", "When it is waived or lowered", Kind.TEXT, "desc_explain", "fee"),
    Element("fee.further[].item", "其他收费项目", "Further fee item", Kind.TEXT, "fee_name", "fee", True),
    Element("fee.further[].standard", "其他项目收费标准", "Its standard", Kind.TEXT, "fee_stand", "fee", True),
    Element("fee.further[].basis", "其他项目收费依据", "Its basis", Kind.LINE, "by_law", "fee"),
    Element("fee.further[].reducible", "其他项目是否减免", "It may be waived", Kind.YES, "is_desc", "fee"),
    Element("fee.further[].reduction", "其他项目减免说明", "When it is waived", Kind.TEXT, "desc_explain", "fee"),
)
QUESTIONS: tuple[Element, ...] = (
    Element("faq[].question", "常见问题", "Question", Kind.TEXT, "question", "question", True),
    Element("faq[].answer", "解答", "Answer", Kind.TEXT, "answer", "question", True),
)
LINKS: tuple[Element, ...] = (
    Element("steps[].stage", "环节类别", "Link", Kind.CHOICE, "", "link", True, options.STAGES),
    Element("steps[].name", "环节名称", "Name of the step", Kind.TEXT, "link_name", "link", True),
    Element("steps[].office", "办理处室", "Section that does it", Kind.LINE, "handle_office", "link"),
    Element("steps[].handler", "办理人", "Post that does it", Kind.LINE, "handle_person", "link"),
    Element("steps[].role", "办理角色", "Role", Kind.CHOICE, "", "house", True, options.STEP_ROLES),
    Element("steps[].days", "环节时限（工作日）", "Working days", Kind.NUMBER, "link_day", "link"),
    Element("steps[].special", "有无特别程序", "Special procedure possible", Kind.YES, "is_special", "link"),
    Element("steps[].text", "环节说明", "What is done", Kind.TEXT, "", "link"),
    Element("steps[].after", "前置环节", "Steps that come first", Kind.LINES, "", "house"),
    Element("steps[].opinions", "审查人数", "How many examine", Kind.NUMBER, "", "house"),
    Element("steps[].asked", "征求意见对象", "Who is asked", Kind.LINES, "", "house"),
    Element("steps[].agreeing", "须同意的人数", "How many must agree", Kind.NUMBER, "", "house"),
)
PROCEDURES: tuple[Element, ...] = (
    Element("special_procedures[].kind", "特别程序种类", "Kind of special procedure", Kind.CHOICE, "special_procedure",
            "basic", True, options.SPECIAL),
    Element("special_procedures[].name", "特别程序名称", "Name of the special procedure", Kind.TEXT, "special_procedure",
            required=True),
    Element("special_procedures[].days", "特别程序时限（工作日）", "Working days it takes", Kind.NUMBER),
    Element("special_procedures[].basis", "特别程序依据", "Basis of the special procedure", Kind.LINE),
)  # fmt: skip
WINDOWS: tuple[Element, ...] = (
    Element("windows[].name", "窗口名称", "Window", Kind.TEXT, "transact_addr", "extend", True),
    Element("windows[].address", "窗口地址", "Address of the window", Kind.TEXT, "transact_addr", "extend"),
    Element("windows[].hours", "窗口办理时间", "Hours of the window", Kind.TEXT, "transact_time", "extend"),
    Element("windows[].phone", "窗口电话", "Telephone of the window", Kind.LINE, "link_way", "extend"),
    Element("windows[].directions", "交通指引", "How to get there", Kind.LINE, "", "extend"),
)
ITEMS: tuple[Element, ...] = (
    Element(
        "items[].number", "业务办理项序号", "Number of the handling item", Kind.LINE, "task_handle_item", "item", True
    ),
    Element("items[].name", "业务办理项名称", "Handling item", Kind.TEXT, "task_handle_item_name", "item", True),
    Element("items[].local_code", "地方业务办理项编码", "Local code of the item", Kind.LINE, "", "item"),
    Element("items[].conditions", "办理项受理条件", "Its own conditions", Kind.TEXTS, "accept_condition", "item"),
    Element("items[].materials", "办理项共用材料", "Materials of the service it needs", Kind.LINES, "", "item"),
    Element("items[].visits", "办理项到现场次数", "Its own visits", Kind.NUMBER, "limit_scene_num", "item"),
)
