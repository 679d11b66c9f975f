from django.apps import AppConfig

from yimen import wording


class PapersConfig(AppConfig):
    name = "yimen.papers"
    label = "papers"

    def ready(self) -> None:
        from yimen.papers.refusals import MESSAGES

        wording.register(MESSAGES)
