from django.apps import AppConfig

from yimen import wording


class CasesConfig(AppConfig):
    name = "yimen.cases"
    label = "cases"

    def ready(self) -> None:
        from yimen.cases.refusals import MESSAGES

        wording.register(MESSAGES)
