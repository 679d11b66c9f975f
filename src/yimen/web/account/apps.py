from django.apps import AppConfig

from yimen import wording


class AccountConfig(AppConfig):
    name = "yimen.web.account"
    label = "web_account"

    def ready(self) -> None:
        from yimen.web.account.refusals import MESSAGES

        wording.register(MESSAGES)
