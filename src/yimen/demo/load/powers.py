"""The powers of the demo: the list of the first round by COPY, the second round published by its act, a third in progress."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db import connection, transaction

from yimen.agencies.models import Agency
from yimen.catalogue.models import Service
from yimen.demo import Progress
from yimen.demo.district import DISTRICT
from yimen.demo.load.combing import load_third_round
from yimen.demo.load.people import legal, reform, second_reform
from yimen.demo.powers import lists
from yimen.powers.acts import Otherwise, adopt_common_list, publish_round
from yimen.powers.citing import cited, cited_by_duties
from yimen.powers.content import PowerContent
from yimen.powers.models import (
    Adoption,
    Line,
    LineAction,
    Power,
    PowerVersion,
    Responsibility,
    Round,
    Sheet,
    SheetStatus,
    SheetStep,
)

SHANGHAI = ZoneInfo("Asia/Shanghai")
FIRST_DAY, SECOND_DAY = date(2015, 1, 1), date(2016, 3, 1)
ADOPTED = date(2016, 4, 1)
_REASONS = {
    LineAction.ADD: "法律法规修订后新设职权",
    LineAction.CHANGE: "规范职权名称和责任事项表述",
    LineAction.REMOVE: "设定依据废止或者职权合并",
}
_VERSION = (
    "power_id", "kind", "name", "parent_id", "agency_id", "section", "subject", "basis", "laws", "duty_laws", "forwards",
    "supervision", "status", "service_id", "valid_from", "round_id",
)  # fmt: skip
_DUTY = (
    "power_id",
    "number",
    "step",
    "text",
    "basis",
    "liability",
    "liability_basis",
    "valid_from",
    "round_id",
)
Rows = dict[str, tuple[str, PowerContent]]


def load_powers(progress: Progress, now: datetime) -> None:
    """Where the district has no round yet, all three; afterwards nothing is added."""
    if Round.objects.exists():
        return
    made = lists()
    steps = 5
    progress("powers", 1, steps)
    with transaction.atomic():
        agencies = {agency.code: agency for agency in Agency.objects.all()}
        _first_list(made.first, agencies)
        progress("powers", 2, steps)
        _second_round(made.first, made.second, agencies)
        progress("powers", 3, steps)
        _adopt(agencies)
        progress("powers", 4, steps)
        load_third_round(now)
    progress("powers", steps, steps)


def _moment(day: date, hour: int = 10) -> datetime:
    return datetime.combine(day, time(hour), SHANGHAI)


def _round(number: int, title: str, opened: date, due: date, published: date | None = None) -> Round:
    who = reform().who
    return Round.objects.create(
        number=number,
        title=title,
        due=due,
        opened_at=_moment(opened),
        opened_by=who,
        valid_from=published,
        published_at=_moment(published - timedelta(days=1), 16) if published else None,
        published_by=who if published else "",
    )


def _first_list(first: Rows, agencies: dict[str, Agency]) -> None:
    """The list that was put together on paper: no lines, only rows."""
    combed = _round(1, "2014年权责清单第一轮梳理", date(2014, 6, 3), date(2014, 9, 30), FIRST_DAY)
    sheets = _sheets(combed, agencies)
    _steps(sheets, date(2014, 9, 15))
    Power.objects.bulk_create((Power(code=code, district=DISTRICT) for code in first), batch_size=2000)
    powers = dict(Power.objects.values_list("code", "pk"))
    services = dict(Service.objects.values_list("code", "pk"))
    _copy(PowerVersion, _VERSION, _versions(first, powers, services, agencies, combed))
    _copy(Responsibility, _DUTY, _duties(first, powers, combed))


def _versions(
    first: Rows, powers: dict[str, int], services: dict[str, int], agencies: dict[str, Agency], combed: Round
) -> Iterable[tuple[Any, ...]]:
    for code, (agency, content) in first.items():
        yield (
            powers[code], content.kind, content.name, powers.get(content.parent), agencies[agency].pk if agency else None,
            content.section, content.subject, content.basis, cited(content.basis), cited_by_duties(content.duties),
            content.forwards, content.supervision, content.status, services.get(content.service), FIRST_DAY, combed.pk,
        )  # fmt: skip


def _duties(first: Rows, powers: dict[str, int], combed: Round) -> Iterable[tuple[Any, ...]]:
    for code, (_agency, content) in first.items():
        for number, duty in enumerate(content.duties, 1):
            yield (
                powers[code], number, duty.step, duty.text, duty.basis, duty.liability, duty.liability_basis, FIRST_DAY,
                combed.pk,
            )  # fmt: skip


def _copy(model: Any, columns: tuple[str, ...], rows: Iterable[tuple[Any, ...]]) -> None:
    names = ", ".join(connection.ops.quote_name(column) for column in columns)
    with (
        connection.cursor() as cursor,
        cursor.copy(f"COPY {model._meta.db_table} ({names}) FROM STDIN") as copy,
    ):
        for row in rows:
            copy.write_row(row)
    with connection.cursor() as cursor:
        # Thousands of rows at once: the planner must know before the next statement.
        cursor.execute(f"ANALYZE {model._meta.db_table}")


def _second_round(first: Rows, second: Rows, agencies: dict[str, Agency]) -> None:
    """What differs between the lists, as lines of accepted sheets; then the act."""
    combed = _round(2, "2015年权责清单第二轮梳理", date(2015, 9, 1), date(2015, 12, 31))
    sheets = _sheets(combed, agencies)
    powers = dict(Power.objects.values_list("code", "pk"))
    Line.objects.bulk_create(_lines(first, second, sheets, powers), batch_size=500)
    _steps(sheets, date(2015, 12, 21))
    publish_round(combed.pk, valid_from=SECOND_DAY, actor=reform(), now=_moment(SECOND_DAY - timedelta(days=4), 16))


def _lines(first: Rows, second: Rows, sheets: dict[str, Sheet], powers: dict[str, int]) -> Iterable[Line]:
    for code in sorted({*first, *second}):
        before, after = first.get(code), second.get(code)
        if before == after:
            continue
        agency, content = after or (before[0] if before else "", None)
        action = LineAction.REMOVE if after is None else LineAction.CHANGE if before else LineAction.ADD
        yield Line(
            sheet=sheets[agency],
            action=action,
            code=code,
            power_id=powers.get(code),
            content=content.model_dump(mode="json") if content else None,
            laws=cited(content.basis) if content else [],
            duty_laws=cited_by_duties(content.duties) if content else [],
            reason=_REASONS[action],
            drafted_by="system",
            drafted_at=_moment(date(2015, 11, 16)),
        )


def _sheets(combed: Round, agencies: dict[str, Agency]) -> dict[str, Sheet]:
    departments = [agency for agency in agencies.values() if agency.kind == Agency.Kind.DEPARTMENT]
    departments = [agency for agency in departments if agency.division == DISTRICT]
    rows = [Sheet(round=combed, agency=agency, status=SheetStatus.ACCEPTED) for agency in [*departments, None]]
    return {sheet.agency.code if sheet.agency else "": sheet for sheet in Sheet.objects.bulk_create(rows)}


def _steps(sheets: dict[str, Sheet], begin: date) -> None:
    """Each sheet through its four stages, some days apart."""
    way = (
        (SheetStatus.HANDED_IN, "system", "部门经办人"),
        (SheetStatus.LEGAL_REVIEWED, legal().who, legal().name),
        (SheetStatus.REFORM_REVIEWED, reform().who, reform().name),
        (SheetStatus.ACCEPTED, second_reform().who, second_reform().name),
    )
    SheetStep.objects.bulk_create(
        SheetStep(
            sheet=sheet, status=status, at=_moment(begin + timedelta(days=place % 7 + stage * 6)), who=who, name=name
        )
        for place, sheet in enumerate(sheets.values())
        for stage, (status, who, name) in enumerate(way)
    )


def _adopt(agencies: dict[str, Agency]) -> None:
    """All towns and sub-districts, each with the exceptions that its place demands."""
    common = list(
        PowerVersion.objects.filter(agency=None, valid_to=None)
        .order_by("power__code")
        .values_list("power__code", "name")
    )
    towns = [agency for agency in agencies.values() if agency.kind in (Agency.Kind.TOWN, Agency.Kind.SUBDISTRICT)]
    towns = [agency for agency in towns if agency.division.startswith(DISTRICT)]
    if Adoption.objects.exists():
        return
    for place, agency in enumerate(sorted(towns, key=lambda agency: agency.order)):
        adopt_common_list(
            agency,
            ADOPTED,
            _exceptions(agency, place, common),
            document=f"宝审改办〔2016〕{12 + place}号",
            actor=reform(),
            now=_moment(date(2016, 3, 21)),
        )


def _exceptions(agency: Agency, place: int, common: list[tuple[str, str]]) -> list[Otherwise]:
    """Sub-districts have no farmland; some towns hand a matter to their centre."""
    rural = ("农村", "村民", "土地承包", "森林防火")
    found = []
    if agency.kind == Agency.Kind.SUBDISTRICT:
        found = [
            Otherwise(code, "left_out", "辖区内无农村集体土地")
            for code, name in common
            if any(word in name for word in rural)
        ]
    elif place % 3 != 2:
        code = common[(place * 11) % len(common)][0]
        found = [
            Otherwise(code, "changed", "已设立社区事务受理服务中心", "由社区事务受理服务中心统一受理，镇职能部门办理。")
        ]
    return found
