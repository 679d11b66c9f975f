"""Powers and responsibilities. A file comes in on the sheets of the open combing round; the list itself changes by the round."""

from collections.abc import Iterator, Mapping, Sequence

from yimen.exchange.kinds.base import Cells, ListKind, Order
from yimen.exchange.kinds.power_columns import DUTY_COLUMNS, POWER_COLUMNS, THEN_EN, THEN_ZH
from yimen.powers.acts import Filled, fill_sheets
from yimen.powers.content import PowerContent, content_of
from yimen.powers.importing import Drafted, drafted, open_sheets, with_duties
from yimen.powers.models import Exercise, Line, PowerVersion, Responsibility
from yimen.spreadsheets import Finding, error

CHUNK = 2_000
ROW = ("kind", "name", "parent", "section", "subject", "basis", "supervision", "status", "service")
DUTY = ("step", "text", "basis", "liability", "liability_basis")


def powers(district: str, keys: Sequence[str] | None = None) -> Iterator[Cells]:
    """The powers in force, by code."""
    found = PowerVersion.objects.filter(power__district=district, valid_to=None).order_by("power__code")
    if keys is not None:
        found = found.filter(power__code__in=keys)
    for version in found.select_related("power", "parent", "agency", "service").iterator(chunk_size=CHUNK):
        yield {
            "code": version.power.code,
            "kind": version.kind,
            "name": version.name,
            "parent": version.parent.code if version.parent else "",
            "department": version.agency.name if version.agency else "",
            "section": version.section,
            "subject": version.subject,
            "basis": version.basis,
            "forwards": "1" if version.forwards else "0",
            "supervision": version.supervision,
            "status": version.status,
            "service": version.service.code if version.service else "",
            "valid_from": version.valid_from.isoformat(),
        }


def responsibilities(district: str, keys: Sequence[str] | None = None) -> Iterator[Cells]:
    """The responsibilities in force, by power and number."""
    found = Responsibility.objects.filter(power__district=district, valid_to=None).order_by("power__code", "number")
    if keys is not None:
        found = found.filter(power__code__in=keys)
    names = ("power__code", "number", "step", "text", "basis", "liability", "liability_basis", "valid_from")
    for values in found.values_list(*names).iterator(chunk_size=CHUNK):
        yield {column.key: str(value) for column, value in zip(DUTY_COLUMNS, values, strict=True)}


def drafted_powers(_district: str, keys: Sequence[str] | None = None) -> Iterator[Cells]:
    """The powers as the open round leaves them."""
    known = drafted(keys or ())
    for code in dict.fromkeys((*known.listed, *known.lines)):
        content = known.content(code)
        if content is not None:
            told = {name: str(getattr(content, name)) for name in ROW}
            yield told | {"code": code, "forwards": "1" if content.forwards else "0"}


def drafted_duties(_district: str, keys: Sequence[str] | None = None) -> Iterator[Cells]:
    """The responsibilities as the open round leaves them."""
    known = drafted(keys or ())
    for code in dict.fromkeys((*known.listed, *known.lines)):
        content = known.content(code)
        for number, duty in enumerate(content.duties if content else (), 1):
            yield {"power": code, "number": str(number), **{name: getattr(duty, name) for name in DUTY}}


class PowerChecker:
    """The kind in its one form; what else there is to say about a row the act says that writes it."""

    def __init__(self, _order: Order) -> None:
        pass

    def check(self, given: Sequence[tuple[int, Mapping[str, str]]]) -> list[tuple[Cells, list[Finding]]]:
        """No query."""
        return [(self._normal(cells), []) for _number, cells in given]

    def _normal(self, cells: Mapping[str, str]) -> Cells:
        normal = dict(cells) | {"kind": cells["kind"].zfill(2)}
        for name, empty in (("status", Exercise.EXERCISED.value), ("forwards", "0")):
            if name in normal:
                normal[name] = normal[name] or empty
        return normal


