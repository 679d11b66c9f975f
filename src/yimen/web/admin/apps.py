from django.apps import AppConfig

from yimen import wording


class AdminConfig(AppConfig):
    name = "yimen.web.admin"
    label = "web_admin"

    def ready(self) -> None:
        from yimen.web.admin.refusals import MESSAGES

        wording.register(MESSAGES)
