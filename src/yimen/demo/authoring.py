"""From the short files that a civil servant writes to the full content of a service.

A sentence in both languages is one string: "食品经营许可证 | Food business licence". A material, section or step that many
services share is named once in blocks.json. What a file leaves out gets the usual value of the district's service centre.
The files are described in district/README.md.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from yimen.catalogue.forms.kinds import begun, kind_by_name

TYPES = {
    "text": "string",
    "long": "string",
    "number": "number",
    "integer": "integer",
    "yes": "boolean",
    "confirm": "boolean",
    "information": "null",
}
# Kinds that begin as the form editor begins them, with all they hold.
GROUPS = ("money", "address", "person", "organisation", "rows")
FORMATS = {
    "date": "date",
    "mobile": "cn-mobile",
    "phone": "cn-phone",
    "uscc": "uscc",
    "id": "resident-id",
    "email": "email",
}
LIMITS = {"string": ("minLength", "maxLength"), "array": ("minItems", "maxItems")}
AUDIENCES = {"个人": ["person"], "单位": ["organisation"], "个人和单位": ["person", "organisation"]}
HALL = "宝山区行政服务中心（龙山路555号）{window} | Baoshan Administrative Service Centre, 555 Longshan Road, {english}"
HOURS = (
    "周一至周五 9:00-11:30、13:30-17:00（法定节假日除外） | "
    "Monday to Friday 9:00-11:30 and 13:30-17:00, except public holidays"
)
# What a service demands beyond the usual procedure; named here as in `ServiceContent`.
PROCEDURE = ("joint", "hearing", "tolerable", "promisable", "promise_term", "protected")
ARTICLE_42 = "《中华人民共和国行政许可法》第四十二条"


class Blocks:
    """The shared parts, and the expansion of one service by them. `organs`: unified social credit codes by agency."""

    def __init__(self, blocks: Mapping[str, Any], organs: Mapping[str, str]) -> None:
        self.organs = organs
        self.materials: Mapping[str, Any] = blocks["materials"]
        self.sections: Mapping[str, Any] = blocks["sections"]
        self.steps: Mapping[str, Any] = blocks["steps"]

    def content(self, entry: Mapping[str, Any], agency: Mapping[str, str]) -> dict[str, Any]:
        """The full content of one authored service. Raises KeyError on a shared part that does not exist."""
        promised = entry["promised"]
        visits = entry.get("visits", 0)
        return {
            "summary": text(entry["summary"]),
            "audience": AUDIENCES[entry["audience"]],
            "channels": entry.get("channels", ["online", "window"]),
            "legal_basis": [law(line) for line in entry["law"]],
            "conditions": [text(line) for line in entry["conditions"]],
            **({"quantity_limit": text(entry["limit"])} if "limit" in entry else {}),
            "materials": [self.material(item) for item in [*entry["materials"], "power-of-attorney", "agent-identity"]],
            "terms": {
                "statutory": entry["statutory"],
                "statutory_basis": entry.get("term_basis", ARTICLE_42),
                "promised": promised,
                **({"preliminary": entry["preliminary"]} if "preliminary" in entry else {}),
            },
            **{key: entry[key] for key in PROCEDURE if key in entry},
            "steps": self.links(entry),
            "officers": entry.get("officers", 1),
            "fee": fee(entry.get("fee")),
            "faq": [{"question": text(ask), "answer": text(answer)} for ask, answer in entry.get("faq", [])],
            "result": result(entry["result"]),
            "visits": visits,
            **({"visit_reason": text(entry["visit_reason"])} if visits else {}),
            "address": text(HALL.format(window=agency["window"], english=agency["window_en"])),
            "hours": text(HOURS),
            "consult_phone": agency["phone"],
            "complaint_phone": agency["complaint_phone"],
            "keywords": entry.get("keywords", []),
            "handling": "instant" if promised == "0wd" else "promise",
            "form": self.form(entry["form"]),
        }

    def material(self, item: str | Mapping[str, Any]) -> dict[str, Any]:
        """A shared material by its code (with "?" behind: not required), or one of the service's own."""
        if isinstance(item, str):
            code, optional = item.rstrip("?"), item.endswith("?")
            part = {**self.materials[code], "code": code, **({"required": False} if optional else {})}
        else:
            part = dict(item)
        full: dict[str, Any] = {"code": part["code"], "name": text(part["name"])}
        full["required"] = part.get("required", "when" not in part)
        for key, name in (("original", "original"), ("copies", "copies"), ("source", "source"), ("form", "form")):
            if key in part:
                full[name] = part[key]
        for key, name in (
            ("standard", "accept_standard"),
            ("basis", "basis"),
            ("accepts", "accepts"),
            ("when", "when"),
            ("kind", "kind"),
            ("register", "shared_from"),
            ("least", "least_level"),
            ("pages", "max_pages"),
        ):
            if key in part:
                full[name] = part[key]
        if "condition" in part:
            full["condition"] = text(part["condition"])
        if "certificate" in part:
            organ, number = part["certificate"].split(" ")
            full["certificate"] = self.organs[organ] + number
        full["max_megabytes"] = part.get("megabytes", 10)
        return full

    def links(self, entry: Mapping[str, Any]) -> list[dict[str, Any]]:
        """The steps: the usual ones, with the service's own examination steps between acceptance and decision."""
        if entry["promised"] == "0wd":
            return [step(line) for line in self.steps["instant"]]
        first, *rest = self.steps["promise"]
        examined = entry.get(
            "examine", ["审核 | Examination | 3 | 对照法定条件审查申请材料 | Documents are examined against the law"]
        )
        own = [["examination", *_split_examination(line)] for line in examined]
        examining = [step(line) for line in own]
        if entry.get("in_order"):
            for before, later in pairwise(examining):
                later["after"] = [before["name"]["zh"]]
        return [step(first), *examining, *(step(line) for line in rest)]

    def form(self, parts: Sequence[str | Mapping[str, Any]]) -> dict[str, Any]:
        """The JSON Schema of a form from shared and own sections; contact and declaration come last by themselves."""
        schema: dict[str, Any] = {"type": "object", "additionalProperties": False, "required": [], "properties": {}}
        schema["x-sections"] = []
        for part in [*parts, "contact", "delivery"]:
            section = {"key": part, **self.sections[part]} if isinstance(part, str) else part
            names = [self._placed(schema, line) for line in section["fields"]]
            heading = text(section["title"])
            schema["x-sections"].append(
                {"key": section["key"], "title": heading["zh"], "x-title-en": heading["en"], "fields": names}
            )
        return schema

    def _placed(self, schema: dict[str, Any], line: Sequence[Any]) -> str:
        name, title, kind = str(line[0]), line[1], line[2]
        schema["properties"][name] = self._field(line)
        if not title.partition(" | ")[0].endswith("?") and kind != "information":
            schema["required"].append(name)
        return name

    def _field(self, line: Sequence[Any]) -> dict[str, Any]:
        _name, title, kind, options = line[0], line[1], line[2], line[3] if len(line) > 3 else {}
        chinese, _, english = title.partition(" | ")
        rules: dict[str, Any] = self._begun(kind, options)
        rules |= {"title": chinese.rstrip("?"), "x-title-en": english}
        if kind in FORMATS:
            rules["format"] = FORMATS[kind]
        if "hint" in options:
            rules["description"], _, rules["x-description-en"] = options["hint"].partition(" | ")
        self._choices(rules, kind, options)
        for key, word in zip(("min", "max"), LIMITS.get(rules["type"], ("minimum", "maximum")), strict=True):
            if key in options:
                rules[word] = options[key]
        if kind == "long":
            rules.setdefault("maxLength", 500)
        if kind == "confirm":
            rules["const"] = True
        if "unit" in options:
            rules["x-unit"], _, rules["x-unit-en"] = options["unit"].partition(" | ")
        for key, word in (("when", "x-show-when"), ("key", "x-key"), ("prefill", "x-prefill")):
            if key in options:
                rules[word] = options[key]
        return rules

    def _begun(self, kind: str, options: Mapping[str, Any]) -> dict[str, Any]:
        """The schema that a kind begins with; the columns of a table as they are listed."""
        if kind not in GROUPS:
            return {"type": TYPES.get(kind, "string")}
        rules = begun(kind_by_name(kind), self._towns() if kind == "address" else ())
        if kind == "rows":
            columns = options["columns"]
            rules["items"] = {
                "type": "object",
                "additionalProperties": False,
                "required": [line[0] for line in columns if not line[1].partition(" | ")[0].endswith("?")],
                "x-order": [line[0] for line in columns],
                "properties": {line[0]: self._field(line) for line in columns},
            }
        return rules

    def _towns(self) -> list[dict[str, str]]:
        listed = [(code, *title.split(" | ")) for code, title in self._choices_of("premises_town").items()]
        return [{"const": code, "title": chinese, "x-title-en": english} for code, chinese, english in listed]

    def _choices(self, rules: dict[str, Any], kind: str, options: Mapping[str, Any]) -> None:
        choices = options.get("choices", {})
        if "same-choices" in options:
            choices = self._choices_of(options["same-choices"])
        offered = []
        for value, title in choices.items():
            chinese, _, english = title.partition(" | ")
            offered.append({"const": value, "title": chinese, "x-title-en": english})
        if kind == "choices":
            rules.update(type="array", items={"type": "string", "oneOf": offered}, minItems=1, uniqueItems=True)
        elif offered:
            rules["oneOf"] = offered

    def _choices_of(self, field: str) -> Mapping[str, str]:
        for section in self.sections.values():
            for line in section["fields"]:
                if line[0] == field:
                    found: Mapping[str, str] = line[3]["choices"]
                    return found
        raise KeyError(field)


