from django.apps import AppConfig

from yimen import wording


class AccountsConfig(AppConfig):
    name = "yimen.accounts"
    label = "accounts"

    def ready(self) -> None:
        from yimen.accounts.refusals import MESSAGES

        wording.register(MESSAGES)
