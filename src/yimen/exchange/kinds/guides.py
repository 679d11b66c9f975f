"""The guides in force (办事指南), the parts of each as texts. They only go out: a guide changes by a draft of its own."""

from collections.abc import Iterator, Sequence
from typing import Any

from yimen.catalogue.models import Service, ServiceVersion
from yimen.exchange.kinds.base import Cells, ListKind
from yimen.spreadsheets import Column


def _told(key: str, zh: str, en: str, element: str, note_en: str, note_zh: str = "") -> Column:
    return Column(key, zh, en, told=True, element=element, note_zh=note_zh or f"{zh}。", note_en=note_en)


COLUMNS = (
    _told("item_code", "实施编码", "Service code", "task_code", "The service it guides through."),
    _told("item_name", "事项名称", "Name", "task_name", "Name of the service."),
    _told("department", "实施部门", "Department", "dept_name", "Department that handles it."),
    _told("version", "版本", "Version", "task_version", "Number of the version in force."),
    _told("valid_from", "本版本自", "In this form since", "plan_effective_date", "First day of that version."),
    _told("summary", "事项简述", "Summary", "", "What it is about."),
    _told("audience", "服务对象", "Audience", "server_type", "person, organisation; parted by blanks."),
    _told("channels", "办理渠道", "Channels", "handle_type", "online, window, post; parted by blanks."),
    _told("conditions", "受理条件", "Conditions", "accept_condition", "One a line."),
    _told("materials", "申请材料", "Materials", "material_name", "One a line."),
    _told("legal_basis", "设定依据", "Legal basis", "by_law", "One a line: law and article."),
    _told("statutory", "法定时限", "Statutory term", "anticipate_day", "20wd: twenty working days."),
    _told("promised", "承诺时限", "Promised term", "promise_day", "Likewise."),
    _told("handling", "办件类型", "Kind of handling", "project_type", "instant or promise."),
    _told("fee", "是否收费", "Fee", "is_fee", "1: charged, 0: free."),
    _told("result", "办理结果", "Result", "result_name", "What the applicant gets."),
    _told("visits", "到现场次数", "Visits", "limit_scene_num", "How often one must come."),
    _told("address", "办理地点", "Address", "transact_addr", "Where the window is."),
    _told("hours", "办理时间", "Hours", "transact_time", "When it is open."),
    _told("consult_phone", "咨询电话", "Telephone", "link_way", "To ask."),
    _told("complaint_phone", "投诉电话", "Complaints telephone", "supervise_way", "To complain."),
)


def rows(district: str, keys: Sequence[str] | None = None) -> Iterator[Cells]:
    """The guides of services that are not retired, by code."""
    found = ServiceVersion.objects.filter(valid_to=None, service__district=district, content__isnull=False)
    found = found.exclude(service__status__in=Service.HIDDEN).select_related("service__agency")
    if keys is not None:
        found = found.filter(service__code__in=keys)
    unread = [f"service__{name}" for name in Service.SEARCHED]
    for version in found.defer(*unread).order_by("service__code").iterator(chunk_size=500):
        yield _row(version)


def _row(version: ServiceVersion) -> Cells:
    content: dict[str, Any] = version.content or {}
    terms = content.get("terms", {})
    return {
        "item_code": version.service.code,
        "item_name": version.name,
        "department": version.service.agency.name,
        "version": str(version.number),
        "valid_from": version.valid_from.isoformat(),
        "summary": _zh(content.get("summary")),
        "audience": " ".join(content.get("audience", ())),
        "channels": " ".join(content.get("channels", ())),
        "conditions": "\n".join(_zh(each) for each in content.get("conditions", ())),
        "materials": "\n".join(_zh(each.get("name")) for each in content.get("materials", ())),
        "legal_basis": "\n".join(
            f"{each['law']} {each.get('article', '')}".strip() for each in content.get("legal_basis", ())
        ),
        "statutory": terms.get("statutory", ""),
        "promised": terms.get("promised") or "",
        "handling": content.get("handling", ""),
        "fee": "1" if content.get("fee", {}).get("charged") else "0",
        "result": _zh(content.get("result", {}).get("name")),
        "visits": str(content.get("visits", 0)),
        "address": _zh(content.get("address")),
        "hours": _zh(content.get("hours")),
        "consult_phone": content.get("consult_phone", ""),
        "complaint_phone": content.get("complaint_phone", ""),
    }


def _zh(text: dict[str, str] | None) -> str:
    return (text or {}).get("zh", "")


GUIDES = ListKind(
    name="guides",
    zh="办事指南",
    en="Guides",
    about_zh="现行办事指南的主要内容，一行一个事项。",
    about_en="What the guides in force say, one service a row.",
    columns=COLUMNS,
    key=("item_code",),
    compared=(),
    rows=rows,
)
