"""What the pre-review looks for in each material of a service: rules as data. Pure.

Every service has demands: they follow from its guide, from the codes, names and acceptance standards of its materials. Where
that is not enough, the reform office writes them down for the service (`acts.change_demands`), in the same form.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from pydantic import TypeAdapter

from yimen.catalogue.content import Material
from yimen.catalogue.content.parts import Strict

KindName = Literal["", "business_licence", "identity_card", "certificate", "application_form"]
Check = Literal["kind", "code", "name", "person", "expired", "register", "both_sides", "seal", "signature"]
Whose = Literal["", "applicant", "representative", "agent"]


class Demand(Strict):
    """What is looked for in one material.

    kind    which document it should be; empty: any
    checks  which rules look at it, besides those that look at every file
    whose   on an identity card: whose it should be
    """

    material: str
    kind: KindName = ""
    checks: tuple[Check, ...] = ()
    whose: Whose = ""


LIST: TypeAdapter[tuple[Demand, ...]] = TypeAdapter(tuple[Demand, ...])
# Words in the name of a material, and which document they mean; the first that fits.
KINDS: tuple[tuple[tuple[str, ...], KindName], ...] = (
    (("身份证",), "identity_card"),
    (("营业执照",), "business_licence"),
    (("申请表", "申请书"), "application_form"),
    (("许可证", "资格证", "合格证", "残疾人证", "批准文件", "批复文件"), "certificate"),
)
WHOSE: tuple[tuple[tuple[str, ...], Whose], ...] = (
    (("法定代表人", "负责人"), "representative"),
    (("代理人", "经办人", "受托人"), "agent"),
    (("申请人", "本人"), "applicant"),
)
CHECKS: Mapping[KindName, tuple[Check, ...]] = {
    "": (),
    "business_licence": ("kind", "code", "name", "expired", "register", "seal"),
    "identity_card": ("kind", "code", "person", "expired"),
    "certificate": ("kind", "expired", "register"),
    "application_form": ("kind", "code", "name"),
}
# Words in the acceptance standard that ask for more.
MORE: tuple[tuple[tuple[str, ...], Check], ...] = (
    (("正反面",), "both_sides"),
    (("有效期内",), "expired"),
    (("加盖", "盖章", "印章", "签章"), "seal"),
    (("签字", "签名", "签章"), "signature"),
)


def demands_of(materials: Sequence[Material], written: Sequence[Demand] = ()) -> dict[str, Demand]:
    """Material code -> demand: those written for the service, and for the rest what follows from the guide."""
    own = {demand.material: demand for demand in written}
    return {material.code: own.get(material.code) or demand_of(material) for material in materials}


def demand_of(material: Material) -> Demand:
    """What follows from a material's name and acceptance standard."""
    name, standard = material.name.zh, f"{material.name.zh}{material.accept_standard}"
    kind: KindName = next((kind for words, kind in KINDS if any(word in name for word in words)), "")
    if not kind and "身份证" in material.accept_standard:
        kind = "identity_card"  # 法定代表人身份证明: only the standard says which document proves it
    more = [check for words, check in MORE if any(word in standard for word in words)]
    checks = tuple(dict.fromkeys((*CHECKS[kind], *more)))
    whose: Whose = next((whose for words, whose in WHOSE if any(word in name for word in words)), "")
    return Demand(material=material.code, kind=kind, checks=checks, whose=whose if kind == "identity_card" else "")


def parse(data: Any) -> tuple[Demand, ...]:
    """Demands from JSON. Raises pydantic.ValidationError."""
    return LIST.validate_python(data)


def dump(demands: Sequence[Demand]) -> list[dict[str, Any]]:
    """The same as JSON."""
    return [demand.model_dump(mode="json") for demand in demands]
