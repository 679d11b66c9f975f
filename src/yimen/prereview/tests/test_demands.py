"""What is looked for in a material follows from its name and standard; a service may say otherwise."""

import pytest

from yimen.catalogue.content import Material
from yimen.prereview.demands import Demand, demand_of, demands_of, dump, parse


def material(code: str, name: str, standard: str = "") -> Material:
    return Material.model_validate({"code": code, "name": {"zh": name}, "accept_standard": standard})


@pytest.mark.parametrize(
    ("name", "standard", "kind", "checks", "whose"),
    [
        ("营业执照", "在有效期内", "business_licence", ("kind", "code", "name", "expired", "register", "seal"), ""),
        (
            "法定代表人（负责人）身份证明",
            "身份证正反面清晰完整，在有效期内",
            "identity_card",
            ("kind", "code", "person", "expired", "both_sides"),
            "representative",
        ),
        (
            "申请人身份证",
            "正反面清晰",
            "identity_card",
            ("kind", "code", "person", "expired", "both_sides"),
            "applicant",
        ),
        ("代理人身份证", "", "identity_card", ("kind", "code", "person", "expired"), "agent"),
        ("申请表（签章）", "", "application_form", ("kind", "code", "name", "seal", "signature"), ""),
        ("管理制度文本", "加盖申请人印章", "", ("seal",), ""),
        ("章程草案", "全体发起人签字", "", ("signature",), ""),
        ("场所平面布局图", "按比例绘制", "", (), ""),
    ],
)
def test_from_the_guide(name: str, standard: str, kind: str, checks: tuple[str, ...], whose: str) -> None:
    demand = demand_of(material("a-material", name, standard))
    assert (demand.kind, demand.checks, demand.whose) == (kind, checks, whose)


def test_what_is_written_down_counts() -> None:
    written = Demand(material="layout", checks=("seal",))
    found = demands_of([material("layout", "平面图"), material("licence", "营业执照")], [written])
    assert found["layout"] == written
    assert found["licence"].kind == "business_licence"
    assert parse(dump([written])) == (written,)
