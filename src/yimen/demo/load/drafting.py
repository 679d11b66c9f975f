"""One change of the catalogue that a section is writing: its application form gets a page more."""

from datetime import datetime, timedelta

from yimen.accounts.models import User
from yimen.agencies.queries import actor_for
from yimen.catalogue.acts import draft_version, write_form
from yimen.catalogue.forms import editing
from yimen.catalogue.forms.kinds import begun, kind_by_name
from yimen.catalogue.forms.settings import Settings
from yimen.catalogue.models import ChangeKind, Service
from yimen.clock import shanghai_date
from yimen.demo.district import DISTRICT

SERVICE, WRITER = "第三类医疗器械经营许可", "kezhang"
MONTH = timedelta(days=30)


def load_drafting(now: datetime) -> None:
    """The draft, unless the service has a change of its own already."""
    service = Service.objects.select_related("agency").get(name=SERVICE, district=DISTRICT)
    if service.proposals.exists():
        return
    actor = actor_for(User.objects.get(username=WRITER))
    proposal = draft_version(
        service,
        ChangeKind.GUIDE,
        actor=actor,
        now=now,
        valid_from=shanghai_date(now + MONTH),
        reason="申请表增加冷链和仓储内容",
        basis="《医疗器械监督管理条例》",
        hand_in=False,
    )
    write_form(proposal.pk, _with_cold_chain, actor=actor, now=now)


def _with_cold_chain(form: editing.Form) -> editing.Form:
    """A page that asks for the cold chain, and where there is one for its rooms."""
    words = {"title": "冷链", "x-title-en": "Cold chain"}
    changed, page = editing.write_page(form, "", words)
    asked = Settings("是否经营需要冷藏、冷冻的产品", "Are goods kept cold?", required=True)
    changed, field = editing.add_field(changed, page, begun(kind_by_name("yes")), asked, "cold_chain")
    rooms = Settings("冷库和冷藏车辆", "Cold rooms and vehicles", required=True, least=1, most=20)
    changed, table = editing.add_field(changed, page, begun(kind_by_name("rows")), rooms, "cold_rooms")
    return editing.set_condition(changed, table, {"field": field, "equals": True})