class DutyChecker:
    """Numbers in their one form."""

    def __init__(self, _order: Order) -> None:
        pass

    def check(self, given: Sequence[tuple[int, Mapping[str, str]]]) -> list[tuple[Cells, list[Finding]]]:
        """No query."""
        return [self._looked(number, dict(cells)) for number, cells in given]

    def _looked(self, number: int, cells: Cells) -> tuple[Cells, list[Finding]]:
        if not cells["number"].isdigit():
            return cells, [error(number, "row_number_wrong", "number", value=cells["number"])]
        return cells | {"number": str(int(cells["number"]))}, []


class _SheetWriter:
    """Gives powers to the act of the room, with the sheets of the open round."""

    def __init__(self, order: Order) -> None:
        self.order = order

    def fill(self, contents: Mapping[str, PowerContent], known: Drafted, named: Mapping[str, str]) -> None:
        """named: what the file calls the department, by code."""
        sheets = open_sheets()
        rows = [Filled(code, sheets.of(code, known, named.get(code, "")), each) for code, each in contents.items()]
        fill_sheets(rows, known, actor=self.order.actor, now=self.order.now, reason=self.order.reason)


class PowerWriter(_SheetWriter):
    """Powers onto sheets; their responsibilities stay as they are."""

    def write(self, given: Sequence[Mapping[str, str]]) -> None:
        """What a row does not tell stays as it is."""
        known = drafted([cells["code"] for cells in given])
        contents = {cells["code"]: self._content(cells, known) for cells in given}
        self.fill(contents, known, {cells["code"]: cells.get("department", "") for cells in given})

    def _content(self, cells: Mapping[str, str], known: Drafted) -> PowerContent:
        before = known.content(cells["code"])
        told: dict[str, object] = {name: cells[name] for name in ROW if name in cells}
        if "forwards" in cells:
            told["forwards"] = cells["forwards"] == "1"
        return content_of((before.model_dump() if before else {}) | told, whole=False)


class DutyWriter(_SheetWriter):
    """Responsibilities onto sheets, in the powers that are there, or come in the same round."""

    def write(self, given: Sequence[Mapping[str, str]]) -> None:
        """Raises Refusal power_not_found (404) and those of `with_duties`, besides the act's."""
        known = drafted(list({cells["power"] for cells in given}))
        told: dict[str, list[Mapping[str, str]]] = {}
        for cells in given:
            told.setdefault(cells["power"], []).append(cells)
        contents = {code: with_duties(known.demand(code), code, rows) for code, rows in told.items()}
        self.fill(contents, known, {})


POWERS = ListKind(
    name="powers",
    zh="权力清单",
    en="Powers",
    about_zh="本区各部门的行政权力，一行一项。",
    about_en="The administrative powers of the district, one row each.",
    then_zh=THEN_ZH,
    then_en=THEN_EN,
    columns=POWER_COLUMNS,
    key=("code",),
    compared=(*ROW, "forwards"),
    rows=powers,
    drafted=drafted_powers,
    owner=lambda cells: cells.get("code", "")[:14],  # a main item with its sub-items
    tried=True,
    checker=PowerChecker,
    writer=PowerWriter,
    tables=(Line._meta.db_table,),
)
RESPONSIBILITIES = ListKind(
    name="responsibilities",
    zh="责任清单",
    en="Responsibilities",
    about_zh="与行政权力对应的责任事项，一行一项。",
    about_en="The responsibilities that go with the powers, one row each.",
    then_zh=THEN_ZH,
    then_en=THEN_EN,
    columns=DUTY_COLUMNS,
    key=("power", "number"),
    compared=DUTY,
    rows=responsibilities,
    drafted=drafted_duties,
    owner=lambda cells: cells.get("power", ""),
    tried=True,
    checker=DutyChecker,
    writer=DutyWriter,
    tables=(Line._meta.db_table,),
)
