from django.apps import AppConfig

from yimen import wording


class PartiesConfig(AppConfig):
    name = "yimen.parties"
    label = "parties"

    def ready(self) -> None:
        from yimen.parties.refusals import MESSAGES

        wording.register(MESSAGES)
