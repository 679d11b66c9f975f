"""Agencies and services for tests of this room and of those above: fast, small, no demo data.

agency = make_agency("scjg")
service = make_service(agency)                        # a promised service: 20wd by law, 5wd promised, two officers
service = make_service(agency, instant=True)          # decided on the spot
service = make_service(agency, terms={"statutory": "20wd", "promised": None})
service.answers                                       # a full set of right answers to its form
"""

from datetime import datetime
from itertools import count
from typing import Any
from zoneinfo import ZoneInfo

from yimen.agencies.models import Agency, Staff
from yimen.catalogue.acts import publish_version
from yimen.catalogue.models import Service
from yimen.catalogue.searching import spelled
from yimen.procedure import Actor, Role

OPENED = datetime(2016, 1, 4, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
REFORM_OFFICE = Actor("system", "审改办", frozenset({Role.ADMIN}))
CERTIFICATE_TYPE = "11310113MB0000000X001"
ANSWERS = {"premises": "宝山区牡丹江路1800号", "area": 120, "kind": "restaurant", "contact_phone": "13800000000"}
SUPERVISION = "监督管理科"
_numbers = count(1)


def make_agency(code: str = "scjg", *, name: str = "", division: str = "310113", **fields: Any) -> Agency:
    """The agency with this code, made at the first call."""
    defaults = {
        "name": name or f"宝山区测试局{code}",
        "name_en": f"Test Bureau {code}",
        "division": division,
        "phone": "021-56000001",
        "complaint_phone": "021-56000002",
    }
    return Agency.objects.get_or_create(code=code, defaults=defaults | fields)[0]


def make_staff(user: Any, agency: Agency, section: str = "行政审批科", title: str = "科员") -> Staff:
    """The post of a login in an agency."""
    return Staff.objects.create(user=user, agency=agency, section=section, title=title)


def make_service(
    agency: Agency | None = None,
    *,
    name: str = "食品经营许可",
    code: str = "",
    instant: bool = False,
    published: bool = True,
    district: str = "310113",
    type: str = "01",
    now: datetime = OPENED,
    supervisor: Agency | str | None = "own",
    **content: Any,
) -> Service:
    """A service, published with a first version unless told otherwise; keyword arguments replace parts of its content."""
    agency = agency or make_agency()
    code = code or f"T{next(_numbers):029d}"
    service = Service.objects.create(
        code=code,
        agency=agency,
        name=name,
        pinyin=spelled(name),
        name_en="Food business licence" if name == "食品经营许可" else "",
        district=district,
        type=type,
        supervisor=agency if supervisor == "own" else supervisor,
        supervising_section=SUPERVISION,
    )
    if published:
        publish_version(service, make_content(instant=instant, **content), actor=REFORM_OFFICE, now=now, reason="test")
        service.agency = agency
    service.answers = dict(ANSWERS)  # type: ignore[attr-defined]
    return service


def make_content(*, instant: bool = False, **replaced: Any) -> dict[str, Any]:
    """Content that may be published. instant: on the spot, one officer; else two officers and one examination step."""
    content: dict[str, Any] = {
        "summary": {"zh": "从事餐饮服务须取得食品经营许可。", "en": "A licence for selling and serving food."},
        "audience": ["person", "organisation"],
        "channels": ["online", "window"],
        "legal_basis": [{"law": "《中华人民共和国食品安全法》", "article": "第三十五条"}],
        "conditions": [{"zh": "具有与经营品种、数量相适应的场所。", "en": "Premises that suit kind and quantity."}],
        "materials": [
            {"code": "identity", "name": {"zh": "身份证明", "en": "Proof of identity"}, "copies": 1},
            {"code": "layout", "name": {"zh": "场所平面图", "en": "Layout of the premises"}, "required": False},
        ],
        "terms": {"statutory": "20wd", "statutory_basis": "行政许可法 42", "promised": "0wd" if instant else "5wd"},
        "steps": make_steps(),
        "officers": 1 if instant else 2,
        "faq": [
            {
                "question": {"zh": "许可证有效期多长？", "en": "How long is it valid?"},
                "answer": {"zh": "五年。", "en": "Five years."},
            }
        ],
        "result": {
            "name": {"zh": "食品经营许可证", "en": "Food business licence"},
            "kind": "licence",
            "type_code": CERTIFICATE_TYPE,
            "valid_years": 5,
        },
        "address": {"zh": "宝山区龙山路555号", "en": "555 Longshan Road, Baoshan"},
        "hours": {"zh": "工作日 9:00-11:30，13:30-17:00", "en": "Working days 9:00-11:30, 13:30-17:00"},
        "consult_phone": "021-56000001",
        "complaint_phone": "021-56000002",
        "keywords": ["开饭店", "餐饮"],
        "handling": "instant" if instant else "promise",
        "form": make_form(),
    }
    return content | replaced


def make_steps() -> list[dict[str, Any]]:
    """The five links of a licence."""
    links = [
        ("acceptance", "受理", "Acceptance", "counter"),
        ("examination", "审核", "Examination", "officer"),
        ("decision", "审批", "Decision", "section_head"),
        ("closing", "办结", "Closing", "system"),
        ("delivery", "送达", "Delivery", "counter"),
    ]
    return [{"stage": stage, "name": {"zh": zh, "en": en}, "role": role, "days": 1} for stage, zh, en, role in links]


def make_form() -> dict[str, Any]:
    """A form of two sections with a number, a choice, a telephone and a field that is only asked sometimes."""
    return {
        "type": "object",
        "additionalProperties": False,
        "required": ["premises", "area", "kind", "other_kind", "contact_phone"],
        "x-sections": [
            {
                "key": "premises",
                "title": "经营场所",
                "x-title-en": "Premises",
                "fields": ["premises", "area", "kind", "other_kind"],
            },
            {"key": "contact", "title": "联系方式", "x-title-en": "Contact", "fields": ["contact_phone", "opening"]},
        ],
        "properties": {
            "premises": {
                "type": "string",
                "title": "经营场所地址",
                "x-title-en": "Address",
                "minLength": 4,
                "maxLength": 100,
            },
            "area": {
                "type": "number",
                "title": "面积（平方米）",
                "x-title-en": "Area (m²)",
                "minimum": 1,
                "maximum": 100000,
            },
            "kind": {
                "type": "string",
                "title": "经营项目",
                "x-title-en": "Business",
                "oneOf": [
                    {"const": "restaurant", "title": "餐饮服务", "x-title-en": "Restaurant"},
                    {"const": "other", "title": "其他", "x-title-en": "Other"},
                ],
            },
            "other_kind": {
                "type": "string",
                "title": "其他项目",
                "x-title-en": "Which other",
                "maxLength": 60,
                "x-show-when": {"field": "kind", "equals": "other"},
            },
            "contact_phone": {"type": "string", "title": "手机", "x-title-en": "Mobile", "format": "cn-mobile"},
            "opening": {"type": "string", "title": "计划开业日期", "x-title-en": "Planned opening", "format": "date"},
        },
    }
