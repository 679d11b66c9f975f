"""Who takes part: two departments with their people, and visitors with and without an account."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from yimen.agencies.models import Agency
from yimen.cases.tests.factories import make_actor
from yimen.catalogue.models import Service
from yimen.catalogue.tests.factories import make_agency, make_service
from yimen.consult.acts import Asked, ask
from yimen.consult.models import Conversation, Desk
from yimen.consult.visiting import Visitor
from yimen.procedure import Actor, Role

SHANGHAI = ZoneInfo("Asia/Shanghai")
OPEN = datetime(2016, 6, 1, 10, 0, tzinfo=SHANGHAI)  # a Wednesday
NOON = OPEN.replace(hour=12)
HOURS = "9:00-11:30 13:30-16:30"
JOURNEY = UUID(int=7)
VISITOR = Visitor(browser="a browser")
STRANGER = Visitor(browser="another browser")


def key(number: int) -> UUID:
    """A key as a page makes it, the same one for the same number."""
    return uuid5(JOURNEY, str(number))


@dataclass
class Cast:
    """scjg chats, wjw only answers questions; made as they are needed."""

    @cached_property
    def scjg(self) -> Agency:
        agency = make_agency("scjg", name="区市场监管局")
        Desk.objects.create(agency=agency, live=True, hours=HOURS, term="2wd", changed_at=OPEN, changed_by="7")
        return agency

    @cached_property
    def wjw(self) -> Agency:
        return make_agency("wjw", name="区卫生健康委")

    @cached_property
    def service(self) -> Service:
        return make_service(self.scjg)

    @cached_property
    def officer(self) -> Actor:
        return make_actor(Role.OFFICER, agency=self.scjg)

    @cached_property
    def colleague(self) -> Actor:
        return make_actor(Role.OFFICER, agency=self.scjg)

    @cached_property
    def head(self) -> Actor:
        return make_actor(Role.SECTION_HEAD, agency=self.scjg)

    @cached_property
    def doctor(self) -> Actor:
        return make_actor(Role.OFFICER, agency=self.wjw)

    @cached_property
    def citizen(self) -> Actor:
        return make_actor(Role.APPLICANT)

    def ask(
        self, text: str = "开饭店要办什么证？", *, now: datetime = OPEN, number: int = 1, **more: Any
    ) -> Conversation:
        """A conversation with scjg; `visitor` says who begins it."""
        visitor = more.pop("visitor", VISITOR)
        asked = Asked(text, **({"agency": self.scjg.code} | more))
        return ask(asked, visitor=visitor, now=now, journey=JOURNEY, client_key=key(number))
