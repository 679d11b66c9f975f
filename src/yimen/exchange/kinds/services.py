"""The list of services of a district (实施清单)."""

from yimen.agencies.models import Agency
from yimen.catalogue.importing import COLUMNS, COMPARED, ServiceChecker, ServiceWriter, listed_rows
from yimen.catalogue.models import Matter, Service, ServiceVersion
from yimen.exchange.kinds.base import ListKind, Order


def _writer(order: Order) -> ServiceWriter:
    return ServiceWriter(order.district, now=order.now, reason=order.reason)


SERVICES = ListKind(
    name="services",
    zh="政务服务事项实施清单",
    en="Services",
    about_zh="本区各部门的政务服务事项，一行一个实施清单。",
    about_en="The services of all departments of the district, one row each.",
    columns=COLUMNS,
    key=("item_code",),
    compared=COMPARED,
    rows=listed_rows,
    checker=lambda order: ServiceChecker(order.district),
    writer=_writer,
    tables=tuple(model._meta.db_table for model in (Agency, Matter, Service, ServiceVersion)),
)
