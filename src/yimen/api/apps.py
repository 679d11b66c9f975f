from django.apps import AppConfig

from yimen import wording


class ApiConfig(AppConfig):
    name = "yimen.api"
    label = "api"

    def ready(self) -> None:
        from yimen.api.refusals import MESSAGES

        wording.register(MESSAGES)
