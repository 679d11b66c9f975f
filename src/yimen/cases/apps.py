from django.apps import AppConfig
from django.core.checks import register

from yimen import wording


class CasesConfig(AppConfig):
    name = "yimen.cases"
    label = "cases"

    def ready(self) -> None:
        from yimen.cases.open_points import open_points_are_readable
        from yimen.cases.queries.resting import running_of
        from yimen.cases.refusals import MESSAGES
        from yimen.catalogue import running

        wording.register(MESSAGES)
        running.register(running_of)
        register(open_points_are_readable)
