from django.apps import AppConfig

from yimen import wording


class PublicConfig(AppConfig):
    name = "yimen.web.public"
    label = "web_public"

    def ready(self) -> None:
        from yimen.web.public.refusals import MESSAGES

        wording.register(MESSAGES)
