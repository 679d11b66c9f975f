from django.apps import AppConfig
from django.core.checks import register
from django.utils.translation import gettext_lazy as _

from yimen import wording


class CasesConfig(AppConfig):
    name = "yimen.cases"
    label = "cases"

    def ready(self) -> None:
        from yimen.agencies.standing import holding
        from yimen.cases.open_points import open_points_are_readable
        from yimen.cases.queries.resting import open_cases_at, running_of
        from yimen.cases.refusals import MESSAGES
        from yimen.cases.telling import REMINDERS, STEPS, TELLING, tell_event
        from yimen.catalogue import running
        from yimen.notices import telling

        wording.register(MESSAGES)
        running.register(running_of)
        holding.register("case", _("Open cases"), open_cases_at)
        telling.say_kinds(STEPS)
        telling.say_kinds(REMINDERS)
        telling.register(TELLING, tell_event)
        register(open_points_are_readable)
