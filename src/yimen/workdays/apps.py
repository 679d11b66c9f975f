from django.apps import AppConfig

from yimen import wording


class WorkdaysConfig(AppConfig):
    name = "yimen.workdays"
    label = "workdays"

    def ready(self) -> None:
        from yimen.workdays.refusals import MESSAGES

        wording.register(MESSAGES)
