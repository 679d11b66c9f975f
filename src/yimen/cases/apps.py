from django.apps import AppConfig
from django.core.checks import register

from yimen import wording


class CasesConfig(AppConfig):
    name = "yimen.cases"
    label = "cases"

    def ready(self) -> None:
        from yimen.cases.open_points import open_points_are_readable
        from yimen.cases.refusals import MESSAGES

        wording.register(MESSAGES)
        register(open_points_are_readable)
