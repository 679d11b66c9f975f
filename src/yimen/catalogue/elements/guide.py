"""Elements of the guide itself: what stands once in it (tables basic and extend of the national list)."""

# both languages

from yimen.catalogue.elements import options
from yimen.catalogue.elements.values import Element, Kind

BASIC: tuple[Element, ...] = (
    Element("summary", "事项简述", "Summary", Kind.TEXT, "", "house", True),
    Element(
        "power_source", "权力来源", "Source of the power", Kind.CHOICE, "power_source", options=options.POWER_SOURCES
    ),
    Element("entrusting_organ", "委托部门", "Organ that entrusted it", Kind.LINE, "entrust_name"),
    Element("organ_kind", "实施主体性质", "Nature of the organ", Kind.CHOICE, "dept_type", options=options.ORGANS),
    Element("power_division", "权限划分", "Division of powers", Kind.TEXT),
    Element("exercise", "行使内容", "What is exercised", Kind.TEXT),
    Element("undertaking.name", "承办机构", "Undertaking section", Kind.TEXT),
    Element("undertaking.code", "承办机构编码", "Code of the undertaking section", Kind.LINE),
    Element("conditions", "受理条件", "Conditions", Kind.TEXTS, "accept_condition", required=True),
    Element("audience", "服务对象", "For whom", Kind.CHOICES, "server_type", required=True, options=options.AUDIENCES),
    Element(
        "applicant_kinds",
        "服务对象类别",
        "Kinds of applicants",
        Kind.CHOICES,
        "server_type",
        options=options.APPLICANTS,
    ),
    Element(
        "channels", "办理形式", "Ways to hand in", Kind.CHOICES, "handle_type", required=True, options=options.CHANNELS
    ),
    Element(
        "handling",
        "办件类型",
        "Kind of handling",
        Kind.CHOICE,
        "project_type",
        required=True,
        options=options.HANDLINGS,
    ),
    Element("examination", "审查类型", "Kind of examination", Kind.CHOICE, options=options.EXAMINATIONS),
    Element("closing", "办结类型", "How it ends", Kind.CHOICE, options=options.CLOSINGS),
    Element("quantity_limit", "数量限制", "Limit of quantity", Kind.TEXT, "limit_explain", "extend"),
    Element("flow", "办理流程", "Course in words", Kind.TEXT, "handle_flow"),
    Element("flow_chart", "流程图", "Flow chart", Kind.LINE),
    Element("visits", "到办事现场次数", "Visits", Kind.NUMBER, "limit_scene_num", required=True),
    Element("visit_reason", "必须现场办理原因", "Reason for the visits", Kind.TEXT, "limit_scene_explain", "extend"),
    Element("address", "办理地点", "Address", Kind.TEXT, "transact_addr", required=True),
    Element("hours", "办理时间", "Hours", Kind.TEXT, "transact_time", required=True),
    Element("consult_phone", "咨询电话", "Telephone for questions", Kind.LINE, "link_way", required=True),
    Element("consult_address", "咨询网址", "Web address for questions", Kind.LINE, "link_addr"),
    Element("complaint_phone", "监督投诉电话", "Telephone for complaints", Kind.LINE, "supervise_way", required=True),
    Element("complaint_address", "监督投诉网址", "Web address for complaints", Kind.LINE),
    Element("real_name_level", "实名等级要求（0 至 3）", "Real-name level demanded (0 to 3)", Kind.NUMBER, "", "house"),
    Element("single_login", "是否单点登录", "Single sign-on", Kind.YES, "is_single_login"),
    Element("mobile_address", "移动端办理地址", "Address on the phone", Kind.LINE, "mobile_terminal_url"),
    Element("officers", "审查人数", "Officers who examine", Kind.NUMBER, "", "house"),
    Element("joint", "是否联合办理", "Departments together", Kind.YES, "", "house"),
    Element("hearing", "听证", "Hearing", Kind.CHOICE, "", "house", options=options.HEARINGS),
    Element("protected", "是否涉及安全、健康、生命财产", "Touches safety, health or property", Kind.YES, "", "house"),
    Element("tolerable", "可容缺的材料", "Materials that may follow later", Kind.LINES, "", "house"),
    Element("promisable", "可告知承诺的材料", "Materials a promise may stand for", Kind.LINES, "", "house"),
    Element("promise_term", "承诺兑现期限", "Term to keep the promise", Kind.TERM, "", "house"),
    Element("keywords", "搜索词", "Words people search for", Kind.LINES, "", "house"),
    Element("form", "申请表", "Application form", Kind.OTHER, "", "house", True),
    Element("extra", "扩展字段", "Further elements", Kind.OTHER, "extend_field", "extend"),
)
TERMS: tuple[Element, ...] = (
    Element("terms.statutory", "法定办结时限", "Statutory term", Kind.TERM, "anticipate_day", required=True),
    Element("terms.statutory_basis", "法定时限依据", "Basis of the statutory term", Kind.LINE, "", "house"),
    Element("terms.statutory_explanation", "法定时限说明", "Explanation of it", Kind.LONG, "anticipate_explain"),
    Element("terms.promised", "承诺办结时限", "Promised term", Kind.TERM, "promise_day"),
    Element("terms.promised_explanation", "承诺时限说明", "Explanation of the promise", Kind.LONG, "promise_explain"),
    Element("terms.extension", "可延长时限", "Extension", Kind.TERM, "", "house"),
    Element("terms.extends_promise", "延期是否顺延承诺", "Extension moves the promise", Kind.YES, "", "house"),
    Element("terms.preliminary", "初审时限", "Term of the preliminary review", Kind.TERM, "", "house"),
)
EXTEND: tuple[Element, ...] = (
    Element("served_across", "通办范围", "Taken across", Kind.CHOICES, "handle_area", "extend", options=options.ACROSS),
    Element("in_centre", "是否进驻政务大厅", "Served in the centre", Kind.YES, "is_entry_center", "extend"),
    Element("express", "是否支持物流快递", "Sent by courier", Kind.YES, "is_express", "extend"),
    Element("by_appointment", "是否支持预约办理", "By appointment", Kind.YES, "is_schedule", "extend"),
    Element(
        "terminals", "是否支持自助终端办理", "At self-service terminals", Kind.YES, "is_service_terminals", "extend"
    ),
    Element(
        "online_depth",
        "网上办理深度",
        "Depth online",
        Kind.CHOICE,
        "online_handle_depth",
        "extend",
        options=options.DEPTHS,
    ),
    Element("online_address", "在线办理跳转地址", "Address online", Kind.LINE, "online_handle_url", "extend"),
    Element("other_offices[].name", "联办机构", "Joint departments", Kind.TEXT, "other_dept", "extend", True),
    Element("other_offices[].code", "联办机构编码", "Code of the joint department", Kind.LINE, "", "extend"),
    Element("intermediaries", "中介服务", "Services of institutions", Kind.TEXTS, "service_type", "extend"),
    Element(
        "person_topics", "面向自然人事项主题分类", "Topics for individuals", Kind.LINES, "user_topic_type", "extend"
    ),
    Element(
        "organisation_topics",
        "面向法人事项主题分类",
        "Topics for organisations",
        Kind.LINES,
        "corp_topic_type",
        "extend",
    ),
    Element("towns", "乡镇街道代码", "Towns that serve it", Kind.LINES, "town_code", "extend"),
    Element("villages", "村居社区代码", "Villages that serve it", Kind.LINES, "village_code", "extend"),
    Element(
        "system_level", "运行系统层级", "Level of its system", Kind.CHOICE, "", "extend", options=options.LEVELS[:6]
    ),
    Element("system_name", "运行系统名称", "Name of its system", Kind.LINE, "", "extend"),
    Element("result.name", "审批结果名称", "Name of the result", Kind.TEXT, "result_name", "extend", True),
    Element(
        "result.kind", "审批结果类型", "Kind of result", Kind.CHOICE, "result_type", "extend", True, options.RESULTS
    ),
    Element("result.type_code", "证照类型代码", "Certificate type code", Kind.LINE, "", "house"),
    Element("result.valid_years", "有效年限", "Years of validity", Kind.NUMBER, "", "house"),
    Element("result.sample", "审批结果样本", "Sample of the result", Kind.LINE, "result_guid", "extend"),
)
