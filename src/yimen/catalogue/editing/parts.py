"""The parts in which a guide and its handbook are written, each a page: a form, or a table with one page a line."""

import re
from dataclasses import dataclass, replace

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from yimen.catalogue.elements import GUIDE, HANDBOOK, Element, Kind
from yimen.errors import Refusal

_LAST_NUMBER = re.compile(r"\[[^\]]*\]$")
_ITEM_PART = re.compile(r"items\.(\d{1,3})\.(\w+)\Z")


@dataclass(frozen=True)
class Part:
    """One part. lines: the list it writes ("materials", "fee.further"), empty for a single form.

    shown  places of the elements that the table of a list shows; handbook: it belongs to the internal handbook
    item   of which handling item it is a part, counted from 0; nothing: of the guide
    """

    name: str
    title: "str | Promise"
    elements: tuple[Element, ...]
    lines: str = ""
    shown: tuple[str, ...] = ()
    handbook: bool = False
    item: int | None = None

    def element_at(self, place: str) -> Element | None:
        """The element of this part that a place such as "materials[2].name.zh" belongs to, or nothing."""
        own = {element.place: element for element in self.elements}
        wanted = place
        if self.lines and place.startswith(f"{self.lines}["):
            wanted = f"{self.lines}[]{place.removeprefix(self.lines).partition(']')[2]}"
        while wanted and wanted not in own:
            bare = _LAST_NUMBER.sub("", wanted)
            wanted = bare if bare != wanted else wanted.rpartition(".")[0]
        return own.get(wanted)

    @property
    def top(self) -> tuple[str, ...]:
        """The fields of the content that it touches."""
        return tuple(dict.fromkeys(re.split(r"[.\[]", element.place)[0] for element in self.elements))


def _single(name: str, title: "str | Promise", places: str) -> Part:
    known = {element.place: element for element in GUIDE}
    return Part(name, title, tuple(known[place] for place in places.split()))


def _list(name: str, title: "str | Promise", lines: str, shown: str, table: tuple[Element, ...] = GUIDE) -> Part:
    own = [element for element in table if element.place.startswith(f"{lines}[].") and element.kind is not Kind.OTHER]
    places = tuple(f"{lines}[].{name}" for name in shown.split())
    return Part(name, title, tuple(own), lines, places, table is HANDBOOK)


PARTS: tuple[Part, ...] = (
    _single(
        "basics",
        _("Basics"),
        "summary audience applicant_kinds power_source entrusting_organ organ_kind power_division exercise undertaking.name "
        "undertaking.code quantity_limit keywords person_topics organisation_topics system_level system_name joint protected",
    ),
    _list("basis", _("Legal basis"), "legal_basis", "law article"),
    _single("conditions", _("Conditions"), "conditions"),
    _single(
        "terms",
        _("Time limits and kind of handling"),
        "terms.statutory terms.statutory_basis terms.statutory_explanation terms.promised terms.promised_explanation "
        "terms.extension terms.extends_promise terms.preliminary handling examination closing officers hearing tolerable "
        "promisable promise_term",
    ),
    _list("materials", _("Materials"), "materials", "code name required original copies source"),
    _single("form", _("Application form"), "form"),
    _single("fee", _("Fee"), "fee.charged fee.item fee.standard fee.basis fee.pay_online fee.reducible fee.reduction"),
    _list("fees", _("Further fees"), "fee.further", "item standard"),
    _list("steps", _("Links and steps"), "steps", "stage name office role days"),
    _list("special", _("Special procedures"), "special_procedures", "kind name days"),
    _list("faq", _("Questions"), "faq", "question answer"),
    _single("result", _("Result"), "result.name result.kind result.type_code result.valid_years result.sample"),
    _single(
        "contact",
        _("Where, when and how"),
        "channels address hours consult_phone complaint_phone consult_address complaint_address visits visit_reason flow "
        "flow_chart in_centre express by_appointment terminals online_depth online_address mobile_address single_login "
        "real_name_level served_across towns villages intermediaries",
    ),
    _list("windows", _("Windows"), "windows", "name address hours phone"),
    _list("offices", _("Joint departments"), "other_offices", "name code"),
    _list("items", _("Handling items"), "items", "number name local_code"),
    Part(
        "handbook",
        _("Handbook: quantity, plans, provisions, filing"),
        tuple(element for element in HANDBOOK if "[]" not in element.place),
        handbook=True,
    ),
    _list("approvers", _("Handbook: posts that take part"), "approvers", "post section deputy", HANDBOOK),
    _list("instructions", _("Handbook: how each part is done"), "instructions", "part title post days", HANDBOOK),
    _list("risks", _("Handbook: risks"), "risks", "point measure", HANDBOOK),
)
_BY_NAME = {part.name: part for part in PARTS}
_BY_PLACE = {element.place: part for part in PARTS for element in part.elements if not part.handbook}
# Where findings of the audit name a whole list or a part of the row.
_OTHERS = {"guide": "basics", "supervisor": "", "code": "", "name": "", "type": ""}


# The parts that a handling item may have of its own, as the guide has them.
ITEM_PARTS = {"own_materials": "materials", "terms": "terms", "result": "result"}


def item_parts(item: int) -> list[Part]:
    """The parts of the handling item at a place, counted from 0."""
    return [_of_item(item, name) for name in ITEM_PARTS]


def _of_item(item: int, name: str) -> Part:
    """What the guide has as "terms.promised" stands here as "items[0].terms.promised". Nothing is demanded: the service has it."""
    same = _BY_NAME[ITEM_PARTS[name]]
    old, new = (
        (f"{same.lines}[].", f"items[{item}].{name}[].") if same.lines else (f"{name}.", f"items[{item}].{name}.")
    )
    kept = [element for element in same.elements if element.place.startswith(old)]
    elements = tuple(
        replace(element, place=new + element.place.removeprefix(old), required=element.required and bool(same.lines))
        for element in kept
    )
    shown = tuple(new + place.removeprefix(old) for place in same.shown)
    lines = f"items[{item}].{name}" if same.lines else ""
    return Part(f"items.{item}.{name}", same.title, elements, lines, shown, item=item)


def part_by_name(name: str) -> Part:
    """The part with this name; "items.0.terms" is the one of a handling item. Raises Refusal part_not_found (404)."""
    of_item = _ITEM_PART.match(name)
    if of_item and of_item[2] in ITEM_PARTS:
        return _of_item(int(of_item[1]), of_item[2])
    if name not in _BY_NAME:
        raise Refusal("part_not_found", status=404)
    return _BY_NAME[name]


def part_of(place: str) -> str:
    """The name of the part in which a place such as "materials.identity.when" or "terms.promised" is written, or ""."""
    if place in _BY_PLACE:
        return _BY_PLACE[place].name
    top = re.split(r"[.\[]", place)[0]
    if top in _OTHERS:
        return _OTHERS[top]
    return next((part.name for part in PARTS if top in part.top and not part.handbook), "")