def text(line: str) -> dict[str, str]:
    """ "中文 | English" as both languages; without the mark the Chinese stands alone."""
    chinese, _, english = line.partition(" | ")
    return {"zh": chinese.strip(), "en": english.strip()}


def law(line: str) -> dict[str, str]:
    """ "《食品安全法》第三十五条：……" as law, article and wording."""
    name, _, rest = line.partition("》")
    article, _, wording = rest.partition("：")
    return {"law": f"{name}》", "article": article.strip(), **({"text": wording.strip()} if wording else {})}


def step(line: Sequence[str]) -> dict[str, Any]:
    """A link from [stage, name, role, days, text]."""
    stage, name, role, days, wording = line
    return {"stage": stage, "name": text(name), "role": role, "days": int(days), "text": text(wording)}


def _split_examination(line: str) -> list[str]:
    name, english, days, *wording = [part.strip() for part in line.split(" | ")]
    return [f"{name} | {english}", "officer", days, " | ".join(wording) or f"{name} | {english}"]


def fee(given: Sequence[str] | None) -> dict[str, Any]:
    """["item | English", "standard | English", "basis"], or nothing: free of charge. Fees are paid at the window."""
    if given is None:
        return {"charged": False}
    item, standard, basis = given
    return {"charged": True, "item": text(item), "standard": text(standard), "basis": basis, "pay_online": False}


def result(given: Sequence[Any]) -> dict[str, Any]:
    """["name | English", kind, years]; the certificate type is added by the district, which knows the organ's code."""
    name, kind, *years = given
    return {"name": text(name), "kind": kind, **({"valid_years": years[0]} if years and years[0] else {})}
