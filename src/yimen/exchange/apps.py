from django.apps import AppConfig

from yimen import wording


class ExchangeConfig(AppConfig):
    name = "yimen.exchange"
    label = "exchange"

    def ready(self) -> None:
        from yimen.exchange.refusals import MESSAGES

        wording.register(MESSAGES)
