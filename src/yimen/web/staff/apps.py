from django.apps import AppConfig

from yimen import wording


class StaffConfig(AppConfig):
    name = "yimen.web.staff"
    label = "web_staff"

    def ready(self) -> None:
        from yimen.web.staff.refusals import MESSAGES

        wording.register(MESSAGES)
