"""The cases of the demo, walked there by the acts of the cases room, each case whole or not at all."""

import random
from collections.abc import Callable
from datetime import datetime
from uuid import UUID, uuid5

from django.db import transaction
from django.db.models import QuerySet

from yimen.accounts.models import User
from yimen.agencies.queries import actor_for
from yimen.cases.acts import PERFORM
from yimen.cases.acts.lapse import lapse
from yimen.cases.acts.submit import Application, submit
from yimen.cases.models import Case
from yimen.catalogue.content import Material
from yimen.catalogue.models import Service
from yimen.catalogue.queries import current_version
from yimen.demo import Progress, courses, names, stories
from yimen.demo.answers import answers_for
from yimen.demo.district import DISTRICT
from yimen.demo.load.documents import document_for
from yimen.demo.load.files import Samples
from yimen.demo.stories import Kind, Story
from yimen.papers.models import StoredFile
from yimen.parties.acts.register_party import register_party
from yimen.parties.models import Party
from yimen.permits.acts.issue import issue
from yimen.procedure import Actor, Hearing
from yimen.workdays.calendars import calendar_of

HISTORY = 200
PLATFORM: dict[str, Callable[..., object]] = {"issue": issue, "lapse": lapse}
# A certificate takes a third of a second to typeset and sign, and a demo should be there soon. So the half year is told
# mostly by services that end in a payment (they are the most frequent ones anyway), and certificates by a few departments.
ISSUING = ("scjg", "wjw", "jjw", "xfzd")
PAYMENTS_TO_CERTIFICATES = 30
JOURNEYS = UUID("6f1d0c52-0d1b-4d62-9b8e-3f4f1a2b3c4d")
# Departments whose officers' logins are printed: their desks shall be full.
SHOWN = ("scjg", "wjw")
DESKS = {"scjg": ("shencha", "shencha2", "kezhang", "juzhang"), "wjw": ("weisheng", "wjw2", "wjw3", "wjw4")}


def load_cases(progress: Progress, now: datetime, history: int = HISTORY) -> None:
    """History (so many cases) and live cases that are not there yet."""
    services = {service.code: service for service in open_services()}
    kinds = [kind_of(service) for service in services.values()]
    calendar = calendar_of(DISTRICT)
    first = [kind for kind in kinds if kind.agency in SHOWN]
    rest = [kind for kind in kinds if kind.agency not in SHOWN]
    rest = [kind for kind in rest if kind.usual]
    mixed = [kind for trio in zip(first, first[1:] + first[:1], rest, strict=False) for kind in trio]
    past = [kind for kind in kinds if not kind.certificate or kind.agency in ISSUING]
    plan = [*courses.enriched(stories.history(past, calendar, history), calendar), *stories.live(mixed, calendar, now)]
    plan += courses.law(kinds, calendar, now)
    known = set(Case.objects.filter(submission_key__startswith="demo-").values_list("submission_key", flat=True))
    teller = Teller(services, now)
    for done, story in enumerate(plan, 1):
        if story.key not in known:
            teller.tell(story)
        progress("cases", done, len(plan))


def open_services() -> QuerySet[Service]:
    return (
        Service.objects.filter(district=DISTRICT, status=Service.Status.PUBLISHED)
        .select_related("agency")
        .order_by("-popularity", "code")
    )


def kind_of(service: Service) -> Kind:
    content = current_version(service).parsed
    rules = content.rules()
    return Kind(
        code=service.code,
        agency=service.agency.code,
        promised=rules.promised.amount if rules.promised else rules.statutory.amount,
        steps=tuple(step.name for step in rules.steps),
        officers=rules.officers,
        weight=max(10, int(service.popularity**0.5)) * (1 if rules.certificate else PAYMENTS_TO_CERTIFICATES),
        certificate=rules.certificate,
        gap=f"{content.materials[0].name.zh}：请补充签章页",
        name=service.name,
        usual=rules.hearing == Hearing.NONE and not rules.joint and rules.preliminary is None,
        extendable=rules.extension is not None and not rules.instant,
    )


class Teller:
    """Performs stories; remembers actors, the sample files and nothing else."""

    def __init__(self, services: dict[str, Service], now: datetime) -> None:
        self.services = services
        self.samples = Samples(now)
        self.actors: dict[str, Actor] = {}

    def tell(self, story: Story) -> str:
        """One case from submission to where it stands, in one transaction; its number."""
        with transaction.atomic():
            number = self._submit(story).number
            for deed in story.deeds:
                if deed.act in PLATFORM:
                    PLATFORM[deed.act](number, now=deed.at)
                    continue
                actor = self.actor(self.login(story, deed.by))
                PERFORM[deed.act](number, actor=actor, now=deed.at, **deed.arguments)
        return number

    def _submit(self, story: Story) -> Case:
        service = self.services[story.kind.code]
        content = current_version(service).parsed
        answers = answers_for(content.form, story.seed)
        party, needed = self._party(story, content.audience), content.needed_materials(answers)
        application = Application(
            service=service,
            version=service.current or 1,
            applicant=party,
            answers=answers,
            materials=[(item.code, self._file(item, party, story)) for item in needed],
            channel=story.channel,
            journey=uuid5(JOURNEYS, story.key),
            key=story.key,
        )
        return submit(application, actor=self.actor(self.login(story, "applicant")), now=story.submitted_at)

    def _file(self, material: Material, party: Party, story: Story) -> StoredFile:
        """The printed applicant hands in documents of her own; those of the newest of her cases have a flaw each."""
        drawn = None
        if story.own and not story.deeds:
            drawn = document_for(material, party, story.submitted_at, flawed=True)
        return drawn or self.samples.file_for(material)

    def login(self, story: Story, by: str) -> str:
        if by == "applicant":
            if story.own:
                return "shenqingren"
            return "chuangkou" if story.channel == "counter" else f"demo{story.seed % 30:02d}"
        if by in ("counter", "mayor"):
            return {"counter": "chuangkou", "mayor": "quzhang"}[by]
        agency = story.kind.agency
        desk = DESKS.get(agency, tuple(f"{agency}{seat}" for seat in range(1, 5)))
        return desk[("first", "second", "head", "chief").index(by)]

    def actor(self, username: str) -> Actor:
        if username not in self.actors:
            self.actors[username] = actor_for(User.objects.get(username=username))
        return self.actors[username]

    def _party(self, story: Story, audience: tuple[str, ...]) -> Party:
        dice = random.Random(story.seed)
        # The printed applicant is the same woman, and the same firm, in all her cases.
        numbers = random.Random(7) if story.own else dice
        organisation = "organisation" in audience and (len(audience) == 1 or dice.random() >= 0.4)
        person = "王秀英" if story.own else names.person(dice)
        firm = "上海吴淞人家餐饮管理有限公司" if story.own else names.company(dice)
        owner = story.own or story.channel == "online"
        return register_party(
            kind="organisation" if organisation else "person",
            name=firm if organisation else person,
            identifier=names.uscc(numbers) if organisation else names.resident_id(numbers),
            phone="13900000000" if story.own else names.mobile(dice),
            legal_representative=person if organisation else "",
            now=story.submitted_at,
            user_id=int(self.actor(self.login(story, "applicant")).who) if owner else None,
        )
